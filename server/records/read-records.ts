// Reads records by id for one plan: what a write gives back, search hits, keys of groups, one record.
import type { Context } from '../access/context';
import { restrict, visibleTo } from '../access/restrict';
import type { Sql } from '../database/source';
import type { ObjectModel } from '../model/model';
import { idIs } from '../query/filter';
import type { Level } from '../query/plan';
import { levelSql } from '../query/to-sql';
import { newLevel, valueCell, type Args, type AskedField, type ListPlan, type Making, type Run, type Writer } from './read-asked';
import { bindList, type Binding, type BoundList } from './read-bind';
import { readList, readLists } from './read-list';
import { sqlFor, statementFor } from './read-statement';
import { recordWriter } from './shape-record';

const noArgs = (): Args => none;
const none: Args = Object.freeze({});

/** What is asked of single records of one object. */
export interface RecordPlan { readonly plan: ListPlan; readonly idCell: number; readonly write: Writer }

/** Compiles what is asked of records that are found by id. */
export function recordPlan(making: Making, object: ObjectModel, asked: { readonly fields: readonly AskedField[]; readonly answer: readonly (string | number)[] }): RecordPlan {
  const level = newLevel(object);
  const write = recordWriter(making, { level, path: [], object, answer: asked.answer }, asked.fields);
  const idCell = valueCell(level, [], 'id');
  const slot = making.slots.next;
  making.slots.next += 1;
  return { plan: { slot, parentCell: -1, args: noArgs, fixed: true, level, wants: { rows: true, cursors: false, total: false }, write: () => '', path: asked.answer }, idCell, write };
}

/** Binds the lists below the records; the cost is that of one record. */
export function bindRecord({ plan }: RecordPlan, binding: Binding): BoundList {
  return bindList(plan, binding);
}

/** What one such record costs. */
export function costOfRecord({ cells, lists }: BoundList): number {
  return 1 + cells.length / 5 + lists.reduce((sum, list) => sum + list.cost, 0);
}

/** `justWritten`: the viewer has written the records, and is answered even where it may not see them any more; of what they lead to it sees what it may. */
export interface Reading { readonly bound: BoundList; readonly ids: readonly string[]; readonly run: Run; readonly justWritten?: boolean; /** What `questionById` gave, where that has been asked already. */ readonly rows?: readonly unknown[][] }

/** JSON text by id of the records that are there and may be seen: one statement for the records, one for each list below. */
export async function readById(context: Context, { plan, idCell, write }: RecordPlan, wanted: Reading): Promise<ReadonlyMap<string, () => string>> {
  const { bound, ids, run } = wanted;
  const found = new Map<string, () => string>();
  const unique = [...new Set(ids)];
  if (unique.length === 0) return found;
  // Lists below the records themselves need not wait for them: their ids are known. What belongs to a record that may not be seen is never written.
  const own = bound.lists.filter((list) => list.plan.parentCell === idCell);
  const [rows] = await Promise.all([
    wanted.rows ?? context.connection.rows(questionById(context, { plan }, { ...wanted, ids: unique })),
    ...own.map((list) => readList(context, list, run, unique)),
  ]);
  await readLists(context, bound.lists.filter((list) => list.plan.parentCell !== idCell), run, () => rows);
  for (const row of rows) found.set(row[idCell] as string, () => write(row, run));
  return found;
}

/** The statement that reads the records themselves. */
export function questionById(context: Context, { plan }: Pick<RecordPlan, 'plan'>, { bound, ids, justWritten }: Pick<Reading, 'bound' | 'ids' | 'justWritten'>): Sql {
  const level = (named: readonly string[]): Level => ({ object: plan.level.object.name, cells: bound.cells, where: idIs(named), order: [], total: false, visible: visibleTo(context) });
  return justWritten ? levelSql(level(ids), sqlFor(context)) : statementFor(context, { bound, ids }, (named) => restrict(context, level(named)));
}
