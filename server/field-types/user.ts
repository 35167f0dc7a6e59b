// A user.
import { referenceType } from './reference';

/** Type `user`. */
export const user = referenceType('user');
