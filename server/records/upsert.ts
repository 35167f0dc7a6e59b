// Changes the record that has a key, or makes it: by one unique field, safe against others doing the same at the same time.
import type { Context } from '../access/context';
import { inTransaction } from '../access/in-transaction';
import { TangramError } from '../errors';
import { fieldTypeOf } from '../field-types/field-types';
import { fieldCalled } from '../model/called';
import type { FieldModel, ObjectModel } from '../model/model';
import type { RequestInput } from './write/change';
import { labelOf } from './write/change';
import { idOfOutcome } from './write/outcome';
import { save, type BatchMode, type Outcome } from './write/save';
import { selectRows } from './write/select-rows';

export interface RecordUpsert {
  /** Exactly one unique field, or `id`, with its value. */
  readonly key: Readonly<Record<string, unknown>>;
  readonly input: unknown;
}

/** Gives the record's id. */
export async function upsertRecord(context: Context, object: ObjectModel, { key, input }: RecordUpsert): Promise<string> {
  const [name, value] = onlyKey(key);
  if (name === 'id' && typeof value === 'string') return idOfOutcome(await save(context, [{ kind: 'update', object, id: value, input }]));
  const field = keyField(context, object, name);
  const stored = acceptKey(context, field, value);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(context, async (inside) => {
        const ids = await idsByKey(inside, object, { field, values: [stored] });
        return idOfOutcome(await save(inside, [requestFor(object, { id: ids.get(stored), field, value, input })]));
      });
    } catch (error) {
      // Somebody else has made the record meanwhile: now it is there to be changed.
      if (attempt > 3 || !isTaken(error, field)) throw error;
    }
  }
}

export type Upserted = Outcome & { readonly created: boolean };
export interface ManyUpserts {
  readonly field: FieldModel;
  /** Each value may stand there once. */
  readonly rows: readonly { readonly value: unknown; readonly input: object }[];
  readonly mode: BatchMode;
  /** A row whose record is not there is NOT_FOUND instead of new. */
  readonly onlyExisting?: boolean;
}

/** Many at once: one question for all keys, then one write. */
export async function upsertRecords(context: Context, object: ObjectModel, { field, rows, mode, onlyExisting }: ManyUpserts): Promise<readonly Upserted[]> {
  return inTransaction(context, async (inside) => {
    const accepted = rows.map(({ value }) => fieldTypeOf(field).accept(value, field));
    const stored = accepted.map((each) => ('values' in each ? each.values[0] : null));
    const ids = await idsByKey(inside, object, { field, values: stored.filter((value) => value !== null) });
    const requests = rows.map(({ value, input }, index) => requestFor(object, { id: ids.get(stored[index]) ?? (onlyExisting ? '' : undefined), field, value, input }));
    const outcomes = await save(inside, requests, mode);
    return outcomes.map((outcome, index) => ({ ...outcome, created: requests[index]!.kind === 'create' }));
  });
}

/** The field a key names. */
function keyField(context: Context, object: ObjectModel, name: string): FieldModel {
  const field = fieldCalled(object, name);
  if (!field) throw new TangramError('BAD_USER_INPUT', 'unknownField', { name });
  if (!field.unique || field.columns.length === 0) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: `${labelOf(context, field)} (${name})` });
  return field;
}

function requestFor(object: ObjectModel, { id, field, value, input }: { readonly id: string | undefined; readonly field: FieldModel; readonly value: unknown; readonly input: unknown }): RequestInput {
  if (id !== undefined) return { kind: 'update', object, id, input };
  return { kind: 'create', object, input: typeof input === 'object' && input !== null ? { [field.name]: value, ...input } : input };
}

async function idsByKey(context: Context, object: ObjectModel, { field, values }: { readonly field: FieldModel; readonly values: readonly unknown[] }): Promise<ReadonlyMap<unknown, string>> {
  const rows = await selectRows(context, { object, by: { field, values: [...new Set(values)] }, fields: [field] });
  return new Map(rows.map((row) => [row.values.get(field.name)?.[0], row.id]));
}

function acceptKey(context: Context, field: FieldModel, value: unknown): unknown {
  const accepted = fieldTypeOf(field).accept(value, field);
  const label = labelOf(context, field);
  if ('problem' in accepted) throw new TangramError('VALIDATION_FAILED', 'validationFailed', { count: 1 }, [{ ...accepted.problem, path: field.name, label }]);
  const stored = accepted.values[0];
  if (stored === null || stored === undefined) throw new TangramError('VALIDATION_FAILED', 'validationFailed', { count: 1 }, [{ path: field.name, rule: 'required', label }]);
  return stored;
}

function onlyKey(key: Readonly<Record<string, unknown>>): readonly [string, unknown] {
  const entries = Object.entries(key).filter(([, value]) => value !== undefined);
  if (entries.length !== 1) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: 'key' });
  return entries[0]!;
}

function isTaken(error: unknown, field: FieldModel): boolean {
  return error instanceof TangramError && error.code === 'DUPLICATE' && error.problems.some((problem) => problem.path === field.name);
}
