// One FROM of a statement under construction: its table, the joins that were asked for, and the SQL of columns and formulas.
import { toSql, type ExpressionEnvironment } from '../../metadata/language/expression/expression';
import type { Dialect } from '../database/dialect';
import { fieldCalled } from '../model/called';
import type { FieldModel, Model, ObjectModel } from '../model/model';
import { liveColumn, partitionTable } from '../model/names';
import { storageOf } from './field-facts';
import type { Path, Predicate, Visibility } from './plan';
import { predicateSql } from './sql-predicate';

/** What SQL is written for: the Model that names stand for, the database, and what formulas may know. */
export interface SqlFor { readonly model: Model; readonly dialect: Dialect; readonly env: ExpressionEnvironment }

/** Text before WHERE is finished last, so joins keep their values apart. */
export interface Scope {
  readonly for: SqlFor;
  readonly visible: Visibility;
  readonly names: { next: number };
  readonly root: Point;
  readonly joined: Map<string, string>;
  joins: string;
  readonly joinValues: unknown[];
  /** Its records are found by their ids or their parent's: who may see them is checked on those found. */
  found: boolean;
}

/** A record in a statement: the root's, or one that lookups lead to. */
export interface Point {
  readonly scope: Scope;
  readonly alias: string;
  readonly object: ObjectModel;
  /** Joins may be added behind it; not so inside the condition of a join. */
  readonly open: boolean;
  /** Nothing is hidden from here on. */
  readonly trusted: boolean;
  /** Conditions only look at a record that is found by something else: SQLite must not find it by them. */
  readonly checks?: boolean;
}

/** A new FROM over an object's table. */
export function scopeOf(object: ObjectModel, within: { readonly for: SqlFor; readonly visible: Visibility; readonly names?: { next: number }; readonly trusted?: boolean }): Scope {
  const names = within.names ?? { next: 0 };
  const scope = { for: within.for, visible: within.visible, names, joined: new Map<string, string>(), joins: '', joinValues: [] as unknown[], found: false } as { -readonly [K in keyof Scope]: Scope[K] };
  scope.root = { scope, alias: newAlias(names), object, open: true, trusted: within.trusted === true };
  return scope;
}

/** `FROM table t LEFT JOIN …`, once everything that may ask for a join is written. */
export function fromSql(scope: Scope): string {
  return `FROM ${scope.for.dialect.quote(scope.root.object.storage.table)} ${scope.root.alias}${scope.joins}`;
}

/** `t.live = 1`. */
export function liveSql(point: Point, deleted = false): string {
  return `${point.alias}.${point.scope.for.dialect.quote(liveColumn)} ${deleted ? 'IS NULL' : '= 1'}`;
}

/** The record that lookups lead to; joins it where it is not yet. */
export function follow(from: Point, path: Path): Point {
  return path.reduce<Point>(step, from);
}

/** The SQL of a column or of a formula's result; placeholders' values go to `values`. */
export function columnSql(point: Point, field: FieldModel, column: number, values: unknown[]): string {
  const stored = field.columns[column];
  if (!stored) return formulaSql(point, field, values);
  const { quote } = point.scope.for.dialect;
  if (stored.partition === 0) return `${point.alias}.${quote(stored.name)}`;
  return `${partitionAlias(point, stored.partition)}.${quote(stored.name)}`;
}

/** A field by its name of today or before. */
export function fieldNamed(object: ObjectModel, name: string): FieldModel {
  const field = fieldCalled(object, name);
  if (!field) throw new Error(`${object.name} has no field ${name}`);
  return field;
}

/** A new table alias. */
export function newAlias(names: { next: number }): string {
  names.next += 1;
  return names.next === 1 ? 't' : `t${names.next - 1}`;
}

/** A placeholder for a stored value. */
export function placeholder(dialect: Dialect, storage: ReturnType<typeof storageOf>, value: unknown, values: unknown[]): string {
  values.push(dialect.encode(storage, value));
  // WARNING: MySQL compares a decimal with text as binary floating point.
  if (storage.kind === 'decimal' && dialect.name === 'mysql') return `CAST(? AS DECIMAL(${Math.min(storage.precision, 65)},${storage.scale}))`;
  return '?';
}

/** The SQL of an expression over the record at `point`. */
export function expressionSql(point: Point, ast: Parameters<typeof toSql>[0], values: unknown[], purpose: 'value' | 'condition'): string {
  const { dialect, env } = point.scope.for;
  const trusted = { ...point, trusted: true };
  return toSql(ast, {
    dialect: dialect.name, env, purpose,
    param: (value) => { values.push(value); return '?'; },
    column: (path) => {
      const at = follow(trusted, path.slice(0, -1));
      const field = fieldNamed(at.object, path[path.length - 1]!);
      return field.columns.length > 0 ? columnSql(at, field, 0, values) : joinedFormula(at, field);
    },
  }).sql;
}

function formulaSql(point: Point, field: FieldModel, values: unknown[]): string {
  if (!field.formula) throw new Error(`${field.object}.${field.name} is not stored`);
  return expressionSql(point, field.formula.ast, values, 'value');
}

/** A formula inside another: a column reference may be repeated, so the inner one is computed in a join. */
function joinedFormula(point: Point, field: FieldModel): string {
  const { scope, alias } = point;
  const key = `=${alias}.${field.name}`;
  const known = scope.joined.get(key);
  if (known) return `${known}.v`;
  const inner = scopeOf(point.object, { for: scope.for, visible: scope.visible, names: scope.names, trusted: true });
  const values: unknown[] = [];
  const text = formulaSql(inner.root, field, values);
  const made = newAlias(scope.names);
  addJoin(point, key, made, ` LEFT JOIN (SELECT ${text} AS v, ${inner.root.alias}.id AS k ${fromSql(inner)}) ${made} ON ${made}.k = ${alias}.id`, [...values, ...inner.joinValues]);
  return `${made}.v`;
}

function step(from: Point, word: string): Point {
  const { scope } = from;
  const [name, targetName] = word.split(':') as [string, string?];
  const field = fieldNamed(from.object, name);
  const object = scope.for.model.objects.get(targetName ?? field.targets[0] ?? '');
  if (!object) throw new Error(`${from.object.name}.${word} is no lookup`);
  const hidden: Predicate = from.trusted ? { kind: 'true' } : scope.visible(object.name);
  const key = `${from.alias}>${word}${from.trusted ? '!' : ''}`;
  const known = scope.joined.get(key);
  if (known) return { ...from, alias: known, object };
  const alias = newAlias(scope.names);
  const values: unknown[] = [];
  const reference = columnSql(from, field, 0, values);
  const at: Point = { scope, alias, object, open: false, trusted: from.trusted };
  const condition = hidden.kind === 'true' ? '' : ` AND ${predicateSql(at, hidden, values)}`;
  addJoin(from, key, alias, ` LEFT JOIN ${scope.for.dialect.quote(object.storage.table)} ${alias} ON ${alias}.id = ${reference} AND ${liveSql(at)}${condition}`, values);
  return { ...at, open: true };
}

function partitionAlias(point: Point, partition: number): string {
  const { scope, alias, object } = point;
  const key = `${alias}#${partition}`;
  const known = scope.joined.get(key);
  if (known) return known;
  const made = newAlias(scope.names);
  addJoin(point, key, made, ` LEFT JOIN ${scope.for.dialect.quote(partitionTable(object.storage.table, partition))} ${made} ON ${made}.id = ${alias}.id`, []);
  return made;
}

function addJoin(point: Point, key: string, alias: string, text: string, values: readonly unknown[]): void {
  if (!point.open) throw new Error(`${point.object.name}: what decides visibility must stand in the object's own table`);
  const { scope } = point;
  scope.joined.set(key, alias);
  scope.joins += text;
  scope.joinValues.push(...values);
}
