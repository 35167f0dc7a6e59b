// Keeps the search table in step with the records: in the same transaction, and only where searchable words changed.
import type { Context } from '../../access/context';
import type { Dialect } from '../../database/dialect';
import { fieldTypeOf } from '../../field-types/field-types';
import type { ObjectModel } from '../../model/model';
import { encodeToken } from '../../query/search-storage';
import { searchTokens, type SearchableText } from '../../query/search-tokens';
import { after, type Change, type Work } from './change';
import type { Sql } from '../../database/source';
import { idsSql, insertSql } from './write-rows';

/** What writes the tokens of new, changed and restored records and takes those of deleted ones away. */
export async function indexWords(work: Work): Promise<readonly Sql[]> {
  const { context } = work;
  const gone = work.changes.filter((change) => change.kind === 'delete');
  const fresh = work.changes.filter((change) => change.kind === 'create' || change.kind === 'restore');
  const changed = work.changes.filter((change) => change.kind === 'update' && change.object.searchFields.some((field) => change.values.has(field.name)));
  return [
    ...forgetting(context, [...gone, ...changed].map((change) => change.id)),
    ...(await remembering(context, [...fresh, ...changed].map((change) => ({ id: change.id, object: change.object.name, tokens: tokensOf(context, change) })))),
  ];
}

interface Entry { readonly id: string; readonly object: string; readonly tokens: string }

/** Adds entries; the records must not be there yet. */
export async function remember(context: Context, entries: readonly Entry[]): Promise<void> {
  await context.connection.runAll(await remembering(context, entries));
}

/** Takes the entries of these records away. */
export async function forget(context: Context, ids: readonly string[]): Promise<void> {
  await context.connection.runAll(forgetting(context, ids));
}

async function remembering(context: Context, entries: readonly Entry[]): Promise<readonly Sql[]> {
  const wordy = entries.filter((entry) => entry.tokens !== '');
  if (wordy.length === 0) return [];
  if (context.connection.dialect.name === 'mysql') {
    return insertSql(context, { table: 'engine_search', columns: ['record_id', 'object', 'tokens'], rows: wordy.map(({ id, object, tokens }) => [id, object, tokens]) });
  }
  // SQLite has one writer at a time, so the next numbers cannot be taken by somebody else.
  const [row] = await context.connection.rows({ text: 'SELECT MAX(id) FROM engine_search', values: [] });
  const first = Number(row?.[0] ?? 0) + 1;
  return [
    ...insertSql(context, { table: 'engine_search', columns: ['id', 'record_id', 'object'], rows: wordy.map(({ id, object }, index) => [first + index, id, object]) }),
    ...insertSql(context, { table: 'engine_search_tokens', columns: ['rowid', 'tokens'], rows: wordy.map(({ tokens }, index) => [first + index, tokens]) }),
  ];
}

function forgetting(context: Context, ids: readonly string[]): readonly Sql[] {
  const statements: Sql[] = [];
  for (let at = 0; at < ids.length; at += 1000) {
    const some = ids.slice(at, at + 1000);
    const which = idsSql(some, 'record_id');
    if (context.connection.dialect.name === 'sqlite') statements.push({ text: `DELETE FROM engine_search_tokens WHERE rowid IN (SELECT id FROM engine_search WHERE ${which})`, values: some });
    statements.push({ text: `DELETE FROM engine_search WHERE ${which}`, values: some });
  }
  return statements;
}

function tokensOf({ connection }: Context, change: Change): string {
  return tokensOfRecord(connection.dialect, change.object, (field) => after(change, field));
}

/** The tokens of a record as they are kept, from its stored values. */
export function tokensOfRecord(dialect: Dialect, object: ObjectModel, value: (field: string) => readonly unknown[] | undefined): string {
  const texts: SearchableText[] = [];
  for (const field of object.searchFields) {
    const values = value(field.name);
    const text = values && fieldTypeOf(field).searchText?.(values, field);
    if (text) texts.push({ text, name: field === object.nameField, phone: field.type === 'phone' });
  }
  return searchTokens(texts).map((token) => encodeToken(dialect, token)).join(' ');
}
