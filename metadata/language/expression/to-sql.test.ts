// The SQL stays within what databases can parse, binds every value of the text, and lets indexes serve conditions.
import Database from 'libsql';
import { checkExpression, toSql, type CheckedExpression, type SqlParameter, type SqlTarget } from './expression';
import { exampleEnvironment, exampleFields, exampleRows } from './functions/examples';
import { threeWays, type ThreeWays } from './testing/three-ways';

let ways: ThreeWays;
beforeAll(async () => {
  ways = await threeWays('depth', exampleFields, { rows: Object.values(exampleRows), env: exampleEnvironment });
});
afterAll(() => ways.close());

const nests: readonly (readonly [string, string, (inner: string) => string])[] = [
  ['parentheses', 'quantity', (x) => `(1 + (${x}))`], ['quotients', 'amount', (x) => `(1 / (${x}))`], ['quotients on the left', 'amount', (x) => `(${x} / 3)`],
  ['products', 'rate', (x) => `(rate * (${x} + 1))`], ['remainders', 'amount', (x) => `(${x}) % 7`], ['negation', 'amount', (x) => `-(0 + ${x})`],
  ['IF conditions', 'active', (x) => `IF(${x}, FALSE, TRUE)`], ['IF branches', 'amount', (x) => `IF(active, ${x}, 1)`], ['CASE', 'quantity', (x) => `CASE(${x}, 7, 8, 8, 7, 1)`],
  ['NOT', 'active', (x) => `NOT(${x})`], ['AND and OR', 'active', (x) => `(active AND (FALSE OR ${x}))`], ['comparison', 'active', (x) => `((${x}) = TRUE)`],
  ['BLANKVALUE', 'amount', (x) => `BLANKVALUE(${x}, 0.001)`], ['ROUND', 'amount', (x) => `ROUND(${x} / 2, 1)`], ['CEILING', 'amount', (x) => `CEILING(${x} + 0.1)`],
  ['MAX', 'amount', (x) => `MAX(1, ${x}, rate)`], ['LEFT', 'name', (x) => `LEFT(${x}, 9)`], ['RIGHT', 'name', (x) => `RIGHT(${x}, LEN(${x.length < 500 ? x : 'name'}))`],
  ['SUBSTITUTE', 'name', (x) => `SUBSTITUTE(${x}, 'a', 'b')`], ['join', 'name', (x) => `LEFT('x' & ${x}, 20)`], ['TEXT and VALUE', 'amount', (x) => `VALUE(TEXT(${x}))`],
  ['ENDSWITH', 'active', (x) => `ENDSWITH(name, IF(${x}, '技', 'x'))`], ['ADDDAYS', 'closeDate', (x) => `(${x} + 1)`], ['ADDMONTHS', 'closeDate', (x) => `ADDMONTHS(${x}, 1)`],
  ['DATE', 'quantity', (x) => `DAY(DATE(2024, 1, ${x}))`], ['DATEVALUE', 'createdAt', (x) => `IF(DATEVALUE(${x}) > closeDate, createdAt, NOW())`],
];

test.each(nests)('%s nested as deeply as the language allows', async (_, start, around) => {
  let [text, checked] = [start, check(start)];
  for (;;) {
    const wider = around(text);
    const outcome = checkExpression(wider, scope);
    if ('problems' in outcome) {
      expect(['tooDeep', 'tooLong']).toContain(outcome.problems[0]?.code);
      break;
    }
    if (!outcome.sqlSafe) break;
    [text, checked] = [wider, outcome];
  }
  const answers = await ways.run(checked);
  expect(answers.sqlite).toEqual(answers.evaluator);
  expect(answers.mysql ?? answers.evaluator).toEqual(answers.evaluator);
});

test('a hundred terms in a row are no nesting for AND, OR and &', async () => {
  const answers = await ways.run(check(Array.from({ length: 400 }, (_, index) => `quantity = ${index}`).join(' OR ')));
  expect(answers.sqlite).toEqual(answers.evaluator);
});

test('no value of the text is ever written into the SQL', () => {
  for (const dialect of ['sqlite', 'mysql'] as const) {
    const { text, values } = write("name = 'it''s \"quoted\" ?' AND amount > 12345.67 AND CONTAINS(code, 'needle')", { dialect });
    expect(text).not.toMatch(/quoted|12345|needle/);
    expect(values.map(String).join(' ')).toMatch(/quoted.*1234567|12345\.67.*needle/);
    expect(text.match(/\?/g)).toHaveLength(values.length);
  }
});

test('a condition on a column uses its index on SQLite', () => {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE t (name TEXT, amount INTEGER); CREATE INDEX by_name ON t (name); CREATE INDEX by_amount ON t (amount)');
  for (const text of ["name = 'x'", "name IN ('x', 'y')", 'amount > 10', 'name = NULL', "name = 'x' AND NOT active"]) {
    const { text: condition, values } = write(text, { dialect: 'sqlite', purpose: 'condition' });
    const plan = database.prepare(`EXPLAIN QUERY PLAN SELECT 1 FROM t WHERE ${condition.replace('"active"', '0')}`).all([...values]) as { detail: string }[];
    expect(`${text}: ${plan.map(({ detail }) => detail).join()}`).toMatch(/USING (COVERING )?INDEX/);
  }
  database.close();
});

const scope = { fieldType: (path: readonly string[]) => exampleFields[path.join('.')] };

function check(text: string): CheckedExpression {
  const outcome = checkExpression(text, scope);
  if ('problems' in outcome) throw new Error(`${text}: ${JSON.stringify(outcome.problems)}`);
  return outcome;
}

function write(text: string, target: Pick<SqlTarget, 'dialect' | 'purpose'>): { readonly text: string; readonly values: readonly SqlParameter[] } {
  const values: SqlParameter[] = [];
  const { sql } = toSql(check(text).ast, { ...target, env: exampleEnvironment, column: (path) => `"${path.join('_')}"`, param: (value) => { values.push(value); return '?'; } });
  return { text: sql, values };
}
