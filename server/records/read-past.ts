// Reads one record as it was at a time: the plan's row of today, with the values of then in their places. Related lists are those of today.
import type { Context } from '../access/context';
import { restrict } from '../access/restrict';
import { prefixOf } from '../base/ids';
import { TangramError } from '../errors';
import type { FieldModel, ObjectModel } from '../model/model';
import { storageOf } from '../query/field-facts';
import { idIs } from '../query/filter';
import { everythingVisible, type Cell } from '../query/plan';
import { levelSql } from '../query/to-sql';
import { recordAsOf, type PastRecord } from './history';
import type { BoundList } from './read-bind';
import { readLists, sqlFor } from './read-list';
import type { RecordPlan } from './read-records';
import type { Run } from './read-asked';
import { knowPaths, valueOf, type Known, type Subject } from './write/expression-values';

/** JSON text of the record; undefined where it was not there then or may not be seen. */
export async function readPast(context: Context, { plan, write }: RecordPlan, wanted: { readonly bound: BoundList; readonly id: string; readonly at: Date; readonly run: Run }): Promise<string | undefined> {
  const { bound, id, at, run } = wanted;
  const { object } = plan.level;
  const past = await recordAsOf(context, object, { id, at }).catch((error: unknown) => {
    if (error instanceof TangramError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  });
  if (!past) return undefined;
  const today = (await rowOf(context, { object, cells: bound.cells, id })) ?? (await rowOf(context, { object, cells: bound.cells, id, deleted: true }));
  if (!today) return undefined;
  const row = [...today];
  await putOwnValues(context, { object, past, cells: bound.cells, row });
  await putLookedUp(context, { object, past, cells: bound.cells, row });
  await readLists(context, bound.lists, run, () => [row]);
  return write(row, run);
}

interface Patch { readonly object: ObjectModel; readonly past: PastRecord; readonly cells: readonly Cell[]; readonly row: unknown[] }

async function rowOf(context: Context, { object, cells, id, deleted }: { readonly object: ObjectModel; readonly cells: readonly Cell[]; readonly id: string; readonly deleted?: boolean }): Promise<readonly unknown[] | undefined> {
  const level = restrict(context, { object: object.name, cells, where: idIs([id]), order: [], total: false, visible: everythingVisible, ...(deleted ? { deleted } : {}) });
  const [row] = await context.connection.rows(levelSql(level, sqlFor(context)));
  return row;
}

/** The record's own columns, and what formulas make of them. */
async function putOwnValues(context: Context, { object, past, cells, row }: Patch): Promise<void> {
  const { dialect } = context.connection;
  const own = cells.flatMap((cell, index) => {
    const field = cell.kind === 'value' && cell.path.length === 0 ? object.fields.get(cell.field) : undefined;
    return field && cell.kind === 'value' ? [{ field, column: cell.column, index }] : [];
  });
  const subject: Subject = { object, id: past.id, value: (name) => (name === 'version' ? [past.version] : past.values.get(name)) };
  const known: Known = { context, records: new Map() };
  const formulas = own.flatMap(({ field }) => field.formula ?? []);
  if (formulas.length > 0) await knowPaths(known, [{ subject, expressions: formulas }]);
  for (const { field, column, index } of own) {
    if (field.name === 'version') row[index] = past.version;
    else if (field.formula) row[index] = dialect.encode(storageOf(field, 0), valueOf(known, subject, field.formula));
    else if (past.values.has(field.name)) row[index] = dialect.encode(storageOf(field, column), past.values.get(field.name)![column] ?? null);
  }
}

/** What lookups led to then, as that record is today. */
async function putLookedUp(context: Context, { object, past, cells, row }: Patch): Promise<void> {
  const byStep = new Map<string, { readonly cell: Extract<Cell, { readonly kind: 'value' }>; readonly index: number }[]>();
  cells.forEach((cell, index) => {
    const step = cell.kind === 'value' ? cell.path[0] : undefined;
    if (cell.kind !== 'value' || step === undefined) return;
    const known = byStep.get(step);
    if (known) known.push({ cell, index });
    else byStep.set(step, [{ cell, index }]);
  });
  for (const [step, asked] of byStep) {
    // A polymorphic lookup has a step for each object it may lead to: `field:object`.
    const [name = '', chosen] = step.split(':');
    const field = object.fields.get(name);
    const target = field && context.model.objects.get(chosen ?? field.targets[0] ?? '');
    const id = field && idThen(field, past);
    const found = target && id !== null && id !== undefined && prefixOf(id) === target.idPrefix
      ? await rowOf(context, { object: target, cells: asked.map(({ cell }) => ({ ...cell, path: cell.path.slice(1) })), id })
      : undefined;
    asked.forEach(({ index }, position) => { row[index] = found ? found[position] : null; });
  }
}

function idThen(field: FieldModel, past: PastRecord): string | null {
  const id = past.values.get(field.name)?.[0];
  return typeof id === 'string' ? id : null;
}
