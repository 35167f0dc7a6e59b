// The grammar: what may be written, where errors are said to be, hostile text, and that the committed parser is the grammar's.
import { readFileSync } from 'node:fs';
import { parserFile, parserSource } from './generate';
import { parseExpression } from './parse';
import { problemText, type ExpressionProblem } from './problem';

test('parser.generated.js is made from grammar.peggy as it is (run generate.ts)', () => {
  expect(readFileSync(parserFile, 'utf8') === parserSource()).toBe(true);
});

test('the parser makes no code from text', () => {
  expect(readFileSync(parserFile, 'utf8')).not.toMatch(/\beval\b|new Function/);
});

test.each([
  ['a.b.c'], ['[客户.名称]'], ['【客户.名称】＝“甲”'], ['not a and b or !c'], ['NOT(a) = b'], ['x NOT IN (1, 2)'], ['x 属于 （1，2、3）'], ['TRUE() && FALSE'], ['- - -1'],
  ['1≤2'], ['a<>b'], ['a!=b'], ['a == b'], ["'it''s' & \"say \"\"hi\"\"\""], ['\n\t\u3000 1 +\r\n 2 '], ['IF(a,b,)'.replace(',)', ')')], ['.5 + 5.25'], ['空值替换(a, 空)'], ['order + information'],
])('%s can be written', (text) => {
  expect(parseExpression(text)).toHaveProperty('syntax');
});

const wrong: readonly (readonly [text: string, place: string, zh: string, en: string])[] = [
  ['', '1:1', '这里不应是结尾，应为：值。', 'Found the end here, expected one of: a value.'],
  ['1 +', '1:4', '这里不应是结尾，应为：值。', 'Found the end here, expected one of: a value.'],
  ['(1 + 2', '1:7', '这里不应是结尾，应为：运算符、)。', 'Found the end here, expected one of: an operator, ).'],
  ['IF(a, b', '1:8', '这里不应是结尾，应为：运算符、)、,。', 'Found the end here, expected one of: an operator, ), ,.'],
  ['a\n  ? b', '2:3', '这里不应是?，应为：运算符、结尾。', 'Found ? here, expected one of: an operator, the end.'],
  ["name = 'x", '1:8', "这里不应是'，应为：结束引号。", "Found ' here, expected one of: a closing quote."],
  ['a = b = c', '1:7', '这里不应是=，应为：运算符、结尾。', 'Found = here, expected one of: an operator, the end.'],
];
test.each(wrong)('%j is refused at %s', (text, place, zh, en) => {
  const problem = problemOf(text);
  expect([`${problem.line}:${problem.column}`, problemText(problem, 'zh'), problemText(problem, 'en')]).toEqual([place, zh, en]);
});

test.each([
  ['parentheses', '('.repeat(9000)], ['closed parentheses', `${'('.repeat(4000)}1${')'.repeat(4000)}`], ['full-width parentheses', '（'.repeat(9000)],
  ['signs', `${'-'.repeat(9000)}`], ['exclamation marks', '!'.repeat(9000)], ['NOTs', 'NOT '.repeat(2400)], ['quotes', "'".repeat(9999)], ['curly quotes', '“'.repeat(9000)],
  ['brackets', '['.repeat(9000)], ['unclosed brackets', '[a'.repeat(4500)], ['calls', 'IF('.repeat(3000)], ['spaces', ' '.repeat(9999)], ['IN', 'a IN (1) '.repeat(1000)],
  ['backslashes', `[${'\\'.repeat(9000)}`], ['too long', 'a'.repeat(10_001)],
// Backtracking would run for hours: the time limit of a test tells it from a busy machine.
])('hostile text is refused: %s', (_, text) => {
  expect(parseExpression(text)).toHaveProperty('problem');
});

test('a sum of five thousand terms is parsed without trouble', () => {
  expect(parseExpression(Array.from({ length: 4999 }, () => '1').join('+'))).toHaveProperty('syntax');
});

function problemOf(text: string): ExpressionProblem {
  const outcome = parseExpression(text);
  if (!('problem' in outcome)) throw new Error('should have been refused');
  return outcome.problem;
}
