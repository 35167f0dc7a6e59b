// What the rest of the engine knows of a database: SQL text with values in, rows as arrays out, one transaction at a time per caller.
import type { DataSource } from 'typeorm';
import type { Dialect } from './dialect';

/** A statement and its values. Text never holds a user's words, only placeholders (`?`). */
export interface Sql { readonly text: string; readonly values: readonly unknown[] }

export interface Connection {
  readonly dialect: Dialect;
  /** Rows as arrays, cells as the driver gives them: decode with `dialect.decode(storage)`. */
  rows(sql: Sql): Promise<unknown[][]>;
  /** INSERT, UPDATE, DELETE: the number of rows found (not: changed). */
  run(sql: Sql): Promise<number>;
  /** Several of those, in order; on a server they go in one message. The first that fails ends them. */
  runAll(statements: readonly Sql[]): Promise<void>;
  /** Several statements of any kind, in order; on a server they go in one message. The rows of each; none where it is no question. */
  rowsAll(statements: readonly Sql[]): Promise<readonly unknown[][][]>;
  /** `runAll` for the last that a transaction does, and the rows of one question after it: on a server the commit goes in the same message. Whatever comes later is refused. */
  runLast(statements: readonly Sql[], question?: Sql): Promise<readonly unknown[][]>;
}

export interface Database extends Connection {
  /** TypeORM: migrations and the engine's own tables. Never records. */
  readonly orm: DataSource;
  /** Commits when `work` resolves, rolls back when it throws. SQLite: one writer at a time behind a mutex, BEGIN IMMEDIATE. MySQL: retried on deadlock (1213) and lock wait (1205), so `work` must have no effect outside the database. */
  transaction<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
