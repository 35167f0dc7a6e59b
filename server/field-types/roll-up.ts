// A sum, count, least or greatest value over the records of a related list, kept on the record they belong to.
import { refused } from './accepted';
import type { FieldType } from './field-type';
import { returnedFilter, returnedOutput, returnsOf, storageOfReturns } from './returned';

/** Type `rollUp`: written by the engine alone, in the transaction that changes what it is made of. */
export const rollUp: FieldType = {
  type: 'rollUp',
  columns(definition) {
    const { returns, scale } = returnsOf(definition);
    return [{ suffix: '', storage: storageOfReturns(returns, scale) }];
  },
  accept: () => refused('readOnlyField'),
  outputs: (field) => [returnedOutput(field.name, returnsOf(field.definition).returns)],
  input: () => undefined,
  filter: (field) => ({ kind: returnedFilter(returnsOf(field.definition).returns), column: 0 }),
  sortable: true,
  plain: (stored) => stored[0] ?? null,
};
