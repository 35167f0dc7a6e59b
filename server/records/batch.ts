// Writes many records of one object at once: all or none, or each on its own.
import type { Context } from '../access/context';
import { rowPredicate, visibleTo } from '../access/restrict';
import { TangramError } from '../errors';
import type { ObjectModel } from '../model/model';
import { both, type Predicate } from '../query/plan';
import { levelSql } from '../query/to-sql';
import { save, type BatchMode, type Outcome } from './write/save';
import { sqlFor } from './write/sql-for';

export type { BatchMode, Outcome };

/** Most records of one batch. */
const mostAtOnce = 1000;

/** Which records: by id, or those that meet a condition; both together: those of the ids that meet it. */
export interface Selection { readonly ids?: readonly string[]; readonly where?: Predicate }

/** In mode ALL a problem's path begins with the number of its input: `3.name`. */
export async function createRecords(context: Context, object: ObjectModel, { inputs, mode }: { readonly inputs: readonly unknown[]; readonly mode: BatchMode }): Promise<readonly Outcome[]> {
  mustBeFew(inputs.length);
  return save(context, inputs.map((input) => ({ kind: 'create', object, input })), mode);
}

/** The same patch for all. */
export async function updateRecords(context: Context, object: ObjectModel, { selection, patch, mode }: { readonly selection: Selection; readonly patch: unknown; readonly mode: BatchMode }): Promise<readonly Outcome[]> {
  const ids = await idsOf(context, object, selection);
  return named(ids, await save(context, ids.map((id) => ({ kind: 'update', object, id, input: patch })), mode));
}

/** To the recycle bin. */
export async function deleteRecords(context: Context, object: ObjectModel, { selection, mode }: { readonly selection: Selection; readonly mode: BatchMode }): Promise<readonly Outcome[]> {
  const ids = await idsOf(context, object, selection);
  return named(ids, await save(context, ids.map((id) => ({ kind: 'delete', object, id })), mode));
}

/** Whoever asked by a filter knows no places in a list: what was refused says of which record it is. */
function named(ids: readonly string[], outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.map((outcome, index) => ('error' in outcome ? { ...outcome, of: ids[index]! } : outcome));
}

async function idsOf(context: Context, object: ObjectModel, { ids, where }: Selection): Promise<readonly string[]> {
  const given = ids && [...new Set(ids)];
  if (given) mustBeFew(given.length);
  if (!where) {
    if (!given) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: 'filter, ids' });
    return given;
  }
  const wanted: Predicate = given ? both({ kind: 'compare', field: 'id', column: 0, operator: 'in', values: given }, where) : where;
  if (given?.length === 0) return [];
  const rows = await context.connection.rows(levelSql({
    object: object.name, cells: [{ kind: 'value', path: [], field: 'id', column: 0 }], where: both(rowPredicate(context, object, 'read'), wanted), order: [],
    page: { limit: mostAtOnce + 1, fromEnd: false }, total: false, visible: visibleTo(context),
  }, sqlFor(context)));
  mustBeFew(rows.length);
  return rows.map((row) => String(row[0]));
}

function mustBeFew(count: number): void {
  if (count > mostAtOnce) throw new TangramError('BAD_USER_INPUT', 'tooMany', { max: mostAtOnce, count });
}
