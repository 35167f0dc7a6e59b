// What a deletion brings with it: details go along, lookups are cleared, or the record must stay because others need it.
import { objectLabel, newChange, type Change, type Values, type Work } from './change';
import { neededFields } from './needed-fields';
import { referencesTo, type IncomingReference } from './references-to';
import { selectRows } from './select-rows';

/** What went with a deleted record, kept in its history row: restoring it brings exactly this back. */
export interface DeletionNote {
  /** Object → ids of details. */
  readonly '#details'?: Readonly<Record<string, readonly string[]>>;
  /** `object.field` → the id the lookup held → ids of the records that held it. */
  readonly '#cleared'?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** Adds the changes that follow from the deletions among `work.changes`. */
export async function deleteWithDetails(work: Work): Promise<void> {
  const roots = new Map<string, Change>();
  let level = work.changes.filter((change) => change.kind === 'delete' && change.before);
  for (const change of level) roots.set(change.id, change);
  while (level.length > 0) {
    const next: Change[] = [];
    for (const [name, ids] of idsByObject(level)) {
      for (const incoming of referencesTo(work.context.model, name)) {
        if (incoming.onDelete !== 'keep') next.push(...(await follow(work, { incoming, ids, roots })));
      }
    }
    level = next;
  }
}

interface Step { readonly incoming: IncomingReference; readonly ids: readonly string[]; readonly roots: Map<string, Change> }

/** Gives the details that go along: they may have details of their own. */
async function follow(work: Work, { incoming: { object, field, onDelete }, ids, roots }: Step): Promise<readonly Change[]> {
  const decided = new Map(work.changes.map((change) => [change.id, change]));
  const cleared: Values = new Map([[field.name, field.columns.map(() => null)]]);
  const fields = new Set([field, ...neededFields(work.context, object, [])]);
  const rows = await selectRows(work.context, { object, by: { field, values: ids }, fields: [...fields], lock: true });
  const holders = rows.filter((row) => {
    const change = decided.get(row.id);
    return change?.kind !== 'delete' && !change?.values.has(field.name);
  });
  if (holders.length === 0) return [];
  if (onDelete === 'restrict') {
    refuseRestricted(work, { incoming: { object, field, onDelete }, ids, roots }, holders.map((row) => String(row.values.get(field.name)?.[0])));
    return [];
  }
  const added: Change[] = [];
  for (const row of holders) {
    const target = String(row.values.get(field.name)?.[0]);
    const root = roots.get(target)!;
    const kind = onDelete === 'detail' ? 'delete' : 'update';
    const known = decided.get(row.id);
    if (known) {
      cleared.forEach((values, name) => known.values.set(name, values));
      continue;
    }
    const change = newChange({ kind, object, id: row.id, path: root.path, request: root.request, follows: true, ...(kind === 'update' ? { values: new Map(cleared) } : {}) });
    change.before = row;
    work.changes.push(change);
    note(root, change, { field: field.name, target });
    if (kind === 'delete') {
      roots.set(row.id, root);
      added.push(change);
    }
  }
  return added;
}

function note(root: Change, change: Change, { field, target }: { readonly field: string; readonly target: string }): void {
  const kept = (root.note ?? {}) as { '#details'?: Record<string, string[]>; '#cleared'?: Record<string, Record<string, string[]>> };
  if (change.kind === 'delete') ((kept['#details'] ??= {})[change.object.name] ??= []).push(change.id);
  else (((kept['#cleared'] ??= {})[`${change.object.name}.${field}`] ??= {})[target] ??= []).push(change.id);
  root.note = kept;
}

function refuseRestricted(work: Work, { incoming, roots }: Step, targets: readonly string[]): void {
  const counts = new Map<Change, number>();
  for (const target of targets) {
    const root = roots.get(target)!;
    counts.set(root, (counts.get(root) ?? 0) + 1);
  }
  for (const [{ request, path }, count] of counts) {
    work.refusals.push({ request, code: 'CONFLICT', problem: { path, rule: 'stillReferenced', params: { count, object: objectLabel(work.context, incoming.object) } } });
  }
}

function idsByObject(changes: readonly Change[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const change of changes) ids.set(change.object.name, [...(ids.get(change.object.name) ?? []), change.id]);
  return ids;
}
