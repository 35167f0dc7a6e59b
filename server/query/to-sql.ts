// The SQL of one level of a question: pure, from frozen data to a statement.
import type { Sql } from '../database/source';
import type { ObjectModel } from '../model/model';
import { liveColumn } from '../model/names';
import { storageOf } from './field-facts';
import { orderColumn } from './order';
import type { Cell, Level, Order, ParentLink, Predicate, Visibility } from './plan';
import { orderSql, placeSql, termsOf, type Term } from './sql-order';
import { predicateSql } from './sql-predicate';
import { columnSql, fieldNamed, follow, fromSql, liveSql, scopeOf, type Scope, type SqlFor } from './sql-scope';

export type { SqlFor } from './sql-scope';

/** The statement of a level. A row holds the cells, then (with parents) the parent's id, then (with `total`) the number of all. */
export function levelSql(level: Level, target: SqlFor): Sql {
  const object = objectNamed(target, level.object);
  return level.parents ? relatedSql(level, object, level.parents, target) : listSql(level, object, target);
}

/** How many records meet a condition: one row, one cell; with `parents` a row for each parent that has any: its id, the number. */
export function countSql(counted: { readonly object: string; readonly where: Predicate; readonly visible: Visibility; readonly parents?: Level['parents'] }, target: SqlFor): Sql {
  const object = objectNamed(target, counted.object);
  const scope = scopeOf(object, { for: target, visible: counted.visible });
  const values: unknown[] = [];
  if (!counted.parents) {
    const where = conditionsSql(scope, counted.where, values);
    return finish(scope, [], `SELECT COUNT(*)`, ` WHERE ${where}`, values);
  }
  const parent = linkParent(scope, counted.parents.link);
  const where = `${conditionsSql(scope, counted.where, values)} AND ${parentsSql(parent, counted.parents.ids, values)}`;
  return finish(scope, [], `SELECT ${parent}, COUNT(*)`, ` WHERE ${where} GROUP BY ${parent}`, values);
}

/** `live AND condition` of a scope's records. */
export function conditionsSql(scope: Scope, where: Predicate, values: unknown[], deleted = false): string {
  const live = liveSql(scope.root, deleted);
  scope.found ||= namesIds(where);
  return where.kind === 'true' ? live : `${live} AND ${predicateSql(scope.root, where, values)}`;
}

function namesIds(where: Predicate): boolean {
  if (where.kind === 'and') return where.of.some(namesIds);
  return where.kind === 'compare' && where.field === 'id' && (where.operator === 'eq' || where.operator === 'in');
}

/** Puts a statement together: values stand in the order of the text. */
export function finish(scope: Scope, headValues: readonly unknown[], head: string, tail: string, tailValues: readonly unknown[]): Sql {
  return { text: `${head} ${fromSql(scope)}${tail}`, values: headValues.concat(scope.joinValues, tailValues) };
}

/** The object of a name; it is there, because plans are made from the same Model. */
export function objectNamed(target: SqlFor, name: string): ObjectModel {
  const object = target.model.objects.get(name);
  if (!object) throw new Error(`There is no object ${name}`);
  return object;
}

function listSql(level: Level, object: ObjectModel, target: SqlFor): Sql {
  // Only ids are counted off on the way to a far page.
  if (level.page?.skip) return lateSql(level, object, target);
  const first = indexedFirst(level, object, target);
  if (first && first.direction === 'DESC' && target.dialect.name === 'mysql') return newestSql(level, object, target);
  if (first && first.direction === 'ASC') return nullsApartSql(level, object, target);
  // SQLite sorts wide rows well, but should not meet the filter twice for the total.
  const late = level.filtered && level.page && (target.dialect.name === 'mysql' || (level.total && !level.page.after && !level.page.before));
  return late ? lateSql(level, object, target) : plainSql(level, object, target);
}

function plainSql(level: Level, object: ObjectModel, target: SqlFor): Sql {
  const scope = scopeOf(object, { for: target, visible: level.visible });
  const headValues: unknown[] = [];
  const tailValues: unknown[] = [];
  const cells = level.cells.map((cell) => cellSql(scope, cell, headValues));
  if (level.total) cells.push(totalSql(level, object, target, headValues));
  const terms = termsOf(scope, object, level.order);
  const where = [conditionsSql(scope, level.where, tailValues, level.deleted), ...cursorSql(scope, terms, level, tailValues)].join(' AND ');
  const order = level.page ? ` ORDER BY ${orderSql(terms, level.page.fromEnd, tailValues)} LIMIT ${whole(level.page.limit)}` : '';
  return finish(scope, headValues, `SELECT ${cells.join(', ')}`, ` WHERE ${where}${order}`, tailValues);
}

/** Finds the page among narrow rows, then looks up in full only what is on it. Without a cursor, the total is counted on the way. */
function lateSql(level: Level, object: ObjectModel, target: SqlFor): Sql {
  const page = level.page!;
  const counts = level.total && !page.after && !page.before;
  const narrow = narrowSql(level, object, target, { counts });
  return aroundSql(level, object, target, { text: `(${narrow.text}) w`, values: narrow.values, total: counts ? 'w.c' : undefined });
}

/**
 * Nulls last, over an index that has them first: the page of those with a value and the page of those without are each read in the order of the index.
 */
function nullsApartSql(level: Level, object: ObjectModel, target: SqlFor): Sql {
  const parts = [true, false].map((valued) => narrowSql(level, object, target, { valued }));
  const text = `(SELECT * FROM (${parts[0]!.text}) v UNION ALL SELECT * FROM (${parts[1]!.text}) e) w`;
  return aroundSql(level, object, target, { text, values: [...parts[0]!.values, ...parts[1]!.values] });
}

/**
 * Newest first with ties in the order of their ids, over an index that has both descending: the values of the page are read from the index, then
 * the records with one of these values are put in order.
 */
function newestSql(level: Level, object: ObjectModel, target: SqlFor): Sql {
  const scope = scopeOf(object, { for: target, visible: level.visible, names: { next: 500 } });
  const values: unknown[] = [];
  const terms = termsOf(scope, object, level.order);
  const [first] = terms as readonly [Term];
  const column = first.sql(values);
  const where = [conditionsSql(scope, level.where, values), ...cursorSql(scope, terms, level, values)].join(' AND ');
  const inner = finish(scope, [], `SELECT ${column} AS v`, ` WHERE ${where} ORDER BY ${column} DESC, ${scope.root.alias}.id DESC LIMIT ${whole(level.page!.limit)}`, values);
  return aroundSql(level, object, target, { text: `(SELECT DISTINCT x.v FROM (${inner.text}) x) w`, values: inner.values, byValue: true });
}

/** The ids of a page, in no promised order. `valued`: only records whose first term has a value, or only those where it has none. */
function narrowSql(level: Level, object: ObjectModel, target: SqlFor, part: { readonly counts?: boolean; readonly valued?: boolean }): Sql {
  const scope = scopeOf(object, { for: target, visible: level.visible, names: { next: 500 } });
  const values: unknown[] = [];
  const found = termsOf(scope, object, level.order);
  const terms = part.valued === undefined ? found : part.valued ? [{ ...found[0]!, nullable: false }, ...found.slice(1)] : found;
  const where = [conditionsSql(scope, level.where, values, level.deleted)];
  if (part.valued !== undefined) where.push(`${found[0]!.sql(values)} IS ${part.valued ? 'NOT ' : ''}NULL`);
  where.push(...cursorSql(scope, terms, level, values));
  const ordered = part.valued === false ? terms.slice(1) : terms;
  const columns = `SELECT ${scope.root.alias}.id AS k${part.counts ? ', COUNT(*) OVER () AS c' : ''}`;
  return finish(scope, [], columns, ` WHERE ${where.join(' AND ')} ORDER BY ${orderSql(ordered, level.page!.fromEnd, values)} LIMIT ${whole(level.page!.limit)}${level.page!.skip ? ` OFFSET ${whole(level.page!.skip)}` : ''}`, values);
}

/** The full rows of what an inner statement found, put in order. */
function aroundSql(level: Level, object: ObjectModel, target: SqlFor, inner: { readonly text: string; readonly values: readonly unknown[]; readonly total?: string; readonly byValue?: boolean }): Sql {
  const scope = scopeOf(object, { for: target, visible: level.visible });
  const headValues: unknown[] = [];
  const tailValues: unknown[] = [];
  const cells = level.cells.map((cell) => cellSql(scope, cell, headValues));
  if (level.total) cells.push(inner.total ?? totalSql(level, object, target, headValues));
  const terms = termsOf(scope, object, level.order);
  const conditions = inner.byValue ? [conditionsSql(scope, level.where, tailValues), ...cursorSql(scope, terms, level, tailValues)] : [];
  const tie = inner.byValue ? `${terms[0]!.sql([])} = w.v` : `${scope.root.alias}.id = w.k`;
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
  const order = ` ORDER BY ${orderSql(terms, level.page!.fromEnd, tailValues)} LIMIT ${whole(level.page!.limit)}`;
  const table = `${target.dialect.quote(object.storage.table)} ${scope.root.alias}`;
  return {
    text: `SELECT ${cells.join(', ')} FROM ${inner.text} JOIN ${table} ON ${tie}${scope.joins}${where}${order}`,
    values: headValues.concat(inner.values, scope.joinValues, tailValues),
  };
}

/** The first term where an index of it alone gives the page: nothing else is asked, and the column stands in the object's own table. */
function indexedFirst(level: Level, object: ObjectModel, target: SqlFor): Order | undefined {
  const [first] = level.order;
  if (!first || !level.page || level.page.fromEnd || level.filtered || level.deleted || first.path.length > 1) return undefined;
  const { field, column, nullable } = orderColumn(target.model, object, first);
  const name = field.columns[column]?.name;
  const indexed = object.storage.indexes.some((index) => index.partition === 0 && index.columns.find((each) => each !== liveColumn) === name && !index.unique);
  return indexed && nullable === (first.direction === 'ASC') ? first : undefined;
}

/** Counted beside the rows, whatever page they are. */
function totalSql(level: Level, object: ObjectModel, target: SqlFor, values: unknown[]): string {
  const scope = scopeOf(object, { for: target, visible: level.visible, names: { next: 1000 } });
  const own: unknown[] = [];
  const where = conditionsSql(scope, level.where, own, level.deleted);
  values.push(...scope.joinValues, ...own);
  return `(SELECT COUNT(*) ${fromSql(scope)} WHERE ${where})`;
}

/** The rows are numbered for each parent; where they are wide, in a narrow inner query, and only those of the page are looked up in full. */
function relatedSql(level: Level, object: ObjectModel, parents: NonNullable<Level['parents']>, target: SqlFor): Sql {
  if (parents.ids.length === 1) return onlyParentSql(level, object, parents, target);
  const names = { next: 0 };
  const outer = scopeOf(object, { for: target, visible: level.visible, names });
  const headValues: unknown[] = [];
  const cells = level.cells.map((cell) => cellSql(outer, cell, headValues));
  if (outer.joins === '' && headValues.length === 0 && cells.length <= mostDirectCells) {
    const ranked = rankedSql(level, outer, { parents, columns: cells.map((cell, index) => `${cell} AS c${index}`) });
    const taken = [...cells.map((_, index) => `w.c${index}`), 'w.p', ...(level.total ? ['w.c'] : [])];
    return { text: `SELECT ${taken.join(', ')} FROM (${ranked.text}) w${pageSql(level)} ORDER BY w.p, w.n`, values: ranked.values };
  }
  const inner = scopeOf(object, { for: target, visible: level.visible, names });
  const ranked = rankedSql(level, inner, { parents, columns: [`${inner.root.alias}.id AS k`] });
  const table = `${target.dialect.quote(object.storage.table)} ${outer.root.alias}`;
  const taken = [...cells, 'w.p', ...(level.total ? ['w.c'] : [])];
  return {
    text: `SELECT ${taken.join(', ')} FROM (${ranked.text}) w JOIN ${table} ON ${outer.root.alias}.id = w.k${outer.joins}${pageSql(level)} ORDER BY w.p, w.n`,
    values: headValues.concat(ranked.values, outer.joinValues),
  };
}

const mostDirectCells = 10;

function pageSql({ page }: Level): string {
  return page ? ` WHERE w.n <= ${whole(page.limit)}` : '';
}

function rankedSql(level: Level, scope: Scope, asked: { readonly parents: NonNullable<Level['parents']>; readonly columns: readonly string[] }): Sql {
  const { link, ids } = asked.parents;
  const parent = linkParent(scope, link);
  const windowValues: unknown[] = [];
  const tailValues: unknown[] = [];
  const terms = termsOf(scope, scope.root.object, level.order);
  const columns = [...asked.columns, `${parent} AS p`, `ROW_NUMBER() OVER (PARTITION BY ${parent} ORDER BY ${orderSql(terms, level.page?.fromEnd ?? false, windowValues)}) AS n`];
  if (level.total) columns.push(`COUNT(*) OVER (PARTITION BY ${parent}) AS c`);
  const where = [conditionsSql(scope, level.where, tailValues, level.deleted), parentsSql(parent, ids, tailValues), ...cursorSql(scope, terms, level, tailValues)];
  return finish(scope, windowValues, `SELECT ${columns.join(', ')}`, ` WHERE ${where.join(' AND ')}`, tailValues);
}

/** A single parent's page needs no numbers. */
function onlyParentSql(level: Level, object: ObjectModel, parents: NonNullable<Level['parents']>, target: SqlFor): Sql {
  const scope = scopeOf(object, { for: target, visible: level.visible });
  const headValues: unknown[] = [];
  const tailValues: unknown[] = [];
  const parent = linkParent(scope, parents.link);
  const cells = [...level.cells.map((cell) => cellSql(scope, cell, headValues)), parent, ...(level.total ? ['COUNT(*) OVER ()'] : [])];
  const terms = termsOf(scope, object, level.order);
  const where = [conditionsSql(scope, level.where, tailValues, level.deleted), parentsSql(parent, parents.ids, tailValues), ...cursorSql(scope, terms, level, tailValues)];
  const order = level.page ? ` ORDER BY ${orderSql(terms, level.page.fromEnd, tailValues)} LIMIT ${whole(level.page.limit)}` : '';
  return finish(scope, headValues, `SELECT ${cells.join(', ')}`, ` WHERE ${where.join(' AND ')}${order}`, tailValues);
}

/** The column with the parent's id; a junction table is joined for it. */
function linkParent(scope: Scope, link: ParentLink): string {
  const { quote } = scope.for.dialect;
  scope.found = true;
  if (link.kind === 'field') return columnSql(scope.root, fieldNamed(scope.root.object, link.field), 0, []);
  scope.joins += ` JOIN ${quote(link.table)} j ON j.${quote(link.child)} = ${scope.root.alias}.id`;
  return `j.${quote(link.parent)}`;
}

function parentsSql(parent: string, ids: readonly string[], values: unknown[]): string {
  values.push(...ids);
  return ids.length === 1 ? `${parent} = ?` : `${parent} IN (${Array(ids.length).fill('?').join(', ')})`;
}

function cursorSql(scope: Scope, terms: readonly Term[], { page }: Level, values: unknown[]): string[] {
  const conditions: string[] = [];
  if (page?.after) conditions.push(placeSql(terms, { scope, cursor: page.after, backwards: false }, values));
  if (page?.before) conditions.push(placeSql(terms, { scope, cursor: page.before, backwards: true }, values));
  return conditions;
}

function cellSql(scope: Scope, cell: Cell, values: unknown[]): string {
  const point = follow(scope.root, cell.path);
  if (cell.kind === 'test') return `CASE WHEN ${predicateSql(point, cell.of, values)} THEN 1 ELSE 0 END`;
  const field = fieldNamed(point.object, cell.field);
  return scope.for.dialect.select(storageOf(field, cell.column), columnSql(point, field, cell.column, values));
}

/** WARNING: numbers stand in the text, because servers differ in what they take for LIMIT ?. */
function whole(limit: number): string {
  if (!Number.isSafeInteger(limit) || limit < 0) throw new Error(`not a page size: ${limit}`);
  return String(limit);
}
