// What tables, columns and indexes the database really has.
import type { Connection } from './source';

export interface ActualColumn { readonly name: string; /** As declared, in lower case: varchar(255), decimal(18,2). */ readonly type: string }
export interface ActualIndex { readonly name: string; readonly columns: readonly string[]; readonly unique: boolean }
export interface ActualTable { readonly name: string; readonly columns: ReadonlyMap<string, ActualColumn>; readonly indexes: ReadonlyMap<string, ActualIndex> }
export type ActualTables = ReadonlyMap<string, ActualTable>;

/** Of the named tables, or of all. */
export async function introspect(connection: Connection, tables?: readonly string[]): Promise<ActualTables> {
  if (tables !== undefined && tables.length === 0) return new Map();
  const queries = connection.dialect.name === 'sqlite' ? sqlite(tables) : mysql(tables);
  const values = tables === undefined ? [] : tables;
  const [columns, indexes] = await Promise.all([connection.rows({ text: queries.columns, values }), connection.rows({ text: queries.indexes, values })]);

  const found = new Map<string, { name: string; columns: Map<string, ActualColumn>; indexes: Map<string, { name: string; columns: string[]; unique: boolean }> }>();
  for (const [table, name, type] of columns as [string, string, string][]) {
    const entry = found.get(table) ?? { name: table, columns: new Map(), indexes: new Map() };
    entry.columns.set(name, { name, type: type.toLowerCase() });
    found.set(table, entry);
  }
  for (const [table, name, column, unique] of indexes as [string, string, string, unknown][]) {
    const entry = found.get(table);
    if (entry === undefined) continue;
    const index = entry.indexes.get(name) ?? { name, columns: [], unique: Number(unique) === 1 };
    index.columns.push(column);
    entry.indexes.set(name, index);
  }
  return found;
}

interface Queries { readonly columns: string; readonly indexes: string }

function sqlite(tables: readonly string[] | undefined): Queries {
  const which = `m.type = 'table'${tables === undefined ? '' : ` AND m.name IN (${marks(tables)})`}`;
  return {
    columns: `SELECT m.name, c.name, c.type FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE ${which} ORDER BY m.name, c.cid`,
    indexes: `SELECT m.name, l.name, i.name, l."unique" FROM sqlite_master m JOIN pragma_index_list(m.name) l JOIN pragma_index_info(l.name) i WHERE ${which} AND l.origin = 'c' ORDER BY m.name, l.name, i.seqno`,
  };
}

function mysql(tables: readonly string[] | undefined): Queries {
  const which = `table_schema = DATABASE()${tables === undefined ? '' : ` AND table_name IN (${marks(tables)})`}`;
  return {
    columns: `SELECT table_name, column_name, column_type FROM information_schema.columns WHERE ${which} ORDER BY table_name, ordinal_position`,
    indexes: `SELECT table_name, index_name, column_name, 1 - non_unique FROM information_schema.statistics WHERE ${which} AND index_name <> 'PRIMARY' ORDER BY table_name, index_name, seq_in_index`,
  };
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}
