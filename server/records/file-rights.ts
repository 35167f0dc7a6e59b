// Who may read a file: its uploader until a record takes it in, then whoever may read that record and that field of it.
import type { Context } from '../access/context';
import { may, mayReadField } from '../access/may';
import { fieldCalled } from '../model/called';
import type { ObjectModel } from '../model/model';
import { partitionTable } from '../model/names';
import { readRecords } from './read';

/** Stands for a field where a file came with an approval of the record: whoever may read the record reads it. */
export const approvalFiles = '#approval';

export interface AskedFile { readonly id: string; readonly uploader: string | null }
interface Use { readonly file: string; readonly record: string; readonly field: string; readonly object: string }

/** The ids of those files that the viewer may read: one statement for where they stand, one for each object they stand in. */
export async function readableFiles(context: Context, files: readonly AskedFile[]): Promise<ReadonlySet<string>> {
  if (context.viewer.system) return new Set(files.map((file) => file.id));
  const uses = await usesOf(context, files);
  const taken = new Set(uses.map((use) => use.file));
  const readable = new Set(files.filter((file) => !taken.has(file.id) && file.uploader !== null && file.uploader === context.viewer.id).map((file) => file.id));
  for (const name of new Set(uses.map((use) => use.object))) {
    const object = context.model.objects.get(name);
    const mine = object && may(context, 'read', object) ? uses.filter((use) => use.object === name && isReadable(context, object, use.field)) : [];
    if (mine.length === 0) continue;
    const seen = new Set((await readRecords(context, object!, { ids: mine.map((use) => use.record), fields: ['id'] })).map((record) => record.id));
    for (const use of mine) if (seen.has(use.record)) readable.add(use.file);
  }
  return readable;
}

function isReadable(context: Context, object: ObjectModel, name: string): boolean {
  if (name === approvalFiles) return true;
  const field = fieldCalled(object, name);
  return field !== undefined && mayReadField(context, object, field);
}

async function usesOf({ connection, model, viewer }: Context, files: readonly AskedFile[]): Promise<readonly Use[]> {
  if (files.length === 0) return [];
  const rows = await connection.rows({ text: `SELECT file_id, record_id, field, object FROM engine_file_use WHERE file_id IN (${files.map(() => '?').join(', ')})`, values: files.map((file) => file.id) });
  const uses = rows.map(([file, record, field, object]): Use => ({ file: String(file), record: String(record), field: String(field), object: String(object) }));
  const known = new Set(uses.map((use) => use.file));
  // Files from before their places were written down: looked for once. One's own need no looking.
  for (const { id, uploader } of files) if (!known.has(id) && uploader !== viewer.id) uses.push(...(await lookFor({ connection, model }, id)));
  return uses;
}

async function lookFor({ connection, model }: Pick<Context, 'connection' | 'model'>, id: string): Promise<readonly Use[]> {
  const { quote } = connection.dialect;
  const found: Use[] = [];
  for (const object of model.objects.values()) {
    for (const field of object.fields.values()) {
      const column = field.type === 'file' || field.type === 'image' ? field.columns[0] : undefined;
      if (!column) continue;
      const rows = await connection.rows({ text: `SELECT id FROM ${quote(partitionTable(object.storage.table, column.partition))} WHERE ${quote(column.name)} = ? LIMIT 20`, values: [id] });
      for (const [record] of rows) found.push({ file: id, record: String(record), field: field.name, object: object.name });
    }
  }
  for (const use of found) await connection.run({ text: `${connection.dialect.insertIgnore} INTO engine_file_use (file_id, record_id, field, object) VALUES (?, ?, ?, ?)`, values: [use.file, use.record, use.field, use.object] });
  return found;
}
