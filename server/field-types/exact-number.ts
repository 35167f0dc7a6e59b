// What the types of exact numbers share: text in, text with exactly `scale` digits kept, never a binary fraction on the way.
import { halfWidth } from '../base/fold-text';
import type { FieldDefinition } from '../../metadata/language/types';
import type { Storage } from '../model/model';
import { refused, values, wrongType } from './accepted';
import type { Accepted } from './field-type';
import { numberSetting, setting } from './settings';

/** Every database keeps so many digits exactly in 64 bits. */
export const mostDigits = 18;

/** The column of an exact number. */
export function decimalStorage(definition: FieldDefinition): Extract<Storage, { kind: 'decimal' }> {
  const precision = Math.min(numberSetting(definition, 'precision', mostDigits), mostDigits);
  return { kind: 'decimal', precision, scale: Math.min(numberSetting(definition, 'scale', 2), precision) };
}

/** A number or its text → text with all digits of the column. */
export function acceptDecimal(value: unknown, definition: FieldDefinition): Accepted {
  const text = decimalText(value);
  if (text === undefined) return wrongType('decimal');
  const { precision, scale } = decimalStorage(definition);
  const [, sign = '', whole = '', fraction = ''] = /^(-?)0*(\d*)\.?(\d*?)0*$/.exec(text.includes('.') ? text : `${text}.`) ?? [];
  if (whole.length > precision - scale || fraction.length > scale) return refused('tooManyDigits', { whole: precision - scale, scale });
  const digits = scale === 0 ? whole || '0' : `${whole || '0'}.${fraction.padEnd(scale, '0')}`;
  const exact = sign === '-' && /[1-9]/.test(digits) ? `-${digits}` : digits;
  const min = setting(definition, 'min');
  if (typeof min === 'string' && compareDecimals(exact, min) < 0) return refused('tooSmall', { min });
  const max = setting(definition, 'max');
  if (typeof max === 'string' && compareDecimals(exact, max) > 0) return refused('tooLarge', { max });
  return values(exact);
}

/** Decimal text of a value, or undefined where it is none. No exponents, no separators: what they mean differs from country to country. */
function decimalText(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? plainDigits(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const text = halfWidth(value).trim().replace(/^\+/, '');
  return /^-?\d{1,100}(\.\d{1,100})?$/.test(text) ? text : undefined;
}

/** The digits JavaScript shows for a number, without exponent. */
function plainDigits(value: number): string | undefined {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Math.abs(value) < 1 ? value.toFixed(100).replace(/0+$/, '') : undefined;
}

/** Negative, zero or positive as for sort. */
export function compareDecimals(left: string, right: string): number {
  const scale = Math.max(digitsAfterPoint(left), digitsAfterPoint(right));
  const difference = scaled(left, scale) - scaled(right, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function digitsAfterPoint(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

function scaled(text: string, scale: number): bigint {
  return BigInt(text.replace('.', '') + '0'.repeat(scale - digitsAfterPoint(text)));
}
