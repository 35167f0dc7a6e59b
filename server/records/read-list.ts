// Reads a bound list and all lists below it, level by level: one statement for each list, whatever the number of parents.
import type { Context } from '../access/context';
import { restrict } from '../access/restrict';
import type { Dialect } from '../database/dialect';
import type { Model } from '../model/model';
import { cursorOf } from '../query/cursor';
import { storageOf } from '../query/field-facts';
import { everythingVisible, type Level } from '../query/plan';
import { fieldNamed } from '../query/sql-scope';
import { countSql } from '../query/to-sql';
import type { PageRows, Run } from './read-asked';
import type { BoundList } from './read-bind';
import { sqlFor, statementFor } from './read-statement';

export { sqlFor };

/** Parents named in one statement; more are asked for in several. */
const mostParents = 10_000;

/** Reads the list into the run; `parents` are the ids of the records it hangs below, undefined at the root. */
export async function readList(context: Context, bound: BoundList, run: Run, parents?: readonly string[]): Promise<void> {
  const pages = parents ? await relatedPages(context, bound, parents) : new Map([['', await rootPage(context, bound)]]);
  run.pages[bound.plan.slot] = pages;
  await readLists(context, bound.lists, run, () => rowsOf(pages));
}

/** Reads the lists below rows. */
export async function readLists(context: Context, lists: readonly BoundList[], run: Run, rows: () => Iterable<readonly unknown[]>): Promise<void> {
  if (lists.length === 0) return;
  const read = (list: BoundList): Promise<void> => {
    const ids = new Set<string>();
    for (const row of rows()) {
      const id = row[list.plan.parentCell];
      if (id !== null) ids.add(id as string);
    }
    return readList(context, list, run, [...ids]);
  };
  if (lists.length === 1) return read(lists[0]!);
  await Promise.all(lists.map(read));
}

function* rowsOf(pages: ReadonlyMap<string, PageRows>): Iterable<readonly unknown[]> {
  for (const { rows, from, to } of pages.values()) for (let index = from; index < to; index += 1) yield rows[index]!;
}

async function rootPage(context: Context, bound: BoundList): Promise<PageRows> {
  const { plan, page } = bound;
  if (!wantsRows(bound)) {
    if (!plan.wants.total) return pageOf(context, bound, []);
    const [row] = await context.connection.rows(countSql(levelOf(context, bound), sqlFor(context)));
    return { ...pageOf(context, bound, []), total: Number(row![0]) };
  }
  const rows = await context.connection.rows(statementFor(context, { bound, ids: [] }, () => levelOf(context, bound)));
  const found = pageOf(context, bound, rows);
  if (!plan.wants.total) return found;
  if (rows.length > 0) return { ...found, total: Number(rows[0]![bound.cells.length]) };
  if (!page.after && !page.before && !page.skip) return found;
  // A page beyond the end has no row that could tell the number.
  const [row] = await context.connection.rows(countSql(levelOf(context, bound), sqlFor(context)));
  return { ...found, total: Number(row![0]) };
}

async function relatedPages(context: Context, bound: BoundList, parents: readonly string[]): Promise<ReadonlyMap<string, PageRows>> {
  const pages = new Map<string, PageRows>();
  const link = bound.plan.link!;
  const { total } = bound.plan.wants;
  const beyond = Boolean(bound.page.after ?? bound.page.before);
  const countApart = total && (beyond || !wantsRows(bound));
  for (let from = 0; from < parents.length; from += mostParents) {
    const ids = parents.slice(from, from + mostParents);
    const level = (named: readonly string[]): Level => ({ ...levelOf(context, bound), total: total && !countApart, parents: { link, ids: named } });
    if (wantsRows(bound)) splitByParent(context, bound, await context.connection.rows(statementFor(context, { bound, ids }, level)), pages);
    if (!countApart) continue;
    for (const [id, count] of await context.connection.rows(countSql(level(ids), sqlFor(context)))) {
      pages.set(id as string, { ...(pages.get(id as string) ?? pageOf(context, bound, [])), total: Number(count) });
    }
  }
  return pages;
}

/** Rows of one parent stand together, in order. */
function splitByParent(context: Context, bound: BoundList, rows: readonly (readonly unknown[])[], pages: Map<string, PageRows>): void {
  const parentCell = bound.cells.length;
  const { size, fromEnd } = bound.page;
  const shared = pageOf(context, bound, []);
  let start = 0;
  while (start < rows.length) {
    const parent = rows[start]![parentCell] as string;
    let end = start + 1;
    while (end < rows.length && rows[end]![parentCell] === parent) end += 1;
    const total = bound.plan.wants.total ? Number(rows[start]![parentCell + 1]) : 0;
    if (fromEnd) pages.set(parent, { ...pageOf(context, bound, rows.slice(start, end)), total });
    else pages.set(parent, { ...shared, rows, from: start, to: Math.min(end, start + size), total, next: end - start > size });
    start = end;
  }
}

/** One row more than the page was asked for: it tells whether there are others. */
function pageOf(context: Context, bound: BoundList, found: readonly (readonly unknown[])[]): PageRows {
  const { size, after, before, fromEnd } = bound.page;
  const more = found.length > size;
  const kept = more ? found.slice(0, size) : found;
  const rows = fromEnd ? [...kept].reverse() : kept;
  return {
    rows, from: 0, to: rows.length, total: 0,
    next: fromEnd ? before !== undefined : more,
    previous: fromEnd ? more : after !== undefined || (bound.page.skip ?? 0) > 0,
    cursor: cursorMaker(context.model, context.connection.dialect, bound),
  };
}

function cursorMaker(model: Model, dialect: Dialect, { cells, cursorCells, order, plan }: BoundList): PageRows['cursor'] {
  if (cursorCells.length === 0) return () => '';
  const readers = cursorCells.map((cell) => {
    const { path, field, column } = cells[cell] as Extract<BoundList['cells'][number], { kind: 'value' }>;
    const object = path.reduce((at, step) => model.objects.get(fieldNamed(at, step).targets[0]!)!, plan.level.object);
    const decode = dialect.decode(storageOf(fieldNamed(object, field), column));
    return (row: readonly unknown[]) => decode(row[cell]);
  });
  return (row) => cursorOf(order, readers.map((read) => read(row)));
}

function levelOf(context: Context, { plan, where, order, page, cells }: BoundList): Level {
  return restrict(context, {
    object: plan.level.object.name, cells, where, order, total: plan.wants.total, filtered: where.kind !== 'true', visible: everythingVisible,
    page: { limit: page.size + 1, after: page.after, before: page.before, fromEnd: page.fromEnd, skip: page.skip },
  });
}

function wantsRows({ plan, page }: BoundList): boolean {
  return plan.wants.rows && page.size > 0;
}
