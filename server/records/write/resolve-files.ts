// Finds the uploaded files that an input names: one statement for all, and whether each may stand where it is put.
import { acceptFile, type UploadedFile } from '../../field-types/file';
import type { Sql } from '../../database/source';
import type { FieldModel } from '../../model/model';
import { readableFiles } from '../file-rights';
import { join, labelOf, type Change, type Work } from './change';
import { isEffective } from './complete';

/** Every file is found and described in its field, or refused at its place. A file that the viewer may not read is not there: taking it in would hand it on. */
export async function resolveFiles(work: Work): Promise<void> {
  const uses = work.changes.flatMap(usesOf);
  if (uses.length === 0) return;
  const ids = [...new Set(uses.map((use) => use.id))];
  const rows = await work.context.connection.rows({ text: `SELECT id, name, size, type, created_by FROM engine_file WHERE id IN (${ids.map(() => '?').join(', ')})`, values: ids });
  const readable = await readableFiles(work.context, rows.map((row) => ({ id: String(row[0]), uploader: row[4] === null ? null : String(row[4]) })));
  const files = new Map(rows.filter((row) => readable.has(String(row[0]))).map(([id, name, size, type]): [string, UploadedFile] => [String(id), { id: String(id), name: String(name), size: Number(size), type: String(type) }]));
  for (const { change, field, id } of uses) {
    const file = files.get(id);
    const accepted = file === undefined ? { problem: { rule: 'noSuchRecord' } as const } : acceptFile(file, field);
    if ('values' in accepted) change.values.set(field.name, accepted.values);
    else work.refusals.push({ request: change.request, problem: { ...accepted.problem, path: join(change.path, field.name), label: labelOf(work.context, field) } });
  }
}

/** What is written so that the files follow the rights of the records they stand in. */
export function holdFiles({ changes, context }: Work): readonly Sql[] {
  return changes.filter(isEffective).flatMap(usesOf).map(({ change, field, id }) => (
    { text: `${context.connection.dialect.insertIgnore} INTO engine_file_use (file_id, record_id, field, object) VALUES (?, ?, ?, ?)`, values: [id, change.id, field.name, change.object.name] }
  ));
}

interface Use { readonly change: Change; readonly field: FieldModel; readonly id: string }

function usesOf(change: Change): readonly Use[] {
  return [...change.values].flatMap(([name, [id]]) => {
    const field = change.object.fields.get(name);
    return typeof id === 'string' && (field?.type === 'file' || field?.type === 'image') ? [{ change, field, id }] : [];
  });
}
