// Reads records by id for one plan: what a write gives back, search hits, keys of groups, one record.
import type { Context } from '../access/context';
import { restrict } from '../access/restrict';
import type { ObjectModel } from '../model/model';
import { idIs } from '../query/filter';
import { everythingVisible } from '../query/plan';
import { levelSql } from '../query/to-sql';
import { newLevel, valueCell, type AskedField, type ListPlan, type Making, type Run, type Writer } from './read-asked';
import { bindList, type Binding, type BoundList } from './read-bind';
import { readList, readLists, sqlFor } from './read-list';
import { recordWriter } from './shape-record';

/** What is asked of single records of one object. */
export interface RecordPlan { readonly plan: ListPlan; readonly idCell: number; readonly write: Writer }

/** Compiles what is asked of records that are found by id. */
export function recordPlan(making: Making, object: ObjectModel, asked: { readonly fields: readonly AskedField[]; readonly answer: readonly (string | number)[] }): RecordPlan {
  const level = newLevel(object);
  const write = recordWriter(making, { level, path: [], object, answer: asked.answer }, asked.fields);
  const idCell = valueCell(level, [], 'id');
  const slot = making.slots.next;
  making.slots.next += 1;
  return { plan: { slot, parentCell: -1, args: () => ({}), level, wants: { rows: true, cursors: false, total: false }, write: () => '', path: asked.answer }, idCell, write };
}

/** Binds the lists below the records; the cost is that of one record. */
export function bindRecord({ plan }: RecordPlan, binding: Binding): BoundList {
  const bound = bindList(plan, binding);
  const below = bound.lists.reduce((sum, list) => sum + list.cost, 0);
  return { ...bound, cost: 1 + bound.cells.length / 5 + below };
}

/** JSON text by id of the records that are there and may be seen: one statement for the records, one for each list below. */
export async function readById(context: Context, { plan, idCell, write }: RecordPlan, wanted: { readonly bound: BoundList; readonly ids: readonly string[]; readonly run: Run }): Promise<ReadonlyMap<string, () => string>> {
  const { bound, ids, run } = wanted;
  const found = new Map<string, () => string>();
  const unique = [...new Set(ids)];
  if (unique.length === 0) return found;
  const level = restrict(context, { object: plan.level.object.name, cells: bound.cells, where: idIs(unique), order: [], total: false, visible: everythingVisible });
  // Lists below the records themselves need not wait for them: their ids are known. What belongs to a record that may not be seen is never written.
  const own = bound.lists.filter((list) => list.plan.parentCell === idCell);
  const [rows] = await Promise.all([
    context.connection.rows(levelSql(level, sqlFor(context))),
    ...own.map((list) => readList(context, list, run, unique)),
  ]);
  await readLists(context, bound.lists.filter((list) => list.plan.parentCell !== idCell), run, () => rows);
  for (const row of rows) found.set(row[idCell] as string, () => write(row, run));
  return found;
}
