// The journal of a publication: what it has to compute for records that are there, written down before anything changes and struck out at the end.
import type { Connection, Database, Sql } from '../database/source';
import type { Model } from '../model/model';
import { isFilled, type ToFill } from './settle';

/** Written before the tables change. Writing it twice changes nothing. */
export async function writeUnfinished(database: Database, toFill: ToFill, version: number): Promise<void> {
  const places = placesOf(toFill);
  if (places.length === 0) return;
  await database.transaction((connection) => connection.runAll(places.flatMap((place) => [
    strike(place), { text: 'INSERT INTO engine_unfinished (object, field, version) VALUES (?, ?, ?)', values: [...place, version] },
  ])));
}

/** `toFill` with everything that an earlier publication did not come to the end of, as far as `model` still has it. */
export async function withUnfinished(connection: Connection, toFill: ToFill, model: Model): Promise<ToFill> {
  const fields = new Map(toFill.fields.map((field) => [`${field.object}.${field.name}`, field]));
  const searched = new Map(toFill.searched.map((object) => [object.name, object]));
  const matched = new Map(toFill.matched.map((object) => [object.name, object]));
  for (const [name, fieldName] of await connection.rows({ text: 'SELECT object, field FROM engine_unfinished', values: [] })) {
    const object = model.objects.get(String(name));
    const field = object?.fields.get(String(fieldName));
    if (object && fieldName === wholeObject) searched.set(object.name, object);
    if (object && fieldName === itsMatches) matched.set(object.name, object);
    if (object && field && isFilled(object, field)) fields.set(`${field.object}.${field.name}`, field);
  }
  return { fields: [...fields.values()], searched: [...searched.values()], matched: [...matched.values()] };
}

/** What `done` names is computed. The rest stays: a version that never came into force began it, and the next that has those fields goes on with it. */
export async function strikeUnfinished(database: Database, done: ToFill): Promise<void> {
  await database.transaction((connection) => connection.runAll(placesOf(done).map(strike)));
}

function strike(place: Place): Sql {
  return { text: 'DELETE FROM engine_unfinished WHERE object = ? AND field = ?', values: place };
}

function placesOf({ fields, searched, matched }: ToFill): Place[] {
  return [...fields.map((field): Place => [field.object, field.name]), ...searched.map((object): Place => [object.name, wholeObject]), ...matched.map((object): Place => [object.name, itsMatches])];
}

/** Field is a name, `wholeObject` or `itsMatches`. */
type Place = readonly [object: string, field: string];

/** Stands for the search words of an object in the place of a field's name. */
const wholeObject = '*';
/** Stands for what duplicate rules compare. */
const itsMatches = '=';
