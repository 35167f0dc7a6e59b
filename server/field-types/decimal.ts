// An exact number.
import { empty } from './accepted';
import { acceptDecimal, decimalStorage } from './exact-number';
import type { FieldType } from './field-type';
import { plainJson } from './json-text';

/** Type `decimal`. */
export const decimal: FieldType = {
  type: 'decimal',
  columns: (definition) => [{ suffix: '', storage: decimalStorage(definition) }],
  accept: (value, { definition }) => (value === null || value === '' ? empty() : acceptDecimal(value, definition)),
  outputs: (field) => [{ name: field.name, type: 'Decimal', json: plainJson(0) }],
  input: () => 'Decimal',
  filter: () => ({ kind: 'decimal', column: 0 }),
  sortable: true,
  plain: (stored) => stored[0] ?? null,
};
