// The record that this one is a part of.
import { referenceType } from './reference';

/** Type `masterDetail`. */
export const masterDetail = referenceType('masterDetail');
