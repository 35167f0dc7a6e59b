// What a new installation gets: a role that may do everything and a user who has it.
import type { Context } from '../access/context';
import { createRecord } from '../records/create';

/** API name of the permission set in module `system` that allows everything. */
const everything = 'administrator';
const adminRole = { code: 'admin', name: '系统管理员', permissionSets: [everything] };
const adminUser = { login: 'admin', name: '管理员' };

/** true: nobody was ever here. */
export async function isFirstStart(context: Context): Promise<boolean> {
  const users = context.model.objects.get('user');
  if (!users) throw new Error('The definitions have no object "user": module system must be among the modules of app.json');
  const { dialect } = context.connection;
  const [row] = await context.connection.rows({ text: `SELECT 1 FROM ${dialect.quote(users.storage.table)} LIMIT 1`, values: [] });
  return row === undefined;
}

/** Makes role and user where they are missing; gives the user's id. */
export async function ensureAdmin(context: Context): Promise<string> {
  const role = await ensure(context, { object: 'role', field: 'code', input: adminRole });
  return ensure(context, { object: 'user', field: 'login', input: { ...adminUser, role } });
}

async function ensure(context: Context, { object: name, field, input }: { readonly object: string; readonly field: string; readonly input: Readonly<Record<string, unknown>> }): Promise<string> {
  const object = context.model.objects.get(name)!;
  return (await findByKey(context, name, { field, value: input[field] })) ?? createRecord(context, object, input);
}

/** The id of the live record with this value in a unique field. */
export async function findByKey(context: Context, name: string, { field, value }: { readonly field: string; readonly value: unknown }): Promise<string | undefined> {
  const object = context.model.objects.get(name);
  if (!object) return undefined;
  const { dialect } = context.connection;
  const column = object.fields.get(field)!.columns[0]!.name;
  const [row] = await context.connection.rows({ text: `SELECT ${dialect.quote('id')} FROM ${dialect.quote(object.storage.table)} WHERE ${dialect.quote(column)} = ? AND live = 1`, values: [value] });
  return row && String(row[0]);
}
