// Money: an amount in the application's currency, or an amount with a currency of its own.
import type { CurrencyField, FieldDefinition } from '../../metadata/language/types';
import { empty, refused, values, wrongType } from './accepted';
import { acceptDecimal, decimalStorage } from './exact-number';
import type { FieldType } from './field-type';
import { plainJson } from './json-text';

/** Type `currency`. */
export const currency: FieldType = {
  type: 'currency',
  columns: (definition) => [
    { suffix: '', storage: decimalStorage(definition) },
    ...(hasOwn(definition) ? [{ suffix: 'currency', storage: { kind: 'ascii', length: 3 } } as const] : []),
  ],
  accept(value, { definition }) {
    if (!hasOwn(definition)) return value === null || value === '' ? empty() : acceptDecimal(value, definition);
    if (value === null || value === '') return empty(2);
    if (typeof value !== 'object' || Array.isArray(value)) return wrongType('money');
    const { amount, currency: code, ...others } = value as Record<string, unknown>;
    const [unknown] = Object.keys(others);
    if (unknown !== undefined) return refused('unknownField', { name: unknown });
    if (amount === null || amount === undefined || amount === '') return empty(2);
    const accepted = acceptDecimal(amount, definition);
    if ('problem' in accepted) return accepted;
    if (code === null || code === undefined || code === '') return refused('required');
    if (typeof code !== 'string' || !/^[A-Za-z]{3}$/.test(code.trim())) return refused('badFormat', { example: 'CNY' });
    return values(accepted.values[0], code.trim().toUpperCase());
  },
  outputs(field) {
    if (!hasOwn(field.definition)) return [{ name: field.name, type: 'Decimal', json: plainJson(0) }];
    return [{ name: field.name, type: 'Money', parts: { amount: { type: 'Decimal!', json: plainJson(0) }, currency: { type: 'String!', json: plainJson(1) } } }];
  },
  input: (field) => (hasOwn(field.definition) ? 'MoneyInput' : 'Decimal'),
  filter: (field) => (hasOwn(field.definition)
    ? { name: 'MoneyFilter', parts: { amount: { kind: 'decimal', column: 0 }, currency: { kind: 'choice', column: 1 } } }
    : { kind: 'decimal', column: 0 }),
  sortable: true,
  plain(stored, field) {
    if (!hasOwn(field.definition) || stored[0] === null || stored[0] === undefined) return stored[0] ?? null;
    return { amount: stored[0], currency: stored[1] };
  },
};

function hasOwn(definition: FieldDefinition): boolean {
  return (definition as CurrencyField).ownCurrency === true;
}
