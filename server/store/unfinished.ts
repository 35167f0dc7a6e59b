// The journal of a publication: what it has to compute for records that are there, written down before anything changes and struck out at the end.
import type { Connection, Database } from '../database/source';
import type { Model } from '../model/model';
import type { ToFill } from './settle';

/** Written before the tables change. Writing it twice changes nothing. */
export async function writeUnfinished(database: Database, { fields, searched }: ToFill, version: number): Promise<void> {
  const places = [...fields.map((field) => [field.object, field.name]), ...searched.map((object) => [object.name, wholeObject])];
  if (places.length === 0) return;
  await database.transaction(async (connection) => {
    for (const place of places) {
      await connection.run({ text: 'DELETE FROM engine_unfinished WHERE object = ? AND field = ?', values: place });
      await connection.run({ text: 'INSERT INTO engine_unfinished (object, field, version) VALUES (?, ?, ?)', values: [...place, version] });
    }
  });
}

/** `toFill` with everything that an earlier publication did not come to the end of, as far as `model` still has it. */
export async function withUnfinished(connection: Connection, toFill: ToFill, model: Model): Promise<ToFill> {
  const fields = new Map(toFill.fields.map((field) => [`${field.object}.${field.name}`, field]));
  const searched = new Map(toFill.searched.map((object) => [object.name, object]));
  for (const [name, fieldName] of await connection.rows({ text: 'SELECT object, field FROM engine_unfinished', values: [] })) {
    const object = model.objects.get(String(name));
    const field = object?.fields.get(String(fieldName));
    if (object && fieldName === wholeObject) searched.set(object.name, object);
    if (field && (field.rollUp ?? (field === object?.nameField ? field : undefined)) !== undefined) fields.set(`${field.object}.${field.name}`, field);
  }
  return { fields: [...fields.values()], searched: [...searched.values()] };
}

/** Everything is computed. */
export async function strikeUnfinished(database: Database): Promise<void> {
  await database.run({ text: 'DELETE FROM engine_unfinished', values: [] });
}

/** Stands for the search words of an object in the place of a field's name. */
const wholeObject = '*';
