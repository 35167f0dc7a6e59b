// What a function of the rule language is: its words, its types, its value and its SQL in one place.
import type { ExpressionNode, ExpressionType, TypeKind } from '../ast';
import type { ExpressionEnvironment } from '../evaluate';
import type { Exact } from '../numbers';
import type { SqlPiece } from '../sql-piece';
import type { Bind } from '../sqlite';

/** A value inside the evaluator: numbers exact, empty text never (it is null). */
export type Value = Exact | string | boolean | readonly string[] | null;

export interface Words { readonly zh: string; readonly en: string }

/**
 * What an argument may be: a type (`date` takes dateTimes too, as their date in the application's time zone), `any`,
 * `joinable` (text, number, date, time), `ordered` (number, date, dateTime, time),
 * `places` (a written-out whole number), `pattern` (a written-out regular expression).
 */
export type ParameterKind = Exclude<TypeKind, 'null' | 'reference' | 'dateTime' | 'time'> | 'any' | 'joinable' | 'ordered' | 'places' | 'pattern';

export interface Parameter {
  readonly name: Words;
  readonly kind: ParameterKind;
  readonly optional?: true;
  /** Arguments of one group get one common type; numbers keep their own scale. */
  readonly group?: 1 | 2;
}

interface FunctionWords {
  /** English, in capitals. */
  readonly name: string;
  readonly chinese: string;
  readonly alsoNamed?: readonly string[];
  readonly category: 'logic' | 'number' | 'text' | 'date' | 'list' | 'viewer';
  readonly help: Words;
  readonly example: string;
  readonly parameters: readonly Parameter[];
  /** How many of the last parameters (before `last`) may be repeated together. */
  readonly repeat?: number;
  /** A parameter after the repeated ones. */
  readonly last?: Parameter;
}

export interface CallContext { readonly types: readonly ExpressionType[]; readonly type: ExpressionType; readonly env: ExpressionEnvironment }
export interface SqlArgument { readonly sql: SqlPiece; readonly type: ExpressionType }
export interface SqlCall {
  readonly args: readonly SqlArgument[];
  readonly type: ExpressionType;
  /** The written-out value of the `places` argument, if there is one. */
  readonly places?: number;
  readonly env: ExpressionEnvironment;
}

/** A function that stays a call in the tree. */
export interface CalledFunction extends FunctionWords {
  readonly result: (types: readonly ExpressionType[], args: readonly ExpressionNode[]) => ExpressionType;
  /** false: may give another value for the same record later. */
  readonly deterministic?: false;
  readonly evaluate: (args: readonly Value[], call: CallContext) => Value;
  /** Absent: cannot be said in SQL alike on both databases. */
  readonly sqlite?: (call: SqlCall, bind: Bind) => SqlPiece;
  readonly mysql?: (call: SqlCall) => SqlPiece;
}

/** A function that is another way to write an operator. */
export interface WrittenFunction extends FunctionWords { readonly build: (args: readonly ExpressionNode[]) => ExpressionNode }

export type ExpressionFunction = CalledFunction | WrittenFunction;

export const booleanType: ExpressionType = Object.freeze({ kind: 'boolean' });
export const textType: ExpressionType = Object.freeze({ kind: 'text' });
export const dateType: ExpressionType = Object.freeze({ kind: 'date' });
export const nullType: ExpressionType = Object.freeze({ kind: 'null' });
export const numberType = (scale: number): ExpressionType => Object.freeze({ kind: 'number', scale });

/** Decimals of a number type; 0 for everything else. */
export const scaleOf = (type: ExpressionType | undefined): number => (type?.kind === 'number' ? type.scale : 0);

/** The type that holds all of these: numbers with the most decimals; null gives way; text and record ids are text. Undefined: there is none. */
export function commonType(types: readonly ExpressionType[]): ExpressionType | undefined {
  let common: ExpressionType = nullType;
  for (const type of types) {
    if (type.kind === 'null') continue;
    if (common.kind === 'null') common = type;
    else if (common.kind === 'number' && type.kind === 'number') common = numberType(Math.max(common.scale, type.scale));
    else if (common.kind === 'reference' && type.kind === 'reference') common = common.object === type.object ? common : { kind: 'reference' };
    else if (isTextual(common) && isTextual(type)) common = textType;
    else if (common.kind !== type.kind) return undefined;
  }
  return common;
}

/** Text, or an id that may be compared with text. */
export const isTextual = (type: ExpressionType): boolean => type.kind === 'text' || type.kind === 'reference';
