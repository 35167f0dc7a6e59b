// A formula: computed on reading, shown as the type it returns.
import { computedPage } from './computed';

/** The page of `formula`. */
export const formula = computedPage((field) => field.returns ?? 'text');
