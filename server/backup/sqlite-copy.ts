// The database file of SQLite, copied as it stood at one moment while others write, and looked through.
import { Worker } from 'node:worker_threads';
import Libsql from 'libsql';
import type { TableSum } from './server-tables';

/** Copies the database; in a thread of its own, because the copy is one long call. */
export function copySqlite(from: string, to: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(`
      const { workerData } = require('node:worker_threads');
      const Libsql = require(workerData.libsql);
      const open = new Libsql(workerData.from, { timeout: 30000 });
      open.prepare('VACUUM INTO ?').run([workerData.to]);
      open.close();`, { eval: true, workerData: { libsql: require.resolve('libsql'), from, to } });
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`copying the database ended with ${code}`))));
  });
}

/** How many rows each table has. Throws where the file is damaged. */
export function sumsOfSqlite(file: string): Readonly<Record<string, TableSum>> {
  const open = new Libsql(file);
  try {
    const rows = (text: string): unknown[][] => open.prepare(text).raw().all() as unknown[][];
    const health = rows('PRAGMA quick_check')[0]?.[0];
    if (health !== 'ok') throw new Error(`The database in the backup is damaged: ${String(health)}`);
    const names = rows(`SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite_%' ORDER BY name`).map(([name]) => String(name));
    return Object.fromEntries(names.map((name) => [name, { rows: Number(rows(`SELECT COUNT(*) FROM "${name}"`)[0]![0]), sum: '' }]));
  } finally {
    open.close();
  }
}
