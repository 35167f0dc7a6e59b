// The statement of a summary: one row with the number of records and the measures asked for.
import type { Sql } from '../database/source';
import type { ObjectModel } from '../model/model';
import { measureCells, type Measure } from './measures';
import type { Predicate, Visibility } from './plan';
import { conditionsSql, finish, objectNamed, type SqlFor } from './to-sql';
import { scopeOf } from './sql-scope';

/** Row: the count, then each measure's cells; `places` says where a measure begins. */
export function summarySql(asked: { readonly object: string; readonly where: Predicate; readonly visible: Visibility; readonly measures: readonly Measure[] }, target: SqlFor): Sql & { readonly places: readonly number[] } {
  const object: ObjectModel = objectNamed(target, asked.object);
  const scope = scopeOf(object, { for: target, visible: asked.visible });
  const headValues: unknown[] = [];
  const tailValues: unknown[] = [];
  const cells = ['COUNT(*)'];
  const places = asked.measures.map((measure) => cells.push(...measureCells(scope.root, measure, headValues)) - (measure.name === 'avg' ? 2 : 1));
  const where = conditionsSql(scope, asked.where, tailValues);
  return { ...finish(scope, headValues, `SELECT ${cells.join(', ')}`, ` WHERE ${where}`, tailValues), places };
}
