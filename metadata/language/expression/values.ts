// Values inside the evaluator: made from what a record holds, compared, and given out again.
import { readDate, readDateTime, readTime } from './calendar';
import { Exact, numberText } from './numbers';
import type { ExpressionType, ExpressionValue } from './ast';
import type { Value } from './functions/function';

/** A record's value as the type wants it; what does not fit the type is null. */
export function readValue(raw: unknown, type: ExpressionType): Value {
  if (raw === null || raw === undefined || raw === '') return null;
  switch (type.kind) {
    case 'number': return readNumber(raw);
    case 'boolean': return typeof raw === 'boolean' ? raw : null;
    case 'textList': return Array.isArray(raw) && raw.length > 0 ? raw.map(String) : null;
    case 'date': return readDate(String(raw));
    case 'dateTime': return readDateTime(raw instanceof Date ? raw.toISOString() : String(raw));
    case 'time': return readTime(String(raw));
    case 'text': return typeof raw === 'string' ? raw : typeof raw === 'number' || typeof raw === 'bigint' ? String(raw) : null;
    case 'reference': return typeof raw === 'string' ? raw : null;
    case 'null': return null;
  }
}

/** What the evaluator gives to others. */
export function giveValue(value: Value): ExpressionValue {
  return value instanceof Exact ? numberText(value) : value;
}

/** Equal, with empty equal to empty. */
export function sameValue(left: Value, right: Value): boolean {
  if (left instanceof Exact && right instanceof Exact) return left.equals(right);
  return left === right;
}

/** Negative, zero or positive; both of one type, neither empty. */
export function orderOf(left: Value, right: Value): number {
  if (left instanceof Exact && right instanceof Exact) return left.comparedTo(right);
  return compareCodePoints(String(left), String(right));
}

/** WARNING: JavaScript compares UTF-16 units, databases compare code points: they differ beyond U+FFFF. */
function compareCodePoints(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const [a, b] = [left.charCodeAt(index), right.charCodeAt(index)];
    if (a === b) continue;
    const [aHigh, bHigh] = [isSurrogate(a), isSurrogate(b)];
    return aHigh === bHigh ? a - b : aHigh ? 1 : -1;
  }
  return left.length - right.length;
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

function readNumber(raw: unknown): Exact | null {
  if (typeof raw === 'bigint') return new Exact(raw.toString());
  if (raw instanceof Exact) return raw;
  if (typeof raw !== 'number' && (typeof raw !== 'string' || !/^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(raw.trim()))) return null;
  return typeof raw === 'number' && !Number.isFinite(raw) ? null : new Exact(typeof raw === 'string' ? raw.trim() : raw);
}
