// Reads who a user is: name, role, permission sets, department and all departments below it.
import type { Connection } from '../database/source';
import type { Model, ObjectModel } from '../model/model';
import type { Viewer } from './context';

/** The viewer for a live, active user; undefined for others. */
export async function loadViewer(connection: Connection, model: Model, userId: string): Promise<Viewer | undefined> {
  const user = await readRow(connection, objectOf(model, 'user'), { id: userId, fields: ['name', 'login', 'active', 'role', 'department', 'language', 'timeZone'] });
  if (!user || user['active'] !== true) return undefined;
  const role = user['role'] ? await readRow(connection, objectOf(model, 'role'), { id: String(user['role']), fields: ['permissionSets'] }) : undefined;
  const permissionSets = textList(role?.['permissionSets']).filter((name) => model.permissionSets.has(name)).sort();
  const departmentId = user['department'] ? String(user['department']) : null;
  return Object.freeze({
    id: userId,
    name: String(user['name'] ?? ''),
    login: String(user['login'] ?? ''),
    departmentId,
    departmentIds: Object.freeze(departmentId === null ? [] : await departmentsBelow(connection, model, departmentId)),
    language: languageOf(model, user['language']),
    timeZone: typeof user['timeZone'] === 'string' && isTimeZone(user['timeZone']) ? user['timeZone'] : model.app.timeZone,
    setup: permissionSets.some((name) => model.permissionSets.get(name)?.setup === true),
    permissionSets: Object.freeze(permissionSets),
    system: false,
  });
}

function objectOf(model: Model, name: string): ObjectModel {
  const object = model.objects.get(name);
  if (!object) throw new Error(`The application has no object "${name}": module system is missing`);
  return object;
}

/** Stored values of the first columns of some fields. WARNING: system objects fit into their base table. */
async function readRow(connection: Connection, object: ObjectModel, { id, fields }: { readonly id: string; readonly fields: readonly string[] }): Promise<Record<string, unknown> | undefined> {
  const { dialect } = connection;
  const columns = fields.flatMap((name) => {
    const column = object.fields.get(name)?.columns[0];
    return column && column.partition === 0 ? [{ name, column }] : [];
  });
  const list = columns.map(({ column }) => dialect.select(column.storage, dialect.quote(column.name))).join(', ');
  const [row] = await connection.rows({ text: `SELECT ${list} FROM ${dialect.quote(object.storage.table)} WHERE ${dialect.quote('id')} = ? AND live = 1`, values: [id] });
  return row && Object.fromEntries(columns.map(({ name, column }, index) => [name, row[index] === null ? null : dialect.decode(column.storage)(row[index])]));
}

/** Level by level from the top, so that a circle ends by itself. */
async function departmentsBelow(connection: Connection, model: Model, top: string): Promise<string[]> {
  const object = objectOf(model, 'department');
  const parent = object.fields.get('parent')?.columns[0];
  const found = new Set([top]);
  if (!parent) return [top];
  const { dialect } = connection;
  for (let level: readonly string[] = [top]; level.length > 0;) {
    const rows = await connection.rows({
      text: `SELECT ${dialect.quote('id')} FROM ${dialect.quote(object.storage.table)} WHERE live = 1 AND ${dialect.quote(parent.name)} IN (${level.map(() => '?').join(', ')})`,
      values: level,
    });
    level = rows.map(([id]) => String(id)).filter((id) => !found.has(id));
    for (const id of level) found.add(id);
  }
  return [...found];
}

function textList(value: unknown): string[] {
  const list: unknown = typeof value === 'string' ? JSON.parse(value) : value;
  return Array.isArray(list) ? list.filter((item): item is string => typeof item === 'string') : [];
}

function languageOf(model: Model, value: unknown): string {
  return typeof value === 'string' && model.app.languages.includes(value) ? value : model.app.languages[0] ?? 'zh-CN';
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
