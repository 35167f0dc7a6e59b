// Imports as they are kept: whose, of what, how the file is read, how far it has come.
import { may, objectNamed } from '../../access/may';
import type { Context } from '../../access/context';
import { permissionOn } from '../../access/permissions';
import { inDataFolder } from '../../base/data-folder';
import type { Connection } from '../../database/source';
import { TangramError, type Rule } from '../../errors';
import type { ObjectModel } from '../../model/model';
import { objectLabel } from '../write/change';
import type { ImportDefinition } from './import-definition';
import type { RowForm } from './read-rows';

/** open: columns are being chosen · checked: every row was tried · done and stopped: records are there · undone: they are gone again. */
export type ImportState = 'open' | 'checking' | 'checked' | 'running' | 'stopped' | 'done' | 'undoing' | 'undone' | 'failed';
/** Somebody is at work on it. */
export const busyStates: readonly ImportState[] = ['checking', 'running', 'undoing'];

export interface ImportForm extends RowForm {
  readonly kind: 'workbook' | 'text';
  readonly encoding: string;
  readonly header: readonly string[];
  readonly sheets: readonly string[];
  readonly sheet?: string;
  /** Id of the uploaded file; none: the cells were pasted. */
  readonly file?: string;
}
// A type and not an interface, so that it is a JSON value to those who keep it.
export type ImportCounts = { readonly created: number; readonly updated: number; readonly unchanged: number; readonly skipped: number; readonly refused: number; readonly left: number; /** Of an undo: gone again, and kept because somebody changed them since. */ readonly undone: number; readonly kept: number };
export const noCounts: ImportCounts = { created: 0, updated: 0, unchanged: 0, skipped: 0, refused: 0, left: 0, undone: 0, kept: 0 };

export interface Import {
  readonly id: string;
  /** null: the object is yet to be made. */
  readonly object: string | null;
  readonly state: ImportState;
  readonly fileName: string;
  readonly by: string | null;
  readonly createdAt: number;
  readonly form: ImportForm;
  readonly mapping: ImportDefinition;
  readonly counts: ImportCounts;
  readonly total: number;
  readonly done: number;
  /** The background job that works on it, or did last. */
  readonly job: string | null;
  readonly problem: { readonly rule: Rule; readonly params: Readonly<Record<string, string | number>> } | null;
}

/** The import of this viewer (administrators: anybody's); NOT_FOUND where there is none. */
export async function findImport(context: Context, id: string): Promise<Import> {
  const [row] = await context.connection.rows({ text: `SELECT ${columns} FROM engine_import WHERE id = ?`, values: [id] });
  const found = row && importOf(row);
  const { viewer } = context;
  if (!found || (found.by !== viewer.id && !viewer.system && !viewer.setup)) throw new TangramError('NOT_FOUND', 'notFound');
  return found;
}

/** The viewer's imports of an object, newest first. */
export async function listImports({ connection, viewer }: Context, { object, first }: { readonly object: string; readonly first: number }): Promise<readonly Import[]> {
  const mine = viewer.system || viewer.setup ? { text: '', values: [] } : { text: ' AND by_id = ?', values: [viewer.id] };
  const rows = await connection.rows({ text: `SELECT ${columns} FROM engine_import WHERE object = ?${mine.text} ORDER BY created_at DESC LIMIT ${Math.max(1, Math.min(100, Math.floor(first)))}`, values: [object, ...mine.values] });
  return rows.map(importOf);
}

/** Which field each header became in earlier imports of the object; the newest counts. */
export async function chosenBefore({ connection }: Context, object: string): Promise<ReadonlyMap<string, string>> {
  const rows = await connection.rows({ text: `SELECT mapping FROM engine_import WHERE object = ? AND state IN ('done', 'stopped') ORDER BY created_at DESC LIMIT 20`, values: [object] });
  const chosen = new Map<string, string>();
  for (const [mapping] of [...rows].reverse()) for (const { column, field } of (JSON.parse(String(mapping)) as ImportDefinition).columns) if (column !== undefined) chosen.set(column, field);
  return chosen;
}

/** The column of marks that the newest import of the object had, where it had one. */
export async function markBefore({ connection }: Context, object: string): Promise<string | undefined> {
  const [row] = await connection.rows({ text: `SELECT form FROM engine_import WHERE object = ? AND state IN ('done', 'stopped') ORDER BY created_at DESC LIMIT 1`, values: [object] });
  return row && (JSON.parse(String(row[0])) as ImportForm).mark;
}

/** Keeps a new import. */
export async function insertImport(connection: Connection, made: Import): Promise<void> {
  await connection.run({
    text: `INSERT INTO engine_import (${columns}, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    values: [made.id, made.object, made.state, made.fileName, made.by, made.createdAt, JSON.stringify(made.form), JSON.stringify(made.mapping), JSON.stringify(made.counts), made.total, made.done, made.problem && JSON.stringify(made.problem), made.job, made.createdAt],
  });
}

export type ImportChange = Partial<Omit<Import, 'id' | 'by' | 'createdAt'>>;

/** Changes it; `from`: only if it is in one of these states. false: it was not. */
export async function changeImport(connection: Connection, id: string, { from, ...change }: ImportChange & { readonly from?: readonly ImportState[] }): Promise<boolean> {
  const cells: [string, unknown][] = [['changed_at', Date.now()]];
  for (const [name, column] of Object.entries(plainColumns)) if (name in change) cells.push([column, change[name as keyof typeof plainColumns]]);
  for (const name of ['form', 'mapping', 'counts', 'problem'] as const) if (change[name] !== undefined) cells.push([name, change[name] === null ? null : JSON.stringify(change[name])]);
  const test = from ? ` AND state IN (${from.map(() => '?').join(', ')})` : '';
  const count = await connection.run({ text: `UPDATE engine_import SET ${cells.map(([column]) => `${column} = ?`).join(', ')} WHERE id = ?${test}`, values: [...cells.map(([, value]) => value), id, ...(from ?? [])] });
  return count === 1;
}

/** The file as rows of text, whatever it was when it came. */
export function importPath(id: string): string {
  return inDataFolder('imports', `${id}.csv`);
}

/** The object of an import that has one, on the Model in force. */
export function objectOfImport({ model }: Pick<Context, 'model'>, { object }: Pick<Import, 'object'>): ObjectModel {
  return objectNamed({ model }, object ?? '');
}

/** May the viewer import records of the object at all; what it may do with them, every single write asks. */
export function mayImport(context: Pick<Context, 'viewer' | 'model'>, object: ObjectModel): boolean {
  return permissionOn(context, object).import && (may(context, 'create', object) || may(context, 'update', object));
}

/** Throws FORBIDDEN where the viewer may not. */
export function mustImport(context: Context, object: ObjectModel): void {
  if (!mayImport(context, object)) throw new TangramError('FORBIDDEN', 'forbiddenImport', { object: objectLabel(context, object) });
}

const columns = 'id, object, state, file_name, by_id, created_at, form, mapping, counts, total, done, problem, job';
const plainColumns = { object: 'object', state: 'state', fileName: 'file_name', total: 'total', done: 'done', job: 'job' } as const;

function importOf(row: readonly unknown[]): Import {
  const [id, object, state, fileName, by, createdAt, form, mapping, counts, total, done, problem, job] = row;
  return {
    id: String(id), object: object === null ? null : String(object), state: state as ImportState, fileName: String(fileName), by: by === null ? null : String(by), createdAt: Number(createdAt),
    form: JSON.parse(String(form)) as ImportForm, mapping: JSON.parse(String(mapping)) as ImportDefinition, counts: { ...noCounts, ...(JSON.parse(String(counts)) as ImportCounts) },
    total: Number(total), done: Number(done), problem: problem === null ? null : (JSON.parse(String(problem)) as Import['problem']),
    job: job === null ? null : String(job),
  };
}
