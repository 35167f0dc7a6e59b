// How many active users may read at least one of some objects: whom a change will reach.
import type { Connection } from '../database/source';
import type { Model } from '../model/model';
import { everythingVisible } from '../query/plan';
import { columnSql, fieldNamed, follow, fromSql, liveSql, scopeOf } from '../query/sql-scope';
import { sqlTarget } from './stored-rows';

/** By the permission sets of their roles. */
export async function affectedUsers(database: Connection, model: Model, objects: ReadonlySet<string>): Promise<number> {
  const users = model.objects.get('user');
  if (!users || objects.size === 0 || !users.fields.has('role')) return 0;
  const scope = scopeOf(users, { for: sqlTarget(database, model), visible: everythingVisible, trusted: true });
  const role = follow(scope.root, ['role']);
  const sets = columnSql(role, fieldNamed(role.object, 'permissionSets'), 0, []);
  const active = columnSql(scope.root, fieldNamed(users, 'active'), 0, []);
  const rows = await database.rows({ text: `SELECT ${sets}, COUNT(*) ${fromSql(scope)} WHERE ${liveSql(scope.root)} AND (${active} IS NULL OR ${active} <> 0) GROUP BY ${sets}`, values: scope.joinValues });
  return rows.reduce((sum, [names, count]) => sum + (readsOne(model, listIn(names), objects) ? Number(count) : 0), 0);
}

function readsOne(model: Model, sets: readonly string[], objects: ReadonlySet<string>): boolean {
  return sets.some((name) => {
    const set = model.permissionSets.get(name);
    return set !== undefined && [...objects].some((object) => (set.objects[object] ?? set.objects['*'])?.read !== undefined);
  });
}

function listIn(stored: unknown): readonly string[] {
  const list: unknown = typeof stored === 'string' ? JSON.parse(stored) : stored;
  return Array.isArray(list) ? list.map(String) : [];
}
