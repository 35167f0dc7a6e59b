// The two answers of `accept`, in short.
import type { Expected, Rule } from '../errors';
import type { Accepted } from './field-type';

/** Stored values, one a column. */
export function values(...stored: readonly unknown[]): Accepted {
  return { values: stored };
}

/** An empty value of a field with `columns` columns. */
export function empty(columns = 1): Accepted {
  return { values: new Array<null>(columns).fill(null) };
}

/** Refused for breaking `rule`. */
export function refused(rule: Rule, params: Readonly<Record<string, string | number>> = {}, message?: string): Accepted {
  return { problem: message === undefined ? { rule, params } : { rule, params, message } };
}

/** Refused for being of another kind. */
export function wrongType(expected: Expected): Accepted {
  return refused('wrongType', { expected });
}
