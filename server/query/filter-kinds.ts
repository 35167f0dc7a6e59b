// The families of filter operators: each is one GraphQL input type, its operators and what their operands are.
import type { FilterKind } from '../field-types/field-type';
import type { Operator } from './plan';

/** One GraphQL input type with its fields as in SDL. */
export interface FilterInput { readonly name: string; readonly description: string; readonly fields: Readonly<Record<string, string>> }

const emptiness = { isEmpty: 'Boolean' };

/** The input type of each kind, e.g. `filterInputs.text` is `TextFilter`. Operators given together must all be met. */
export const filterInputs: Readonly<Record<FilterKind, FilterInput>> = Object.freeze({
  text: input('TextFilter', 'Text. contains, startsWith and endsWith do not tell capital letters from small ones.', {
    ...choice('String'), contains: 'String', startsWith: 'String', endsWith: 'String', ...emptiness,
  }),
  choice: input('ChoiceFilter', 'One value of a list.', { ...choice('String'), ...emptiness }),
  choices: input('ChoicesFilter', 'Several values of a list.', { hasAny: '[String!]', hasAll: '[String!]', ...emptiness }),
  integer: input('IntegerFilter', 'A whole number.', { ...choice('Integer'), ...range('Integer'), ...emptiness }),
  decimal: input('DecimalFilter', 'An exact number.', { ...choice('Decimal'), ...range('Decimal'), ...emptiness }),
  boolean: input('BooleanFilter', 'Yes or no.', { eq: 'Boolean', ne: 'Boolean', ...emptiness }),
  date: input('DateFilter', 'A date; `during` needs `n` for the values with an N.', { ...choice('Date'), ...range('Date'), during: 'DatePeriod', n: 'Int', ...emptiness }),
  dateTime: input('DateTimeFilter', 'A moment; `during` means days in the viewer\'s time zone and needs `n` for the values with an N.', {
    ...choice('DateTime'), ...range('DateTime'), during: 'DatePeriod', n: 'Int', ...emptiness,
  }),
  time: input('TimeFilter', 'A time of day.', { ...choice('Time'), ...range('Time'), ...emptiness }),
  id: input('IdFilter', 'The id of a record.', { ...choice('ID'), ...emptiness }),
  presence: input('PresenceFilter', 'Whether there is a value.', { ...emptiness }),
});

/** Operators on a reference itself, beside the fields of the record it leads to: part of every `<Type>LookupFilter`. */
export const lookupOperators: Readonly<Record<string, string>> = Object.freeze({ ...choice('ID'), ...emptiness });

/** Quantifiers over a related list, the fields of `<Type>ListFilter`. */
export const listQuantifiers = Object.freeze(['some', 'every', 'none'] as const);

/** Values of the GraphQL enum `DatePeriod` with what they mean. Weeks begin on Monday; days are the viewer's. */
export const datePeriods: Readonly<Record<string, string>> = Object.freeze({
  TODAY: 'today', YESTERDAY: 'yesterday', TOMORROW: 'tomorrow', PAST: 'before today', FUTURE: 'after today',
  ...calendar('WEEK', 'week'), ...calendar('MONTH', 'month'), ...calendar('QUARTER', 'quarter'), ...calendar('YEAR', 'year'),
  LAST_N_DAYS: 'from n days ago up to and with today', NEXT_N_DAYS: 'from today up to and with the day in n days',
  N_DAYS_AGO: 'the day n days ago', IN_N_DAYS: 'the day in n days',
  ...spans('WEEKS'), ...spans('MONTHS'), ...spans('QUARTERS'), ...spans('YEARS'),
});

/** API operators whose operand is a list. */
export const listOperators: ReadonlySet<Operator> = new Set<Operator>(['in', 'notIn', 'between', 'hasAny', 'hasAll']);

function input(name: string, description: string, fields: Record<string, string>): FilterInput {
  return Object.freeze({ name, description, fields: Object.freeze(fields) });
}

function choice(type: string): Record<string, string> {
  return { eq: type, ne: type, in: `[${type}!]`, notIn: `[${type}!]` };
}

/** `between` takes two values, both included. */
function range(type: string): Record<string, string> {
  return { lt: type, lte: type, gt: type, gte: type, between: `[${type}!]` };
}

function calendar(word: string, label: string): Record<string, string> {
  return { [`THIS_${word}`]: `this ${label}`, [`LAST_${word}`]: `the ${label} before this one`, [`NEXT_${word}`]: `the ${label} after this one` };
}

function spans(word: string): Record<string, string> {
  const label = word.toLowerCase();
  return { [`LAST_N_${word}`]: `the n whole ${label} before this one`, [`NEXT_N_${word}`]: `the n whole ${label} after this one` };
}
