// The store's rows: which version is in force, what lies over the files, and the versions there were.
import type { Definition, DefinitionKind } from '../../metadata/language/types';
import type { Connection } from '../database/source';
import { TangramError } from '../errors';
import type { Change } from '../model/diff';
import { frozen } from './frozen';
import type { OverlayEntry } from './overlay';

export interface PointerRow { readonly version: number; readonly filesHash: string }
export interface VersionRow {
  readonly number: number;
  readonly at: Date;
  /** Record id of the user; null for the engine itself. */
  readonly by: string | null;
  readonly why: string;
  readonly source: 'files' | 'publish' | 'rollback';
  readonly changes: readonly Change[];
}

/** undefined: nothing was ever published here. */
export async function readPointer(connection: Connection): Promise<PointerRow | undefined> {
  const [row] = await connection.rows({ text: `SELECT version, files_hash FROM engine_pointer WHERE name = 'current'`, values: [] });
  return row && { version: Number(row[0]), filesHash: String(row[1]) };
}

/** Entries that came after `version`, oldest first. One statement: it sees whole versions only. */
export async function readOverlay(connection: Connection, version: number): Promise<OverlayEntry[]> {
  const rows = await connection.rows({ text: 'SELECT path, kind, state, body, base, version FROM engine_definition WHERE version > ? ORDER BY version, path', values: [version] });
  const json = (text: unknown): unknown => (text === null ? null : JSON.parse(String(text)));
  return rows.map(([path, kind, state, body, base, at]) => entryOf({ path: String(path), kind: String(kind), state: String(state), body: json(body), base: json(base) }, Number(at)));
}

export interface NewVersion {
  readonly number: number;
  /** The version it follows; undefined: there is none. */
  readonly after: number | undefined;
  readonly filesHash: string;
  readonly by: string | null;
  readonly why: string;
  readonly source: VersionRow['source'];
  readonly changes: readonly Change[];
  readonly entries: readonly OverlayEntry[];
  readonly undo: readonly OverlayEntry[];
}

/** Writes a version in the caller's transaction. CONFLICT where another one came first. */
export async function writeVersion(connection: Connection, version: NewVersion): Promise<void> {
  const { number, after, filesHash } = version;
  const moved = after === undefined
    ? await insertFirst(connection, version)
    : await connection.run({ text: `UPDATE engine_pointer SET version = ?, files_hash = ? WHERE name = 'current' AND version = ?`, values: [number, filesHash, after] });
  if (moved !== 1) throw new TangramError('CONFLICT', 'versionMoved', { version: (await readPointer(connection))?.version ?? 0 });
  for (const entry of version.entries) {
    const { path, kind, state, body, base } = rowOf(entry);
    const text = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
    await connection.run({ text: 'DELETE FROM engine_definition WHERE path = ?', values: [path] });
    await connection.run({ text: 'INSERT INTO engine_definition (path, kind, state, body, base, version) VALUES (?, ?, ?, ?, ?, ?)', values: [path, kind, state, text(body), text(base), number] });
  }
  await connection.run({
    text: 'INSERT INTO engine_version (number, at, by_id, why, source, changes, reversal) VALUES (?, ?, ?, ?, ?, ?, ?)',
    values: [number, Date.now(), version.by, version.why.slice(0, 500), version.source, JSON.stringify(version.changes), JSON.stringify(version.undo.map(rowOf))],
  });
}

/** The change set is in force as this version. */
export async function closeChangeSet(connection: Connection, { id, version }: { readonly id: string; readonly version: number }): Promise<void> {
  await connection.run({ text: `UPDATE engine_change_set SET state = 'published', published_version = ?, changed_at = ? WHERE id = ?`, values: [version, Date.now(), id] });
}

/** The newest versions first. */
export async function readVersions(connection: Connection, limit: number): Promise<VersionRow[]> {
  const rows = await connection.rows({ text: `SELECT number, at, by_id, why, source, changes FROM engine_version ORDER BY number DESC LIMIT ${Math.trunc(limit)}`, values: [] });
  return rows.map(([number, at, by, why, source, changes]) => ({
    number: Number(number), at: new Date(Number(at)), by: by === null ? null : String(by), why: String(why), source: source as VersionRow['source'],
    changes: JSON.parse(String(changes)) as Change[],
  }));
}

/** What has to be laid over so that everything is as it was in version `to`: for each path what was there before the first version after it. */
export async function readUndo(connection: Connection, to: number): Promise<readonly OverlayEntry[]> {
  const entries = new Map<string, OverlayEntry>();
  for (const reversal of await readReversals(connection, to)) for (const entry of reversal.entries) entries.set(entry.path, entry);
  return [...entries.values()];
}

/** What one version replaced: laid over it, everything is as it was before. */
export interface Reversal { readonly number: number; readonly entries: readonly OverlayEntry[] }

/** Of each version after `after`, the newest first. */
export async function readReversals(connection: Connection, after: number): Promise<readonly Reversal[]> {
  const rows = await connection.rows({ text: 'SELECT number, reversal FROM engine_version WHERE number > ? ORDER BY number DESC', values: [after] });
  return rows.map(([number, reversal]) => ({ number: Number(number), entries: (JSON.parse(String(reversal)) as EntryRow[]).map((row) => entryOf(row, 0)) }));
}

interface EntryRow { readonly path: string; readonly kind: string; readonly state: string; readonly body: unknown; /** Versions of before say none. */ readonly base?: unknown }

function rowOf(entry: OverlayEntry): EntryRow & { readonly base: unknown } {
  return { path: entry.path, kind: entry.kind, state: entry.state, body: entry.definition?.body ?? null, base: entry.base?.body ?? null };
}

function entryOf({ path, kind, state, body, base }: EntryRow, version: number): OverlayEntry {
  const whole = (of: unknown): Definition => frozen({ kind, path, body: of } as Definition);
  return {
    path, kind: kind as DefinitionKind, state: state as OverlayEntry['state'], version,
    ...(body === null ? {} : { definition: whole(body) }), ...(base === null || base === undefined ? {} : { base: whole(base) }),
  };
}

/** Two processes that start on an empty database: one of them inserts. */
async function insertFirst(connection: Connection, version: NewVersion): Promise<number> {
  try {
    return await connection.run({ text: `INSERT INTO engine_pointer (name, version, files_hash) VALUES ('current', ?, ?)`, values: [version.number, version.filesHash] });
  } catch (error) {
    if (connection.dialect.uniqueViolation(error) === undefined) throw error;
    return 0;
  }
}
