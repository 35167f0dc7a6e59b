// Who would see another layout once a change is in force: role by role, with the active users that have it.
import type { Words } from '../../metadata/language/field-types';
import { labelOf } from '../model/labels';
import { layoutsFor } from '../model/layout-assignments';
import type { Model, ObjectModel } from '../model/model';
import type { Connection } from '../database/source';
import { everythingVisible } from '../query/plan';
import { columnSql, fieldNamed, fromSql, liveSql, scopeOf, type Scope } from '../query/sql-scope';
import { listIn, mayReadBy } from './affected-users';
import { sqlTarget } from './stored-rows';

/** Layouts by what they are called; null: the page's plain one, or none of its own. */
export interface OtherLayout {
  readonly object: string;
  readonly kind: string;
  /** The record types; none: every record. */
  readonly recordTypes: readonly Words[];
  /** Name of the role. */
  readonly role: string;
  readonly users: number;
  readonly before: Words | null;
  readonly after: Words | null;
}

interface Role { readonly code: string | null; readonly name: string; readonly sets: readonly string[]; readonly users: number }
interface Models { readonly before: Model; readonly after: Model }

/** Roles that read an object whose layouts change, and get another one for some of its records. */
export async function otherLayouts(database: Connection, { before, after }: Models): Promise<readonly OtherLayout[]> {
  const changed = [...after.objects.values()].flatMap((now) => {
    const old = before.objects.get(now.name);
    return old && old.layouts !== now.layouts && assignmentsText(old) !== assignmentsText(now) ? [{ old, now }] : [];
  });
  if (changed.length === 0) return [];
  const roles = await rolesIn(database, before);
  return changed.flatMap(({ old, now }) => roles.filter(({ sets }) => mayReadBy(after, sets, now.name)).flatMap((role) => movedFor(role, { old, now, before, after })));
}

/** What roles are called, by code; read only where it matters who sees which layout. */
export async function roleNames(database: Connection, { before, after }: Models): Promise<ReadonlyMap<string, string>> {
  const moves = [...before.objects.values()].some((old) => {
    const now = after.objects.get(old.name);
    return old !== now && (now === undefined || (old.layouts !== now.layouts && assignmentsText(old) !== assignmentsText(now)));
  });
  return moves ? new Map((await rolesIn(database, before)).flatMap(({ code, name }) => (code === null ? [] : [[code, name] as const]))) : new Map();
}

/** What decides who sees which layout; nothing else needs the roles. */
function assignmentsText({ layouts, recordTypes }: ObjectModel): string {
  return JSON.stringify([[...layouts].map(([key, { assigned }]) => [key, assigned ?? []]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)), recordTypes.map(({ name }) => name)]);
}

function movedFor({ code, name, users }: Role, { old, now, before: modelBefore, after: modelAfter }: Models & { readonly old: ObjectModel; readonly now: ObjectModel }): OtherLayout[] {
  const types = [null, ...now.recordTypes.map((type) => type.name)];
  return kinds.flatMap((kind) => {
    const byMove = new Map<string, { readonly before: string | null; readonly after: string | null; readonly types: (string | null)[] }>();
    for (const type of types) {
      const [from, to] = [seen(old, { code, kind, type }), seen(now, { code, kind, type })];
      if (from === to) continue;
      const move = `${from} ${to}`;
      const known = byMove.get(move);
      if (known) known.types.push(type);
      else byMove.set(move, { before: from, after: to, types: [type] });
    }
    return [...byMove.values()].map(({ before, after, types: moved }): OtherLayout => ({
      object: now.name, kind, role: name, users, before: called(modelBefore, old, before), after: called(modelAfter, now, after),
      recordTypes: moved.length === types.length ? [] : moved.flatMap((type) => (type === null ? [] : [typeWords(modelAfter, now, type)])),
    }));
  });
}

const kinds = ['edit', 'view', 'list', 'quick-create', 'phone'] as const;

function seen({ layouts }: ObjectModel, { code, kind, type }: { readonly code: string | null; readonly kind: string; readonly type: string | null }): string | null {
  const own = layoutsFor(layouts, code);
  const layout = (type === null ? undefined : own.get(`${kind}.${type}`)) ?? own.get(kind);
  if (!layout) return null;
  for (const [key, one] of layouts) if (one === layout) return key;
  return null;
}

function called(model: Model, object: ObjectModel, key: string | null): Words | null {
  const layout = key === null ? undefined : object.layouts.get(key);
  if (!layout) return null;
  if (layout.name !== undefined) return inBoth(model, `${object.name}.layouts.${key!}`, layout.label ?? layout.name);
  return layout.kind === 'list' || layout.recordType === undefined ? null : typeWords(model, object, layout.recordType);
}

function typeWords(model: Model, object: ObjectModel, name: string): Words {
  return inBoth(model, `${object.name}.recordTypes.${name}`, object.recordTypes.find((type) => type.name === name)?.label ?? name);
}

function inBoth(model: Model, key: string, label: string): Words {
  return { zh: labelOf(model, key, label, 'zh-CN'), en: labelOf(model, key, label, 'en') };
}

/** Every role; users without one have no permission sets, so they see nothing. */
async function rolesIn(database: Connection, model: Model): Promise<readonly Role[]> {
  const [roles, users] = [model.objects.get('role'), model.objects.get('user')];
  if (!roles || !users?.fields.has('role')) return [];
  const over = (object: ObjectModel): Scope => scopeOf(object, { for: sqlTarget(database, model), visible: everythingVisible, trusted: true });
  const column = (scope: Scope, field: string): string => columnSql(scope.root, fieldNamed(scope.root.object, field), 0, []);
  const people = over(users);
  const [role, active] = [column(people, 'role'), column(people, 'active')];
  const counts = new Map((await database.rows({ text: `SELECT ${role}, COUNT(*) ${fromSql(people)} WHERE ${liveSql(people.root)} AND (${active} IS NULL OR ${active} <> 0) GROUP BY ${role}`, values: people.joinValues })).map(([id, count]) => [id === null ? '' : String(id), Number(count)]));
  const named = over(roles);
  const rows = await database.rows({ text: `SELECT ${['id', 'code', 'name', 'permissionSets'].map((field) => column(named, field)).join(', ')} ${fromSql(named)} WHERE ${liveSql(named.root)} ORDER BY ${column(named, 'name')}`, values: named.joinValues });
  return rows.map(([id, code, name, sets]): Role => ({ code: code === null ? null : String(code), name: String(name ?? code ?? ''), sets: listIn(sets), users: counts.get(String(id)) ?? 0 }));
}
