// The colours of a list: which rows or cells, while which condition holds.
import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, ColorPicker, Select } from 'antd';
import { useMemo, type ReactNode } from 'react';
import type { ObjectDescription } from '../../../metadata/language/description';
import type { ColorRuleDefinition } from '../../../metadata/language/types';
import type { Descriptions } from '../../layout/shown-fields';
import { useWords } from '../../words/words';
import { ConditionInput } from '../layouts/condition-input';
import styles from '../layouts/designers.module.css';
import { fieldChoices, mayBeColumn } from './field-choices';
import { SortableRows } from './sortable-rows';

type Rules = readonly ColorRuleDefinition[];
export interface ColorRulesEditorProps { readonly rules: Rules; readonly onChange: (rules: Rules) => void; readonly object: ObjectDescription; readonly objects: Descriptions }

const most = 20;
const wholeRow = '';
const presets = ['#F5222D', '#FA8C16', '#FADB14', '#52C41A', '#13C2C2', '#1677FF', '#722ED1', '#8C8C8C'];

/** The rules, most important first. */
export function ColorRulesEditor({ rules, onChange, object, objects }: ColorRulesEditorProps): ReactNode {
  const { say } = useWords();
  const places = useMemo(() => [
    { value: wholeRow, label: say('design.colorRow') },
    ...fieldChoices(object, objects, mayBeColumn).map(({ label, choices }) => ({ label, title: label, options: choices.map((choice) => ({ value: choice.path, label: choice.label })) })),
  ], [object, objects, say]);
  const change = (at: number, next: Partial<ColorRuleDefinition>): void => onChange(rules.map((rule, index) => {
    if (index !== at) return rule;
    const { field, ...rest } = { ...rule, ...next };
    return field === undefined || field === wholeRow ? rest : { ...rest, field };
  }));
  return (
    <div className={styles.columns}>
      <p className={styles.hint}>{say('design.colorsHint')}</p>
      <SortableRows rows={rules.map((rule, at) => ({ rule, at }))} idOf={({ at }) => String(at)} labelOf={({ at }) => say('design.colorNth', { number: at + 1 })} label={say('design.colors')} onChange={(next) => onChange(next.map(({ rule }) => rule))}>
        {({ rule, at }) => (
          <div className={styles.colorRule}>
            <ColorPicker size="small" disabledAlpha value={rule.color} presets={[{ label: say('design.color'), colors: presets }]} onChangeComplete={(color) => change(at, { color: color.toHexString().toUpperCase() })}>
              <Button size="small" aria-label={say('design.colorOf', { number: at + 1 })} style={{ width: 32, background: rule.color }} />
            </ColorPicker>
            <Select size="small" showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={240} value={rule.field ?? wholeRow} options={places} aria-label={say('design.colorPlace', { number: at + 1 })} onChange={(field: string) => change(at, { field })} />
            <ConditionInput label={say('design.colorWhen')} text={rule.when} object={object} objects={objects} onChange={(when) => change(at, { when: when ?? '' })} />
            <Button size="small" type="text" icon={<CloseOutlined />} aria-label={say('design.removeColor', { number: at + 1 })} onClick={() => onChange(rules.filter((_, index) => index !== at))} />
          </div>
        )}
      </SortableRows>
      <Button size="small" type="dashed" icon={<PlusOutlined />} disabled={rules.length >= most} style={{ justifySelf: 'start' }} onClick={() => onChange([...rules, { when: '', color: presets[rules.length % presets.length]! }])}>{say('design.addColor')}</Button>
    </div>
  );
}
