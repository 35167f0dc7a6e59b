// A value worked out from others whenever it is read.
import { refused } from './accepted';
import type { FieldType } from './field-type';
import { returnedFilter, returnedOutput, returnsOf } from './returned';

/** Type `formula`: no column; the value handed to outputs is the expression's result as a stored value. */
export const formula: FieldType = {
  type: 'formula',
  columns: () => [],
  accept: () => refused('readOnlyField'),
  outputs: (field) => [returnedOutput(field.name, returnsOf(field.definition).returns)],
  input: () => undefined,
  filter: (field) => ({ kind: returnedFilter(returnsOf(field.definition).returns), column: 0 }),
  sortable: true,
  plain: (stored) => stored[0] ?? null,
};
