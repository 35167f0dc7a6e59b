// Stores the changes: new records, changed ones, links; says which value is taken where a unique index refuses.
import { TangramError } from '../../errors';
import type { Sql } from '../../database/source';
import type { FieldModel, ObjectModel } from '../../model/model';
import { after, join, labelOf, type Change, type Refusal, type Work } from './change';
import { isEffective } from './complete';
import { refuseGone } from './hold-references';
import { refuseAlike } from './write-matches';
import { byObject } from './lock-masters';
import { errorOfAll } from './refusals';
import type { ReadBack } from './save';
import { selectRows } from './select-rows';
import { insertRecords, updateRecords, writeLinks } from './write-rows';

/** What stores the changes. Deleting frees unique values, so it comes first. */
export function writeRecords(work: Work): readonly Sql[] {
  const { context } = work;
  const effective = work.changes.filter(isEffective);
  const statements = (['delete', 'update', 'restore', 'create'] as const).flatMap((kind) => {
    const changes = effective.filter((change) => change.kind === kind && (kind !== 'update' || change.values.size > 0));
    return [...byObject(changes)].flatMap(([object, some]) => (kind === 'create' ? insertRecords(context, object, some) : updateRecords(context, object, some)));
  });
  const links = effective.flatMap((change) => change.links);
  return links.length > 0 ? [...statements, ...writeLinks(context, links)] : statements;
}

/** Runs what is to be written. Throws DUPLICATE, naming field and value, where a unique index refuses. */
export async function flush(work: Work, statements: readonly Sql[]): Promise<void> {
  if (statements.length > 0) await work.context.connection.runAll(statements).catch((error: unknown) => explain(work, error));
}

/** The same for the last of a transaction: the commit goes along, and the question about the written record. */
export async function flushLast(work: Work, statements: readonly Sql[], { readBack, id }: { readonly readBack?: ReadBack; readonly id?: string }): Promise<void> {
  if (statements.length === 0) return;
  const question = id === undefined ? undefined : readBack?.question(id);
  const rows = await work.context.connection.runLast(statements, question).catch((error: unknown) => explain(work, error));
  if (readBack && question) readBack.rows = rows;
}

/** Throws what a failed write means to whoever asked for it. */
async function explain(work: Work, error: unknown): Promise<never> {
  await refuseGone(work, error);
  await refuseAlike(work, error);
  const violation = work.context.connection.dialect.uniqueViolation(error);
  const hit = violation && [...byObject(work.changes)].find(([object]) => object.storage.indexes.some((index) => index.name === violation.index));
  throw hit && violation ? await duplicate(work, hit[0], { index: violation.index, changes: hit[1] }) : error;
}

/** Looks up which values are taken: by other records, or twice in this write. */
async function duplicate(work: Work, object: ObjectModel, { index, changes }: { readonly index: string; readonly changes: readonly Change[] }): Promise<TangramError> {
  const named = object.storage.indexes.find((each) => each.name === index);
  const fields = [...object.fields.values()].filter((field) => field.unique && field.type !== 'id' && (!named || field.columns.some((column) => named.columns.includes(column.name))));
  const refusals: Refusal[] = [];
  for (const field of fields) refusals.push(...(await duplicatesIn(work, object, { field, changes })));
  if (refusals.length > 0) return errorOfAll(work, refusals);
  // Whoever had the value has let it go meanwhile, or it is another kind of index: the field is known all the same.
  const [first] = fields;
  return new TangramError('DUPLICATE', 'duplicate', { label: first ? labelOf(work.context, first) : index, value: String((first && after(changes[0]!, first.name)?.[0]) ?? '') },
    first ? [{ path: join(changes[0]!.path, first.name), rule: 'duplicate', label: labelOf(work.context, first) }] : []);
}

async function duplicatesIn({ context }: Work, object: ObjectModel, { field, changes }: { readonly field: FieldModel; readonly changes: readonly Change[] }): Promise<readonly Refusal[]> {
  const claims = changes.flatMap((change) => {
    const value = change.kind === 'delete' ? null : (change.kind === 'restore' ? after(change, field.name) : change.values.get(field.name))?.[0] ?? null;
    return value === null ? [] : [{ change, value }];
  });
  if (claims.length === 0) return [];
  const rows = await selectRows(context, { object, by: { field, values: [...new Set(claims.map((claim) => claim.value))] }, fields: [field] });
  const holders = new Map(rows.map((row) => [row.values.get(field.name)?.[0], row.id]));
  const seen = new Map<unknown, string>();
  return claims.flatMap(({ change, value }) => {
    const holder = seen.get(value) ?? holders.get(value);
    seen.set(value, change.id);
    if (holder === undefined || holder === change.id) return [];
    const params = { value: String(value) };
    return [{ request: change.request, code: 'DUPLICATE' as const, problem: { path: join(change.path, field.name), rule: 'duplicate' as const, params, label: labelOf(context, field) } }];
  });
}
