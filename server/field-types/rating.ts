// Stars, from one up to a largest number.
import { empty } from './accepted';
import type { FieldType } from './field-type';
import { acceptWhole } from './integer';
import { bareJson } from './json-text';
import { numberSetting } from './settings';

/** Type `rating`. */
export const rating: FieldType = {
  type: 'rating',
  columns: () => [{ suffix: '', storage: { kind: 'integer' } }],
  accept: (value, { definition }) => (value === null ? empty() : acceptWhole(value, { min: 1, max: numberSetting(definition, 'max', 5) })),
  outputs: (field) => [{ name: field.name, type: 'Int', json: bareJson(0) }],
  input: () => 'Int',
  filter: () => ({ kind: 'integer', column: 0 }),
  sortable: true,
  plain: (stored) => stored[0] ?? null,
};
