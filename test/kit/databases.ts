// The databases a test runs on: a fresh SQLite file always, a fresh MySQL-compatible database where a server answers.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';

export interface TestDatabase { readonly url: string; /** Removes file or database. */ drop(): Promise<void> }
export interface DatabaseKind { readonly name: 'sqlite' | 'mysql'; create(): Promise<TestDatabase> }

const server = process.env['TEST_DATABASE_URL'] ?? 'mysql://root@127.0.0.1:3306/tangram_test';

/** Use with `describe.each(databaseKinds)('… on $name', ({ create }) => …)`: one run per database at hand. */
export const databaseKinds: readonly DatabaseKind[] = [
  { name: 'sqlite', create: createSqlite },
  ...(server ? [{ name: 'mysql' as const, create: createMysql }] : []),
];

async function createSqlite(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'tangram-'));
  return { url: `sqlite:${join(folder, 'test.db')}`, drop: async () => rmSync(folder, { recursive: true, force: true }) };
}

async function createMysql(): Promise<TestDatabase> {
  const url = new URL(server);
  const name = `${url.pathname.slice(1)}_${randomBytes(5).toString('hex')}`;
  const query = async (text: string): Promise<void> => {
    const connection = await createConnection({ host: url.hostname, port: Number(url.port || 3306), user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) });
    await connection.query(text);
    await connection.end();
  };
  await query(`CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4`);
  url.pathname = `/${name}`;
  return { url: url.toString(), drop: () => query(`DROP DATABASE IF EXISTS \`${name}\``) };
}
