// Holds the records that a write refers to until its commit, so that none of them goes to the bin in the same moment.
import type { Sql } from '../../database/source';
import { liveColumn } from '../../model/names';
import type { Work } from './change';
import { errorOfAll } from './refusals';
import { resolveReferences } from './resolve-references';
import { idsSql } from './write-rows';

/**
 * Statements that go before the first row that is written: they lock what is referred to against being changed, and fail where one of the records has
 * gone since it was looked up. Whoever deletes a record locks it first and then looks for what refers to it: so either he finds this write, or this
 * write finds the record gone. WARNING: on SQLite one writer works at a time, so what was looked up is still so.
 */
export function holdReferences({ context, named }: Work): readonly Sql[] {
  const { forShare, quote } = context.connection.dialect;
  if (forShare === '') return [];
  return [...named].sort(([left], [right]) => (left.name < right.name ? -1 : 1)).map(([object, ids]) => ({
    text: `SELECT CASE WHEN COUNT(*) = ? THEN 1 ELSE (SELECT 1 UNION SELECT 2) END FROM ${quote(object.storage.table)} WHERE ${idsSql([...ids])} AND ${quote(liveColumn)} = 1${forShare}`,
    values: [ids.size, ...[...ids].sort()],
  }));
}

/** Why a write failed that found a record gone: the references are looked up once more, so that each is named. */
export async function refuseGone(work: Work, error: unknown): Promise<void> {
  if ((error as { errno?: unknown }).errno !== moreThanOneRow) return;
  await resolveReferences(work);
  if (work.refusals.length > 0) throw errorOfAll(work, work.refusals);
}

/** What a server says of a SELECT within a CASE that gives two rows, as above. */
export const moreThanOneRow = 1242;
