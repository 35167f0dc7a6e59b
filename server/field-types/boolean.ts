// Yes or no, or not said.
import { empty, values, wrongType } from './accepted';
import type { FieldType } from './field-type';
import { bareJson } from './json-text';

/** Type `boolean`. */
export const boolean: FieldType = {
  type: 'boolean',
  columns: () => [{ suffix: '', storage: { kind: 'boolean' } }],
  accept: (value) => (value === null ? empty() : typeof value === 'boolean' ? values(value) : wrongType('boolean')),
  outputs: (field) => [{ name: field.name, type: 'Boolean', json: bareJson(0) }],
  input: () => 'Boolean',
  filter: () => ({ kind: 'boolean', column: 0 }),
  sortable: true,
  plain: (stored) => stored[0] ?? null,
};
