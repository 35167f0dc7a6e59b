// Recomputes the roll-ups of every master whose details changed: one statement per master object and list, inside the same transaction.
import type { Context } from '../../access/context';
import type { Sql } from '../../database/source';
import type { FieldModel, ObjectModel, Storage } from '../../model/model';
import { partitionTable } from '../../model/names';
import { everythingVisible } from '../../query/plan';
import { storageOf } from '../../query/field-facts';
import { columnSql, expressionSql, fromSql, liveSql, scopeOf } from '../../query/sql-scope';
import { guarding } from './approval-locks';
import { after, type Change, type Row, type Work } from './change';
import { byObject, countsIn, idOf } from './lock-masters';
import { rollUpsIn, rollUpsOver, type RollUpGroup } from './roll-up-groups';
import { looksAtRollUps } from './check-rules';
import { selectRows } from './select-rows';
import { sqlFor } from './sql-for';
import { flush } from './write-records';
import { idsSql } from './write-rows';

/** What a roll-up became in a record that was there before. */
export interface RolledUp { readonly object: ObjectModel; readonly before: Row; readonly after: Row; readonly fields: readonly FieldModel[] }

/**
 * WARNING: the masters are locked already (lock-masters.ts), so what is summed cannot change meanwhile. A master's version and time of change stay:
 * a form opened on an order must not be refused because somebody added a line. History keeps what its roll-ups were all the same.
 */
export async function rollUp(work: Work, pending: Sql[]): Promise<readonly RolledUp[]> {
  const created = new Set(work.changes.filter((change) => change.kind === 'create').map((change) => change.id));
  const found: RolledUp[] = [];
  let masters = affectedBy(work);
  while (masters.size > 0) {
    const next = new Map<RollUpGroup, Set<string>>();
    for (const [master, groups] of byMaster(masters)) {
      const fields = groups.flatMap(({ group }) => [...group.rollUps]);
      const higher = rollUpsOver(work.context.model, master.name).filter((group) => fields.some((field) => group.uses.has(field.name) || group.uses.size === 0));
      const ids = [...new Set(groups.flatMap((each) => [...each.ids]))];
      const existing = ids.filter((id) => !created.has(id));
      const read = [...fields, ...higher.map((group) => group.field)];
      const before = await selectRows(work.context, { object: master, by: { field: idOf(master), values: existing }, fields: read, binToo: true });
      // Nobody asks what the roll-ups of a new master have become, unless there are higher ones or rules that look at them.
      const asked = higher.length > 0 || master.rules.some((rule) => looksAtRollUps(master, rule)) || guarding(master, 'after').length > 0 ? ids : existing;
      const adding = groups.flatMap(({ group, ids: of }) => (isOwn(group) ? [] : recomputing(work.context, group, [...of])));
      if (asked.length === 0 && !groups.some(({ group }) => isOwn(group))) {
        pending.push(...adding);
        continue;
      }
      // Details must be in their tables before they are added up; where nobody asks for the sums, all is written together.
      await flush(work, [...pending.splice(0), ...adding]);
      for (const { group, ids: of } of groups) if (isOwn(group)) await recompute(work.context, group, [...of]);
      const now = await selectRows(work.context, { object: master, by: { field: idOf(master), values: asked }, fields: read, binToo: true });
      const earlier = new Map(before.map((row) => [row.id, row]));
      for (const row of now) {
        const old = earlier.get(row.id);
        const changed = old ? fields.filter((field) => row.values.get(field.name)?.[0] !== old.values.get(field.name)?.[0]) : fields;
        if (changed.length === 0) continue;
        if (old) found.push({ object: master, before: old, after: row, fields: changed });
        noteInChange(work, row, changed);
        for (const group of higher) addTo(next, group, row.values.get(group.field.name)?.[0]);
      }
    }
    masters = next;
  }
  return found;
}

type Pending = Map<RollUpGroup, Set<string>>;

/** A master that goes to the bin keeps its roll-ups as they were; one that comes back counts anew. */
function affectedBy(work: Work): Pending {
  const pending: Pending = new Map();
  for (const change of work.changes) {
    if (change.kind === 'restore') for (const group of rollUpsIn(work.context.model, change.object.name)) addTo(pending, group, change.id);
  }
  for (const [object, changes] of byObject(work.changes)) {
    for (const group of rollUpsOver(work.context.model, object.name)) {
      for (const change of changes) {
        if (!countsIn(change, group)) continue;
        addTo(pending, group, after(change, group.field.name)?.[0]);
        addTo(pending, group, change.before?.values.get(group.field.name)?.[0]);
      }
    }
  }
  for (const change of work.changes) if (change.kind === 'delete') for (const ids of pending.values()) ids.delete(change.id);
  return pending;
}

function addTo(pending: Pending, group: RollUpGroup, id: unknown): void {
  if (typeof id !== 'string') return;
  const ids = pending.get(group);
  if (ids) ids.add(id);
  else pending.set(group, new Set([id]));
}

function byMaster(pending: Pending): Map<ObjectModel, { readonly group: RollUpGroup; readonly ids: ReadonlySet<string> }[]> {
  const masters = new Map<ObjectModel, { group: RollUpGroup; ids: ReadonlySet<string> }[]>();
  for (const [group, ids] of pending) masters.set(group.master, [...(masters.get(group.master) ?? []), { group, ids }]);
  return masters;
}

/** Rules that look at roll-ups run afterwards and must see the new ones. */
function noteInChange(work: Work, row: Row, fields: readonly FieldModel[]): void {
  const change = work.changes.find((each: Change) => each.id === row.id);
  if (!change) return;
  for (const field of fields) {
    const values = row.values.get(field.name) ?? [];
    if (change.kind === 'create') change.values.set(field.name, values);
    else change.before?.values.set(field.name, values);
  }
}

/** Computes the roll-ups of one list for these masters. */
export async function recompute(context: Context, group: RollUpGroup, ids: readonly string[]): Promise<void> {
  if (!isOwn(group)) return context.connection.runAll(recomputing(context, group, ids));
  const partitions = new Set(group.rollUps.map((field) => field.columns[0]!.partition));
  for (const partition of partitions) {
    const fields = group.rollUps.filter((field) => field.columns[0]!.partition === partition);
    await recomputeOwn(context, group, { fields, table: partitionTable(group.master.storage.table, partition), ids });
  }
}

/** Roll-ups over the object itself. */
function isOwn({ master, detail }: RollUpGroup): boolean {
  return master.name === detail.name;
}

function recomputing(context: Context, group: RollUpGroup, ids: readonly string[]): readonly Sql[] {
  const statements: Sql[] = [];
  const { quote } = context.connection.dialect;
  const partitions = new Set(group.rollUps.map((field) => field.columns[0]!.partition));
  for (const partition of partitions) {
    const fields = group.rollUps.filter((field) => field.columns[0]!.partition === partition);
    const table = partitionTable(group.master.storage.table, partition);
    for (let at = 0; at < ids.length; at += 1000) {
      const some = ids.slice(at, at + 1000);
      const values: unknown[] = [];
      const sets = fields.map((field) => `${quote(field.columns[0]!.name)} = ${rollUpSql(context, group, { field, masterId: `${quote(table)}.id` }, values)}`);
      statements.push({ text: `UPDATE ${quote(table)} SET ${sets.join(', ')} WHERE ${idsSql(some)}`, values: [...values, ...some] });
    }
  }
  return statements;
}

/** WARNING: MySQL does not let an UPDATE read the table it changes, so roll-ups over the object itself are read first. */
async function recomputeOwn(context: Context, group: RollUpGroup, { fields, table, ids }: { readonly fields: readonly FieldModel[]; readonly table: string; readonly ids: readonly string[] }): Promise<void> {
  const { quote } = context.connection.dialect;
  for (const id of ids) {
    const values: unknown[] = [];
    const cells = fields.map((field) => rollUpSql(context, group, { field, masterId: '?', id }, values));
    const [row] = await context.connection.rows({ text: `SELECT ${cells.join(', ')}`, values });
    await context.connection.run({ text: `UPDATE ${quote(table)} SET ${fields.map((field) => `${quote(field.columns[0]!.name)} = ?`).join(', ')} WHERE id = ?`, values: [...(row ?? []), id] });
  }
}

interface OneRollUp { readonly field: FieldModel; /** SQL of the master's id, a placeholder where `id` is given. */ readonly masterId: string; readonly id?: string }

/** `(SELECT COALESCE(SUM(…), 0) FROM lines t WHERE t.live = 1 AND t.order = orders.id AND …)`. */
function rollUpSql(context: Context, group: RollUpGroup, { field, masterId, id }: OneRollUp, values: unknown[]): string {
  const { rollUp } = field;
  if (!rollUp) throw new Error(`${field.name} is not a roll-up`);
  const scope = scopeOf(group.detail, { for: sqlFor(context), visible: everythingVisible, trusted: true });
  const head: unknown[] = [];
  const tail: unknown[] = [];
  const summed = rollUp.function === 'count' || rollUp.field === undefined ? undefined : group.detail.fields.get(rollUp.field);
  const one = summed ? columnSql(scope.root, summed, 0, head) : '*';
  const aggregate = { sum: `COALESCE(SUM(${one}), 0)`, count: 'COUNT(*)', min: `MIN(${one})`, max: `MAX(${one})` }[rollUp.function];
  const conditions = [liveSql(scope.root), `${columnSql(scope.root, group.field, 0, tail)} = ${masterId}`];
  if (id !== undefined) tail.push(id);
  if (rollUp.filter) conditions.push(expressionSql(scope.root, rollUp.filter.ast, tail, 'condition'));
  const where = conditions.join(' AND ');
  values.push(...head, ...scope.joinValues, ...tail);
  const [have, want] = [summed ? scaleOf(storageOf(summed, 0)) : 0, scaleOf(field.columns[0]!.storage)];
  const from = `${fromSql(scope)} WHERE ${where}`;
  if (context.connection.dialect.name !== 'sqlite' || have === want) return `(SELECT ${aggregate} ${from})`;
  return `(SELECT ${rescaled('r.x', have, want)} FROM (SELECT ${aggregate} AS x ${from}) r)`;
}

/** WARNING: SQLite keeps decimals as whole numbers times 10^scale, so a sum of another scale must be brought to the column's own. Half goes away from zero, as MySQL rounds. */
function rescaled(value: string, have: number, want: number): string {
  if (have < want) return `${value} * ${10 ** (want - have)}`;
  const factor = 10 ** (have - want);
  return `(${value} + CASE WHEN ${value} < 0 THEN -${factor / 2} ELSE ${factor / 2} END) / ${factor}`;
}

function scaleOf(storage: Storage): number {
  return storage.kind === 'decimal' ? storage.scale : 0;
}
