// How many active users a sharing rule means.
import type { SharingRuleReach } from '../../metadata/language/types';
import type { Connection } from '../database/source';
import type { Model } from '../model/model';
import { everythingVisible } from '../query/plan';
import { columnSql, fieldNamed, follow, fromSql, liveSql, scopeOf } from '../query/sql-scope';
import { sqlTarget } from './stored-rows';

/** Two statements, whatever the number of people. */
export async function peopleMeant(database: Connection, model: Model, { department, below, role, permissionSet }: SharingRuleReach): Promise<number> {
  const users = model.objects.get('user')!;
  const scope = scopeOf(users, { for: sqlTarget(database, model), visible: everythingVisible, trusted: true });
  const at = follow(scope.root, ['role']);
  const columns = [columnSql(scope.root, fieldNamed(users, 'department'), 0, []), columnSql(at, fieldNamed(at.object, 'code'), 0, []), columnSql(at, fieldNamed(at.object, 'permissionSets'), 0, [])];
  const active = columnSql(scope.root, fieldNamed(users, 'active'), 0, []);
  const rows = await database.rows({
    text: `SELECT ${columns.join(', ')}, COUNT(*) ${fromSql(scope)} WHERE ${liveSql(scope.root)} AND (${active} IS NULL OR ${active} <> 0) GROUP BY ${columns.join(', ')}`, values: scope.joinValues,
  });
  const meant = department === undefined ? undefined : await departmentsMeant(database, model, { code: department, below: below === true });
  const isMeant = ([of, code, sets]: readonly unknown[]): boolean => (
    meant ? meant.has(String(of)) : role !== undefined ? code === role : (JSON.parse(String(sets ?? '[]')) as unknown[]).includes(permissionSet));
  return rows.reduce((sum, row) => sum + (isMeant(row) ? Number(row[3]) : 0), 0);
}

async function departmentsMeant(database: Connection, model: Model, { code, below }: { readonly code: string; readonly below: boolean }): Promise<ReadonlySet<string>> {
  const object = model.objects.get('department')!;
  const scope = scopeOf(object, { for: sqlTarget(database, model), visible: everythingVisible, trusted: true });
  const column = (name: string): string => columnSql(scope.root, fieldNamed(object, name), 0, []);
  const rows = await database.rows({ text: `SELECT ${column('id')}, ${column('parent')}, ${column('code')} ${fromSql(scope)} WHERE ${liveSql(scope.root)}`, values: [] });
  const found = new Set(rows.filter((row) => row[2] === code).map((row) => String(row[0])));
  if (below) for (const id of found) for (const [child, parent] of rows) if (parent === id) found.add(String(child));
  return found;
}
