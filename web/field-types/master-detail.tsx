// Master-detail: the record this one belongs to.
import { fieldTypePage } from './field-type';
import { oneReference, ReferenceInput } from './lookup';
import type { Reference } from './reference';

/** The page of `masterDetail`. */
export const masterDetail = fieldTypePage<Reference>({ ...oneReference, Input: ReferenceInput });
