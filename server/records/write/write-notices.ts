// Whoever becomes the owner of a record by somebody else's doing is told, in the same transaction.
import type { Sql } from '../../database/source';
import { noticesSql, type Telling } from '../notices/tell';
import { after, type Change, type Work } from './change';
import { isEffective } from './complete';

/** Of more records given to one person at once than this, one notice tells how many they are. */
const mostSingle = 5;

/** What writes the notices. What nobody in particular does (imports of the system, the demo) tells nobody. */
export function writeNotices(work: Work): readonly Sql[] {
  const { viewer, now } = work.context;
  if (viewer.id === null) return [];
  const given = new Map<string, Change[]>();
  for (const change of work.changes) {
    const owner = newOwner(change);
    if (owner === undefined || owner === viewer.id) continue;
    const key = `${owner} ${change.object.name}`;
    given.set(key, [...(given.get(key) ?? []), change]);
  }
  if (given.size === 0) return [];
  const tellings = [...given].flatMap(([key, changes]): readonly Telling[] => {
    const to = key.slice(0, key.indexOf(' '));
    const [{ object, id }] = changes as [Change, ...Change[]];
    const one = (record: string): Telling => ({ to, told: `assigned ${record} ${now.getTime()}`, kind: 'assigned', object: object.name, record });
    return changes.length <= mostSingle ? changes.map((change) => one(change.id)) : [{ to, told: `assigned ${id} ${now.getTime()}`, kind: 'assigned', object: object.name, params: { count: changes.length } }];
  });
  return noticesSql(work.context, tellings);
}

function newOwner(change: Change): string | undefined {
  if (!change.object.owned || (change.kind !== 'create' && change.kind !== 'update') || !isEffective(change) || !change.values.has('owner')) return undefined;
  const owner = after(change, 'owner')?.[0];
  return typeof owner === 'string' ? owner : undefined;
}
