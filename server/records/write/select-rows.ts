// Reads rows for a write: stored values of chosen fields by record, with answers to questions of access, locked where asked.
import type { Context } from '../../access/context';
import type { Sql } from '../../database/source';
import { liveColumn } from '../../model/names';
import type { FieldModel, ObjectModel } from '../../model/model';
import { everythingVisible, type Predicate } from '../../query/plan';
import { predicateSql } from '../../query/sql-predicate';
import { columnSql, fromSql, scopeOf, type Scope } from '../../query/sql-scope';
import { sqlFor } from './sql-for';
import type { Row, Values } from './change';

export interface RowQuestion {
  readonly object: ObjectModel;
  /** Which records: by id, or by a value of one of their fields. */
  readonly by: { readonly field: FieldModel; readonly values: readonly unknown[] };
  readonly fields: readonly FieldModel[];
  readonly lock?: boolean;
  /** Records in the recycle bin too. */
  readonly binToo?: boolean;
  /** Answered for each row, in this order. */
  readonly tests?: readonly Predicate[];
  readonly where?: Predicate;
}
export interface AnsweredRow extends Row { readonly answers: readonly boolean[] }

/** WARNING: at most `idsAtOnce` values in one statement: SQLite binds no more than 32,766, and longer lists stop using indexes well. */
const idsAtOnce = 1000;

/** The rows, in order of id: everyone who locks several locks them in the same order. */
export async function selectRows(context: Context, question: RowQuestion): Promise<readonly AnsweredRow[]> {
  const { values } = question.by;
  if (values.length === 0) return [];
  if (values.length <= idsAtOnce) return selectSome(context, question);
  const rows: AnsweredRow[] = [];
  for (let from = 0; from < values.length; from += idsAtOnce) {
    rows.push(...(await selectSome(context, { ...question, by: { field: question.by.field, values: values.slice(from, from + idsAtOnce) } })));
  }
  return rows;
}

/** Several questions, in one message where none of them is too long. */
export async function selectRowsOfAll(context: Context, questions: readonly RowQuestion[]): Promise<readonly (readonly AnsweredRow[])[]> {
  if (questions.length > 1 && questions.every(({ by }) => by.values.length > 0 && by.values.length <= idsAtOnce)) {
    const answers = await context.connection.rowsAll(questions.map((question) => rowsSql(context, question)));
    return questions.map((question, index) => readRows(context, question, answers[index]!));
  }
  const all: (readonly AnsweredRow[])[] = [];
  for (const question of questions) all.push(await selectRows(context, question));
  return all;
}

async function selectSome(context: Context, question: RowQuestion): Promise<readonly AnsweredRow[]> {
  return readRows(context, question, await context.connection.rows(rowsSql(context, question)));
}

function readRows(context: Context, question: RowQuestion, rows: readonly (readonly unknown[])[]): readonly AnsweredRow[] {
  const { dialect } = context.connection;
  const decoders = question.fields.map((field) => field.columns.map((column) => dialect.decode(column.storage)));
  return rows.map((row) => {
    let at = 3;
    const values: Values = new Map();
    question.fields.forEach((field, index) => {
      values.set(field.name, decoders[index]!.map((decode) => decode(row[at++])));
    });
    return { id: String(row[0]), live: row[1] !== null, version: Number(row[2]), values, answers: (question.tests ?? []).map(() => Number(row[at++]) === 1) };
  });
}

function rowsSql(context: Context, { object, by, fields, lock, binToo, tests, where }: RowQuestion): Sql {
  const { dialect } = context.connection;
  const scope = scopeOf(object, { for: sqlFor(context), visible: everythingVisible, trusted: true });
  const { root } = scope;
  const head: unknown[] = [];
  const tail: unknown[] = [];
  const cells = [`${root.alias}.id`, `${root.alias}.${dialect.quote(liveColumn)}`, `${root.alias}.version`];
  for (const field of fields) {
    field.columns.forEach((column, index) => cells.push(dialect.select(column.storage, columnSql(root, field, index, head))));
  }
  for (const test of tests ?? []) cells.push(testSql(scope, test, head));
  const column = by.field.columns[0];
  if (!column) throw new Error(`${object.name}.${by.field.name} is not stored`);
  const conditions = [`${columnSql(root, by.field, 0, tail)} IN (${Array(by.values.length).fill('?').join(', ')})`];
  for (const value of by.values) tail.push(dialect.encode(column.storage, value));
  if (binToo !== true) conditions.push(`${root.alias}.${dialect.quote(liveColumn)} = 1`);
  if (where && where.kind !== 'true') conditions.push(predicateSql(root, where, tail));
  const text = `SELECT ${cells.join(', ')} ${fromSql(scope)} WHERE ${conditions.join(' AND ')} ORDER BY ${root.alias}.id${lock ? dialect.forUpdate : ''}`;
  return { text, values: [...head, ...scope.joinValues, ...tail] };
}

function testSql(scope: Scope, test: Predicate, values: unknown[]): string {
  if (test.kind === 'true') return '1';
  if (test.kind === 'false') return '0';
  return `CASE WHEN ${predicateSql(scope.root, test, values)} THEN 1 ELSE 0 END`;
}
