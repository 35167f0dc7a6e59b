// Locks the existing records of a write, reads what it needs of them, and asks whether the viewer may do this with each.
import { rowPredicate } from '../../access/restrict';
import type { ObjectModel } from '../../model/model';
import { objectLabel, objectOf, type Change, type Row, type Work } from './change';
import { byObject, idOf } from './lock-masters';
import { neededFields } from './needed-fields';
import { forbidden, notFound } from './refusals';
import { selectRows, type AnsweredRow } from './select-rows';

const read = 0;
const update = 1;
const remove = 2;

/** Every change but a create gets its `before`; what may not be done is refused. */
export async function lockRows(work: Work): Promise<void> {
  const groups = byObject(work.changes.filter((change) => change.kind !== 'create' && !change.before));
  for (const [object, changes] of mastersFirst(groups)) await lockGroup(work, object, changes);
  for (const { action, change, relation, parent, path } of work.moves) {
    if (action === 'connect' || !change.before || change.before.values.get(relation.field)?.[0] === parent.id) continue;
    work.refusals.push({ request: change.request, problem: { path, rule: 'noSuchRecord', label: relation.label } });
  }
}

async function lockGroup(work: Work, object: ObjectModel, changes: readonly Change[]): Promise<void> {
  const { context } = work;
  const rows = await selectRows(context, {
    object, by: { field: idOf(object), values: [...new Set(changes.map((change) => change.id))] }, fields: neededFields(context, object, changes), lock: true,
    binToo: changes.some((change) => change.kind === 'restore'),
    tests: (['read', 'update', 'delete'] as const).map((action) => rowPredicate(context, object, action)),
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const change of changes) await judge(work, change, byId.get(change.id));
}

async function judge(work: Work, change: Change, row: AnsweredRow | undefined): Promise<void> {
  const { kind, object, request, path, ifVersion } = change;
  const there = row !== undefined && row.live !== (kind === 'restore');
  if (!there || (!change.follows && !row.answers[read])) return void work.refusals.push(notFound({ request, path }));
  if (!change.follows && kind !== 'create' && !row.answers[kind === 'update' ? update : remove]) {
    return void work.refusals.push(forbidden(work.context, { request, path, action: kind, object }));
  }
  change.before = row;
  if (ifVersion !== undefined && ifVersion !== row.version) await refuseVersion(work, change, row);
}

async function refuseVersion(work: Work, { request, path, object }: Change, row: Row): Promise<void> {
  const { context } = work;
  const at = String(row.values.get('updatedAt')?.[0] ?? '');
  const id = row.values.get('updatedBy')?.[0];
  const by = typeof id === 'string' ? await nameOf(work, id) : '–';
  const params = { by, at: inZone(at, context.viewer.timeZone, context.viewer.language) };
  work.refusals.push({
    request, code: 'CONFLICT', problem: { path, rule: 'versionConflict', params },
    extra: { object: object.name, id: row.id, currentVersion: row.version, changedAt: at, changedBy: { id: id ?? null, name: by } },
  });
}

async function nameOf(work: Work, id: string): Promise<string> {
  const user = objectOf(work.context, 'user');
  const [row] = await selectRows(work.context, { object: user, by: { field: idOf(user), values: [id] }, fields: [user.nameField], binToo: true });
  return String(row?.values.get(user.nameField.name)?.[0] ?? objectLabel(work.context, user));
}

function inZone(at: string, timeZone: string, language: string): string {
  if (at === '') return '';
  return new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
}

/** The same order for everyone: whoever locks a master and its details begins with the master. */
function mastersFirst(groups: ReadonlyMap<ObjectModel, Change[]>): readonly (readonly [ObjectModel, Change[]])[] {
  const depth = (object: ObjectModel, limit = 8): number => {
    const master = [...groups.keys()].find((each) => object.master?.targets.includes(each.name));
    return master && limit > 0 ? depth(master, limit - 1) + 1 : 0;
  };
  return [...groups].sort(([left], [right]) => depth(left) - depth(right) || (left.name < right.name ? -1 : 1));
}
