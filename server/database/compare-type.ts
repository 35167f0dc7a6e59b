// Whether a column that is there can keep what the Model wants to put in.
import type { Storage } from '../model/model';

export type Comparison =
  | { readonly kind: 'fits' }
  /** `copy`: the server has to write every row anew. */
  | { readonly kind: 'widen'; readonly copy: boolean }
  /** SQLite keeps decimals as whole numbers: every value has to be multiplied. */
  | { readonly kind: 'rescale'; readonly digits: number }
  /** `wider`: nothing would be lost by leaving the column as it is. */
  | { readonly kind: 'conflict'; readonly detail: string; readonly wider?: true };

/** `declared`: the column's type as introspected. A column that is wider than needed fits. */
export function compareType(declared: string, storage: Storage, dialect: 'sqlite' | 'mysql'): Comparison {
  const actual = parse(declared);
  const wanted = capacity(storage);
  if (actual.family !== wanted.family) return { kind: 'conflict', detail: `it is ${declared} and should be ${storage.kind}` };
  if (actual.family === 'decimal' && wanted.family === 'decimal') return compareDecimals(actual, wanted, dialect);
  if (actual.family === 'text' && wanted.family === 'text' && dialect === 'mysql' && actual.length < wanted.length) {
    // Within VARCHAR only the description changes, unless the length byte becomes two.
    return { kind: 'widen', copy: wanted.length > longestVarcharKept || (actual.length < 64 && wanted.length >= 64) };
  }
  return { kind: 'fits' };
}

const longestVarcharKept = 700;

type Shape =
  | { readonly family: 'text'; readonly length: number }
  | { readonly family: 'decimal'; readonly whole: number; readonly scale: number }
  | { readonly family: 'integer' | 'double' | 'boolean' | 'date' | 'dateTime' | 'time' };

function compareDecimals(actual: { whole: number; scale: number }, wanted: { whole: number; scale: number }, dialect: 'sqlite' | 'mysql'): Comparison {
  if (wanted.scale < actual.scale) return { kind: 'conflict', detail: `it has ${actual.scale} digits after the point, and they cannot become ${wanted.scale} without losing some`, wider: true };
  if (dialect === 'sqlite') return wanted.scale > actual.scale ? { kind: 'rescale', digits: wanted.scale - actual.scale } : { kind: 'fits' };
  return wanted.scale > actual.scale || wanted.whole > actual.whole ? { kind: 'widen', copy: true } : { kind: 'fits' };
}

function capacity(storage: Storage): Shape {
  switch (storage.kind) {
    case 'text':
    case 'ascii': return { family: 'text', length: storage.length };
    case 'longText':
    case 'json': return { family: 'text', length: textLengths.longtext };
    case 'decimal': return { family: 'decimal', whole: storage.precision - storage.scale, scale: storage.scale };
    default: return { family: storage.kind };
  }
}

/** In characters of four bytes. */
const textLengths = { text: 16_383, mediumtext: 4_194_303, longtext: 1_073_741_823 } as const;

function parse(declared: string): Shape {
  const [, name = '', first, second] = /^(\w+)(?:\((\d+)(?:,(\d+))?\))?/.exec(declared) ?? [];
  switch (name) {
    case 'varchar': return { family: 'text', length: Number(first) };
    case 'text':
    case 'mediumtext':
    case 'longtext': return { family: 'text', length: textLengths[name] };
    case 'decimal': return { family: 'decimal', whole: Number(first) - Number(second ?? 0), scale: Number(second ?? 0) };
    case 'bigint': return { family: 'integer' };
    case 'double': return { family: 'double' };
    case 'tinyint': return { family: 'boolean' };
    case 'date':
    case 'date_text': return { family: 'date' };
    case 'datetime':
    case 'datetime_text': return { family: 'dateTime' };
    case 'time':
    case 'time_text': return { family: 'time' };
    default: return { family: 'text', length: 0 };
  }
}
