// Begins an import: the file is looked at, its header found, a mapping proposed; nothing is written to records.
import { copyFile, mkdir, open, rm, writeFile } from 'node:fs/promises';
import type { Context } from '../../access/context';
import { inDataFolder, storedFilePath } from '../../base/data-folder';
import { newId } from '../../base/ids';
import { TangramError } from '../../errors';
import { labelOf } from '../../model/labels';
import type { ObjectModel } from '../../model/model';
import { findHeader } from './find-header';
import type { ImportDefinition } from './import-definition';
import { changeImport, chosenBefore, markBefore, findImport, importPath, insertImport, mustImport, noCounts, objectOfImport, type Import, type ImportForm } from './imports';
import { noValueWords } from './guess/no-value';
import { forgetRows } from './import-rows';
import { fold, importableFields, proposeColumns, proposeMatch } from './propose-mapping';
import { firstRows, openRows } from './read-rows';
import { refusedFile } from './refused-file';
import { kindOfFile, limits, readWorkbook } from './workbook/read-workbook';

/** `file`: id of an uploaded file of the viewer's; `text`: cells that were pasted. */
export interface NewImport { readonly object: ObjectModel | null; readonly file?: string; readonly text?: string }

/** Makes it. Throws BAD_USER_INPUT where the file cannot be used. */
export async function openImport(context: Context, { object, file, text }: NewImport): Promise<Import> {
  if (object) mustImport(context, object);
  const id = newId('imp');
  await mkdir(inDataFolder('imports'), { recursive: true });
  try {
    const source = file !== undefined ? await storedFile(context, file) : { name: '', path: '' };
    if (file === undefined) await writeFile(importPath(id), text ?? '');
    const kind = file === undefined ? 'text' : await kindOfFile(source.path);
    if (kind === 'oldWorkbook') throw refusedFile('oldWorkbook');
    const workbook = kind === 'workbook' ? await readWorkbook({ path: source.path, into: importPath(id) }) : undefined;
    if (kind === 'text' && file !== undefined) await copyFile(source.path, importPath(id));
    const mark = object ? await markBefore(context, object.name) : undefined;
    const form = await formOf(context, object, { path: importPath(id), form: { ...(mark === undefined ? {} : { mark }), ...(workbook ? { kind, numbered: true, delimiter: ',', ...workbook } : { kind, sheets: [] }), ...(file === undefined ? {} : { file }) } });
    const made: Import = {
      id, object: object?.name ?? null, state: 'open', fileName: source.name, by: context.viewer.id, createdAt: context.now.getTime(), form: form.form, total: form.total, done: 0, counts: noCounts, problem: null, job: null,
      mapping: object ? await proposedMapping(context, object, form.form.header) : { object: '', columns: [] },
    };
    await insertImport(context.connection, made);
    return made;
  } catch (error) {
    await rm(importPath(id), { force: true });
    throw error;
  }
}

export interface FormChange { readonly sheet?: string; readonly headerLine?: number; readonly delimiter?: string }
/** `mark`: header of the column that knows each row again, where the rows have no number of their own. */
export interface Destination { readonly object: ObjectModel; readonly mark?: string }

/** Reads the same file another way: another sheet, another header, another delimiter. The mapping is proposed anew. */
export async function changeForm(context: Context, id: string, change: FormChange): Promise<Import> {
  const found = await findImport(context, id);
  const object = found.object === null ? null : objectOfImport(context, found);
  const { sheet, headerLine, delimiter } = change;
  let asked: Asked['form'] = found.form;
  if (sheet !== undefined && sheet !== found.form.sheet && asked.file !== undefined) {
    const workbook = await readWorkbook({ path: (await storedFile(context, asked.file)).path, into: importPath(id), sheet });
    asked = { ...withoutHeader(asked), ...workbook };
  }
  if (delimiter !== undefined && found.form.kind === 'text') asked = { ...withoutHeader(asked), delimiter };
  if (headerLine !== undefined) asked = { ...asked, headerLine };
  const { form, total } = await formOf(context, object, { path: importPath(id), form: asked });
  const mapping = object ? await proposedMapping(context, object, form.header) : found.mapping;
  await mustChange(context, id, { form, total, mapping, state: 'open', done: 0, counts: noCounts });
  await forgetRows(context.connection, id, { butEdited: false });
  return findImport(context, id);
}

/** Says what the rows become, once there is an object for them. */
export async function giveObject(context: Context, id: string, { object, mark }: Destination): Promise<Import> {
  mustImport(context, object);
  const found = await findImport(context, id);
  if (found.object !== null && found.object !== object.name) throw new TangramError('CONFLICT', 'importState');
  const { form, total } = await formOf(context, object, { path: importPath(id), form: { ...found.form, ...(mark === undefined ? {} : { mark }) } });
  await mustChange(context, id, { object: object.name, form, total, mapping: { object: object.name, columns: [], empty: [...noValueWords] }, state: 'open', done: 0, counts: noCounts });
  return findImport(context, id);
}

/** Chooses columns, what to match on and what to do with what is there. */
export async function changeMapping(context: Context, id: string, mapping: ImportDefinition): Promise<Import> {
  await mustChange(context, id, { mapping, state: 'open', done: 0, counts: noCounts });
  return findImport(context, id);
}

/** What the header suggests, and what was chosen for it before. */
async function proposedMapping(context: Context, object: ObjectModel, header: readonly string[]): Promise<ImportDefinition> {
  const columns = proposeColumns(context, object, { header, chosen: await chosenBefore(context, object.name) });
  const match = proposeMatch(object, columns);
  return { object: object.name, columns, ...(match.length > 0 ? { match } : {}), duplicates: 'update', ...(object.duplicateRules.length > 0 ? { alike: 'refuse' } : {}), blank: 'keep' };
}

async function mustChange(context: Context, id: string, change: Parameters<typeof changeImport>[2]): Promise<void> {
  if (!(await changeImport(context.connection, id, { ...change, from: ['open', 'checked', 'failed'] }))) throw new TangramError('CONFLICT', 'importState');
}

async function storedFile(context: Context, id: string): Promise<{ readonly name: string; readonly path: string }> {
  const [row] = await context.connection.rows({ text: 'SELECT name, sha256 FROM engine_file WHERE id = ? AND created_by = ?', values: [id, context.viewer.id] });
  if (!row) throw new TangramError('NOT_FOUND', 'notFound');
  return { name: String(row[0]), path: storedFilePath(String(row[1])) };
}

interface Asked { readonly path: string; readonly form: Partial<ImportForm> & Pick<ImportForm, 'kind' | 'sheets'> }

async function formOf(context: Context, object: ObjectModel | null, { path, form }: Asked): Promise<{ readonly form: ImportForm; readonly total: number }> {
  await mustBeText(path);
  const rows = await firstRows(path, form, 20);
  const headerLine = form.headerLine ?? findHeader(rows, object ? wordsOf(context, object) : new Set());
  if (headerLine === undefined) throw refusedFile('empty');
  const file = await openRows(path, { ...form, headerLine });
  const header = named(file.header);
  if (header.length === 0) throw refusedFile('noHeader');
  if (header.length > limits.columns) throw refusedFile('tooWide', String(header.length));
  let total = 0;
  for await (const row of file.rows(() => { total += 1; })) {
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    total += 1;
    if (total > limits.rows) throw refusedFile('tooManyRows', String(limits.rows));
    if (row.cells.some((cell) => cell.length > limits.cell)) throw refusedFile('hugeCell', String(row.line));
  }
  if (total === 0) throw refusedFile('empty');
  const { sheet, numbered, file: uploaded, mark } = form;
  return { total, form: { kind: form.kind, encoding: form.kind === 'workbook' ? '' : file.encoding, header, delimiter: file.delimiter, headerLine: file.headerLine, sheets: form.sheets, ...(sheet === undefined ? {} : { sheet }), ...(numbered ? { numbered } : {}), ...(mark === undefined ? {} : { mark }), ...(uploaded === undefined ? {} : { file: uploaded }) } };
}

/** Where the header stands has to be found anew. */
function withoutHeader({ headerLine: _before, ...form }: Asked['form']): Asked['form'] {
  return form;
}

/** Every column has a name of its own: `电话`, `电话 2`; one without a heading is named by its place. */
function named(header: readonly string[]): readonly string[] {
  const last = header.findLastIndex((name) => name !== '');
  const used = new Set<string>();
  return header.slice(0, last + 1).map((name, index) => {
    const plain = (name || columnLetters(index)).slice(0, 150);
    let free = plain;
    for (let more = 2; used.has(free); more += 1) free = `${plain} ${more}`;
    used.add(free);
    return free;
  });
}

function columnLetters(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnLetters(Math.floor(index / 26) - 1) + columnLetters(index % 26);
}

function wordsOf(context: Context, object: ObjectModel): ReadonlySet<string> {
  const { model } = context;
  return new Set([
    ...importableFields(context, object).flatMap((field) => [field.name, ...model.app.languages.map((language) => labelOf(model, `${object.name}.fields.${field.name}`, field.label, language))]),
    ...(model.app.synonyms ?? []).flat(),
  ].map(fold));
}

/** Bytes no text has: an image or a program under the name of a CSV. UTF-16 has zeros too, but says so at its beginning. */
async function mustBeText(path: string): Promise<void> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    const start = buffer.subarray(0, bytesRead);
    const sign = start.subarray(0, 2).toString('hex');
    if (sign !== 'fffe' && sign !== 'feff' && start.includes(0)) throw refusedFile('notText');
  } finally {
    await file.close();
  }
}
