// A record of one of several objects; its id says which.
import type { FieldType } from './field-type';
import { referenceType } from './reference';

/** Type `polymorphicLookup`: records of different objects have no common order. */
export const polymorphicLookup: FieldType = { ...referenceType('polymorphicLookup'), sortable: false };
