// Finds users for signing in, straight from their table: nobody is signed in yet whose rights could be asked.
import type { Connection } from '../database/source';
import type { Model } from '../model/model';

export interface UserRow { readonly id: string; readonly name: string; readonly login: string; readonly active: boolean }

/** The live user with this login, whatever its capitals. */
export async function userByLogin(connection: Connection, model: Model, login: string): Promise<UserRow | undefined> {
  return findUser(connection, model, { column: 'login', value: login });
}

/** The live user with this id. */
export async function userById(connection: Connection, model: Model, id: string): Promise<UserRow | undefined> {
  return findUser(connection, model, { column: 'id', value: id });
}

async function findUser(connection: Connection, model: Model, by: { readonly column: 'login' | 'id'; readonly value: string }): Promise<UserRow | undefined> {
  const object = model.objects.get('user');
  if (!object) throw new Error('The application has no object "user": module system is missing');
  const { dialect } = connection;
  const quoted = (field: string): string => dialect.quote(object.fields.get(field)!.columns[0]!.name);
  const text = `SELECT ${quoted('id')}, ${quoted('login')}, ${quoted('active')}, ${quoted('name')} FROM ${dialect.quote(object.storage.table)}`
    + ` WHERE ${by.column === 'login' ? `LOWER(${quoted('login')}) = LOWER(?)` : `${quoted('id')} = ?`} AND live = 1`;
  const [row] = await connection.rows({ text, values: [by.value] });
  if (!row) return undefined;
  return { id: String(row[0]), login: String(row[1]), name: String(row[3]), active: dialect.decode({ kind: 'boolean' })(row[2]) === true };
}
