// A whole number.
import { halfWidth } from '../base/fold-text';
import type { FieldDefinition } from '../../metadata/language/types';
import { empty, refused, values, wrongType } from './accepted';
import type { Accepted, FieldType } from './field-type';
import { bareJson } from './json-text';
import { numberSetting } from './settings';

/** Type `integer`. GraphQL's Int holds 32 bits; a field whose settings allow more is an Integer. */
export const integer: FieldType = {
  type: 'integer',
  columns: () => [{ suffix: '', storage: { kind: 'integer' } }],
  accept(value, { definition }) {
    if (value === null || value === '') return empty();
    const number = typeof value === 'string' && wholeNumber.test(halfWidth(value).trim()) ? Number(halfWidth(value)) : value;
    return acceptWhole(number, limitsOf(definition));
  },
  outputs: (field) => [{ name: field.name, type: typeName(field.definition), json: bareJson(0) }],
  input: (field) => typeName(field.definition),
  filter: () => ({ kind: 'integer', column: 0 }),
  sortable: true,
  plain: (stored) => stored[0] ?? null,
};

/** A whole number within bounds; they are never beyond what JavaScript counts exactly. */
export function acceptWhole(value: unknown, { min, max }: Limits): Accepted {
  if (typeof value !== 'number' || !Number.isInteger(value)) return wrongType('integer');
  if (value < min) return refused('tooSmall', { min });
  if (value > max) return refused('tooLarge', { max });
  return values(value === 0 ? 0 : value);
}

interface Limits { readonly min: number; readonly max: number }

const wholeNumber = /^[+-]?\d{1,17}$/;
const smallest = -(2 ** 31);
const largest = 2 ** 31 - 1;

function limitsOf(definition: FieldDefinition): Limits {
  return {
    min: Math.max(numberSetting(definition, 'min', smallest), Number.MIN_SAFE_INTEGER),
    max: Math.min(numberSetting(definition, 'max', largest), Number.MAX_SAFE_INTEGER),
  };
}

function typeName(definition: FieldDefinition): 'Int' | 'Integer' {
  const { min, max } = limitsOf(definition);
  return min >= smallest && max <= largest ? 'Int' : 'Integer';
}
