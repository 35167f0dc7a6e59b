// The SQL of one level of a question: pure, from frozen data to a statement.
import type { Sql } from '../database/source';
import type { ObjectModel } from '../model/model';
import { storageOf } from './field-facts';
import { both, type Cell, type Level, type ParentLink, type Predicate, type Visibility } from './plan';
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
  return where.kind === 'true' ? live : `${live} AND ${predicateSql(scope.root, where, values)}`;
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

/** Counted beside the rows, whatever page they are. */
function totalSql(level: Level, object: ObjectModel, target: SqlFor, values: unknown[]): string {
  const scope = scopeOf(object, { for: target, visible: level.visible, names: { next: 1000 } });
  const own: unknown[] = [];
  const where = conditionsSql(scope, level.where, own, level.deleted);
  values.push(...scope.joinValues, ...own);
  return `(SELECT COUNT(*) ${fromSql(scope)} WHERE ${where})`;
}

/** The rows are numbered for each parent in a narrow inner query; only those of the page are looked up in full. */
function relatedSql(level: Level, object: ObjectModel, parents: NonNullable<Level['parents']>, target: SqlFor): Sql {
  const names = { next: 0 };
  const outer = scopeOf(object, { for: target, visible: level.visible, names });
  const inner = scopeOf(object, { for: target, visible: level.visible, names });
  const headValues: unknown[] = [];
  const cells = level.cells.map((cell) => cellSql(outer, cell, headValues));
  const parent = linkParent(inner, parents.link);
  const windowValues: unknown[] = [];
  const innerTail: unknown[] = [];
  const terms = termsOf(inner, object, level.order);
  const columns = [`${inner.root.alias}.id AS k`, `${parent} AS p`];
  columns.push(`ROW_NUMBER() OVER (PARTITION BY ${parent} ORDER BY ${orderSql(terms, level.page?.fromEnd ?? false, windowValues)}) AS n`);
  if (level.total) columns.push(`COUNT(*) OVER (PARTITION BY ${parent}) AS c`);
  const where = [
    conditionsSql(inner, level.where, innerTail, level.deleted), parentsSql(parent, parents.ids, innerTail), ...cursorSql(inner, terms, level, innerTail),
  ].join(' AND ');
  const ranked = finish(inner, windowValues, `SELECT ${columns.join(', ')}`, ` WHERE ${where}`, innerTail);
  const page = level.page ? ` WHERE w.n <= ${whole(level.page.limit)}` : '';
  const table = `${target.dialect.quote(object.storage.table)} ${outer.root.alias}`;
  const text = `SELECT ${[...cells, 'w.p', ...(level.total ? ['w.c'] : [])].join(', ')} FROM (${ranked.text}) w JOIN ${table} ON ${outer.root.alias}.id = w.k${outer.joins}${page} ORDER BY w.p, w.n`;
  return { text, values: headValues.concat(ranked.values, outer.joinValues) };
}

/** The column with the parent's id; a junction table is joined for it. */
function linkParent(scope: Scope, link: ParentLink): string {
  const { quote } = scope.for.dialect;
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

/** A level's own records as the viewer may see them. */
export function restrictedTo(level: Level, visible: Visibility): Level {
  return { ...level, where: both(visible(level.object), level.where), visible };
}
