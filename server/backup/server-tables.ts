// The tables of a MySQL-compatible server, read as they stood at one moment, and made again elsewhere.
import { createHash } from 'node:crypto';
import { createConnection, type Connection } from 'mysql2';
import { addressOf } from '../database/dialects/open-mysql';

/** A table as it is made, and how its rows are read. */
export interface ServerTable { readonly name: string; readonly create: string; readonly columns: readonly string[]; readonly binary: readonly string[]; readonly key: readonly string[] }
/** A cell as it stands in a backup: text, or bytes in base64. */
export type Cell = string | null | { readonly b: string };
/** Reads a database as it stood when this was opened, whatever is written meanwhile. */
export interface ServerSnapshot { tables(): Promise<readonly ServerTable[]>; rows(table: ServerTable): AsyncGenerator<readonly Cell[]>; close(): Promise<void> }

/** Opens the database of a `mysql://` URL for reading. */
export async function serverSnapshot(url: string): Promise<ServerSnapshot> {
  const connection = await connect(url);
  await connection.promise().query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  await connection.promise().query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
  return { tables: () => tablesOf(connection), rows: (table) => rowsOf(connection, table), close: () => connection.promise().end() };
}

export interface ServerTarget { create(table: ServerTable): Promise<void>; insert(table: ServerTable, rows: readonly (readonly Cell[])[]): Promise<void>; close(): Promise<void> }

/** Opens an empty database of a `mysql://` URL, making it where it is missing. Throws where there is something in it. */
export async function serverTarget(url: string): Promise<ServerTarget> {
  const { database } = addressOf(new URL(url));
  const server = await connect(url, false);
  await server.promise().query(`CREATE DATABASE IF NOT EXISTS \`${database}\` CHARACTER SET utf8mb4`);
  await server.promise().end();
  const connection = await connect(url);
  const there = await tablesOf(connection);
  if (there.length > 0) {
    await connection.promise().end();
    throw new Error(`The database "${database}" is not empty (${there.length} tables): a backup is restored into an empty one`);
  }
  await connection.promise().query(`SET SESSION foreign_key_checks = 0, SESSION unique_checks = 0, SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES'`);
  return {
    async create(table) { await connection.promise().query(table.create); },
    async insert({ name, columns }, rows) {
      const values = rows.map((row) => row.map((cell) => (cell !== null && typeof cell === 'object' ? Buffer.from(cell.b, 'base64') : cell)));
      await connection.promise().query(`INSERT INTO \`${name}\` (${columns.map(quoted).join(', ')}) VALUES ?`, [values]);
    },
    close: () => connection.promise().end(),
  };
}

/** What two readings of the same table have in common. */
export interface TableSum { readonly rows: number; readonly sum: string }

/** Adds up rows as they go by; `line` is the text that stands for a row. */
export function tableSum(): { add(line: string): void; total(): TableSum } {
  const hash = createHash('sha256');
  let rows = 0;
  return { add: (line) => { hash.update(line).update('\n'); rows += 1; }, total: () => ({ rows, sum: hash.digest('hex') }) };
}

async function connect(url: string, inside = true): Promise<Connection> {
  const { tls, database, ...login } = addressOf(new URL(url));
  const connection = createConnection({ ...login, ...(inside ? { database } : {}), ...(tls === undefined ? {} : { ssl: tls }), charset: 'utf8mb4' });
  await connection.promise().query(`SET SESSION time_zone = '+00:00'`);
  return connection;
}

async function tablesOf(connection: Connection): Promise<readonly ServerTable[]> {
  const ask = async (text: string, values: readonly unknown[] = []): Promise<string[][]> => (await connection.promise().query({ sql: text, values: [...values], rowsAsArray: true }))[0] as unknown as string[][];
  const names = (await ask(`SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY table_name`)).map(([name]) => name!);
  const tables: ServerTable[] = [];
  for (const name of names) {
    const columns = await ask(`SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ? AND extra NOT LIKE '%GENERATED%' ORDER BY ordinal_position`, [name]);
    const key = (await ask(`SELECT column_name FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ? AND index_name = 'PRIMARY' ORDER BY seq_in_index`, [name])).map(([column]) => column!);
    tables.push({
      name, create: (await ask(`SHOW CREATE TABLE \`${name}\``))[0]![1]!, columns: columns.map(([column]) => column!),
      binary: columns.flatMap(([column, type]) => (/blob|binary/.test(type!) ? [column!] : [])), key: key.length > 0 ? key : columns.map(([column]) => column!),
    });
  }
  return tables;
}

async function* rowsOf(connection: Connection, { name, columns, binary, key }: ServerTable): AsyncGenerator<readonly Cell[]> {
  const isBinary = new Set(binary);
  const stream = connection.query({
    sql: `SELECT ${columns.map(quoted).join(', ')} FROM \`${name}\` ORDER BY ${key.map(quoted).join(', ')}`, rowsAsArray: true,
    // Text as the server says it: nothing is rounded, no date is moved.
    typeCast: (field) => {
      if (!isBinary.has(field.name)) return field.string('utf8');
      const bytes = field.buffer();
      return bytes === null ? null : { b: bytes.toString('base64') };
    },
  }).stream({ highWaterMark: 500 });
  for await (const row of stream) yield row as readonly Cell[];
}

function quoted(column: string): string {
  return `\`${column}\``;
}
