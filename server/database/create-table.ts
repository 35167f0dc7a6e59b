// The text of CREATE TABLE and CREATE INDEX for each dialect: re-runnable, with everything the engine's tables need.
import type { Storage } from '../model/model';
import type { Dialect } from './dialect';
import { longestVarchar } from './dialects/mysql';

export interface TableColumn { readonly name: string; readonly storage: Storage; readonly notNull?: boolean; /** SQL of a default: a number or a quoted word. */ readonly defaultSql?: string }
export interface TableIndex {
  readonly name: string;
  readonly columns: readonly string[];
  readonly unique: boolean;
  /** SQL of a condition on the rows in it; SQLite only. */
  readonly where?: string;
}
export interface TableShape {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly key: readonly string[] | 'auto';
  readonly indexes: readonly TableIndex[];
}

/** One statement on MySQL, where indexes stand inside; on SQLite the table's and one for each index. All of them may run again. */
export function createTableText(table: TableShape, dialect: Dialect): string[] {
  const { quote } = dialect;
  const lines = table.columns.map((column) => columnText(column, dialect));
  if (table.key === 'auto') lines.unshift(dialect.name === 'sqlite' ? `${quote('id')} INTEGER PRIMARY KEY AUTOINCREMENT` : `${quote('id')} BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY`);
  else lines.push(`PRIMARY KEY (${table.key.map(quote).join(', ')})`);
  const head = `CREATE TABLE IF NOT EXISTS ${quote(table.name)}`;
  if (dialect.name === 'sqlite') {
    return [`${head} (\n  ${lines.join(',\n  ')}\n)`, ...table.indexes.map((index) => createIndexText(table.name, index, dialect))];
  }
  const storages = new Map(table.columns.map((column) => [column.name, column.storage]));
  const indexes = table.indexes.map((index) => `${index.unique ? 'UNIQUE ' : ''}KEY ${quote(index.name)} (${indexedColumns(index, dialect, storages)})`);
  return [`${head} (\n  ${[...lines, ...indexes].join(',\n  ')}\n) ${dialect.tableOptions}`];
}

/** `name TYPE NOT NULL DEFAULT …`, as in CREATE TABLE and ADD COLUMN. */
export function columnText(column: TableColumn, dialect: Dialect): string {
  const rest = `${column.notNull === true ? ' NOT NULL' : dialect.name === 'mysql' ? ' NULL' : ''}${column.defaultSql === undefined ? '' : ` DEFAULT ${column.defaultSql}`}`;
  return `${dialect.quote(column.name)} ${dialect.columnType(column.storage)}${rest}`;
}

/** SQLite's own statement; MySQL has `ALTER TABLE … ADD KEY`, see plan-ddl.ts. */
export function createIndexText(table: string, index: TableIndex, dialect: Dialect): string {
  const { quote } = dialect;
  return `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX IF NOT EXISTS ${quote(index.name)} ON ${quote(table)} (${indexedColumns(index, dialect, new Map())})${index.where === undefined ? '' : ` WHERE ${index.where}`}`;
}

/** The columns of an index, with a length where MySQL cannot index the whole of a text. */
export function indexedColumns(index: TableIndex, dialect: Dialect, storages: ReadonlyMap<string, Storage>): string {
  return index.columns.map((name) => {
    const storage = storages.get(name);
    const long = dialect.name === 'mysql' && storage !== undefined
      && (storage.kind === 'longText' || storage.kind === 'json' || (storage.kind === 'text' && storage.length > longestVarchar));
    if (!long) return dialect.quote(name);
    if (index.unique) throw new Error(`The index ${index.name} cannot be unique: ${name} is longer than ${longestVarchar} characters`);
    return `${dialect.quote(name)}(191)`;
  }).join(', ');
}
