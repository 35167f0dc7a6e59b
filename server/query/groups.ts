// Groups: what records are grouped by, the conditions on groups and their order, and the statement.
import type { Sql } from '../database/source';
import type { Problem } from '../errors';
import { fieldCalled } from '../model/called';
import type { FieldModel, ObjectModel, Storage } from '../model/model';
import { fieldTypeCan } from '../../metadata/language/field-types';
import { bucketSql, type DateBucket } from './date-buckets';
import { filterOf, isReference, storageOf } from './field-facts';
import { filterInputs } from './filter-kinds';
import type { QuestionScope } from './filter';
import { measureCells, measureNames, measureSql, measureStorage, type Measure, type MeasureName } from './measures';
import { comparison } from './operand';
import { orderColumn, orderOf } from './order';
import type { Order, Path, Predicate, Visibility } from './plan';
import { operatorSql } from './sql-predicate';
import { columnSql, follow, scopeOf, type Scope } from './sql-scope';
import { conditionsSql, finish, objectNamed, type SqlFor } from './to-sql';

/** One thing records are grouped by. A reference groups by its id, dates by the day where no bucket is given. */
export interface GroupKey { readonly path: Path; readonly field: FieldModel; readonly bucket?: DateBucket }

/** A condition on groups. */
export type Having =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Having[] }
  | { readonly kind: 'not'; readonly of: Having }
  | { readonly kind: 'measure'; readonly measure: Measure | 'count'; readonly predicate: Predicate };

export type GroupTerm = { readonly kind: 'key'; readonly order: Order } | { readonly kind: 'measure'; readonly measure: Measure | 'count'; readonly direction: 'ASC' | 'DESC' };

export interface Groups {
  readonly object: string;
  readonly keys: readonly GroupKey[];
  readonly measures: readonly Measure[];
  readonly where: Predicate;
  readonly having?: Having;
  readonly order: readonly GroupTerm[];
  readonly limit: number;
  readonly visible: Visibility;
}

type Asked = { readonly scope: QuestionScope; readonly problems: Problem[]; readonly path: string };
const mostKeys = 8;

/** Reads `by: [{ field: industry }, { createdAt: MONTH }, { owner: { field: department } }]`. */
export function groupKeysOf(object: ObjectModel, by: unknown, asked: Asked): readonly GroupKey[] {
  const list = Array.isArray(by) ? by : [by];
  if (list.length === 0) asked.problems.push({ path: asked.path, rule: 'required', params: { label: asked.path } });
  if (list.length > mostKeys) asked.problems.push({ path: asked.path, rule: 'tooMany', params: { max: mostKeys, count: list.length } });
  return list.flatMap((each, index) => keyOf(object, each, [], { ...asked, path: `${asked.path}.${index}` }));
}

/** How the key's value lies in a row. */
export function keyStorage({ field, bucket }: GroupKey): Storage {
  const storage = storageOf(field, 0);
  return bucket || storage.kind === 'dateTime' ? { kind: 'date' } : storage;
}

/** Reads a condition on groups. */
export function havingOf(object: ObjectModel, having: unknown, asked: Asked): Having | undefined {
  if (having === null || having === undefined) return undefined;
  const parts = Object.entries(having as Record<string, unknown>).flatMap(([name, value]): Having[] => {
    if (value === null || value === undefined) return [];
    const below = { ...asked, path: `${asked.path}.${name}` };
    if (name === 'and' || name === 'or') {
      return [{ kind: name, of: (Array.isArray(value) ? value : [value]).flatMap((each) => havingOf(object, each, below) ?? []) }];
    }
    if (name === 'not') {
      const of = havingOf(object, value, below);
      return of ? [{ kind: 'not', of }] : [];
    }
    if (name === 'count') return conditions('count', value, { ...below, kind: 'integer', storage: { kind: 'integer' } });
    const field = measuredField(object, name, below);
    if (!field) return [];
    return Object.entries(value as Record<string, unknown>).flatMap(([measureName, filter]) => {
      const measure = { field, name: measureName as MeasureName };
      const storage = measureStorage(measure);
      const kind = measureName === 'distinct' ? 'integer' : measureName === 'sum' || measureName === 'avg' ? 'decimal' : kindOf(field);
      return filter === null || filter === undefined ? [] : conditions(measure, filter, { ...asked, path: `${below.path}.${measureName}`, kind, storage });
    });
  });
  return { kind: 'and', of: parts };
}

/** Reads the order of groups; without one they stand in the order of their keys. */
export function groupOrderOf(object: ObjectModel, orderBy: unknown, asked: Asked): readonly GroupTerm[] {
  const list = orderBy === null || orderBy === undefined ? [] : Array.isArray(orderBy) ? orderBy : [orderBy];
  return list.flatMap((each, index) => Object.entries(each as Record<string, unknown>).flatMap(([name, value]): GroupTerm[] => {
    if (value === null || value === undefined) return [];
    const below = { ...asked, path: `${asked.path}.${index}.${name}` };
    if (name === 'count') return [{ kind: 'measure', measure: 'count', direction: value as 'ASC' }];
    if (name === 'keys') return orderOf(object, value, below).map((order) => ({ kind: 'key', order }));
    const field = measuredField(object, name, below);
    if (!field) return [];
    return Object.entries(value as Record<string, unknown>).flatMap(([measure, direction]) => (
      direction ? [{ kind: 'measure' as const, measure: { field, name: measure as MeasureName }, direction: direction as 'ASC' }] : []
    ));
  }));
}

/** A field with a summary; what is wrong goes to the problems. */
function measuredField(object: ObjectModel, name: string, { scope, problems, path }: Asked): FieldModel | undefined {
  const field = fieldCalled(object, name);
  if (!field || isReference(field)) problems.push({ path, rule: 'unknownField', params: { name } });
  else if (!scope.mayRead(object, field)) problems.push({ path, rule: 'forbiddenField', params: { label: field.label }, label: field.label });
  else return field;
  return undefined;
}

/** Row: the keys, the count, then each measure's cells; `places` says where a measure begins. */
export function groupsSql(groups: Groups, target: SqlFor): Sql & { readonly places: readonly number[] } {
  const object = objectNamed(target, groups.object);
  const scope = scopeOf(object, { for: target, visible: groups.visible });
  const headValues: unknown[] = [];
  const tailValues: unknown[] = [];
  const names = groups.keys.map((_, index) => target.dialect.quote(`#${index}`));
  const cells = groups.keys.map((key, index) => `${keySql(scope, key, headValues)} AS ${names[index]}`);
  cells.push('COUNT(*)');
  const places = groups.measures.map((measure) => cells.push(...measureCells(scope.root, measure, headValues)) - (measure.name === 'avg' ? 2 : 1));
  const where = conditionsSql(scope, groups.where, tailValues);
  const having = groups.having ? ` HAVING ${havingSql(scope, groups.having, tailValues)}` : '';
  const order = groups.order.flatMap((term) => termSql(scope, object, { term, keys: groups.keys, names }, tailValues));
  const ties = names.flatMap((name) => [`${name} IS NULL`, name]);
  const tail = ` WHERE ${where} GROUP BY ${names.join(', ')}${having} ORDER BY ${[...order, ...ties].join(', ')} LIMIT ${groups.limit}`;
  return { ...finish(scope, headValues, `SELECT ${cells.join(', ')}`, tail, tailValues), places };
}

function keyOf(object: ObjectModel, key: unknown, path: Path, asked: Asked): GroupKey[] {
  return Object.entries((key ?? {}) as Record<string, unknown>).flatMap(([name, value]): GroupKey[] => {
    if (value === null || value === undefined) return [];
    const named = name === 'field' ? String(value) : name;
    const field = fieldCalled(object, named);
    const refuse = (rule: Problem['rule'], params: Record<string, string | number>): GroupKey[] => {
      asked.problems.push({ path: `${asked.path}.${name}`, rule, params });
      return [];
    };
    if (!field) return refuse('unknownField', { name: named });
    if (!asked.scope.mayRead(object, field)) return refuse('forbiddenField', { label: field.label });
    if (name === 'field') return isGroupable(field) ? [{ path, field }] : refuse('unknownField', { name: named });
    if (isReference(field)) {
      const target = asked.scope.model.objects.get(field.targets[0] ?? '');
      if (!target || path.length >= 5 || field.type === 'polymorphicLookup') return refuse('unknownField', { name });
      return keyOf(target, value, [...path, field.name], { ...asked, path: `${asked.path}.${name}` });
    }
    return isDated(field) ? [{ path, field, bucket: value as DateBucket }] : refuse('unknownField', { name });
  });
}

function isDated(field: FieldModel): boolean {
  const kind = kindOf(field);
  return kind === 'date' || kind === 'dateTime';
}

function isGroupable(field: FieldModel): boolean {
  if (isReference(field)) return field.type !== 'polymorphicLookup';
  if (field.type === 'id' || field.type === 'version' || field.type === 'manyToMany') return false;
  return isDated(field) || fieldTypeCan(field.type, 'groupable');
}

function kindOf(field: FieldModel): keyof typeof filterInputs {
  const shape = filterOf(field);
  if (shape && 'kind' in shape) return shape.kind;
  const main = shape && Object.values(shape.parts).find((part) => part.column === 0);
  return main?.kind ?? 'text';
}

function conditions(measure: Measure | 'count', filter: unknown, asked: Asked & { readonly kind: keyof typeof filterInputs; readonly storage: Storage }): Having[] {
  const { problems, path, kind, storage } = asked;
  if (measure !== 'count' && !measureNames.includes(measure.name)) return [];
  return Object.entries(filter as Record<string, unknown>).flatMap(([operator, value]): Having[] => {
    const outcome = comparison({ field: '', column: 0, kind, storage }, operator, value);
    if (!('rule' in outcome)) return outcome.kind === 'true' ? [] : [{ kind: 'measure', measure, predicate: outcome }];
    problems.push({ path: `${path}.${operator}`, rule: outcome.rule, params: { label: path, ...outcome.params } });
    return [];
  });
}

function keySql(scope: Scope, key: GroupKey, values: unknown[]): string {
  const point = follow(scope.root, key.path);
  const storage = storageOf(key.field, 0);
  const column = (): string => columnSql(point, key.field, 0, values);
  const bucket = key.bucket ?? (storage.kind === 'dateTime' ? 'DAY' : undefined);
  return bucket ? bucketSql(scope.for, storage, bucket, { column, values }) : scope.for.dialect.select(storage, column());
}

function havingSql(scope: Scope, having: Having, values: unknown[]): string {
  if (having.kind === 'not') return `(${havingSql(scope, having.of, values)}) IS NOT TRUE`;
  if (having.kind !== 'measure') {
    if (having.of.length === 0) return having.kind === 'and' ? '1 = 1' : '1 = 0';
    return `(${having.of.map((each) => havingSql(scope, each, values)).join(having.kind === 'and' ? ' AND ' : ' OR ')})`;
  }
  const { measure, predicate } = having;
  if (predicate.kind !== 'compare') return predicate.kind === 'false' ? '1 = 0' : '1 = 1';
  const storage: Storage = measure === 'count' ? { kind: 'integer' } : measureStorage(measure);
  const reference = measure === 'count' ? 'COUNT(*)' : measureSql(scope.root, measure, values);
  return operatorSql(scope, { storage, reference, operator: predicate.operator, operands: predicate.values }, values);
}

function termSql(scope: Scope, object: ObjectModel, asked: { readonly term: GroupTerm; readonly keys: readonly GroupKey[]; readonly names: readonly string[] }, values: unknown[]): string[] {
  const { term, keys, names } = asked;
  if (term.kind === 'measure') {
    const sql = (): string => (term.measure === 'count' ? 'COUNT(*)' : measureSql(scope.root, term.measure, values));
    const aside = term.measure !== 'count' && term.direction === 'ASC' ? [`${sql()} IS NULL`] : [];
    return [...aside, `${sql()}${term.direction === 'DESC' ? ' DESC' : ''}`];
  }
  const { path, field, column } = orderColumn(scope.for.model, object, term.order);
  const place = keys.findIndex((key) => key.field === field && key.path.join('.') === path.join('.'));
  const down = term.order.direction === 'DESC' ? ' DESC' : '';
  if (place >= 0) return [...(down ? [] : [`${names[place]} IS NULL`]), `${names[place]}${down}`];
  // Something of the record that a grouped lookup leads to: the same for the whole group.
  const sql = (): string => `MIN(${columnSql(follow(scope.root, path), field, column, values)})`;
  return [...(down ? [] : [`${sql()} IS NULL`]), `${sql()}${down}`];
}
