// Links to any number of records, in a table of their own.
import { values, wrongType } from './accepted';
import type { FieldType } from './field-type';

/** Type `manyToMany`: it has no column, the links are written and read by those who know the junction table. */
export const manyToMany: FieldType = {
  type: 'manyToMany',
  columns: () => [],
  accept: (value) => (value === null ? values() : wrongType('id')),
  outputs: () => [],
  input: () => undefined,
  filter: () => undefined,
  sortable: false,
  plain: () => null,
};
