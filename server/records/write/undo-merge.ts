// What a record takes back that comes out of the recycle bin after it was merged into another: what referred to it, its links, and the values the other took from it.
import { newChange, type Change, type Values, type Work } from './change';
import { idOf } from './lock-masters';
import { neededFields } from './needed-fields';
import { selectRows } from './select-rows';

/** Kept in the history row of a merged record. */
export interface MergeNote {
  readonly '#into': string;
  /** `object.field` → ids of the records that referred to it. */
  readonly '#references'?: Readonly<Record<string, readonly string[]>>;
  /** `object.field.side` → the records it was linked with: `moved` got the other record instead, `shared` were linked with both. */
  readonly '#links'?: Readonly<Record<string, { readonly moved: readonly string[]; readonly shared: readonly string[] }>>;
}

/** Adds the changes. What somebody gave another record or another value meanwhile stays as it is now. `at`: when they were merged. */
export async function undoMerge(work: Work, root: Change, { note, at }: { readonly note: MergeNote; readonly at: number }): Promise<void> {
  const { '#into': winner } = note;
  for (const [place, ids] of Object.entries(note['#references'] ?? {})) await takeReferences(work, root, { place, ids, winner });
  for (const [place, linked] of Object.entries(note['#links'] ?? {})) takeLinks(work, root, { place, linked, winner });
  await giveBack(work, root, { winner, at });
}

async function takeReferences(work: Work, root: Change, { place, ids, winner }: { readonly place: string; readonly ids: readonly string[]; readonly winner: string }): Promise<void> {
  const [name, fieldName] = place.split('.') as [string, string];
  const object = work.context.model.objects.get(name);
  const field = object?.fields.get(fieldName);
  if (!object || !field) return;
  const fields = new Set([field, ...neededFields(work.context, object, [])]);
  for (const row of await selectRows(work.context, { object, by: { field: idOf(object), values: ids }, fields: [...fields], lock: true })) {
    // The winner itself had referred to the loser, and to nothing since.
    if (row.values.get(fieldName)?.[0] !== (row.id === winner ? null : winner)) continue;
    changeOf(work, root, { object, row }).values.set(fieldName, [root.id]);
  }
}

function takeLinks(work: Work, root: Change, { place, linked, winner }: { readonly place: string; readonly linked: { readonly moved: readonly string[]; readonly shared: readonly string[] }; readonly winner: string }): void {
  const [name, fieldName, side] = place.split('.') as [string, string, 'from' | 'to'];
  const field = work.context.model.objects.get(name)?.fields.get(fieldName);
  if (!field?.junction) return;
  const link = (mine: string, other: string): { readonly from: string; readonly to: string } => (side === 'from' ? { from: mine, to: other } : { from: other, to: mine });
  for (const other of linked.moved) root.links.push({ field, ...link(winner, other), add: false });
  for (const other of [...linked.moved, ...linked.shared]) root.links.push({ field, ...link(root.id, other), add: true });
}

/** The values the winner took in that merge and that are the loser's own: as they were before, where nobody changed them since. */
async function giveBack(work: Work, root: Change, { winner, at }: { readonly winner: string; readonly at: number }): Promise<void> {
  const { context } = work;
  const { object } = root;
  const [written] = await context.connection.rows({ text: `SELECT changes FROM engine_history WHERE record_id = ? AND object = ? AND at = ? AND action = 'update' LIMIT 1`, values: [winner, object.name, at] });
  if (!written) return;
  const took = Object.entries(JSON.parse(String(written[0])) as Record<string, unknown>).flatMap(([name, change]) => {
    const field = object.fields.get(name);
    return field && field.columns.length > 0 && Array.isArray(change) ? [{ field, before: columnsOf(change[0], field.columns.length), after: columnsOf(change[1], field.columns.length) }] : [];
  });
  if (took.length === 0) return;
  const fields = [...new Set([...took.map(({ field }) => field), ...neededFields(context, object, [])])];
  const [[row], [own]] = [
    await selectRows(context, { object, by: { field: idOf(object), values: [winner] }, fields, lock: true }),
    await selectRows(context, { object, by: { field: idOf(object), values: [root.id] }, fields: took.map(({ field }) => field), binToo: true }),
  ];
  if (!row || !own) return;
  const values: Values = new Map(took.filter(({ field, after }) => same(row.values.get(field.name), after) && same(own.values.get(field.name), after)).map(({ field, before }) => [field.name, before]));
  if (values.size === 0) return;
  const change = changeOf(work, root, { object, row });
  for (const [name, value] of values) if (!change.values.has(name)) change.values.set(name, value);
}

/** The change of a record that follows, once however many places name it. */
function changeOf(work: Work, root: Change, { object, row }: { readonly object: Change['object']; readonly row: NonNullable<Change['before']> }): Change {
  const known = work.changes.find(({ id }) => id === row.id);
  if (known?.before) {
    for (const [name, value] of row.values) if (!known.before.values.has(name)) known.before.values.set(name, value);
    return known;
  }
  const change = newChange({ kind: 'update', object, id: row.id, path: root.path, request: root.request, follows: true, unlocked: true });
  change.before = row;
  work.changes.push(change);
  return change;
}

/** A value of history as it is stored: see `stored` in log.ts. */
function columnsOf(value: unknown, columns: number): readonly unknown[] {
  if (columns === 1) return [value];
  return Array.isArray(value) ? value : Array.from({ length: columns }, () => null);
}

const same = (left: readonly unknown[] | undefined, right: readonly unknown[]): boolean => JSON.stringify(left) === JSON.stringify(right);
