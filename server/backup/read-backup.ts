// Opens a backup: looks it through from beginning to end, and makes what it holds again in an empty place.
import { createHash, type Hash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { appendFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { sqliteFileOf } from '../database/open-database';
import { databaseFile, type BackupEntry, type BackupEnd, type BackupHead } from './backup-entries';
import { unseal } from './seal';
import { serverSnapshot, serverTarget, tableSum, type ServerTable, type TableSum } from './server-tables';
import { sumsOfSqlite } from './sqlite-copy';

export interface BackupFile { readonly file: string; readonly password: string }
export interface Summary { readonly at: string; readonly database: 'sqlite' | 'mysql'; readonly tables: number; readonly rows: number; readonly files: number }

/** Reads the whole backup; throws in plain words where the password is wrong or anything in it is missing or changed. */
export async function checkBackup(backup: BackupFile): Promise<Summary> {
  const seen = newSeen();
  for await (const entry of entriesIn(backup)) seen.take(entry);
  return seen.summary();
}

/** Looks the backup through, makes everything again, and compares what is there then. The place must be empty: nothing is overwritten. */
export async function restoreBackup(backup: BackupFile, { databaseUrl, dataDir }: { readonly databaseUrl: string; readonly dataDir: string }): Promise<Summary> {
  const summary = await checkBackup(backup);
  const sqlite = sqliteFileOf(databaseUrl);
  const kind = sqlite === undefined ? 'mysql' : 'sqlite';
  if (kind !== summary.database) throw new Error(`This backup is of ${names[summary.database]}, and DATABASE_URL names ${names[kind]}: a backup is restored into the same kind of database`);
  await mustBeEmpty(dataDir, sqlite);
  const target = sqlite === undefined ? await serverTarget(databaseUrl) : undefined;
  let end: BackupEnd | undefined;
  let done = false;
  try {
    let table: ServerTable | undefined;
    for await (const entry of entriesIn(backup)) {
      if (entry.kind === 'table') await target!.create((table = entry.table));
      else if (entry.kind === 'rows') await target!.insert(table!, entry.rows);
      else if (entry.kind === 'file') await addTo(entry.path === databaseFile && sqlite !== undefined ? unfinished(sqlite) : placeIn(dataDir, entry.path), entry.bytes);
      else if (entry.kind === 'end') end = entry;
    }
    done = true;
  } finally {
    await target?.close();
    if (!done) await Promise.all(['files', 'secrets'].map((folder) => rm(join(dataDir, folder), { recursive: true, force: true })));
  }
  compare(sqlite === undefined ? await sumsOfServer(databaseUrl) : sumsOfSqlite(unfinished(sqlite)), end!.tables);
  // From here on it is the database: before, a start would have found none.
  if (sqlite !== undefined) await rename(unfinished(sqlite), sqlite);
  return summary;
}

const names = { sqlite: 'SQLite', mysql: 'MySQL/MariaDB' } as const;

async function* entriesIn({ file, password }: BackupFile): AsyncGenerator<BackupEntry> {
  const opened = Readable.from(unseal(createReadStream(file, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>, password));
  const unpacked = opened.pipe(createGunzip());
  opened.once('error', (error) => unpacked.destroy(error));
  for await (const line of createInterface({ input: unpacked, crlfDelay: Infinity })) yield JSON.parse(line) as BackupEntry;
  // The lines end quietly where reading failed.
  if (opened.errored) throw opened.errored;
  if (unpacked.errored) throw unpacked.errored;
}

function newSeen(): { take(entry: BackupEntry): void; summary(): Summary } {
  let head: BackupHead | undefined;
  let end: BackupEnd | undefined;
  let running: { readonly name: string; readonly sum: ReturnType<typeof tableSum> } | undefined;
  const tables: Record<string, TableSum> = {};
  const files = new Map<string, Hash>();
  const closeTable = (): void => { if (running) tables[running.name] = running.sum.total(); running = undefined; };
  return {
    take(entry) {
      if (entry.kind === 'head') head = entry;
      if (entry.kind === 'table') { closeTable(); running = { name: entry.table.name, sum: tableSum() }; }
      if (entry.kind === 'rows') for (const row of entry.rows) running!.sum.add(JSON.stringify(row));
      if (entry.kind === 'file') {
        const hash = files.get(entry.path) ?? createHash('sha256');
        files.set(entry.path, hash.update(Buffer.from(entry.bytes, 'base64')));
      }
      if (entry.kind === 'end') { closeTable(); end = entry; }
    },
    summary() {
      if (!head || !end) throw new Error('The backup has no end: it was not written to the last line');
      if (head.database === 'mysql') compare(tables, end.tables);
      for (const [path, sum] of Object.entries(end.files)) if (files.get(path)?.digest('hex') !== sum) throw new Error(`The backup is damaged: ${path} is not what it was`);
      return { at: head.at, database: head.database, tables: Object.keys(end.tables).length, rows: Object.values(end.tables).reduce((all, { rows }) => all + rows, 0), files: Object.keys(end.files).length };
    },
  };
}

/** Throws where a table is missing, has other rows, or fewer of them. */
function compare(found: Readonly<Record<string, TableSum>>, wanted: Readonly<Record<string, TableSum>>): void {
  for (const [name, { rows, sum }] of Object.entries(wanted)) {
    if (found[name]?.rows !== rows || found[name].sum !== sum) throw new Error(`The table ${name} is not what it was: ${rows} rows were backed up, ${found[name]?.rows ?? 0} are there`);
  }
}

async function sumsOfServer(databaseUrl: string): Promise<Readonly<Record<string, TableSum>>> {
  const snapshot = await serverSnapshot(databaseUrl);
  try {
    const sums: Record<string, TableSum> = {};
    for (const table of await snapshot.tables()) {
      const sum = tableSum();
      for await (const row of snapshot.rows(table)) sum.add(JSON.stringify(row));
      sums[table.name] = sum.total();
    }
    return sums;
  } finally {
    await snapshot.close();
  }
}

async function mustBeEmpty(dataDir: string, sqlite: string | undefined): Promise<void> {
  if (sqlite !== undefined && existsSync(sqlite)) throw new Error(`There is a database at ${sqlite}: a backup is restored into an empty place, so name another DATA_DIR or DATABASE_URL`);
  if (sqlite !== undefined) await rm(unfinished(sqlite), { force: true });
  for (const folder of ['files', 'secrets']) {
    const there = await readdir(join(dataDir, folder)).catch(() => []);
    if (there.length > 0) throw new Error(`There are files in ${join(dataDir, folder)}: a backup is restored into an empty place, so name another DATA_DIR`);
  }
}

function unfinished(sqlite: string): string {
  return `${sqlite}.unfinished`;
}

/** WARNING: a backup says where its files go; nothing outside the folder is written whatever it says. */
function placeIn(dataDir: string, path: string): string {
  const plain = normalize(path);
  if (!/^(files|secrets)\//.test(plain.replaceAll('\\', '/')) || plain.split(/[\\/]/).includes('..')) throw new Error(`The backup names a place outside the data folder: ${path}`);
  return join(dataDir, plain);
}

async function addTo(place: string, bytes: string): Promise<void> {
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  await appendFile(place, Buffer.from(bytes, 'base64'), { mode: 0o600 });
}
