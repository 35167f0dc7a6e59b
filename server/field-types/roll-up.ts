// A sum, count, least or greatest value over the records of a related list, kept on the record they belong to.
import type { FieldType } from './field-type';
import { returned, returnsOf, storageOfReturns } from './returned';

/** Type `rollUp`: written by the engine alone, in the transaction that changes what it is made of. */
export const rollUp: FieldType = {
  type: 'rollUp',
  columns(definition) {
    const { returns, scale } = returnsOf(definition);
    return [{ suffix: '', storage: storageOfReturns(returns, scale) }];
  },
  ...returned,
};
