// A record of one other object.
import { referenceType } from './reference';

/** Type `lookup`. */
export const lookup = referenceType('lookup');
