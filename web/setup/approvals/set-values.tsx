// What an approval writes into its record: fields, each with a value of a picklist or an expression.
import { CloseOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../words/words';
import { ExpressionOf } from '../expression/expression-input';
import { valueLabelIn, valuesOf } from '../processes/process-changes';
import { fieldLabel } from '../rules/rules-tab';
import { useApplicationSetup, type ObjectSetup } from '../setup-data';

export interface SetValuesProps { readonly id: string; readonly label: string; readonly setup: ObjectSetup; readonly value: Readonly<Record<string, string>>; readonly onChange: (value: Record<string, string>) => void }

/** A row for each field, and a box that adds one. */
export function SetValues({ id, label, setup, value, onChange }: SetValuesProps): ReactNode {
  const { say, language } = useWords();
  const application = useApplicationSetup();
  const free = setup.fields.filter(({ name, body }) => !body.off && !(name in value) && !made.has(body.type)).map(({ name }) => ({ value: name, label: fieldLabel(setup, name, language) }));
  const without = (gone: string): Record<string, string> => Object.fromEntries(Object.entries(value).filter(([name]) => name !== gone));
  return (
    <div className="tg-approval-sets">
      {Object.entries(value).map(([name, text]) => {
        const held = valuesOf(setup, application, name);
        const named = `${label}: ${fieldLabel(setup, name, language)}`;
        return (
          <div key={name} data-set={name}>
            <span>{fieldLabel(setup, name, language)}</span>
            {held ? <Select aria-label={named} style={{ flex: 1, minWidth: 120 }} value={/^"([^"]*)"$/.exec(text)?.[1]} options={held.values.map((one) => ({ value: one.value, label: valueLabelIn(held, one, language) }))} onChange={(next: string) => onChange({ ...value, [name]: `"${next}"` })} />
              : <div style={{ flex: 1, minWidth: 0 }}><ExpressionOf label={named} object={setup.name} text={text} onChange={(next) => onChange({ ...value, [name]: next ?? '' })} /></div>}
            <Button size="small" type="text" icon={<CloseOutlined />} aria-label={`${say('action.delete')}: ${named}`} onClick={() => onChange(without(name))} />
          </div>
        );
      })}
      <Select id={id} size="small" variant="borderless" style={{ width: 180 }} popupMatchSelectWidth={240} showSearch={{ optionFilterProp: 'label' }} value={null} placeholder={`+ ${say('approvals.addValue')}`} aria-label={`${label}: ${say('approvals.addValue')}`} options={free} onChange={(name: string | null) => { if (name) onChange({ ...value, [name]: '' }); }} />
    </div>
  );
}

const made: ReadonlySet<string> = new Set(['formula', 'rollUp', 'autoNumber', 'manyToMany', 'file', 'image', 'address', 'geolocation', 'json', 'encryptedText', 'richText']);
