// Stores the changes: new records, changed ones, links; says which value is taken where a unique index refuses.
import { TangramError } from '../../errors';
import type { FieldModel, ObjectModel } from '../../model/model';
import { after, join, labelOf, type Change, type Refusal, type Work } from './change';
import { isEffective } from './complete';
import { byObject } from './lock-masters';
import { errorOfAll } from './refusals';
import { selectRows } from './select-rows';
import { insertRecords, updateRecords, writeLinks } from './write-rows';

/** Throws DUPLICATE, naming field and value. */
export async function writeRecords(work: Work): Promise<void> {
  const { context } = work;
  for (const [object, changes] of byObject(work.changes.filter(isEffective))) {
    const creates = changes.filter((change) => change.kind === 'create');
    // Deleting frees unique values, so it comes first.
    const others = (['delete', 'update', 'restore'] as const).map((kind) => changes.filter((change) => change.kind === kind && (kind !== 'update' || change.values.size > 0)));
    const storing = async (): Promise<void> => {
      for (const group of others) if (group.length > 0) await updateRecords(context, object, group);
      if (creates.length > 0) await insertRecords(context, object, creates);
    };
    await storing().catch(async (error: unknown) => {
      const violation = context.connection.dialect.uniqueViolation(error);
      throw violation ? await duplicate(work, object, { index: violation.index, changes }) : error;
    });
  }
  const links = work.changes.flatMap((change) => change.links);
  if (links.length > 0) await writeLinks(context, links);
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
