// A value worked out from others whenever it is read.
import type { FieldType } from './field-type';
import { returned } from './returned';

/** Type `formula`: no column; the value handed to outputs is the expression's result as a stored value. */
export const formula: FieldType = {
  type: 'formula',
  columns: () => [],
  ...returned,
};
