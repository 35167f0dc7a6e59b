// A lookup to one record of several objects.
import { fieldTypePage } from './field-type';
import { oneReference, ReferenceInput } from './lookup';
import { unionSelection, type Reference } from './reference';

/** The page of `polymorphicLookup`. */
export const polymorphicLookup = fieldTypePage<Reference>({ ...oneReference, Input: ReferenceInput, selection: unionSelection });
