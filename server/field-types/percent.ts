// A fraction that people read as a percentage: 0.15 is 15%.
import { decimal } from './decimal';
import type { FieldType } from './field-type';

/** Type `percent`: kept and compared as the decimal it is. */
export const percent: FieldType = { ...decimal, type: 'percent' };
