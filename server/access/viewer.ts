// Who a user is to the engine: name, department with all below it, role and its permission sets. Kept per process, never older than a moment.
import type { Database } from '../database/source';
import type { Model, ObjectModel } from '../model/model';
import { storageOf } from '../query/field-facts';
import { everything, everythingVisible, compare, type Cell, type Predicate } from '../query/plan';
import { fieldNamed } from '../query/sql-scope';
import { levelSql, type SqlFor } from '../query/to-sql';
import type { Viewer } from './context';

/** A user who may sign in has a viewer; `active` false: deactivated. */
export interface FoundViewer { readonly viewer: Viewer; readonly active: boolean }

/** The viewer of a user; undefined where there is no such user or it is in the recycle bin. The same object as long as nothing about it changes. */
export async function loadViewer(database: Database, model: Model, userId: string): Promise<FoundViewer | undefined> {
  const known = await knownOf(database, model);
  let found = known.viewers.get(userId);
  if (!found) {
    found = readViewer(database, model, { userId, known });
    known.viewers.set(userId, found);
    found.catch(() => known.viewers.delete(userId));
  }
  return found;
}

/** The next question about a viewer looks at the database: call it after a write to users, departments or roles. Other nodes see it within half a second. */
export function forgetViewers(database: Database): void {
  const known = knownByDatabase.get(database);
  if (known) known.forgottenAt = Date.now();
}

/** Objects whose records decide who a viewer is. */
export const viewerObjects: ReadonlySet<string> = new Set(['user', 'department', 'role']);

/** Grows with every share, so that every node hears of it. */
export const shareCounter = 'shares';

/** How old the answer to "has anything changed?" may be, in milliseconds. */
const freshFor = 500;

/** Departments right below each, the one above, and the code of each. */
interface Departments { readonly below: ReadonlyMap<string, readonly string[]>; readonly parents: ReadonlyMap<string, string>; readonly codes: ReadonlyMap<string, string | null> }

interface Known {
  model: Model;
  stamp: string;
  checkedAt: number;
  forgottenAt: number;
  checking: Promise<void> | undefined;
  viewers: Map<string, Promise<FoundViewer | undefined>>;
  departments: Promise<Departments> | undefined;
}
const knownByDatabase = new WeakMap<Database, Known>();

async function knownOf(database: Database, model: Model): Promise<Known> {
  let known = knownByDatabase.get(database);
  if (!known) knownByDatabase.set(database, (known = { model, stamp: '', checkedAt: 0, forgottenAt: 0, checking: undefined, viewers: new Map(), departments: undefined }));
  if (known.model !== model) {
    known.model = model;
    forgetAll(known);
  }
  if (known.checkedAt > known.forgottenAt && Date.now() - known.checkedAt < freshFor) return known;
  const current = known;
  current.checking ??= check(database, model, current).finally(() => { current.checking = undefined; });
  await current.checking;
  return current;
}

function forgetAll(known: Known): void {
  known.viewers = new Map();
  known.departments = undefined;
}

async function check(database: Database, model: Model, known: Known): Promise<void> {
  // What is written while the question runs must be asked about again.
  const asked = Date.now();
  const stamp = await readStamp(database, model);
  known.checkedAt = asked;
  if (stamp === known.stamp) return;
  known.stamp = stamp;
  forgetAll(known);
}

/** Changes with every write to the three tables and with every share, whoever makes it. */
async function readStamp(database: Database, model: Model): Promise<string> {
  const { quote } = database.dialect;
  const columns = [...viewerObjects].flatMap((name) => {
    const table = model.objects.get(name)?.storage.table;
    return table ? ['COUNT(*)', 'COUNT(live)', 'SUM(version)', 'MAX(updated_at)'].map((measure) => `(SELECT ${measure} FROM ${quote(table)})`) : [];
  });
  if (columns.length === 0) return '';
  const text = `SELECT ${columns.join(', ')}, (SELECT value FROM engine_counter WHERE name = '${shareCounter}')`;
  const [row] = await database.rows({ text, values: [] });
  return JSON.stringify(row);
}

async function readViewer(database: Database, model: Model, asked: { readonly userId: string; readonly known: Known }): Promise<FoundViewer | undefined> {
  const { userId, known } = asked;
  const names = ['name', 'login', 'active', 'department', 'language', 'timeZone', 'role.permissionSets', 'role.code', 'role.id'];
  const [row] = await readCells(database, model, { object: 'user', names, where: compare('id', 'eq', [userId]) });
  if (!row) return undefined;
  const [name, login, active, departmentId, language, timeZone, sets, role, roleId] = row as [string | null, string | null, boolean | null, string | null, string | null, string | null, string | null, string | null, string | null];
  known.departments ??= readDepartments(database, model);
  const { below: children, parents, codes } = await known.departments;
  const departmentIds = departmentId === null ? [] : below(children, departmentId);
  const above = departmentId === null ? [] : pathUp(parents, departmentId);
  const shared = await readShared(database, granteesOf({ user: userId, role: roleId, departments: above }));
  const permissionSets = [...new Set(namesIn(sets))].filter((set) => model.permissionSets.has(set)).sort();
  const viewer: Viewer = Object.freeze({
    id: userId, name: name ?? '', login: login ?? '', departmentId, departmentIds,
    language: language !== null && model.app.languages.includes(language) ? language : model.app.languages[0] ?? 'zh-CN', timeZone: validZone(timeZone) ?? model.app.timeZone,
    setup: permissionSets.some((set) => model.permissionSets.get(set)?.setup === true), permissionSets, role, system: false, departmentCodes: above.map((id) => codes.get(id) ?? null), ...(shared ? { shared } : {}),
  });
  return { viewer, active: active !== false };
}

/** What of the viewer shares are given to: the user, the role, the department, and those above it where they mean everybody below. */
function granteesOf({ user, role, departments }: { readonly user: string; readonly role: string | null; readonly departments: readonly string[] }): readonly string[] {
  return [user, ...(role === null ? [] : [role]), ...departments.slice(0, 1), ...departments.map((department) => `${department}${andBelow}`)];
}
/** Behind the id of a department: all departments below it are meant, too. */
export const andBelow = '+';

/** undefined where nothing is shared with any of them. What is shared later makes the viewer anew; what runs out is left to the statement. */
async function readShared(database: Database, grantees: readonly string[]): Promise<Viewer['shared']> {
  const given = `engine_share WHERE grantee IN (${grantees.map(() => '?').join(', ')}) AND live = 1`;
  const rows = await database.rows({ text: `SELECT DISTINCT object, record_id FROM ${given} LIMIT ${mostShared + 1}`, values: [...grantees] });
  if (rows.length === 0) return undefined;
  const records = new Map<string, string[]>();
  for (const [object, id] of rows) records.set(String(object), [...records.get(String(object)) ?? [], String(id)]);
  if (rows.length <= mostShared) return { grantees, records };
  const objects = await database.rows({ text: `SELECT DISTINCT object FROM ${given}`, values: [...grantees] });
  return { grantees, records: new Map(objects.map(([object]) => [String(object), 'many' as const])) };
}
/** More ids than this are not kept with a viewer, nor named in its statements. */
const mostShared = 300;

/** All departments. */
async function readDepartments(database: Database, model: Model): Promise<Departments> {
  const codes = new Map<string, string | null>();
  const children = new Map<string, string[]>();
  const parents = new Map<string, string>();
  for (const [id, parent, code] of await readCells(database, model, { object: 'department', names: ['id', 'parent', 'code'], where: everything }) as [string, string | null, string | null][]) {
    codes.set(id, code);
    if (parent === null) continue;
    parents.set(id, parent);
    const known = children.get(parent);
    if (known) known.push(id);
    else children.set(parent, [id]);
  }
  return { below: children, parents, codes };
}

/** The department and all below it; a circle of departments ends where it began. */
function below(children: ReadonlyMap<string, readonly string[]>, id: string): readonly string[] {
  const found = new Set([id]);
  for (const each of found) for (const child of children.get(each) ?? []) found.add(child);
  return [...found].sort();
}

/** The department and all above it; a circle ends where it began. */
function pathUp(parents: ReadonlyMap<string, string>, id: string): readonly string[] {
  const path = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !path.has(at); at = parents.get(at)) path.add(at);
  return [...path];
}

/** Stored values of the cells, restricted by nothing: it is asked who the viewer is. */
async function readCells(database: Database, model: Model, asked: { readonly object: string; readonly names: readonly string[]; readonly where: Predicate }): Promise<unknown[][]> {
  const object = model.objects.get(asked.object);
  if (!object) return [];
  const cells = asked.names.map((name): Cell => {
    const path = name.split('.');
    const field = path.pop()!;
    return { kind: 'value', path, field, column: 0 };
  });
  const decoders = cells.map((cell) => {
    const { path, field } = cell as Extract<Cell, { kind: 'value' }>;
    const at = path.reduce<ObjectModel>((from, step) => model.objects.get(fieldNamed(from, step).targets[0]!)!, object);
    return database.dialect.decode(storageOf(fieldNamed(at, field), 0));
  });
  const target: SqlFor = { model, dialect: database.dialect, env: { now: new Date(0), today: '1970-01-01', timeZone: 'UTC' } };
  const rows = await database.rows(levelSql({ object: object.name, cells, where: asked.where, order: [], total: false, visible: everythingVisible }, target));
  return rows.map((row) => row.map((cell, index) => decoders[index]!(cell)));
}

function namesIn(stored: string | null): readonly string[] {
  if (stored === null) return [];
  const list: unknown = JSON.parse(stored);
  return Array.isArray(list) ? list.filter((each): each is string => typeof each === 'string') : [];
}

function validZone(zone: string | null): string | undefined {
  if (zone === null) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
