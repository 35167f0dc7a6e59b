// Names of the records that values refer to, and the records that texts name: read for a whole batch at once.
import type { Connection } from '../database/source';
import type { FieldModel, Model } from '../model/model';
import { everythingVisible } from '../query/plan';
import { columnSql, fromSql, liveSql, scopeOf } from '../query/sql-scope';
import { nameIn, type Conversion } from './convert-value';
import { sqlTarget } from './stored-rows';

export interface Asked { readonly model: Model; readonly from: FieldModel; readonly to: FieldModel; readonly pairs: readonly { readonly from: readonly unknown[]; readonly to: readonly unknown[] }[] }

/** Nothing is asked where neither side refers to records. */
export async function namesFor(connection: Connection, { model, from, to, pairs }: Asked): Promise<Pick<Conversion, 'names' | 'ids'>> {
  const names = new Map<string, string>();
  const ids = new Map<string, string>();
  for (const [side, other] of [['from', 'to'], ['to', 'from']] as const) {
    const field = side === 'from' ? from : to;
    if (field.targets.length === 0) continue;
    const referred = new Set(pairs.flatMap((pair) => (typeof pair[side][0] === 'string' ? [pair[side][0]] : [])));
    const otherField = side === 'from' ? to : from;
    const named = new Set(pairs.flatMap((pair) => nameIn(pair[other], otherField) ?? []));
    for (const target of field.targets) {
      for (const [id, name] of await records(connection, model, { target, by: 'id', values: [...referred] })) names.set(id, name);
    }
    const shared = new Set<string>();
    for (const target of field.targets) {
      for (const [id, name] of await records(connection, model, { target, by: 'name', values: [...named, ...names.values()] })) {
        if (ids.has(name) && ids.get(name) !== id) shared.add(name);
        ids.set(name, id);
      }
    }
    for (const name of shared) ids.delete(name);
  }
  return { names, ids };
}

async function records(connection: Connection, model: Model, { target, by, values }: { readonly target: string; readonly by: 'id' | 'name'; readonly values: readonly string[] }): Promise<readonly (readonly [string, string])[]> {
  const object = model.objects.get(target);
  const distinct = [...new Set(values)];
  if (!object || distinct.length === 0) return [];
  const scope = scopeOf(object, { for: sqlTarget(connection, model), visible: everythingVisible, trusted: true });
  const head: unknown[] = [];
  const tail: unknown[] = [];
  const name = columnSql(scope.root, object.nameField, 0, head);
  const condition = by === 'id' ? `${scope.root.alias}.id` : columnSql(scope.root, object.nameField, 0, tail);
  // Deleted records still have names; only live ones are found by them.
  const live = by === 'id' ? '' : `${liveSql(scope.root)} AND `;
  const found: [string, string][] = [];
  for (let from = 0; from < distinct.length; from += 500) {
    const some = distinct.slice(from, from + 500);
    const rows = await connection.rows({ text: `SELECT ${scope.root.alias}.id, ${name} ${fromSql(scope)} WHERE ${live}${condition} IN (${some.map(() => '?').join(', ')})`, values: [...head, ...scope.joinValues, ...tail, ...some] });
    for (const row of rows) if (row[1] !== null) found.push([String(row[0]), String(row[1])]);
  }
  return found;
}
