// What a restoration brings back: the details that were deleted with the record, the lookups that were cleared then, and what a merge gave to another.
import { labelOf, newChange, objectOf, type Change, type Work } from './change';
import type { DeletionNote } from './delete-with-details';
import { idOf } from './lock-masters';
import { neededFields } from './needed-fields';
import { selectRows } from './select-rows';
import { undoMerge, type MergeNote } from './undo-merge';

/** Adds the changes that follow from the restorations among `work.changes`. */
export async function restoreWithDetails(work: Work): Promise<void> {
  const roots = work.changes.filter((change) => change.kind === 'restore' && change.before);
  for (const root of roots) {
    await mustHaveMaster(work, root);
    const { note, at } = await noteOf(work, root);
    for (const [name, ids] of Object.entries(note['#details'] ?? {})) await bringBack(work, root, { name, ids });
    for (const [key, targets] of Object.entries(note['#cleared'] ?? {})) {
      for (const [target, ids] of Object.entries(targets)) await pointBack(work, root, { key, target, ids });
    }
    if (note['#into'] !== undefined) await undoMerge(work, root, { note: note as MergeNote, at });
  }
}

async function bringBack(work: Work, root: Change, { name, ids }: { readonly name: string; readonly ids: readonly string[] }): Promise<void> {
  const object = work.context.model.objects.get(name);
  if (!object) return;
  const rows = await selectRows(work.context, { object, by: { field: idOf(object), values: ids }, fields: neededFields(work.context, object, []), lock: true, binToo: true });
  for (const row of rows) {
    if (row.live || work.changes.some((change) => change.id === row.id)) continue;
    const change = newChange({ kind: 'restore', object, id: row.id, path: root.path, request: root.request, follows: true });
    change.before = row;
    work.changes.push(change);
  }
}

/** Only lookups that are still empty: what somebody filled meanwhile stays. */
async function pointBack(work: Work, root: Change, { key, target, ids }: { readonly key: string; readonly target: string; readonly ids: readonly string[] }): Promise<void> {
  const [name, fieldName] = key.split('.') as [string, string];
  const object = work.context.model.objects.get(name);
  const field = object?.fields.get(fieldName);
  if (!object || !field) return;
  const fields = new Set([field, ...neededFields(work.context, object, [])]);
  const rows = await selectRows(work.context, { object, by: { field: idOf(object), values: ids }, fields: [...fields], lock: true, binToo: true });
  for (const row of rows) {
    if (row.values.get(fieldName)?.[0] !== null) continue;
    const known = work.changes.find((change) => change.id === row.id);
    if (known) known.values.set(fieldName, [target]);
    else if (row.live) {
      const change = newChange({ kind: 'update', object, id: row.id, path: root.path, request: root.request, follows: true, values: new Map([[fieldName, [target]]]) });
      change.before = row;
      work.changes.push(change);
    }
  }
}

async function mustHaveMaster(work: Work, root: Change): Promise<void> {
  const { master } = root.object;
  const id = master && root.before?.values.get(master.name)?.[0];
  if (!master || typeof id !== 'string') return;
  const object = objectOf(work.context, master.targets[0]!);
  if (work.changes.some((change) => change.id === id && change.kind === 'restore')) return;
  const rows = await selectRows(work.context, { object, by: { field: idOf(object), values: [id] }, fields: [], lock: true });
  if (rows.length === 0) work.refusals.push({ request: root.request, code: 'CONFLICT', problem: { path: root.path, rule: 'noSuchRecord', label: labelOf(work.context, master) } });
}

async function noteOf({ context }: Work, { id, object }: Change): Promise<{ readonly note: DeletionNote & Partial<MergeNote>; readonly at: number }> {
  const [row] = await context.connection.rows({
    text: `SELECT changes, at FROM engine_history WHERE record_id = ? AND object = ? AND action IN ('delete', 'merge') ORDER BY version DESC LIMIT 1`, values: [id, object.name],
  });
  return row ? { note: JSON.parse(String(row[0])) as DeletionNote, at: Number(row[1]) } : { note: {}, at: 0 };
}
