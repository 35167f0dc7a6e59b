// Makes the engine's own tables, the same on every database; used by migrations/engine.
import type { QueryRunner } from 'typeorm';
import type { Storage } from '../model/model';
import { createTableText, type TableShape } from './create-table';
import type { Dialect } from './dialect';
import { findServer, mysqlDialect } from './dialects/mysql';
import { sqliteDialect } from './dialects/sqlite';

/** A column of an engine table. Times are whole milliseconds since 1970, `integer`, so that TypeORM, plain SQL and both databases agree on them. */
export type EngineColumn = Storage & { readonly null?: true };

export interface EngineTable {
  readonly name: string;
  readonly columns: Readonly<Record<string, EngineColumn>>;
  /** The key's columns; `auto`: one integer column `id`, counted by the database and never used twice. */
  readonly key: readonly string[] | 'auto';
  readonly indexes?: readonly { readonly name: string; readonly columns: readonly string[]; readonly unique?: true }[];
}

/** CREATE TABLE IF NOT EXISTS, with indexes. */
export async function createEngineTable(queryRunner: QueryRunner, table: EngineTable): Promise<void> {
  const dialect = await dialectOf(queryRunner);
  const shape: TableShape = {
    name: table.name,
    columns: Object.entries(table.columns).map(([name, { null: nullable, ...storage }]) => ({ name, storage, notNull: nullable !== true })),
    key: table.key,
    indexes: (table.indexes ?? []).map((index) => ({ ...index, unique: index.unique === true })),
  };
  for (const text of createTableText(shape, dialect)) await queryRunner.query(text);
}

/** For migrations that need other SQL on each database. */
export async function dialectOf(queryRunner: QueryRunner): Promise<Dialect> {
  if (queryRunner.dataSource.options.type === 'better-sqlite3') return sqliteDialect;
  return mysqlDialect(await findServer(async (text) => {
    const found = (await queryRunner.query(text)) as Record<string, unknown>[];
    return found.map((row) => String(row['Collation']));
  }));
}
