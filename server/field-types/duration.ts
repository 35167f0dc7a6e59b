// A length of time in whole seconds.
import { empty } from './accepted';
import type { FieldType } from './field-type';
import { acceptWhole } from './integer';
import { bareJson } from './json-text';

/** Type `duration`. */
export const duration: FieldType = {
  type: 'duration',
  columns: () => [{ suffix: '', storage: { kind: 'integer' } }],
  accept: (value) => (value === null ? empty() : acceptWhole(value, { min: 0, max: 2 ** 31 - 1 })),
  outputs: (field) => [{ name: field.name, type: 'Int', json: bareJson(0) }],
  input: () => 'Int',
  filter: () => ({ kind: 'integer', column: 0 }),
  sortable: true,
  plain: (stored) => stored[0] ?? null,
};
