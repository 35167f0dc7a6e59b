// An SQLite file as a Database: one connection that writes, behind a mutex and shared with TypeORM, and one beside it that reads.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DataSource } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver';
import { createMutex } from '../../base/mutex';
import type { Connection, Database, Sql } from '../source';
import type { OrmParts } from '../open-database';
import { LibsqlDatabase } from './libsql-driver';
import { createTransactions } from './shared-commit';
import { sqliteDialect } from './sqlite';
import { isSqliteError, unlessBusy } from './unless-busy';
import { WaitingQueryRunner } from './waiting-query-runner';

/** `path` may be `:memory:`: then the database is a throw-away file, because the two connections must see the same one. */
export async function openSqlite(path: string, parts: OrmParts): Promise<Database> {
  const throwAway = path === ':memory:' ? mkdtempSync(join(tmpdir(), 'tangram-')) : undefined;
  const file = throwAway === undefined ? path : join(throwAway, 'throw-away.db');
  mkdirSync(dirname(file), { recursive: true });
  const lock = createMutex('the writing connection', patience);

  const orm = new DataSource({
    type: 'better-sqlite3', database: file, driver: LibsqlDatabase, entities: [...parts.entities], migrations: [...parts.migrations],
    migrationsTableName: 'engine_migration', timeout: writerTimeout, logging: false,
    prepareDatabase: (writer: LibsqlDatabase) => prepare(writer, throwAway === undefined ? 'FULL' : 'OFF'),
  });
  await orm.initialize().catch((error: unknown) => {
    throw new Error(`Cannot open the database file ${file}: ${reason(error)}. Is the folder writable, and is the file a Tangram database?`, { cause: error });
  });
  const driver = orm.driver as BetterSqlite3Driver;
  const writer = driver.databaseConnection as LibsqlDatabase;
  // TypeORM's own runner is one for everybody, so two transactions would run into each other.
  driver.createQueryRunner = () => new WaitingQueryRunner(driver, lock);

  let reader = openReader(file);
  let writes = 0;
  let analysedAt = 1000;
  const wrote = (): void => {
    if (++writes < analysedAt) return;
    analysedAt = writes + Math.min(writes, 100_000);
    if (!analyse(writer)) return;
    // Figures are taken in when a connection opens.
    reader.close();
    reader = openReader(file);
  };

  const transactions = createTransactions({
    writer, lock, patience, connect: (open) => connectionOver(open, () => void writes++), wrote: () => { if (writes >= analysedAt) wrote(); },
  });

  return {
    dialect: sqliteDialect,
    orm,
    async rows(sql) {
      return reader.rows(sql.text, sql.values);
    },
    async run(sql) {
      const release = lock.tryAcquire() ?? (await lock.acquire());
      try {
        const found = await unlessBusy(() => write(writer, sql.text, sql.values));
        wrote();
        return found;
      } finally {
        release();
      }
    },
    async runAll(statements) {
      await transactions.run((connection) => connection.runAll(statements));
    },
    async rowsAll(statements) {
      if (statements.every(isQuestion)) return statements.map((sql) => reader.rows(sql.text, sql.values));
      return transactions.run((connection) => connection.rowsAll(statements));
    },
    runLast: (statements, question) => transactions.run((connection) => connection.runLast(statements, question)),
    transaction: (work) => transactions.run(work),
    async close() {
      const release = await lock.acquire();
      try {
        reader.close();
        if (orm.isInitialized) await orm.destroy();
      } finally {
        release();
        if (throwAway !== undefined) rmSync(throwAway, { recursive: true, force: true });
      }
    },
  };
}

/** How long one caller waits for another of the same process: as long as an index over millions of rows may take to build. */
const patience = 120_000;
/** libsql waits inside the process, with the event loop standing still: so wait briefly there and try again from outside. */
const writerTimeout = 25;
const readerTimeout = 5000;

/**
 * FULL: what was acknowledged is on the disk before the answer goes out. NORMAL would be 150 µs faster for each commit and lose the last moments
 * in a power failure. A throw-away database needs neither.
 */
function prepare(connection: LibsqlDatabase, synchronous: 'FULL' | 'OFF'): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma(`synchronous = ${synchronous}`);
  connection.pragma('foreign_keys = ON');
  connection.pragma('cache_size = -65536');
  connection.pragma('mmap_size = 268435456');
  connection.pragma('temp_store = MEMORY');
  // Text is compared by code point everywhere; LIKE must not be the exception.
  connection.pragma('case_sensitive_like = ON');
}

function openReader(file: string): LibsqlDatabase {
  const reader = new LibsqlDatabase(file, { timeout: readerTimeout });
  prepare(reader, 'FULL');
  reader.pragma('query_only = ON');
  return reader;
}

/** Without figures about the data the planner guesses, and is easily wrong a hundredfold. The write before it stands, whatever becomes of this. */
function analyse(writer: LibsqlDatabase): boolean {
  try {
    writer.pragma('analysis_limit = 10000');
    writer.exec('ANALYZE');
    return true;
  } catch {
    return false;
  }
}

function connectionOver(open: () => LibsqlDatabase, wrote: () => void): Connection {
  const runAll: Connection['runAll'] = async (statements) => {
    wrote();
    for (const sql of statements) write(open(), sql.text, sql.values);
  };
  return {
    dialect: sqliteDialect,
    async rows(sql) {
      return open().rows(sql.text, sql.values);
    },
    async run(sql) {
      wrote();
      return write(open(), sql.text, sql.values);
    },
    runAll,
    // Nothing travels here, and the commit is shared: shared-commit.ts makes it.
    async runLast(statements, question) {
      await runAll(statements);
      return question ? open().rows(question.text, question.values) : [];
    },
    async rowsAll(statements) {
      wrote();
      return statements.map((sql) => {
        if (isQuestion(sql)) return open().rows(sql.text, sql.values);
        write(open(), sql.text, sql.values);
        return [];
      });
    },
  };
}

function isQuestion({ text }: Sql): boolean {
  return text.startsWith('SELECT ');
}

function write(writer: LibsqlDatabase, text: string, values: readonly unknown[]): number {
  try {
    return writer.run(text, values);
  } catch (error) {
    if (isSqliteError(error) && error.code === 'SQLITE_CONSTRAINT_UNIQUE') error.index = indexHit(writer, error.message);
    throw error;
  }
}

/** SQLite tells the columns of the index that was hit, not its name. */
function indexHit(writer: LibsqlDatabase, message: string): string | undefined {
  const columns = message.slice(message.indexOf(': ') + 2).split(', ').map((name) => name.split('.'));
  const table = columns[0]?.[0];
  if (table === undefined) return undefined;
  const wanted = columns.map((parts) => parts[1]).join();
  const found = writer.rows(
    `SELECT l.name, (SELECT group_concat(name) FROM (SELECT name FROM pragma_index_info(l.name) ORDER BY seqno)) FROM pragma_index_list(?) l WHERE l."unique" = 1`,
    [table],
  ).find((row) => row[1] === wanted);
  return found === undefined ? undefined : String(found[0]);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
