// For tests: fresh databases of every kind there is on this machine.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';

/** Where a server is asked for databases; `none` says that there is no server to test with. */
const serverUrl = process.env['TEST_DATABASE_URL'] ?? 'mysql://root@127.0.0.1:3306/';

/** Rows for describe.each: a name, and a function that makes the URL of an empty database. They are dropped when the tests of the file are over. */
export function databaseUrls(purpose: string): [string, () => Promise<string>][] {
  const undo: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const each of undo.splice(0)) await each();
  });
  const sqlite = async (): Promise<string> => {
    const folder = mkdtempSync(join(tmpdir(), 'tangram-test-'));
    undo.push(async () => rmSync(folder, { recursive: true, force: true }));
    return `sqlite:${folder}/test.db`;
  };
  const mysql = async (): Promise<string> => {
    const url = new URL(serverUrl);
    const name = `db_${purpose}_${process.pid}_${counter++}`;
    const onServer = async (text: string): Promise<void> => {
      const connection = await createConnection({ host: url.hostname, port: Number(url.port || 3306), user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) });
      await connection.query(text);
      await connection.end();
    };
    await onServer(`DROP DATABASE IF EXISTS ${name}`);
    undo.push(() => onServer(`DROP DATABASE IF EXISTS ${name}`));
    url.pathname = `/${name}`;
    return url.href;
  };
  return serverUrl === 'none' ? [['SQLite', sqlite]] : [['SQLite', sqlite], ['MySQL', mysql]];
}
let counter = 0;
