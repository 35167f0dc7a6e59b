// The few filters used every day, as boxes above the list; they change the same filter as the builder.
import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { FieldDescription, ObjectDescription } from '../../metadata/language/description';
import { findField } from '../describe/use-description';
import { filterEditorOf } from '../field-types/field-types';
import { ReferencePicker } from '../field-types/reference-picker';
import { useWords } from '../words/words';
import { isGroup, isOpaque, type Condition, type ConditionGroup } from './conditions';
import { periodKey, periods } from './operand-input';
import { rememberNames, useReferences } from '../field-types/reference-names';

export interface QuickFiltersProps { readonly object: ObjectDescription; readonly group: ConditionGroup; readonly onChange: (group: ConditionGroup) => void }

/** One box for each quick filter of the list layout that can be one. */
export function QuickFilters({ object, group, onChange }: QuickFiltersProps): ReactNode {
  const fields = object.list.quickFilters.flatMap((name) => findField(object, name) ?? []);
  if (group.match === 'any' && group.items.length > 1) return null;
  return fields.map((field) => {
    const operator = operatorFor(field);
    if (operator === null) return null;
    const current = group.items.find((item): item is Condition => !isGroup(item) && !isOpaque(item) && item.path.length === 1 && item.path[0] === field.name && item.operator === operator);
    const set = (operand: unknown): void => {
      const others = group.items.filter((item) => item !== current);
      onChange({ match: 'all', items: operand === undefined || (Array.isArray(operand) && operand.length === 0) ? others : [...others, { path: [field.name], operator, operand }] });
    };
    return <span key={field.name} className="tg-quick-filter"><QuickFilter field={field} operand={current?.operand} set={set} /></span>;
  });
}

function operatorFor(field: FieldDescription): string | null {
  const wanted = { choice: field.operators.includes('hasAny') ? 'hasAny' : 'in', reference: 'in', boolean: 'eq', date: 'during', dateTime: 'during' }[filterEditorOf(field) as string];
  return wanted && field.operators.includes(wanted) ? wanted : null;
}

function QuickFilter({ field, operand, set }: { field: FieldDescription; operand: unknown; set: (operand: unknown) => void }): ReactNode {
  const { say } = useWords();
  const editor = filterEditorOf(field);
  if (editor === 'reference') return <QuickReference field={field} operand={operand} set={set} />;
  if (editor === 'boolean') {
    return <Select allowClear placeholder={field.label} aria-label={field.label} popupMatchSelectWidth={false} value={typeof operand === 'boolean' ? String(operand) : undefined} options={[{ value: 'true', label: `${field.label}: ${say('value.yes')}` }, { value: 'false', label: `${field.label}: ${say('value.no')}` }]} onChange={(next: string | undefined) => set(next === undefined ? undefined : next === 'true')} />;
  }
  if (editor === 'date' || editor === 'dateTime') {
    const period = (operand as { period?: string } | undefined)?.period;
    return <Select allowClear placeholder={field.label} aria-label={field.label} popupMatchSelectWidth={false} value={period} options={periods.filter((one) => !one.includes('_N_')).map((one) => ({ value: one, label: say(periodKey(one)) }))} onChange={(next: string | undefined) => set(next === undefined ? undefined : { period: next })} />;
  }
  return <Select mode="multiple" allowClear maxTagCount={1} placeholder={field.label} aria-label={field.label} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }} value={Array.isArray(operand) ? (operand as string[]) : []} options={field.values.map((choice) => ({ value: choice.value, label: choice.label }))} onChange={(next: string[]) => set(next)} />;
}

function QuickReference({ field, operand, set }: { field: FieldDescription; operand: unknown; set: (operand: unknown) => void }): ReactNode {
  const references = useReferences(field.targets, Array.isArray(operand) ? (operand as string[]) : []);
  return (
    <ReferencePicker
      label={field.label}
      placeholder={field.label}
      targets={field.targets}
      value={references}
      multiple
      onChange={(next) => {
        rememberNames(next);
        set(next.map((reference) => reference.id));
      }}
    />
  );
}
