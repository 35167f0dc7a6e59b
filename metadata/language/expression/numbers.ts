// Exact numbers: the arithmetic, and the scale (decimals) each operation's result has. SQL follows the same rules in sqlite.ts and mysql.ts.
import { Decimal } from 'decimal.js';
import type { ArithmeticOperator } from './ast';

/** Most digits of a number that is written out, and most of them after the point. */
export const maxDigits = 18;
export const maxLiteralScale = 10;

/** Decimal with enough digits that rounding happens only where the rules say so: half away from zero. */
export const Exact = Decimal.clone({ precision: 120, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -1000, toExpPos: 1000, defaults: true });
export type Exact = Decimal;

/** Decimals of the result of an operation on numbers with these decimals. */
export function resultScale(operator: ArithmeticOperator, left: number, right: number): number {
  if (operator === '*') return Math.min(left + right, Math.max(6, left, right));
  if (operator === '/') return Math.max(6, left, right);
  return Math.max(left, right);
}

/** One operation, rounded to `scale`; division by zero is null. */
export function calculate(operator: ArithmeticOperator, [left, right]: readonly [Exact, Exact], scale: number): Exact | null {
  switch (operator) {
    case '+': return left.plus(right);
    case '-': return left.minus(right);
    case '*': return roundTo(left.times(right), scale);
    case '/': return right.isZero() ? null : roundTo(left.dividedBy(right), scale);
    case '%': return right.isZero() ? null : left.modulo(right);
  }
}

/** Rounded half away from zero; negative places round to tens, hundreds … */
export function roundTo(value: Exact, places: number): Exact {
  if (places >= 0) return value.toDecimalPlaces(places);
  const unit = new Exact(10).pow(-places);
  return value.dividedBy(unit).toDecimalPlaces(0).times(unit);
}

/** Decimal text without exponent, without needless zeros, and never `-0`. */
export function numberText(value: Exact): string {
  return value.isZero() ? '0' : value.toFixed();
}

/** The whole part as a JavaScript number, for counts and positions; huge values are cut to what a count can be. */
export function toCount(value: Exact): number {
  return Math.max(-1e9, Math.min(1e9, value.trunc().toNumber()));
}
