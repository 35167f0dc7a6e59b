// Scalars take what is exact, refuse what is not, and say what they would take.
import { Kind, parseValue, type GraphQLScalarType } from 'graphql';
import { GraphQLDate, GraphQLDateTime, GraphQLDecimal, GraphQLInteger, GraphQLJSON, GraphQLTime } from './scalars';

test.each<[GraphQLScalarType, unknown, unknown]>([
  [GraphQLDecimal, '19.90', '19.90'], [GraphQLDecimal, '-0.0001', '-0.0001'], [GraphQLDecimal, '+5', '5'], [GraphQLDecimal, 20, '20'], [GraphQLDecimal, 0.1, '0.1'],
  [GraphQLDecimal, '123456789012345678901234567890.123456789', '123456789012345678901234567890.123456789'],
  [GraphQLDate, '2024-02-29', '2024-02-29'],
  [GraphQLDateTime, '2026-11-22T08:30:00+08:00', '2026-11-22T00:30:00.000Z'], [GraphQLDateTime, '2026-11-22T08:30Z', '2026-11-22T08:30:00.000Z'],
  [GraphQLTime, '08:30', '08:30'], [GraphQLTime, '23:59:59', '23:59:59'],
  [GraphQLInteger, 9007199254740991, 9007199254740991], [GraphQLJSON, { a: [1, null] }, { a: [1, null] }],
])('%s takes %j', (scalar, given, kept) => {
  expect(scalar.parseValue(given)).toEqual(kept);
});

test.each<[GraphQLScalarType, unknown, string]>([
  [GraphQLDecimal, '1,288.00', 'a decimal number such as "19.90"'], [GraphQLDecimal, '1e5', '"1e5"'], [GraphQLDecimal, 1e21, 'Decimal must be'], [GraphQLDecimal, 0.1 + 0.2, 'Decimal must be'], [GraphQLDecimal, true, 'not true'], [GraphQLDecimal, '', 'Decimal must be'],
  [GraphQLDate, '2023-02-29', 'a date such as'], [GraphQLDate, '2026-11-22T00:00:00Z', 'a date such as'], [GraphQLDate, 20260101, 'not 20260101'],
  [GraphQLDateTime, '2026-11-22', 'with offset'], [GraphQLDateTime, '2026-11-22T08:30:00', 'with offset'], [GraphQLDateTime, '2026-02-30T08:30:00Z', 'with offset'],
  [GraphQLTime, '24:00', 'a time of day'], [GraphQLTime, '8:30', 'a time of day'],
  [GraphQLInteger, 1.5, 'a whole number'], [GraphQLInteger, '7', 'a whole number'], [GraphQLInteger, 2 ** 53, 'a whole number'],
])('%s refuses %j', (scalar, given, words) => {
  expect(() => scalar.parseValue(given)).toThrow(words);
});

test('number literals keep their digits', () => {
  expect(GraphQLDecimal.parseLiteral(parseValue('0.10000000000000000000001'))).toBe('0.10000000000000000000001');
  expect(() => GraphQLDecimal.parseLiteral({ kind: Kind.BOOLEAN, value: true })).toThrow('not true');
  expect(GraphQLJSON.parseLiteral(parseValue('{ a: [1, "x", null] }'))).toEqual({ a: [1, 'x', null] });
});
