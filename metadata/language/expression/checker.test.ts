// The checker: types, scales, what is refused with which words, and what it tells about an expression.
import { checkExpression, problemText, type CheckedExpression, type ExpressionType, type TypeKind } from './expression';
import { exampleFields } from './functions/examples';

const fields: Readonly<Record<string, ExpressionType>> = { ...exampleFields, 'account.owner.name': { kind: 'text' }, factor: { kind: 'number', scale: 8 }, account: { kind: 'reference', object: 'account' } };
const scope = { fieldType: (path: readonly string[]) => fields[path.join('.')] };

test.each([
  ['amount + rate', 4], ['amount * rate', 6], ['rate * rate', 6], ['amount * quantity', 2], ['amount / quantity', 6], ['factor / 3', 8], ['factor * factor', 8], ['amount % 3', 2],
  ['ROUND(factor, 2)', 2], ['ROUND(amount, 5)', 5], ['ROUND(amount, -2)', 0], ['IF(active, amount, rate)', 4], ['-amount', 2], ['LEN(name)', 0], ['VALUE(name)', 6], ['1.50', 1], ['closeDate - startDate', 0],
])('%s has %i decimals', (text, scale) => {
  expect(check(text).type).toEqual({ kind: 'number', scale });
});

test.each<[string, string, string]>([
  ['nmae = 1', '没有字段“nmae”。', 'There is no field "nmae".'],
  ['FOO(1)', '没有函数“FOO”。', 'There is no function "FOO".'],
  ['amount + name', '这里需要数字，却是文本。', 'Expected a number here, got text.'],
  ['LEFT(name)', 'LEFT 需要 2 个参数，这里有 1 个。', 'LEFT takes 2 arguments, 1 given.'],
  ['IF(active)', 'IF 需要 2–3 个参数，这里有 1 个。', 'IF takes 2–3 arguments, 1 given.'],
  ['CASE(name)', 'CASE 需要 3+ 个参数，这里有 1 个。', 'CASE takes 3+ arguments, 1 given.'],
  ["amount = 'x'", '这些值的类型不同：数字、文本。', 'These values have different types: a number, text.'],
  ["closeDate > '2024-02-30'", '这些值的类型不同：日期、文本。', 'These values have different types: a date, text.'],
  ['IF(active, amount, name)', '这些值的类型不同：数字、文本。', 'These values have different types: a number, text.'],
  ['active > TRUE', '这里需要数字、文本、日期、日期时间、时间，却是是/否。', 'Expected a number, text, a date, a date with time, a time here, got true or false.'],
  ["name & active", '这里需要文本、数字、日期、时间，却是是/否。', 'Expected text, a number, a date, a time here, got true or false.'],
  ['amount AND active', '这里需要是/否，却是数字。', 'Expected true or false here, got a number.'],
  ['ROUND(amount, quantity)', 'ROUND 的这个参数必须直接写出：−15 到 15 的整数。', 'This argument of ROUND must be written out: a whole number from −15 to 15.'],
  ['REGEX(name, code)', 'REGEX 的这个参数必须直接写出：单引号中的正则表达式。', 'This argument of REGEX must be written out: a pattern in quotes.'],
  ['1234567890123456789', '数字太长：最多 18 位，其中小数最多 10 位。', 'The number is too long: at most 18 digits, 10 of them after the point.'],
  ["interests = 'a'", '这些值的类型不同：多个值、文本。', 'These values have different types: a list of values, text.'],
  [`${'-('.repeat(90)}amount${')'.repeat(90)} + ${'1+'.repeat(120)}1`, '表达式嵌套太深：最多 100 层，请拆成几个公式。', 'The expression is nested too deeply: at most 100 levels; split it into several formulas.'],
])('%s is refused', (text, zh, en) => {
  const outcome = checkExpression(text, scope);
  if (!('problems' in outcome)) throw new Error('should have been refused');
  expect([problemText(outcome.problems[0]!, 'zh'), problemText(outcome.problems[0]!, 'en')]).toEqual([zh, en]);
});

test('all problems are told, each with its place', () => {
  const outcome = checkExpression("foo + 'a'\n  & BAR()", scope);
  expect('problems' in outcome && outcome.problems.map(({ code, line, column, start, end }) => ({ code, line, column, start, end }))).toEqual([
    { code: 'unknownField', line: 1, column: 1, start: 0, end: 3 }, { code: 'unknownFunction', line: 2, column: 5, start: 14, end: 19 },
  ]);
});

test('references, determinism and SQL are told', () => {
  expect(check('account.owner.name = name AND name <> NULL AND [name] = 【code】')).toMatchObject({ references: [['account', 'owner', 'name'], ['name'], ['code']], deterministic: true, sqlSafe: true });
  expect(check('closeDate < TODAY()')).toMatchObject({ deterministic: false, sqlSafe: true });
  expect(check('owner = ME()').deterministic).toBe(false);
  expect(check("REGEX(name, 'a+')")).toMatchObject({ deterministic: true, sqlSafe: false });
});

test('the result may be asked to be of a kind, or of a field\'s type', () => {
  expect(kindOf('amount > 1', ['boolean'])).toBe('boolean');
  expect(kindOf('NULL', ['boolean'])).toBe('null');
  expect(kindOf('createdAt', ['date'])).toBe('date');
  expect(kindOf("'2024-01-01'", ['date'])).toBe('date');
  expect(kindOf('amount', ['boolean'])).toBe('wrongResult');
  expect(check('amount / 3', [{ kind: 'number', scale: 2 }]).type).toEqual({ kind: 'number', scale: 2 });
  expect(check('quantity', [{ kind: 'number', scale: 2 }]).type).toEqual({ kind: 'number', scale: 2 });
});

test('the tree is frozen', () => {
  const { ast } = check('IF(amount + 1 > 2, name & 1, NULL)');
  const frozen = (value: unknown): boolean => typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen));
  expect(frozen(ast)).toBe(true);
});

function check(text: string, expected?: readonly (TypeKind | ExpressionType)[]): CheckedExpression {
  const outcome = checkExpression(text, scope, expected);
  if ('problems' in outcome) throw new Error(`${text}: ${JSON.stringify(outcome.problems)}`);
  return outcome;
}

function kindOf(text: string, expected: readonly TypeKind[]): string {
  const outcome = checkExpression(text, scope, expected);
  return 'problems' in outcome ? String(outcome.problems[0]?.code) : outcome.type.kind;
}
