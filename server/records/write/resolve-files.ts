// Finds the uploaded files that an input names: one statement for all, and whether each may stand where it is put.
import { acceptFile, type UploadedFile } from '../../field-types/file';
import type { FieldModel } from '../../model/model';
import { join, labelOf, type Change, type Work } from './change';

/** Every file is found and described in its field, or refused at its place. Who knows the id of a file may use it: it cannot be guessed. */
export async function resolveFiles(work: Work): Promise<void> {
  const uses = work.changes.flatMap(usesOf);
  if (uses.length === 0) return;
  const ids = [...new Set(uses.map((use) => use.id))];
  const rows = await work.context.connection.rows({ text: `SELECT id, name, size, type FROM engine_file WHERE id IN (${ids.map(() => '?').join(', ')})`, values: ids });
  const files = new Map(rows.map(([id, name, size, type]): [string, UploadedFile] => [String(id), { id: String(id), name: String(name), size: Number(size), type: String(type) }]));
  for (const { change, field, id } of uses) {
    const file = files.get(id);
    const accepted = file === undefined ? { problem: { rule: 'noSuchRecord' } as const } : acceptFile(file, field);
    if ('values' in accepted) change.values.set(field.name, accepted.values);
    else work.refusals.push({ request: change.request, problem: { ...accepted.problem, path: join(change.path, field.name), label: labelOf(work.context, field) } });
  }
}

interface Use { readonly change: Change; readonly field: FieldModel; readonly id: string }

function usesOf(change: Change): readonly Use[] {
  return [...change.values].flatMap(([name, [id]]) => {
    const field = change.object.fields.get(name);
    return typeof id === 'string' && (field?.type === 'file' || field?.type === 'image') ? [{ change, field, id }] : [];
  });
}
