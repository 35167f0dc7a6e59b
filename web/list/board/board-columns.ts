// The columns of a board: the stages of the process where there is one for all records, else the values of the field, in their order.
import type { FieldDescription, ObjectDescription, ProcessDescription, StageDescription } from '../../../metadata/language/description';
import { findField } from '../../describe/use-description';
import { referencesOf } from '../../layout/form-rules';
import type { Values } from '../../layout/form-values';
import type { Descriptions } from '../../layout/shown-fields';
import { processesOf, stageFields } from '../../record/stages/stage-fields';
import type { Filter } from '../view-address';

/** One column. `value` is null for records that have none. */
export interface BoardColumn {
  readonly value: string | null; readonly label: string; readonly color: string | null;
  /** Shows only while records stand in it: no record comes here any more. */
  readonly past: boolean;
}

/** The columns from left to right, that of records without a value first. */
export function boardColumns(object: Pick<ObjectDescription, 'processes'>, field: FieldDescription, none: string): readonly BoardColumn[] {
  const processes = object.processes.filter((process) => process.field === field.name);
  const [only] = processes.length === 1 ? processes : [];
  const rank = new Map(only?.stages.map(({ value }, index) => [value, index]));
  const place = (value: string): number => rank.get(value) ?? rank.size;
  const values = [...field.values].sort((left, right) => place(left.value) - place(right.value));
  return [
    { value: null, label: none, color: null, past: true },
    ...values.map(({ value, label, color, inactive }) => ({ value, label: only?.stages.find((stage) => stage.value === value)?.label ?? label, color: color ?? null, past: inactive === true })),
  ];
}

/** The filter of one column. */
export function columnFilter(field: string, value: string | null): Filter {
  return { [field]: value === null ? { isEmpty: true } : { eq: value } };
}

/** Fields that must be read of a card so that it can be moved: those of stages, and what their conditions hang on. */
export function moveFields(object: ObjectDescription, field: FieldDescription, objects: Descriptions): readonly FieldDescription[] {
  const conditions = object.processes.flatMap(({ stages }) => stages.flatMap(({ enter, leave }) => [...enter, ...leave].flatMap(({ when }) => when ?? [])));
  const asked = conditions.flatMap((when) => referencesOf(when, object, objects).map(([name]) => findField(object, name ?? '')));
  const kinds = object.processes.some(({ recordType }) => recordType) ? [findField(object, 'recordType')] : [];
  return [...new Set([field, ...stageFields(object), ...asked, ...kinds].filter((one) => one !== undefined))];
}

/** The process a card goes through; where there is none, the values of the field are stages that ask for nothing. */
export function processOfCard(object: ObjectDescription, field: FieldDescription, values: Values): ProcessDescription {
  const found = processesOf(object, values).find((process) => process.field === field.name);
  if (found) return found;
  return { name: field.name, label: field.label, help: null, field: field.name, recordType: null, kind: null, probability: null, stageOf: [], stages: field.values.filter(({ inactive, value }) => !inactive || value === values[field.name]).map(plainStage) };
}

function plainStage({ value, label, color }: FieldDescription['values'][number]): StageDescription {
  return { value, label, color: color ?? null, help: null, probability: null, ends: null, noReturn: false, enter: [], leave: [], checklist: [], relatedLists: [] };
}
