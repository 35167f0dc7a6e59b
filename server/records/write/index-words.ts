// Keeps the search table in step with the records: in the same transaction, and only where searchable words changed.
import type { Context } from '../../access/context';
import type { Dialect } from '../../database/dialect';
import { fieldTypeOf } from '../../field-types/field-types';
import type { ObjectModel } from '../../model/model';
import { encodeToken } from '../../query/search-storage';
import { searchTokens, type SearchableText } from '../../query/search-tokens';
import { after, type Change, type Work } from './change';
import type { Sql } from '../../database/source';
import { idsSql, insertSql, thousands } from './write-rows';

/** What writes the tokens of new, changed and restored records and takes those of deleted ones away. */
export function indexWords(work: Work): Promise<readonly Sql[]> {
  const { context } = work;
  const changed = (change: Change): boolean => change.kind === 'update' && change.object.searchFields.some((field) => change.values.has(field.name));
  return entriesSql(context, {
    old: work.changes.filter((change) => change.kind === 'delete' || changed(change)).map((change) => change.id),
    fresh: work.changes.filter((change) => change.kind === 'create' || change.kind === 'restore' || changed(change)).map((change) => ({ id: change.id, object: change.object.name, tokens: tokensOf(context, change) })),
  });
}

interface Entry { readonly id: string; readonly object: string; readonly tokens: string }
/** Records whose entries go, and entries that come. */
interface Entries { readonly old: readonly string[]; readonly fresh: readonly Entry[] }

/** Takes the entries of the records `old` away and adds those of `fresh`, which may be the same records. */
export async function replaceWords(context: Context, entries: Entries): Promise<void> {
  await context.connection.runAll(await entriesSql(context, entries));
}

function entriesSql(context: Context, { old, fresh }: Entries): Promise<readonly Sql[]> {
  const entries = { old, fresh: fresh.filter((entry) => entry.tokens !== '') };
  return context.connection.dialect.name === 'mysql' ? Promise.resolve(waitingSql(context, entries)) : fullTextSql(context, entries);
}

/** MySQL: into the plain table, one row a record; `records/fold-words` takes them from there to the full text. */
function waitingSql(context: Context, { old, fresh }: Entries): readonly Sql[] {
  const without = new Set(old);
  for (const { id } of fresh) without.delete(id);
  const rows = [...[...without].map((id) => [id, '', '']), ...fresh.map(({ id, object, tokens }) => [id, object, tokens])];
  return insertSql(context, { table: 'engine_search_new', columns: ['record_id', 'object', 'tokens'], rows, replace: true });
}

async function fullTextSql(context: Context, { old, fresh }: Entries): Promise<readonly Sql[]> {
  const statements: Sql[] = [];
  for (const some of thousands(old)) {
    const which = idsSql(some, 'record_id');
    statements.push({ text: `DELETE FROM engine_search_tokens WHERE rowid IN (SELECT id FROM engine_search WHERE ${which})`, values: some });
    statements.push({ text: `DELETE FROM engine_search WHERE ${which}`, values: some });
  }
  if (fresh.length === 0) return statements;
  // SQLite has one writer at a time, so the next numbers cannot be taken by somebody else.
  const [row] = await context.connection.rows({ text: 'SELECT MAX(id) FROM engine_search', values: [] });
  const first = Number(row?.[0] ?? 0) + 1;
  return [
    ...statements,
    ...insertSql(context, { table: 'engine_search', columns: ['id', 'record_id', 'object'], rows: fresh.map(({ id, object }, index) => [first + index, id, object]) }),
    ...insertSql(context, { table: 'engine_search_tokens', columns: ['rowid', 'tokens'], rows: fresh.map(({ tokens }, index) => [first + index, tokens]) }),
  ];
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
