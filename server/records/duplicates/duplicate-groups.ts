// Records that are there already and are alike by a rule, group by group: what somebody looks through to tidy up.
import type { Context } from '../../access/context';
import { mustMay } from '../../access/may';
import { rowPredicate } from '../../access/restrict';
import type { DuplicateRuleModel, ObjectModel } from '../../model/model';
import { everythingVisible } from '../../query/plan';
import { predicateSql } from '../../query/sql-predicate';
import { fromSql, scopeOf } from '../../query/sql-scope';
import { sqlFor } from '../write/sql-for';
import { readsRule } from './find-duplicates';

export interface DuplicateGroups {
  /** Of the object and the rule, all that are alike among those the viewer may read. */
  readonly total: number;
  /** Ids, the newest first. */
  readonly groups: readonly (readonly string[])[];
}

/** Records of one group that are told. */
const mostOfGroup = 20;

/** The largest groups first, from the `skip`th on. Throws FORBIDDEN where the viewer may not read the object; a rule on fields it may not read has no groups. */
export async function duplicateGroups(context: Context, object: ObjectModel, { rule, first, skip }: { readonly rule: DuplicateRuleModel; readonly first: number; readonly skip: number }): Promise<DuplicateGroups> {
  mustMay(context, 'read', object);
  if (!readsRule(context, object, rule)) return { total: 0, groups: [] };
  const scope = scopeOf(object, { for: sqlFor(context), visible: everythingVisible, trusted: true });
  const own: unknown[] = [];
  const seen = rowPredicate(context, object, 'read');
  const mine = seen.kind === 'true' ? '' : ` AND ${predicateSql(scope.root, seen, own)}`;
  const from = `FROM engine_match m JOIN (SELECT ${scope.root.alias}.id ${fromSql(scope)} WHERE ${scope.root.alias}.${context.connection.dialect.quote('live')} = 1${mine}) r ON r.id = m.record_id WHERE m.match_group = ?`;
  const values = [...scope.joinValues, ...own, rule.group];
  const grouped = `SELECT m.match_key AS k, COUNT(*) AS n ${from} GROUP BY m.match_key HAVING COUNT(*) > 1`;
  const [[counted], keys] = await context.connection.rowsAll([
    { text: `SELECT COUNT(*) FROM (${grouped}) g`, values },
    { text: `${grouped} ORDER BY n DESC, k LIMIT ${first} OFFSET ${skip}`, values },
  ]) as [[unknown[]], unknown[][]];
  const groups: string[][] = [];
  for (const [key] of keys) {
    const rows = await context.connection.rows({ text: `SELECT m.record_id ${from} AND m.match_key = ? ORDER BY m.record_id DESC LIMIT ${mostOfGroup}`, values: [...values, key] });
    groups.push(rows.map(([id]) => String(id)));
  }
  return { total: Number(counted?.[0] ?? 0), groups };
}
