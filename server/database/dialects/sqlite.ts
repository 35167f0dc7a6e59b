// SQLite: decimals are whole numbers times 10^scale, dates and times are ISO text, whose order is their order in time.
import type { Storage } from '../../model/model';
import type { Dialect } from '../dialect';
import { asIs } from './as-is';

export const sqliteDialect: Dialect = {
  name: 'sqlite',
  quote,
  tableOptions: '',
  columnType,
  encode,
  decode,
  select(storage, expression) {
    return tooBigForNumber(storage) ? `CAST(${expression} AS TEXT)` : expression;
  },
  insertIgnore: 'INSERT OR IGNORE',
  onClash: (...key) => `ON CONFLICT (${key.map(quote).join(', ')}) DO UPDATE SET`,
  incoming: (column) => `excluded.${quote(column)}`,
  forUpdate: '',
  forShare: '',
  uniqueViolation(error) {
    if (!(error instanceof Error)) return undefined;
    const { code, index } = error as { code?: unknown; index?: unknown };
    if (code === 'SQLITE_CONSTRAINT_PRIMARYKEY') return { index: 'PRIMARY' };
    if (code !== 'SQLITE_CONSTRAINT_UNIQUE') return undefined;
    return { index: typeof index === 'string' ? index : '' };
  },
};

function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

/** SQLite ignores the lengths; they stand there so that a later Model can be compared with what is there. Names decide the affinity: DECIMAL is NUMERIC, DATE_TEXT is TEXT. */
function columnType(storage: Storage): string {
  switch (storage.kind) {
    case 'text':
    case 'ascii': return `VARCHAR(${storage.length})`;
    case 'longText':
    case 'json': return 'TEXT';
    case 'integer': return 'BIGINT';
    case 'decimal': return `DECIMAL(${storage.precision},${storage.scale})`;
    case 'double': return 'DOUBLE';
    case 'boolean': return 'TINYINT';
    case 'date': return 'DATE_TEXT';
    case 'dateTime': return 'DATETIME_TEXT';
    case 'time': return 'TIME_TEXT';
  }
}

function encode(storage: Storage, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  switch (storage.kind) {
    case 'decimal': return scaled(String(value), storage.scale);
    case 'boolean': return value === true ? 1 : 0;
    default: return value;
  }
}

/** '12.5' with scale 2 → 1250n. */
function scaled(text: string, scale: number): bigint {
  const point = text.indexOf('.');
  if (point < 0) return BigInt(text) * 10n ** BigInt(scale);
  const fraction = text.slice(point + 1);
  if (fraction.length > scale) throw new RangeError(`${text} has more than ${scale} digits after the point`);
  return BigInt(text.slice(0, point) + fraction.padEnd(scale, '0'));
}

function decode(storage: Storage): (cell: unknown) => unknown {
  switch (storage.kind) {
    case 'decimal': return decimalDecoder(storage.scale);
    case 'boolean': return (cell) => (cell === null ? null : cell !== 0);
    default: return asIs;
  }
}

/** Cells are numbers up to 15 digits and text beyond; both are written out with the point put back. */
function decimalDecoder(scale: number): (cell: unknown) => unknown {
  if (scale === 0) return (cell) => (cell === null ? null : String(cell));
  return (cell) => {
    if (cell === null) return null;
    const digits = String(cell);
    if (digits.charCodeAt(0) === 45) return `-${pointed(digits.slice(1), scale)}`;
    return pointed(digits, scale);
  };
}

function pointed(digits: string, scale: number): string {
  const whole = digits.length - scale;
  if (whole > 0) return `${digits.slice(0, whole)}.${digits.slice(whole)}`;
  return `0.${'0'.repeat(-whole)}${digits}`;
}

/** libsql gives integers as JavaScript numbers, exact to 2^53 only. WARNING: for a sum, say a storage of higher precision than the column's. */
function tooBigForNumber(storage: Storage): boolean {
  return storage.kind === 'decimal' && storage.precision > 15;
}
