// Which records have given keys: one statement for any number of them.
import type { Context } from '../../access/context';
import { thousands } from '../write/write-rows';
import { placeOf, type MatchKey } from './match-keys';

/** Ids by the place of their key, in their order. */
export async function recordsWithKeys(context: Context, keys: readonly Pick<MatchKey, 'group' | 'key'>[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  const places = [...new Map(keys.map((key) => [placeOf(key), [key.group, key.key] as const])).values()];
  for (const some of thousands(places)) {
    const rows = await context.connection.rows({
      text: `SELECT match_group, match_key, record_id FROM engine_match WHERE ${some.map(() => '(match_group = ? AND match_key = ?)').join(' OR ')} ORDER BY record_id`,
      values: some.flat(),
    });
    for (const [group, key, id] of rows) {
      const place = placeOf({ group: String(group), key: String(key) });
      found.set(place, [...found.get(place) ?? [], String(id)]);
    }
  }
  return found;
}
