// The dry run of an expression: its value on real records with every step on the way, and how many records it holds for, within a time budget.
import { checkExpression, evaluate, partsOf, type CheckedExpression, type ExpressionProblem, type ExpressionScope, type ExpressionValue, type FieldPath, type TypeKind } from '../../metadata/language/expression/expression';
import type { Context } from '../access/context';
import { fieldsAlong, mustMay } from '../access/may';
import { restrict } from '../access/restrict';
import { fieldTypeOf } from '../field-types/field-types';
import { expressionType } from '../model/expressions';
import type { FieldModel, ObjectModel } from '../model/model';
import { storageOf } from '../query/field-facts';
import { allOf, compare, everything, everythingVisible, type Cell, type Level, type Predicate } from '../query/plan';
import { sliceSql } from '../query/slice-sql';
import { levelSql } from '../query/to-sql';
import { environmentOf, sqlFor } from './write/sql-for';

export interface Trial {
  readonly object: ObjectModel;
  readonly text: string;
  /** What the result may be; a condition counts records. */
  readonly expects?: readonly TypeKind[];
  /** Only this record; otherwise the first ones it holds for, or any where it is no condition. */
  readonly record?: string;
  readonly samples: number;
}
export interface TriedStep { readonly start: number; readonly end: number; readonly text: string; readonly value: ExpressionValue }
export interface TriedRecord { readonly id: string; readonly name: string; readonly value: ExpressionValue; readonly steps: readonly TriedStep[] }
export interface Tried {
  readonly problems: readonly ExpressionProblem[];
  readonly type: TypeKind | undefined;
  readonly inSql: boolean;
  readonly records: readonly TriedRecord[];
  /** Of how many records it was counted, how many it holds for; `complete`: these are all the viewer may see. */
  readonly counted: { readonly looked: number; readonly holds: number; readonly complete: boolean } | undefined;
}

/** Milliseconds after which a count stops with what it has. */
const budget = 2000;
const sliceSize = 10_000;
/** Records an expression without SQL is computed on. */
const mostComputed = 1000;
/** Steps shown of one record. */
const mostSteps = 60;

/** Tries it. Throws FORBIDDEN where the viewer may not read the object; a field it may not read is to it a field that is not there. */
export async function tryExpression(context: Context, trial: Trial): Promise<Tried> {
  const { object, text } = trial;
  mustMay(context, 'read', object);
  const scope = readableScope(context, object);
  const checked = checkExpression(text, scope, trial.expects);
  if ('problems' in checked) return { problems: checked.problems, type: undefined, inSql: false, records: [], counted: undefined };
  const facts = { problems: [], type: checked.type.kind, inSql: checked.sqlSafe };
  const condition = checked.type.kind === 'boolean';
  const run = runnerOf(context, object, { text, checked, scope });
  if (trial.record !== undefined) return { ...facts, records: await run(compare('id', 'eq', [trial.record]), 1), counted: undefined };
  if (!condition) return { ...facts, records: await run(everything, trial.samples), counted: undefined };
  if (!checked.sqlSafe) {
    const looked = await run(everything, mostComputed + 1);
    const among = looked.slice(0, mostComputed);
    const holding = among.filter(({ value }) => value === true);
    return { ...facts, records: holding.slice(0, trial.samples), counted: { looked: among.length, holds: holding.length, complete: looked.length <= mostComputed } };
  }
  const test: Predicate = { kind: 'expression', expression: checked };
  const { last, ...counted } = await count(context, object, test);
  const within = last === undefined ? everything : compare('id', 'lte', [last]);
  return { ...facts, records: counted.holds === 0 ? [] : await run(allOf([test, within]), trial.samples), counted };
}

/** Slice by slice, so that other requests go on between them and a large table costs no more than the budget. */
async function count(context: Context, object: ObjectModel, test: Predicate): Promise<NonNullable<Tried['counted']> & { readonly last: string | undefined }> {
  const begun = Date.now();
  const { where, visible } = restrict(context, levelOf(object, { cells: [], where: everything, limit: 0 }));
  let [looked, holds, last]: [number, number, string | undefined] = [0, 0, undefined];
  while (Date.now() - begun < budget) {
    const [row] = await context.connection.rows(sliceSql({ object: object.name, where, test, visible, after: last, limit: sliceSize }, sqlFor(context)));
    const [found, end, met] = row!;
    looked += Number(found);
    holds += Number(met ?? 0);
    if (end !== null) last = String(end);
    if (Number(found) < sliceSize) return { looked, holds, complete: true, last };
  }
  return { looked, holds, complete: false, last };
}

interface Running { readonly text: string; readonly checked: CheckedExpression; readonly scope: ExpressionScope }

/** Reads some records with all that the expression looks at, in one statement, and computes every step of it. */
function runnerOf(context: Context, object: ObjectModel, { text, checked, scope }: Running): (where: Predicate, limit: number) => Promise<readonly TriedRecord[]> {
  const reads = checked.references.map((path) => ({ path, field: fieldAt(context, object, path)! }));
  const cells: Cell[] = [cellOf([], object.fields.get('id')!, 0), ...valueCells([], object.nameField), ...reads.flatMap(({ path, field }) => valueCells(path.slice(0, -1), field))];
  const steps = partsOf(text).slice(-mostSteps).flatMap((part) => {
    const own = checkExpression(part.text, scope);
    return 'problems' in own ? [] : [{ ...part, ast: own.ast }];
  });
  const env = environmentOf(context);
  return async (where, limit) => {
    const rows = await context.connection.rows(levelSql(restrict(context, levelOf(object, { cells, where, limit })), sqlFor(context)));
    return rows.map((row) => {
      let next = 1;
      const take = (field: FieldModel): unknown => {
        const stored = Array.from({ length: columnsOf(field) }, (_, column) => context.connection.dialect.decode(storageOf(field, column))(row[next++]));
        return plainOf(field, stored);
      };
      const name = take(object.nameField);
      const values = new Map(reads.map(({ path, field }) => [path.join('.'), take(field)]));
      const read = (path: FieldPath): unknown => values.get(path.join('.')) ?? null;
      return {
        id: String(row[0]), name: String(name ?? row[0]), value: evaluate(checked.ast, read, env),
        steps: steps.map(({ start, end, text: words, ast }) => ({ start, end, text: words, value: evaluate(ast, read, env) })),
      };
    });
  };
}

function levelOf(object: ObjectModel, { cells, where, limit }: { readonly cells: readonly Cell[]; readonly where: Predicate; readonly limit: number }): Level {
  return { object: object.name, cells, where, order: [{ path: ['id'], direction: 'ASC' }], total: false, filtered: where.kind !== 'true', visible: everythingVisible, page: { limit, fromEnd: false } };
}

function readableScope(context: Context, object: ObjectModel): ExpressionScope {
  return { fieldType: (path) => {
    const field = fieldAt(context, object, path);
    return field && expressionType(field);
  } };
}

/** The field at the end of a path through lookups; undefined where there is none, or a step of it is hidden. */
function fieldAt(context: Context, object: ObjectModel, path: FieldPath): FieldModel | undefined {
  const way = fieldsAlong(context, object, path);
  return way?.slice(0, -1).every((field) => field.type !== 'manyToMany' && field.targets.length === 1) ? way.at(-1) : undefined;
}

const columnsOf = (field: FieldModel): number => Math.max(1, field.columns.filter((column) => !column.name.endsWith('__key')).length);
const cellOf = (path: FieldPath, field: FieldModel, column: number): Cell => ({ kind: 'value', path, field: field.name, column });

function valueCells(path: FieldPath, field: FieldModel): readonly Cell[] {
  return Array.from({ length: columnsOf(field) }, (_, column) => cellOf(path, field, column));
}

function plainOf(field: FieldModel, stored: readonly unknown[]): unknown {
  if (field.formula || field.targets.length > 0 || field.type === 'id' || field.type === 'version') return stored[0];
  return fieldTypeOf(field).plain(stored, field);
}
