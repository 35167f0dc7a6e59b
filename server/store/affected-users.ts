// How many active users may read at least one of some objects, or have one of some permission sets: whom a change will reach.
import type { Connection } from '../database/source';
import type { Model } from '../model/model';
import { everythingVisible } from '../query/plan';
import { columnSql, fieldNamed, follow, fromSql, liveSql, scopeOf } from '../query/sql-scope';
import { sqlTarget } from './stored-rows';

export interface Reach { readonly objects: ReadonlySet<string>; /** Permission sets that change. */ readonly sets: ReadonlySet<string> }

/** By the permission sets of their roles. */
export async function affectedUsers(database: Connection, model: Model, reach: Reach): Promise<number> {
  const users = model.objects.get('user');
  if (!users || (reach.objects.size === 0 && reach.sets.size === 0) || !users.fields.has('role')) return 0;
  const scope = scopeOf(users, { for: sqlTarget(database, model), visible: everythingVisible, trusted: true });
  const role = follow(scope.root, ['role']);
  const sets = columnSql(role, fieldNamed(role.object, 'permissionSets'), 0, []);
  const active = columnSql(scope.root, fieldNamed(users, 'active'), 0, []);
  const rows = await database.rows({ text: `SELECT ${sets}, COUNT(*) ${fromSql(scope)} WHERE ${liveSql(scope.root)} AND (${active} IS NULL OR ${active} <> 0) GROUP BY ${sets}`, values: scope.joinValues });
  return rows.reduce((sum, [names, count]) => sum + (isReached(model, listIn(names), reach) ? Number(count) : 0), 0);
}

function isReached(model: Model, sets: readonly string[], { objects, sets: changed }: Reach): boolean {
  return sets.some((name) => {
    if (changed.has(name)) return true;
    return [...objects].some((object) => mayReadBy(model, [name], object));
  });
}

/** true: one of these permission sets lets read the object. */
export function mayReadBy(model: Model, sets: readonly string[], object: string): boolean {
  return sets.some((name) => {
    const rights = model.permissionSets.get(name)?.objects;
    return rights !== undefined && (rights[object] ?? rights['*'])?.read !== undefined;
  });
}

/** The names in a stored list. */
export function listIn(stored: unknown): readonly string[] {
  const list: unknown = typeof stored === 'string' ? JSON.parse(stored) : stored;
  return Array.isArray(list) ? list.map(String) : [];
}
