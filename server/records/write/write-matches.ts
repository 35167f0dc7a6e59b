// Keeps the keys of duplicate rules in step with the records, and refuses what a rule does not let through: in the same transaction.
import type { Context } from '../../access/context';
import type { Sql } from '../../database/source';
import { compares, matchKeys, placeOf, type MatchKey } from '../duplicates/match-keys';
import { recordsWithKeys } from '../duplicates/records-with-keys';
import { after, join, type Change, type Work } from './change';
import { isEffective } from './complete';
import { labelOf as labelIn } from '../../model/labels';
import type { DuplicateRuleModel, ObjectModel } from '../../model/model';
import { moreThanOneRow } from './hold-references';
import { errorOfAll } from './refusals';
import { idsSql, insertSql, thousands } from './write-rows';

/** Notes a refusal for every record that is like another by a rule that refuses. Records that are written together are compared with each other, too. */
export async function checkMatches(work: Work): Promise<void> {
  const asked = keyed(work, ({ duplicateRules }) => duplicateRules.filter(({ refuses }) => refuses)).flatMap(({ change, keys }) => keys.map((key) => ({ change, ...key })));
  if (asked.length === 0) return;
  const written = new Set(work.changes.filter((change) => change.kind === 'delete' || compares(change)).map(({ id }) => id));
  const found = await recordsWithKeys(work.context, asked);
  const seen = new Map<string, string>();
  for (const { change, rule, ...key } of asked) {
    const place = placeOf(key);
    const before = seen.get(place);
    // What this write itself deletes or changes is compared by what it will be.
    const other = (found.get(place) ?? []).some((id) => id !== change.id && !written.has(id));
    if (other || (before !== undefined && before !== change.id)) {
      const label = labelIn(work.context.model, `${change.object.name}.duplicateRules.${rule.name}`, rule.label, work.context.viewer.language);
      work.refusals.push({ request: change.request, code: 'DUPLICATE', problem: { path: join(change.path, rule.fields[0]!), rule: 'duplicateRecord', params: { label }, label } });
    }
    if (before === undefined) seen.set(place, change.id);
  }
}

/** What writes the keys of new, changed and restored records and takes those of deleted ones away. */
export function writeMatches(work: Work): readonly Sql[] {
  const { context } = work;
  const old = work.changes.filter((change) => change.object.duplicateRules.length > 0 && isEffective(change) && change.kind !== 'create' && (change.kind !== 'update' || compares(change))).map((change) => change.id);
  const fresh = keyed(work);
  const statements = matchesSql(context, { old, fresh: fresh.map(({ change, keys }) => ({ id: change.id, keys })) });
  return [...statements, ...guards(context, fresh.flatMap(({ keys }) => keys.filter(({ rule }) => rule.refuses)))];
}

/** Takes the keys of the records `old` away and adds those of `fresh`, which may be the same records. */
export function matchesSql(context: Context, { old, fresh }: { readonly old: readonly string[]; readonly fresh: readonly { readonly id: string; readonly keys: readonly MatchKey[] }[] }): readonly Sql[] {
  const rows = fresh.flatMap(({ id, keys }) => [...new Map(keys.map((key) => [placeOf(key), [key.group, key.key, id]])).values()]);
  return [
    ...thousands(old).map((some) => ({ text: `DELETE FROM engine_match WHERE ${idsSql(some, 'record_id')}`, values: some })),
    ...insertSql(context, { table: 'engine_match', columns: ['match_group', 'match_key', 'record_id'], rows }),
  ];
}

/**
 * Two who write alike records at the same moment do not see each other's: so whoever has written the key reads it again, locked, and either waits for
 * the other or fails where there are two. WARNING: on SQLite one writer works at a time, so what was looked up is still so.
 */
function guards(context: Context, keys: readonly MatchKey[]): readonly Sql[] {
  const { forShare } = context.connection.dialect;
  if (forShare === '') return [];
  const places = [...new Map(keys.map((key) => [placeOf(key), [key.group, key.key]] as const))].sort(([left], [right]) => (left < right ? -1 : 1));
  return places.map(([, values]) => ({ text: `SELECT CASE WHEN COUNT(*) = 1 THEN 1 ELSE (SELECT 1 UNION SELECT 2) END FROM engine_match WHERE match_group = ? AND match_key = ?${forShare}`, values }));
}

/** Why a write failed that found a record like its own: the keys are looked up once more, so that each is named. */
export async function refuseAlike(work: Work, error: unknown): Promise<void> {
  if ((error as { errno?: unknown }).errno !== moreThanOneRow) return;
  await checkMatches(work);
  if (work.refusals.length > 0) throw errorOfAll(work, work.refusals);
}

/** The records that get keys, with these; only by the rules that `rulesOf` gives. */
function keyed(work: Work, rulesOf = (object: ObjectModel): readonly DuplicateRuleModel[] => object.duplicateRules): readonly { readonly change: Change; readonly keys: readonly MatchKey[] }[] {
  return work.changes.flatMap((change) => {
    const rules = rulesOf(change.object);
    return rules.length > 0 && change.kind !== 'delete' && isEffective(change) && compares(change) ? [{ change, keys: matchKeys(change.object, (field) => after(change, field), rules) }] : [];
  });
}
