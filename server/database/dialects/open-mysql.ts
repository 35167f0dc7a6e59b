// A MySQL-compatible server as a Database: TypeORM's pool of mysql2 connections, used directly for records.
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection, type ResultSetHeader } from 'mysql2/promise';
import type { Pool, PoolConnection, QueryError } from 'mysql2';
import { DataSource } from 'typeorm';
import type { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver';
import type { Connection, Database, Sql } from '../source';
import type { OrmParts } from '../open-database';
import { findServer, mysqlDialect, type MysqlServer } from './mysql';

/** `url`: mysql://user:password@host:3306/database. The database is made where it is missing and the user may make it. */
export async function openMysql(url: URL, parts: OrmParts): Promise<Database> {
  const address = addressOf(url);
  const server = await prepareServer(address);
  const orm = new DataSource({
    type: 'mysql', host: address.host, port: address.port, username: address.user, password: address.password, database: address.database,
    entities: [...parts.entities], migrations: [...parts.migrations], migrationsTableName: 'engine_migration', logging: false,
    charset: 'utf8mb4', timezone: 'Z', dateStrings: true, supportBigNumbers: true, bigNumberStrings: false, connectTimeout: connectTimeout,
    poolSize: parts.poolSize, multipleStatements: true, ...(address.tls === undefined ? {} : { ssl: address.tls }),
    extra: { jsonStrings: true, enableKeepAlive: true, waitForConnections: true },
  });
  await orm.initialize();
  const driver = orm.driver as MysqlDriver;
  const pool = driver.pool as Pool;
  const dialect = mysqlDialect(server);
  // TypeORM has opened connections before anyone could listen: those are closed, and every new one is set up before its first statement.
  await renewConnections(pool, server);

  return {
    dialect,
    orm,
    rows: (sql) => againIfLost(() => query<unknown[][]>(pool, sql)),
    async run(sql) {
      return (await query<ResultSetHeader>(pool, sql)).affectedRows;
    },
    async runAll(statements) {
      if (statements.length > 0) await query(pool, joined(statements));
    },
    rowsAll: async (statements) => rowsOfAll(statements, await query(pool, joined(statements))),
    async runLast(statements, question) {
      const all = question ? [...statements, question] : statements;
      const rows = all.length > 0 ? rowsOfAll(all, await query(pool, joined(all))) : [];
      return question ? rows.at(-1)! : [];
    },
    async transaction(work) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(pool, dialect, work);
        } catch (error) {
          if (attempt >= attempts || !mayTryAgain(error)) throw error;
        }
        // Not all losers of one deadlock at the same moment again.
        await sleep(Math.random() * 10 * 2 ** attempt);
      }
    },
    async close() {
      if (orm.isInitialized) await orm.destroy();
    },
  };
}

const connectTimeout = 10_000;
const attempts = 8;

export interface Address { readonly host: string; readonly port: number; readonly user: string; readonly password: string; readonly database: string; readonly tls?: object }

/** What a `mysql://` URL says; throws in plain words where it names no database. */
export function addressOf(url: URL): Address {
  const database = decodeURIComponent(url.pathname.slice(1));
  if (!/^[\w-]{1,64}$/.test(database)) {
    throw new Error(`DATABASE_URL names no database: it should look like mysql://user:password@${url.hostname || 'host'}:3306/tangram`);
  }
  const tls = url.searchParams.get('ssl');
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 3306), user: decodeURIComponent(url.username), password: decodeURIComponent(url.password), database,
    ...(tls === 'true' || tls === '1' ? { tls: {} } : {}),
  };
}

/** Makes the database if need be, and finds out what kind of server it is. */
async function prepareServer(address: Address): Promise<MysqlServer> {
  const { database, tls, ...login } = address;
  const connection = await createConnection({ ...login, connectTimeout, ...(tls === undefined ? {} : { ssl: tls }) }).catch((error: unknown) => {
    throw unreachable(error as QueryError, address);
  });
  try {
    const server = await findServer(async (text) => {
      const [found] = await connection.query({ sql: text, rowsAsArray: true });
      return (found as string[][]).map((row) => row[0] ?? '');
    });
    const [found] = await connection.query('SELECT 1 FROM information_schema.schemata WHERE schema_name = ?', [database]);
    if ((found as unknown[]).length === 0) {
      await connection.query(`CREATE DATABASE IF NOT EXISTS \`${database}\` CHARACTER SET utf8mb4 COLLATE ${server.collation}`).catch((error: QueryError) => {
        throw new Error(`The database "${database}" does not exist on ${address.host} and "${address.user}" may not make it (${error.message}). Ask its administrator for: CREATE DATABASE \`${database}\` CHARACTER SET utf8mb4`, { cause: error });
      });
    }
    return server;
  } finally {
    await connection.end();
  }
}

function unreachable(error: QueryError, address: Address): Error {
  const place = `${address.host}:${address.port}`;
  const advice = error.code === 'ER_ACCESS_DENIED_ERROR' || error.code === 'ER_ACCESS_DENIED_NO_PASSWORD_ERROR'
    ? `The server at ${place} refuses the user "${address.user}": check the user and the password in DATABASE_URL`
    : `No database server answers at ${place} (${error.code ?? error.message}): start it, or correct DATABASE_URL; without DATABASE_URL Tangram keeps its data in a file of its own`;
  return new Error(advice, { cause: error });
}

/**
 * READ COMMITTED: a statement sees what is committed, locks only what it changes and leaves no gaps locked, so writers seldom meet. Nothing here
 * relies on reading the same twice: whoever writes what he read says FOR UPDATE or compares the version.
 */
async function renewConnections(pool: Pool, server: MysqlServer): Promise<void> {
  const setUp = `SET NAMES utf8mb4 COLLATE ${server.collation}, SESSION time_zone = '+00:00', SESSION innodb_lock_wait_timeout = 10, SESSION group_concat_max_len = 4194304, `
    + `SESSION sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'`;
  pool.on('connection', (connection: PoolConnection) => {
    // Statements of one connection run in order, so these come before the caller's. A connection they fail on is not fit for use.
    connection.query(setUp, (error) => { if (error) connection.destroy(); });
    connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED', (error) => { if (error) connection.destroy(); });
  });
  const opened = await new Promise<PoolConnection>((resolve, reject) => {
    pool.getConnection((error, connection) => (error ? reject(error) : resolve(connection)));
  });
  opened.destroy();
}

function query<T>(on: Pool | PoolConnection, sql: Sql): Promise<T> {
  return new Promise((resolve, reject) => {
    on.query({ sql: sql.text, values: sql.values as unknown[], rowsAsArray: true }, (error, result) => {
      if (error) reject(error);
      else resolve(result as T);
    });
  });
}

async function once<T>(pool: Pool, dialect: Database['dialect'], work: (connection: Connection) => Promise<T>): Promise<T> {
  let held: PoolConnection | undefined;
  let ended = false;
  let committed = false;
  /** The transaction begins with its first statement, in one message: until then there is nothing to lose, so a dead connection is changed for another. */
  const send = async (sql: Sql): Promise<unknown> => {
    if (ended) throw new Error('This transaction has ended: its connection must not be used any more');
    if (held) return query(held, sql);
    return againIfLost(async () => {
      const fresh = await connectionFrom(pool);
      held = fresh;
      try {
        const answers = await query<unknown[]>(fresh, { text: `START TRANSACTION; ${sql.text}`, values: sql.values });
        return answers.length === 2 ? answers[1] : answers.slice(1);
      } catch (error) {
        if (lost.has((error as { code?: unknown }).code)) {
          held = undefined;
          fresh.destroy();
        }
        throw error;
      }
    });
  };
  /** WARNING: a message that commits is never sent twice, so only a connection that has just been used may begin and commit in one. */
  const beginLast = async (): Promise<readonly Sql[]> => {
    const fresh = await connectionFrom(pool);
    if (performance.now() - (usedAt.get(fresh) ?? -Infinity) < surelyAlive) {
      held = fresh;
      return [{ text: 'START TRANSACTION', values: [] }];
    }
    fresh.release();
    await send({ text: 'SELECT 1', values: [] });
    return [];
  };
  const connection: Connection = {
    dialect,
    rows: async (sql) => (await send(sql)) as unknown[][],
    run: async (sql) => ((await send(sql)) as ResultSetHeader).affectedRows,
    runAll: async (statements) => {
      if (statements.length > 0) await send(joined(statements));
    },
    rowsAll: async (statements) => (statements.length > 0 ? rowsOfAll(statements, await send(joined(statements))) : []),
    runLast: async (statements, question) => {
      // The question comes before the commit: where it fails, nothing has been written.
      const all = question ? [...statements, question] : statements;
      if (all.length === 0) return [];
      const begin = held ? [] : await beginLast();
      const answer = await send(joined([...begin, ...all, { text: 'COMMIT', values: [] }]));
      committed = true;
      ended = true;
      return question ? ((answer as unknown[]).at(-2) as unknown[][]) : [];
    },
  };
  try {
    const result = await work(connection);
    ended = true;
    if (held && !committed) await query(held, { text: 'COMMIT', values: [] });
    if (held) usedAt.set(held, performance.now());
    held?.release();
    return result;
  } catch (error) {
    ended = true;
    const broken = held;
    if (broken) await query(broken, { text: 'ROLLBACK', values: [] }).then(() => broken.release(), () => broken.destroy());
    throw error;
  }
}

/** When a connection was last given back in good order. */
const usedAt = new WeakMap<PoolConnection, number>();
/** In milliseconds. */
const surelyAlive = 1000;

/** WARNING: one message may hold several statements. That is safe only because no text ever holds a user's words: values are escaped by the driver. */
function joined(statements: readonly Sql[]): Sql {
  return { text: statements.map((statement) => statement.text).join('; '), values: statements.flatMap((statement) => statement.values) };
}

/** One statement has its answer bare, several in a list. */
function rowsOfAll(statements: readonly Sql[], answer: unknown): readonly unknown[][][] {
  const answers = statements.length === 1 ? [answer] : (answer as unknown[]);
  return answers.map((each) => (Array.isArray(each) ? (each as unknown[][]) : []));
}

function connectionFrom(pool: Pool): Promise<PoolConnection> {
  return new Promise((resolve, reject) => {
    pool.getConnection((error, connection) => (error ? reject(error) : resolve(connection)));
  });
}

/** A connection that was idle may have been ended by the server. What has changed nothing is done again with another. */
async function againIfLost<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = 3; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0 || !lost.has((error as { code?: unknown }).code)) throw error;
    }
  }
}

const lost: ReadonlySet<unknown> = new Set(['PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'EPIPE', 'ER_CLIENT_INTERACTION_TIMEOUT']);

/** 1213 deadlock, 1205 lock wait, 1020 record changed since last read (snapshot isolation). Never a lost connection: its COMMIT may have happened. */
function mayTryAgain(error: unknown): boolean {
  const number = (error as { errno?: unknown }).errno;
  return number === 1213 || number === 1205 || number === 1020;
}
