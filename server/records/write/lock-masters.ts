// Locks the masters whose roll-ups a write will change, before any of their details: so two writers to one master never wait for each other in a ring.
import type { FieldModel, ObjectModel } from '../../model/model';
import { after, type Change, type Work } from './change';
import { rollUpsOver, type RollUpGroup } from './roll-up-groups';
import { selectRows } from './select-rows';

/** WARNING: needs the references resolved; on SQLite, where one writer works at a time, there is nothing to do. */
export async function lockMasters(work: Work): Promise<void> {
  const { context } = work;
  if (context.connection.dialect.forUpdate === '') return;
  const own = new Set(work.changes.map((change) => change.id));
  const levels: { readonly object: ObjectModel; readonly ids: string[] }[] = [];
  let affected = await mastersOfChanges(work);
  while (affected.size > 0) {
    for (const [object, ids] of affected) levels.push({ object, ids: [...ids].filter((id) => !own.has(id)).sort() });
    affected = await mastersOfMasters(work, affected);
  }
  for (const { object, ids } of levels.reverse()) {
    if (ids.length > 0) await selectRows(context, { object, by: { field: idOf(object), values: ids }, fields: [], lock: true, binToo: true });
  }
}

type ByObject = Map<ObjectModel, Set<string>>;

async function mastersOfChanges(work: Work): Promise<ByObject> {
  const masters: ByObject = new Map();
  for (const [object, changes] of byObject(work.changes)) {
    const groups = rollUpsOver(work.context.model, object.name);
    if (groups.length === 0) continue;
    const counted = changes.filter((change) => groups.some((group) => countsIn(change, group)));
    for (const group of groups) for (const change of counted) add(masters, group.master, after(change, group.field.name)?.[0]);
    const existing = counted.filter((change) => change.kind !== 'create').map((change) => change.id);
    await addFrom(work, masters, { object, ids: existing, groups });
  }
  return masters;
}

/** A roll-up over roll-ups: the masters of masters. */
async function mastersOfMasters(work: Work, masters: ByObject): Promise<ByObject> {
  const higher: ByObject = new Map();
  for (const [object, ids] of masters) {
    const groups = rollUpsOver(work.context.model, object.name).filter((group) => [...group.uses].some((name) => object.fields.get(name)?.rollUp));
    await addFrom(work, higher, { object, ids: [...ids], groups });
  }
  return higher;
}

async function addFrom(work: Work, masters: ByObject, { object, ids, groups }: { readonly object: ObjectModel; readonly ids: readonly string[]; readonly groups: readonly RollUpGroup[] }): Promise<void> {
  if (ids.length === 0 || groups.length === 0) return;
  const rows = await selectRows(work.context, { object, by: { field: idOf(object), values: ids }, fields: [...new Set(groups.map((group) => group.field))], binToo: true });
  for (const group of groups) for (const row of rows) add(masters, group.master, row.values.get(group.field.name)?.[0]);
}

/** Whether the change may change a roll-up of the group. */
export function countsIn(change: Change, group: RollUpGroup): boolean {
  if (change.kind !== 'update') return true;
  return change.values.has(group.field.name) || [...change.values.keys()].some((name) => group.uses.has(name));
}

/** Changes by object, in the order in which they came. */
export function byObject(changes: readonly Change[]): Map<ObjectModel, Change[]> {
  const groups = new Map<ObjectModel, Change[]>();
  for (const change of changes) {
    const group = groups.get(change.object);
    if (group) group.push(change);
    else groups.set(change.object, [change]);
  }
  return groups;
}

function add(masters: ByObject, object: ObjectModel, id: unknown): void {
  if (typeof id !== 'string') return;
  const ids = masters.get(object);
  if (ids) ids.add(id);
  else masters.set(object, new Set([id]));
}

/** The id field of an object. */
export function idOf(object: ObjectModel): FieldModel {
  return object.fields.get('id')!;
}
