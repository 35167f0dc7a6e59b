// The scalars of the API: exact text for decimals, dates and times; strict about what they take, and clear about what they would take.
import { GraphQLError, GraphQLScalarType, Kind, print, valueFromASTUntyped } from 'graphql';
import type { GraphQLNamedType, ValueNode } from 'graphql';

export const GraphQLDecimal = textScalar({
  name: 'Decimal',
  description: 'An exact decimal number as text, e.g. "19.90". Numbers are accepted too, as they are written.',
  expected: 'a decimal number such as "19.90"',
  parse: (text) => (/^[+-]?\d{1,65}(\.\d{1,30})?$/.test(text) ? text.replace(/^\+/, '') : undefined),
  // WARNING: more than 15 digits do not survive JSON numbers, so those must come as text.
  number: (value) => (/^-?\d+(\.\d+)?$/.test(String(value)) && String(value).replace(/[-.]/g, '').length <= 15 ? String(value) : undefined),
});

export const GraphQLDate = textScalar({
  name: 'Date', description: 'A calendar date without time, e.g. "2026-03-31".', expected: 'a date such as "2026-03-31"',
  parse: (text) => (isDate(text) ? text : undefined),
});

export const GraphQLDateTime = textScalar({
  name: 'DateTime',
  description: 'A moment with its offset, e.g. "2026-03-31T08:30:00Z" or "2026-03-31T16:30:00+08:00". Answers are in UTC.',
  expected: 'a moment with offset such as "2026-03-31T08:30:00Z"',
  parse: parseDateTime,
});

export const GraphQLTime = textScalar({
  name: 'Time', description: 'A time of day without date, e.g. "08:30" or "08:30:00".', expected: 'a time of day such as "08:30:00"',
  parse: (text) => (/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text) ? text : undefined),
});

export const GraphQLInteger = new GraphQLScalarType<number, number>({
  name: 'Integer',
  description: 'A whole number of up to 15 digits, larger than Int can hold.',
  serialize: (value) => Number(value),
  parseValue: (value) => wholeNumber(value),
  parseLiteral: (node) => wholeNumber(node.kind === Kind.INT ? Number(node.value) : print(node)),
});

export const GraphQLJSON = new GraphQLScalarType({
  name: 'JSON',
  description: 'Any JSON value.',
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});

/** Every scalar of the API that GraphQL does not bring itself. */
export const scalars: readonly GraphQLNamedType[] = Object.freeze([GraphQLDecimal, GraphQLDate, GraphQLDateTime, GraphQLTime, GraphQLInteger, GraphQLJSON]);

interface TextScalar {
  readonly name: string;
  readonly description: string;
  readonly expected: string;
  /** The text in its one stored form; undefined where it is wrong. */
  parse(text: string): string | undefined;
  number?(value: number): string | undefined;
}

function textScalar({ name, description, expected, parse, number }: TextScalar): GraphQLScalarType<string, string> {
  const accept = (value: unknown): string => {
    const parsed = typeof value === 'string' ? parse(value) : typeof value === 'number' ? number?.(value) : undefined;
    if (parsed === undefined) throw new GraphQLError(`${name} must be ${expected}, not ${shown(value)}`);
    return parsed;
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
    parseValue: accept,
    parseLiteral: (node: ValueNode) => {
      if (node.kind === Kind.STRING) return accept(node.value);
      // A number literal is taken by its digits, so nothing is lost on the way.
      if (number && (node.kind === Kind.INT || node.kind === Kind.FLOAT)) return accept(node.value);
      throw new GraphQLError(`${name} must be ${expected}, not ${print(node)}`, { nodes: node });
    },
  });
}

function wholeNumber(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new GraphQLError(`Integer must be a whole number, not ${shown(value)}`);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '0001-01-01') return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function parseDateTime(text: string): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/.exec(text);
  if (!match || !isDate(match[1]!)) return undefined;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}
