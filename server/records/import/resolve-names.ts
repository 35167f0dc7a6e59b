// Finds the records that cells name: by a unique value (number, code, login) or by name, one statement a key for a whole batch.
import type { Context } from '../../access/context';
import { mayReadField } from '../../access/may';
import { rowPredicate } from '../../access/restrict';
import type { Problem } from '../../errors';
import { fieldTypeOf } from '../../field-types/field-types';
import type { FieldModel, ObjectModel } from '../../model/model';
import { labelOf, objectLabel } from '../write/change';
import { selectRows } from '../write/select-rows';

const named = Symbol('named');

/** A cell that names a record of the one object its field refers to; replaced by an id before anything is written. */
export interface NamedRecord { readonly [named]: string }

/** Stands in an input until its record is found. */
export function namedRecord(text: string): NamedRecord {
  return { [named]: text };
}

export interface ResolvedInputs {
  readonly inputs: readonly Record<string, unknown>[];
  /** What could not be found, by row. WARNING: such an input holds an id that no record has, so that the write refuses the row with everything else that is wrong with it. */
  readonly problems: ReadonlyMap<number, readonly Problem[]>;
}

/** Inputs with ids in the place of names; only records the viewer may see are found. */
export async function resolveNames(context: Context, object: ObjectModel, inputs: readonly Record<string, unknown>[]): Promise<ResolvedInputs> {
  const wanted = new Map<string, Set<string>>();
  const fields = [...object.fields.values()].filter((field) => field.targets.length === 1);
  for (const input of inputs) {
    for (const field of fields) {
      const text = textOf(input[field.name]);
      if (text !== undefined) wanted.set(field.targets[0]!, (wanted.get(field.targets[0]!) ?? new Set()).add(text));
    }
  }
  if (wanted.size === 0) return { inputs, problems: new Map() };
  const found = new Map<string, ReadonlyMap<string, Found>>();
  for (const [target, texts] of wanted) found.set(target, await findNamed(context, context.model.objects.get(target)!, texts));
  const problems = new Map<number, Problem[]>();
  const resolved = inputs.map((input, row) => {
    const made = { ...input };
    for (const field of fields) {
      const text = textOf(input[field.name]);
      if (text === undefined) continue;
      const target = context.model.objects.get(field.targets[0]!)!;
      const record = found.get(target.name)!.get(text);
      made[field.name] = record?.id ?? `${target.idPrefix}_0`;
      if (record?.id !== undefined) continue;
      const problem: Problem = { path: field.name, rule: record ? 'manyRecordsNamed' : 'noRecordNamed', params: { value: text, object: objectLabel(context, target) }, label: labelOf(context, field) };
      problems.set(row, [...(problems.get(row) ?? []), problem]);
    }
    return made;
  });
  return { inputs: resolved, problems };
}

/** Without an id: more than one record has the name. */
export interface Found { readonly id?: string }

/** The records of `target` that texts name; texts nobody is called by are missing. */
export async function findNamed(context: Context, target: ObjectModel, texts: ReadonlySet<string>): Promise<ReadonlyMap<string, Found>> {
  const found = new Map<string, Found>();
  for (const field of keysOf(context, target)) {
    const values = new Map<unknown, string>();
    for (const text of texts) {
      if (found.has(text)) continue;
      const accepted = fieldTypeOf(field).accept(text, field);
      if ('values' in accepted && accepted.values[0] !== null) values.set(accepted.values[0], text);
    }
    const rows = await selectRows(context, { object: target, by: { field, values: [...values.keys()] }, fields: [field], where: rowPredicate(context, target, 'read') });
    for (const row of rows) {
      const text = values.get(row.values.get(field.name)?.[0]);
      if (text !== undefined) found.set(text, found.has(text) ? {} : { id: row.id });
    }
  }
  return found;
}

const textTypes: ReadonlySet<string> = new Set(['text', 'email', 'phone', 'barcode', 'autoNumber']);

/** Unique values say more than a name does. */
function keysOf(context: Context, target: ObjectModel): readonly FieldModel[] {
  const usable = [...target.fields.values()].filter((field) => textTypes.has(field.type) && field.columns.length > 0 && mayReadField(context, target, field));
  const unique = usable.filter((field) => field.unique && field !== target.nameField);
  return usable.includes(target.nameField) ? [...unique, target.nameField] : unique;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && named in value ? (value as NamedRecord)[named] : undefined;
}
