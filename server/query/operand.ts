// An operator with its API operand as a comparison of stored values; exact numbers keep their meaning at the column's scale.
import DecimalJs from 'decimal.js';
import type { FilterKind } from '../field-types/field-type';
import type { Storage } from '../model/model';
import type { Rule } from '../errors';
import { datePeriods, listOperators } from './filter-kinds';
import { daysOf, startOfDay } from './period';
import { allOf, compare, everything, nothing, type Operator, type Predicate } from './plan';

/** Enough digits for any column and any operand. */
const Decimal = DecimalJs.clone({ precision: 120, toExpNeg: -120, toExpPos: 120 });
type Decimal = DecimalJs;

/** The column a comparison is about. */
export interface Operand { readonly field: string; readonly column: number; readonly kind: FilterKind; readonly storage: Storage }
export interface Calendar { readonly today: string; readonly timeZone: string }
export type Outcome = Predicate | { readonly rule: Rule; readonly params?: Readonly<Record<string, string | number>> };

/** `operator: value` on a column. Null says nothing, except that `eq: null` means empty and `ne: null` not empty. */
export function comparison(operand: Operand, operator: string, value: unknown): Outcome {
  const { field, column } = operand;
  if (operator === 'isEmpty') return value === null || value === undefined ? everything : compare(field, value ? 'isEmpty' : 'isNotEmpty', [], column);
  if (value === null) return operator === 'eq' ? compare(field, 'isEmpty', [], column) : operator === 'ne' ? compare(field, 'isNotEmpty', [], column) : everything;
  if (value === undefined) return everything;
  const known = operator as Operator;
  const values = listOperators.has(known) ? (Array.isArray(value) ? value : [value]) : [value];
  if (known === 'between' && values.length !== 2) return { rule: 'badFormat', params: { example: '[1, 9]' } };
  if (operand.kind === 'decimal') return decimalComparison(operand, known, values);
  const stored = values.map((each) => storedValue(operand.kind, each));
  if (stored.some((each) => each === undefined)) return { rule: 'wrongType', params: { expected: operand.kind } };
  return simplified(operand, known, stored);
}

/** `during: period, n` on a date or dateTime column: days of the viewer. */
export function duringPeriod(operand: Operand, filter: Readonly<Record<string, unknown>>, calendar: Calendar): Outcome {
  const period = String(filter['during']);
  if (!(period in datePeriods)) return { rule: 'notAChoice', params: { value: period } };
  const range = daysOf(period, calendar.today, filter['n'] as number | null | undefined);
  if (!range) return { rule: 'required', params: { label: 'n' } };
  const bound = (day: string): string => (operand.kind === 'dateTime' ? startOfDay(day, calendar.timeZone) : day);
  return allOf([
    ...(range.from ? [compare(operand.field, 'gte', [bound(range.from)], operand.column)] : []),
    ...(range.to ? [compare(operand.field, 'lt', [bound(range.to)], operand.column)] : []),
  ]);
}

function simplified(operand: Operand, operator: Operator, values: readonly unknown[]): Predicate {
  const { field, column } = operand;
  if (values.length === 0) {
    if (operator === 'in' || operator === 'hasAny') return nothing;
    if (operator === 'notIn' || operator === 'hasAll') return everything;
  }
  if (operator === 'in' && values.length === 1) return compare(field, 'eq', values, column);
  if (operator === 'notIn' && values.length === 1) return compare(field, 'ne', values, column);
  if ((operator === 'contains' || operator === 'startsWith' || operator === 'endsWith') && values[0] === '') return compare(field, 'isNotEmpty', [], column);
  return compare(field, operator, values, column);
}

function storedValue(kind: FilterKind, value: unknown): unknown {
  switch (kind) {
    case 'integer': return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
    case 'boolean': return typeof value === 'boolean' ? value : undefined;
    case 'dateTime': return momentText(value);
    case 'time': return typeof value === 'string' ? (value.length === 5 ? `${value}:00` : value) : undefined;
    default: return typeof value === 'string' ? value : undefined;
  }
}

function momentText(value: unknown): string | undefined {
  const moment = new Date(value as string);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

/**
 * An operand with more digits than the column keeps still means what it says: nothing equals it, and `< 1.005` is `< 1.01` at two decimals.
 * One larger than the column can hold is brought to its edge.
 */
function decimalComparison(operand: Operand, operator: Operator, values: readonly unknown[]): Outcome {
  const scale = operand.storage.kind === 'decimal' ? operand.storage.scale : 0;
  const precision = operand.storage.kind === 'decimal' ? operand.storage.precision : 18;
  const numbers = values.map(exactNumber);
  if (numbers.some((each) => each === undefined)) return { rule: 'wrongType', params: { expected: operand.kind } };
  const floor = (index: number): string => edged(numbers[index]!.toDecimalPlaces(scale, Decimal.ROUND_FLOOR), precision, scale);
  const ceiling = (index: number): string => edged(numbers[index]!.toDecimalPlaces(scale, Decimal.ROUND_CEIL), precision, scale);
  const exact = numbers.flatMap((each, index) => (each!.decimalPlaces() <= scale && fits(each!, precision, scale) ? [floor(index)] : []));
  const { field, column } = operand;
  switch (operator) {
    case 'lt': return fitsAbove(numbers[0]!, precision, scale) ? compare(field, 'lt', [ceiling(0)], column) : compare(field, 'isNotEmpty', [], column);
    case 'gte': return fitsAbove(numbers[0]!, precision, scale) ? compare(field, 'gte', [ceiling(0)], column) : nothing;
    case 'lte': return fitsBelow(numbers[0]!, precision, scale) ? compare(field, 'lte', [floor(0)], column) : nothing;
    case 'gt': return fitsBelow(numbers[0]!, precision, scale) ? compare(field, 'gt', [floor(0)], column) : compare(field, 'isNotEmpty', [], column);
    case 'between':
      if (!fitsAbove(numbers[0]!, precision, scale) || !fitsBelow(numbers[1]!, precision, scale)) return nothing;
      return compare(field, 'between', [ceiling(0), floor(1)], column);
    case 'eq': case 'in': return simplified(operand, 'in', exact);
    default: return simplified(operand, 'notIn', exact);
  }
}

function exactNumber(value: unknown): Decimal | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  try {
    const number = new Decimal(value);
    return number.isFinite() ? number : undefined;
  } catch {
    return undefined;
  }
}

function largest(precision: number, scale: number): Decimal {
  return new Decimal(10).pow(precision - scale).minus(new Decimal(10).pow(-scale));
}

const fits = (number: Decimal, precision: number, scale: number): boolean => number.abs().lte(largest(precision, scale));
const fitsAbove = (number: Decimal, precision: number, scale: number): boolean => number.lte(largest(precision, scale));
const fitsBelow = (number: Decimal, precision: number, scale: number): boolean => number.gte(largest(precision, scale).neg());

function edged(number: Decimal, precision: number, scale: number): string {
  const edge = largest(precision, scale);
  const inside = number.gt(edge) ? edge : number.lt(edge.neg()) ? edge.neg() : number;
  return inside.toFixed(scale);
}
