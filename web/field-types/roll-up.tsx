// A roll-up: kept on the master, shown as the type it returns.
import { computedPage } from './computed';
import { setting } from './field-type';

/** The page of `rollUp`. */
export const rollUp = computedPage((field) => field.returns ?? setting<string>(field, 'returns') ?? (setting<string>(field, 'function') === 'count' ? 'integer' : 'decimal'));
