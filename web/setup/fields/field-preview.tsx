// The field as people will meet it: its input, and its value on a page.
import { Tooltip } from 'antd';
import { InfoCircleOutlined } from '@ant-design/icons';
import { useMemo, useState, type ReactNode } from 'react';
import type { FieldDescription } from '../../../metadata/language/description';
import { fieldTypes } from '../../../metadata/language/field-types';
import type { FieldTypeName } from '../../../metadata/language/types';
import { pageOf } from '../../field-types/field-types';
import { FieldValue } from '../../field-types/field-value';
import layout from '../../layout/layout.module.css';
import { defaultValues, readValue } from '../../layout/form-values';
import { useWords } from '../../words/words';

/** Try it: what is entered shows below. */
export function FieldPreview({ field }: { field: FieldDescription }): ReactNode {
  const { say } = useWords();
  const { Input } = pageOf(field);
  const [typed, setTyped] = useState<{ readonly value: unknown } | null>(null);
  const initial = useMemo(() => defaultValues([field], () => null)[field.name] ?? null, [field]);
  const value = typed ? typed.value : initial;
  const shown = value ?? exampleOf(field);
  return (
    <aside className="tg-setup-preview" aria-label={say('setup.preview')}>
      <h3>{say('setup.preview')}</h3>
      <div className={layout['section']}>
        <div>
          <label className={layout['label']} htmlFor="preview-input">
            {field.required && <span className={layout['star']} aria-hidden>{'*'}</span>}{field.label || say('setup.noLabel')}
            {field.help && <Tooltip title={field.help}><InfoCircleOutlined aria-label={field.help} /></Tooltip>}
          </label>
          {Input && !field.readOnly
            ? <Input id="preview-input" field={field} value={value} invalid={false} others={{}} onChange={(next) => setTyped({ value: next })} />
            : <div className={layout['readOnly']}>{say('setup.previewComputed')}</div>}
        </div>
        <div>
          <span className={layout['label']}>{say('setup.previewShown')}</span>
          <div className={layout['value']}><FieldValue field={field} value={shown} /></div>
        </div>
      </div>
    </aside>
  );
}

/** A value to show while nothing is entered: an example of the type that needs no record, file or other setting. */
function exampleOf(field: FieldDescription): unknown {
  const page = fieldTypes[field.type as FieldTypeName];
  if (page.group === 'reference' || field.type === 'file' || field.type === 'image') return null;
  if (field.values.length > 0) return field.type === 'multiPicklist' ? field.values.slice(0, 2).map(({ value }) => value) : field.values[0]?.value ?? null;
  if (page.settings['values']) return null;
  const example = page.examples.valid.find(({ input, settings }) => input !== null && input !== '' && !settings);
  if (!example) return null;
  try {
    return readValue(field, example.output ?? example.input);
  } catch {
    return null;
  }
}
