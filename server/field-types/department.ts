// A department.
import { referenceType } from './reference';

/** Type `department`. */
export const department = referenceType('department');
