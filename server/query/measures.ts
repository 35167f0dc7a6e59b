// What is computed over many records: sum, average, smallest, largest and number of different values of a field.
import DecimalJs from 'decimal.js';
import type { FieldModel, Storage } from '../model/model';
import type { Dialect } from '../database/dialect';
import { storageOf } from './field-facts';
import { columnSql, type Point } from './sql-scope';

export type MeasureName = 'sum' | 'avg' | 'min' | 'max' | 'distinct';
export interface Measure { readonly field: FieldModel; readonly name: MeasureName }

export const measureNames: readonly MeasureName[] = Object.freeze(['sum', 'avg', 'min', 'max', 'distinct']);

/** Enough digits for a quotient of the largest sums. */
const Decimal = DecimalJs.clone({ precision: 60, toExpNeg: -60, toExpPos: 60 });
/** Wider than any column, so that the database gives every digit. */
const widest = 38;

/** How the measure's value lies in the row: like the field, or a number. */
export function measureStorage({ field, name }: Measure): Storage {
  const storage = storageOf(field, 0);
  const scale = storage.kind === 'decimal' ? storage.scale : 0;
  switch (name) {
    case 'sum': return { kind: 'decimal', precision: widest, scale };
    case 'avg': return { kind: 'decimal', precision: widest, scale: averageScale(scale) };
    case 'distinct': return { kind: 'integer' };
    default: return storage.kind === 'decimal' ? { ...storage, precision: Math.max(storage.precision, 16) } : storage;
  }
}

/** The measure as one value, for conditions and orders; an average is as near as the database computes. */
export function measureSql(point: Point, measure: Measure, values: unknown[]): string {
  const { field, name } = measure;
  const column = (): string => columnSql(point, field, 0, values);
  if (name === 'distinct') return `COUNT(DISTINCT ${column()})`;
  if (name !== 'avg') return `${name.toUpperCase()}(${column()})`;
  if (point.scope.for.dialect.name === 'mysql') return `AVG(${column()})`;
  const storage = storageOf(field, 0);
  const scale = storage.kind === 'decimal' ? storage.scale : 0;
  return `(SUM(${column()}) * ${10 ** (averageScale(scale) - scale)}.0 / COUNT(${column()}))`;
}

/** The cells a measure is read from: one, or sum and count for an exact average. */
export function measureCells(point: Point, measure: Measure, values: unknown[]): readonly string[] {
  const { dialect } = point.scope.for;
  if (measure.name !== 'avg') return [dialect.select(measureStorage(measure), measureSql(point, measure, values))];
  const sum = { ...measure, name: 'sum' as const };
  return [dialect.select(measureStorage(sum), measureSql(point, sum, values)), `COUNT(${columnSql(point, measure.field, 0, values)})`];
}

/** Reads the measure's stored value from its cells, the first at `at`. */
export function measureReader(dialect: Dialect, measure: Measure, at: number): (row: readonly unknown[]) => unknown {
  if (measure.name !== 'avg') {
    const decode = dialect.decode(measureStorage(measure));
    return (row) => decode(row[at]);
  }
  const sum = dialect.decode(measureStorage({ ...measure, name: 'sum' }));
  const storage = measureStorage(measure);
  const scale = storage.kind === 'decimal' ? storage.scale : 0;
  return (row) => {
    const total = sum(row[at]) as string | null;
    const count = Number(row[at + 1]);
    return total === null || count === 0 ? null : new Decimal(total).div(count).toFixed(scale, Decimal.ROUND_HALF_UP);
  };
}

function averageScale(scale: number): number {
  return Math.min(scale + 6, Math.max(10, scale));
}
