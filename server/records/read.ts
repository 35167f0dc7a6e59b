// Reads records for the engine itself (behaviours, writes, import, export, labels of lookups): the same plans, plain objects out.
import type { Context } from '../access/context';
import { mustMay, mustReadField } from '../access/may';
import { questionScope, restrict, rowPredicate } from '../access/restrict';
import { fieldTypeOf } from '../field-types/field-types';
import type { Problem } from '../errors';
import type { FieldModel, ObjectModel } from '../model/model';
import { isReference, storageOf } from '../query/field-facts';
import { idIs, predicateOf } from '../query/filter';
import { orderOf } from '../query/order';
import { allOf, everything, everythingVisible, type Cell, type Order, type Predicate } from '../query/plan';
import { fieldNamed } from '../query/sql-scope';
import { countSql, levelSql } from '../query/to-sql';
import { refuseProblems } from './read-asked';
import { sqlFor } from './read-list';

export interface Wanted {
  readonly ids?: readonly string[];
  /** As in the API. */
  readonly filter?: unknown;
  /** As the engine says it. */
  readonly where?: Predicate;
  /** Names of fields, also along lookups: `owner.name`. Absent: every stored field. */
  readonly fields?: readonly string[];
  /** As in the API. */
  readonly orderBy?: unknown;
  readonly order?: readonly Order[];
  readonly first?: number;
  /** From the recycle bin. */
  readonly deleted?: boolean;
}

/** `id` and the fields asked for, by their names, in the API's plain form. */
export type PlainRecord = Readonly<Record<string, unknown>> & { readonly id: string };

/** Records the viewer may see, one statement whatever the fields. */
export async function readRecords(context: Context, object: ObjectModel, wanted: Wanted): Promise<readonly PlainRecord[]> {
  mustMay(context, 'read', object);
  if (wanted.ids?.length === 0) return [];
  const problems: Problem[] = [];
  const scope = questionScope(context);
  const where = allOf([
    wanted.ids ? idIs([...new Set(wanted.ids)]) : everything,
    predicateOf(object, wanted.filter, { scope, problems, path: 'filter' }),
    wanted.where ?? everything,
  ]);
  const order = [...orderOf(object, wanted.orderBy, { scope, problems, path: 'orderBy' }), ...(wanted.order ?? [])];
  refuseProblems(problems);
  const columns = columnsOf(context, object, wanted.fields ?? storedFields(context, object));
  const cells = columns.flatMap((column) => column.cells);
  cells.push({ kind: 'value', path: [], field: 'id', column: 0 });
  const level = restrict(context, {
    object: object.name, deleted: wanted.deleted, cells, where, order, total: false, filtered: where.kind !== 'true', visible: everythingVisible,
    ...(wanted.first === undefined && order.length === 0 ? {} : { page: { limit: wanted.first ?? Number.MAX_SAFE_INTEGER, fromEnd: false } }),
  });
  const rows = await context.connection.rows(levelSql(level, sqlFor(context)));
  return rows.map((row) => {
    const record: Record<string, unknown> & { id: string } = { id: row[cells.length - 1] as string };
    let at = 0;
    for (const { name, read, cells: own } of columns) {
      record[name] = read(row, at);
      at += own.length;
    }
    return record;
  });
}

/** How many records the viewer may see meet a condition. */
export async function countRecords(context: Context, object: ObjectModel, wanted: Pick<Wanted, 'filter' | 'where'>): Promise<number> {
  mustMay(context, 'read', object);
  const problems: Problem[] = [];
  const asked = predicateOf(object, wanted.filter, { scope: questionScope(context), problems, path: 'filter' });
  refuseProblems(problems);
  const level = restrict(context, { object: object.name, cells: [], where: allOf([asked, wanted.where ?? everything]), order: [], total: true, visible: everythingVisible });
  const [row] = await context.connection.rows(countSql(level, sqlFor(context)));
  return Number(row![0]);
}

/** The names of records by id, for labels; those the viewer may not see are left out. */
export async function recordNames(context: Context, object: ObjectModel, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0 || rowPredicate(context, object, 'read').kind === 'false') return new Map();
  const name = object.nameField.name;
  const records = await readRecords(context, object, { ids, fields: [name] });
  return new Map(records.map((record) => [record.id, String(record[name] ?? '')]));
}

interface Column { readonly name: string; readonly cells: readonly Cell[]; readonly read: (row: readonly unknown[], at: number) => unknown }

function columnsOf(context: Context, object: ObjectModel, names: readonly string[]): readonly Column[] {
  return [...new Set(names)].map((name): Column => {
    const path = name.split('.');
    const last = path.pop()!;
    let at = object;
    for (const step of path) {
      const lookup = fieldNamed(at, step);
      mustReadField(context, at, lookup);
      const target = context.model.objects.get(lookup.targets[0] ?? '');
      if (!target) throw new Error(`${at.name}.${step} is no lookup`);
      at = target;
    }
    const field = fieldNamed(at, last);
    mustReadField(context, at, field);
    return { name, ...plainColumn(context, field, path) };
  });
}

function plainColumn(context: Context, field: FieldModel, path: readonly string[]): Pick<Column, 'cells' | 'read'> {
  const count = Math.max(1, field.columns.length);
  const cells = Array.from({ length: count }, (_, column): Cell => ({ kind: 'value', path, field: field.name, column }));
  const decoders = cells.map((_, column) => context.connection.dialect.decode(storageOf(field, column)));
  if (isReference(field) || field.type === 'id') return { cells, read: (row, at) => row[at] };
  const type = fieldTypeOf(field);
  return { cells, read: (row, at) => type.plain(decoders.map((decode, index) => decode(row[at + index])), field) };
}

function storedFields(context: Context, object: ObjectModel): string[] {
  return [...object.fields.values()].filter((field) => field.columns.length > 0 && questionScope(context).mayRead(object, field)).map((field) => field.name);
}
