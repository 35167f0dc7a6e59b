// For tests: random expressions that the checker accepts, and random records of realistic size for them.
import * as fc from 'fast-check';
import type { ExpressionType, ExpressionValue } from '../ast';

/** The fields the expressions speak of. */
export const randomFields: Readonly<Record<string, ExpressionType>> = {
  name: { kind: 'text' }, note: { kind: 'text' }, amount: { kind: 'number', scale: 2 }, price: { kind: 'number', scale: 6 }, quantity: { kind: 'number', scale: 0 },
  rate: { kind: 'number', scale: 4 }, active: { kind: 'boolean' }, closeDate: { kind: 'date' }, startDate: { kind: 'date' },
  createdAt: { kind: 'dateTime' }, interests: { kind: 'textList' }, owner: { kind: 'reference', object: 'user' },
};

const letters = fc.constantFrom('a', 'b', 'A', 'B', ' ', 'é', 'É', '中', '文', '𠮷', '！', '-', '1', '2', '.', '%', '_', '\\', '"', "''");
const word = fc.array(letters, { minLength: 0, maxLength: 5 }).map((list) => list.join(''));
const decimal = (most: number, scale: number): fc.Arbitrary<string> =>
  fc.integer({ min: -most * 10 ** scale, max: most * 10 ** scale }).map((value) => (value / 10 ** scale).toFixed(scale));
const orEmpty = <T extends ExpressionValue>(value: fc.Arbitrary<T>): fc.Arbitrary<ExpressionValue> => fc.option(value, { nil: null, freq: 6 });
const date = fc.date({ min: new Date('1985-01-01'), max: new Date('2040-12-31'), noInvalidDate: true }).map((value) => value.toISOString());

/** One record. */
export const randomRow: fc.Arbitrary<Readonly<Record<string, ExpressionValue>>> = fc.record({
  name: orEmpty(word.map((text) => text.replaceAll("''", "'"))).map((value) => value || null),
  note: orEmpty(word.map((text) => `${text.replaceAll("''", "'")}ab `)),
  amount: orEmpty(decimal(1_000_000, 2)),
  price: orEmpty(decimal(1000, 6)),
  quantity: orEmpty(decimal(500, 0)),
  rate: orEmpty(decimal(2, 4)),
  active: orEmpty(fc.boolean()),
  closeDate: orEmpty(date.map((text) => text.slice(0, 10))),
  startDate: orEmpty(date.map((text) => text.slice(0, 10))),
  createdAt: orEmpty(date),
  interests: orEmpty(fc.array(fc.constantFrom('a', 'A', '中', 'b"', 'x\\'), { minLength: 1, maxLength: 3 })),
  owner: orEmpty(fc.constantFrom('user_1', 'user_2')),
});

const literalNumber = fc.oneof(
  fc.integer({ min: 0, max: 12 }).map(String), fc.integer({ min: 0, max: 100_000 }).map((value) => (value / 1000).toFixed(3)), fc.constantFrom('0.5', '0.05', '100', '1000000', '0.000001'));

type Level = Record<'number' | 'text' | 'boolean' | 'date' | 'dateTime' | 'count', fc.Arbitrary<string>>;

/** The text of one expression, of any type. */
const top = level(4);
export const randomExpression: fc.Arbitrary<string> = fc.oneof(top.number, top.number, top.text, top.boolean, top.date, top.dateTime);


function leaves(): Level {
  return {
    number: fc.oneof(fc.constantFrom('amount', 'price', 'quantity', 'rate'), literalNumber),
    count: fc.integer({ min: 0, max: 6 }).map(String),
    text: fc.oneof(fc.constantFrom('name', 'note'), word.map((text) => `'${text}'`)),
    boolean: fc.constantFrom('active', 'TRUE', 'FALSE'),
    date: fc.oneof(fc.constantFrom('closeDate', 'startDate', 'TODAY()'), date.map((text) => `DATE(${Number(text.slice(0, 4))}, ${Number(text.slice(5, 7))}, ${Number(text.slice(8, 10))})`)),
    dateTime: fc.constantFrom('createdAt', 'NOW()'),
  };
}

function level(depth: number): Level {
  if (depth === 0) return leaves();
  const { number, text, boolean, date: day, dateTime, count } = level(depth - 1);
  const leaf = leaves();
  const call = (name: string, ...args: fc.Arbitrary<string>[]): fc.Arbitrary<string> => fc.tuple(...args).map((list) => `${name}(${list.join(', ')})`);
  const infix = (left: fc.Arbitrary<string>, signs: readonly string[], right: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc.tuple(left, fc.constantFrom(...signs), right).map(([a, sign, b]) => `(${a} ${sign} ${b})`);
  const choice = (value: fc.Arbitrary<string>): fc.Arbitrary<string>[] => [
    call('IF', boolean, value, value), call('IF', boolean, value), call('BLANKVALUE', value, value),
    call('CASE', number, number, value, number, value, value), call('CASE', text, text, value),
  ];
  const compare = ['=', '<>', '<', '<=', '>', '>='];
  return {
    number: fc.oneof(
      { arbitrary: leaf.number, weight: 3 }, { arbitrary: infix(number, ['+', '-', '*', '/', '%'], number), weight: 6 }, number.map((value) => `(-${value})`),
      call('ABS', number), call('FLOOR', number), call('CEILING', number), call('ROUND', number, fc.integer({ min: -2, max: 6 }).map(String)),
      call('MIN', number, number), call('MAX', number, number, number), call('MOD', number, number), call('LEN', text), call('VALUE', text),
      call('YEAR', day), call('MONTH', day), call('DAY', dateTime), call('WEEKDAY', day), call('DATEDIFF', day, day), infix(day, ['-'], day), ...choice(number)),
    count: fc.oneof({ arbitrary: leaf.count, weight: 4 }, call('LEN', text), number),
    text: fc.oneof(
      { arbitrary: leaf.text, weight: 3 }, infix(text, ['&'], fc.oneof(text, number, day)), call('CONCAT', text, number, text), call('LEFT', text, count),
      call('RIGHT', text, count), call('MID', text, count, count), call('UPPER', text), call('LOWER', text), call('TRIM', text), call('SUBSTITUTE', text, text, text),
      call('TEXT', number), call('TEXT', number, fc.integer({ min: 0, max: 4 }).map(String)), call('TEXT', day), ...choice(text)),
    boolean: fc.oneof(
      leaf.boolean, infix(number, compare, number), infix(text, compare, text), infix(day, compare, day), infix(dateTime, compare, fc.oneof(dateTime, day)),
      infix(boolean, ['AND', 'OR', '=', '<>'], boolean), call('NOT', boolean), call('AND', boolean, boolean, boolean),
      ...[number, text, boolean, day, fc.constant('interests'), fc.constant('owner')].map((value) => call('ISBLANK', value)),
      call('CONTAINS', text, text), call('STARTSWITH', text, text), call('ENDSWITH', text, text),
      fc.tuple(text, text, text).map(([a, b, c]) => `(${a} IN (${b}, ${c}))`), fc.tuple(number, number, literalNumber).map(([a, b, c]) => `(${a} NOT IN (${b}, ${c}))`),
      call('INCLUDES', fc.constant('interests'), fc.oneof(text, fc.constantFrom("'a'", "'b\"'", "'x\\'"))), fc.constant('(owner = ME())'), ...choice(boolean)),
    date: fc.oneof(
      { arbitrary: leaf.date, weight: 3 }, call('ADDDAYS', day, number), call('ADDMONTHS', day, fc.oneof(count, number)), call('DATE', fc.integer({ min: 1990, max: 2030 }).map(String), count, number),
      call('DATEVALUE', dateTime), infix(day, ['+', '-'], count), call('MAX', day, day), ...choice(day)),
    dateTime: fc.oneof({ arbitrary: leaf.dateTime, weight: 3 }, call('MAX', dateTime, dateTime), ...choice(dateTime)),
  };
}
