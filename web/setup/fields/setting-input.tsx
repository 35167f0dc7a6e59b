// The input of one setting of a field type, drawn from the setting's own page: its schema says what may be entered.
import { Input, InputNumber, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import type { FieldSetting } from '../../../metadata/language/field-types';
import { fieldTypes } from '../../../metadata/language/field-types';
import type { TypeKind } from '../../../metadata/language/expression/expression';
import type { FieldTypeName, Json, PicklistValue } from '../../../metadata/language/types';
import { shortName, useWords } from '../../words/words';
import { ExpressionOf } from '../expression/expression-input';
import { ValuesEditor } from '../picklists/values-editor';

/** What a setting may name: objects, shared picklists, lists of details and their fields. */
export interface Choice { readonly value: string; readonly label: string }
export interface SettingInputProps {
  readonly id: string;
  readonly setting: FieldSetting;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
  /** What may be named; absent: anything is typed. */
  readonly choices?: readonly Choice[];
  readonly invalid: boolean;
  /** Set once, when the field is made. */
  readonly fixed?: boolean;
  /** For an expression: the object it is about, and what it may give. */
  readonly expression?: { readonly object: string | undefined; readonly expected: readonly TypeKind[] };
  /** Stored values that records may have already. */
  readonly keptValues?: readonly PicklistValue[];
}

/** true: the setting is a switch, its label stands beside it. */
export function isSwitch(setting: FieldSetting): boolean {
  return setting['type'] === 'boolean';
}

/** true: the input needs the whole width. */
export function isWide(setting: FieldSetting): boolean {
  return refersTo(setting) === 'expression' || refersTo(setting) === 'picklistValues' || setting['type'] === 'array';
}

/** The input. */
export function SettingInput({ id, setting, value, onChange, choices, invalid, fixed, keptValues, expression }: SettingInputProps): ReactNode {
  const { language } = useWords();
  const words = shortName(language);
  const status = invalid ? 'error' : undefined;
  const usual = setting['default'];
  const text = (next: string): void => onChange(next === '' ? undefined : next);
  if (isSwitch(setting)) return <Switch id={id} size="small" checked={(value ?? usual) === true} onChange={(next) => onChange(next)} />;
  if (refersTo(setting) === 'picklistValues') return <ValuesEditor values={(value ?? []) as unknown as readonly PicklistValue[]} kept={keptValues ?? []} onChange={(next) => onChange(next as unknown as Json)} />;
  const options = choices ?? enumOptions(setting, words);
  if (options) {
    const many = setting['type'] === 'array';
    return (
      <Select
        id={id} mode={many ? 'multiple' : undefined} allowClear={!many} disabled={fixed} status={status} style={{ width: '100%' }}
        showSearch={options.length > 8 ? { optionFilterProp: 'label' } : false}
        value={(value ?? usual ?? undefined) as string | string[] | undefined}
        options={options.map((option) => ({ ...option }))}
        onChange={(next: string | string[] | undefined) => onChange(next ?? undefined)}
      />
    );
  }
  if (setting['type'] === 'array') return <Select id={id} mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '\n', ' ']} status={status} style={{ width: '100%' }} value={(value ?? []) as string[]} onChange={(next: string[]) => onChange(next)} />;
  if (setting['type'] === 'integer') return <InputNumber id={id} style={{ width: '100%' }} precision={0} min={setting['minimum'] as number | undefined} max={setting['maximum'] as number | undefined} placeholder={usual === undefined ? '' : String(usual)} status={status} value={typeof value === 'number' ? value : null} onChange={(next) => onChange(next ?? undefined)} />;
  if (refersTo(setting) === 'expression') return <ExpressionOf id={id} label={setting.label[words]} object={expression?.object} expected={expression?.expected.length ? expression.expected : undefined} invalid={invalid} text={textOf(value) || undefined} onChange={(next) => onChange(next)} />;
  return <Input id={id} disabled={fixed} maxLength={setting['maxLength'] as number | undefined} status={status} placeholder={exampleOf(setting) ?? (usual === undefined ? '' : String(usual))} value={textOf(value)} onChange={(event) => text(event.target.value)} />;
}

/** The shared piece a setting is made of: `apiName`, `label`, `expression`, `picklistValues` … */
export function refersTo(setting: FieldSetting): string | undefined {
  const reference = setting['$ref'];
  return typeof reference === 'string' ? reference.split('/').at(-1) : undefined;
}

function enumOptions(setting: FieldSetting, words: 'zh' | 'en'): readonly Choice[] | undefined {
  const values = setting['enum'];
  if (!Array.isArray(values)) return undefined;
  return (values as string[]).map((value) => ({ value, label: (setting.choices?.[value] ?? fieldTypes[value as FieldTypeName]?.label)?.[words] ?? value }));
}

function exampleOf(setting: FieldSetting): string | undefined {
  const examples = setting['examples'];
  return Array.isArray(examples) ? String(examples[0]) : undefined;
}

function textOf(value: Json | undefined): string {
  return value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}
