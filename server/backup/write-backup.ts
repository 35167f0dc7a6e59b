// Writes a backup while people work: the database as it stood at one moment, uploaded files and keys; packed, and sealed with a password.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sqliteFileOf } from '../database/open-database';
import { databaseFile, type BackupEntry } from './backup-entries';
import { seal } from './seal';
import { serverSnapshot, tableSum, type Cell, type TableSum } from './server-tables';
import { copySqlite, sumsOfSqlite } from './sqlite-copy';

export interface BackupSource { readonly databaseUrl: string; readonly dataDir: string }
export interface Written { readonly rows: number; readonly tables: number; readonly files: number }

/** Writes the file, whole or not at all. Definitions that change meanwhile make a server refuse to read on: then it begins anew, three times at most. */
export async function writeBackup(source: BackupSource, { file, password, now }: { readonly file: string; readonly password: string; readonly now: Date }): Promise<Written> {
  const unfinished = `${file}.unfinished`;
  await mkdir(dirname(file), { recursive: true });
  try {
    for (let attempt = 1; ; attempt += 1) {
      const counted = { rows: 0, tables: 0, files: 0 };
      try {
        await pipeline(Readable.from(lines(entriesOf(source, { now, counted }))), createGzip({ level: 6 }), (chunks: AsyncIterable<Buffer>) => seal(chunks, password), createWriteStream(unfinished, { mode: 0o600, flush: true }));
        await rename(unfinished, file);
        return counted;
      } catch (error) {
        if (attempt === 3 || (error as { readonly errno?: unknown }).errno !== tableChanged) throw error;
      }
    }
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** ER_TABLE_DEF_CHANGED. */
const tableChanged = 1412;
const rowsAtOnce = 500;

async function* lines(entries: AsyncIterable<BackupEntry>): AsyncGenerator<Buffer> {
  for await (const entry of entries) yield Buffer.from(`${JSON.stringify(entry)}\n`);
}

interface Course { readonly now: Date; readonly counted: { rows: number; tables: number; files: number } }

async function* entriesOf({ databaseUrl, dataDir }: BackupSource, { now, counted }: Course): AsyncGenerator<BackupEntry> {
  const sqlite = sqliteFileOf(databaseUrl);
  yield { kind: 'head', at: now.toISOString(), database: sqlite === undefined ? 'mysql' : 'sqlite', version: '1' };
  const files: Record<string, string> = {};
  const tables: Record<string, TableSum> = {};
  // The database comes first: every file it names lies there already.
  if (sqlite === undefined) yield* tablesOf(databaseUrl, tables);
  else yield* sqliteOf(sqlite, { files, tables });
  for (const path of await pathsBelow(dataDir, ['files', 'secrets'])) yield* fileOf(join(dataDir, path), { path, files });
  for (const { rows } of Object.values(tables)) { counted.rows += rows; counted.tables += 1; }
  counted.files = Object.keys(files).length;
  yield { kind: 'end', tables, files };
}

async function* tablesOf(databaseUrl: string, sums: Record<string, TableSum>): AsyncGenerator<BackupEntry> {
  const snapshot = await serverSnapshot(databaseUrl);
  try {
    for (const table of await snapshot.tables()) {
      yield { kind: 'table', table };
      const sum = tableSum();
      let rows: (readonly Cell[])[] = [];
      for await (const row of snapshot.rows(table)) {
        sum.add(JSON.stringify(row));
        rows.push(row);
        if (rows.length < rowsAtOnce) continue;
        yield { kind: 'rows', rows };
        rows = [];
      }
      if (rows.length > 0) yield { kind: 'rows', rows };
      sums[table.name] = sum.total();
    }
  } finally {
    await snapshot.close();
  }
}

async function* sqliteOf(database: string, { files, tables }: { readonly files: Record<string, string>; readonly tables: Record<string, TableSum> }): AsyncGenerator<BackupEntry> {
  const folder = await mkdtemp(join(dirname(database), 'backup-'));
  try {
    const copy = join(folder, databaseFile);
    await copySqlite(database, copy);
    Object.assign(tables, sumsOfSqlite(copy));
    yield* fileOf(copy, { path: databaseFile, files });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* fileOf(place: string, { path, files }: { readonly path: string; readonly files: Record<string, string> }): AsyncGenerator<BackupEntry> {
  const hash = createHash('sha256');
  let any = false;
  for await (const chunk of createReadStream(place, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    any = true;
    yield { kind: 'file', path, bytes: chunk.toString('base64') };
  }
  if (!any) yield { kind: 'file', path, bytes: '' };
  files[path] = hash.digest('hex');
}

/** Files below these folders; what is still arriving is nobody's yet. */
async function pathsBelow(root: string, folders: readonly string[]): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const folder of folders) {
    const found = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => { if (error.code === 'ENOENT') return []; throw error; });
    for (const entry of found) if (entry.isFile() && !entry.name.startsWith('arriving-')) paths.push(join(entry.parentPath, entry.name).slice(root.length + 1));
  }
  return paths.sort();
}
