// Counts a condition over a slice of an object's records, in the order of their ids: a long count is made of slices, so that it can stop in time.
import type { Sql } from '../database/source';
import type { Predicate, Visibility } from './plan';
import { predicateSql } from './sql-predicate';
import { liveSql, scopeOf, type SqlFor } from './sql-scope';
import { conditionsSql, finish, objectNamed } from './to-sql';

export interface Slice {
  readonly object: string;
  /** Which records there are. */
  readonly where: Predicate;
  /** What is counted among them. */
  readonly test: Predicate;
  readonly visible: Visibility;
  /** The id the slice before ended with. */
  readonly after: string | undefined;
  readonly limit: number;
}

/** One row: records looked at, the last of their ids, how many of them meet the test. */
export function sliceSql(slice: Slice, target: SqlFor): Sql {
  const scope = scopeOf(objectNamed(target, slice.object), { for: target, visible: slice.visible });
  const [head, tail]: [unknown[], unknown[]] = [[], []];
  const { alias } = scope.root;
  const test = `CASE WHEN ${predicateSql(scope.root, slice.test, head)} THEN 1 ELSE 0 END`;
  const where = slice.where.kind === 'true' ? liveSql(scope.root) : conditionsSql(scope, slice.where, tail);
  if (slice.after !== undefined) tail.push(slice.after);
  const beyond = slice.after === undefined ? '' : ` AND ${alias}.id > ?`;
  const rows = finish(scope, head, `SELECT ${alias}.id AS k, ${test} AS v`, ` WHERE ${where}${beyond} ORDER BY ${alias}.id LIMIT ${slice.limit}`, tail);
  return { text: `SELECT COUNT(*), MAX(s.k), SUM(s.v) FROM (${rows.text}) s`, values: rows.values };
}
