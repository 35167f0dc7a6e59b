// Every example gives what it says, in the evaluator, SQLite and MySQL/MariaDB; every function has one.
import { checkExpression, evaluate, type ExpressionValue } from '../expression';
import { threeWays, type ThreeWays } from '../testing/three-ways';
import { exampleEnvironment, exampleFields, exampleRows, examples } from './examples';
import { allFunctions } from './registry';

let ways: ThreeWays;
const names = Object.keys(exampleRows);

beforeAll(async () => {
  ways = await threeWays('examples', exampleFields, { rows: Object.values(exampleRows), env: exampleEnvironment });
});
afterAll(() => ways.close());

test.each(examples)('%s (%s) is %p', async (text, row, expected) => {
  const checked = checkExpression(text, { fieldType: (path) => exampleFields[path.join('.')] });
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems));
  if (!checked.sqlSafe) return expect(valueOnly(checked, row)).toEqual(expected);
  const answers = await ways.run(checked);
  const place = names.indexOf(row);
  const found = { evaluator: answers.evaluator[place], sqlite: answers.sqlite[place], ...(answers.mysql ? { mysql: answers.mysql[place] } : {}) };
  expect(found).toEqual({ evaluator: expected, sqlite: expected, ...(answers.mysql ? { mysql: expected } : {}) });
});

test('every function has an example under each of its names in use', () => {
  const texts = examples.map(([text]) => text.toUpperCase()).join('\n');
  const missing = allFunctions.filter(({ name, chinese }) => !texts.includes(`${name}(`) && !texts.includes(chinese));
  expect(missing.map(({ name }) => name)).toEqual([]);
});

test('the example in a function\'s help is a valid expression', () => {
  const kinds: Readonly<Record<string, 'date' | 'boolean' | 'text' | 'dateTime' | 'textList' | 'reference'>> = {
    name: 'text', code: 'text', phone: 'text', email: 'text', stage: 'text', score: 'text', firstName: 'text', lastName: 'text', active: 'boolean',
    dueDate: 'date', closeDate: 'date', orderDate: 'date', startDate: 'date', startsAt: 'dateTime', createdAt: 'dateTime', interests: 'textList', owner: 'reference',
  };
  const fieldType = ([field = '']: readonly string[]) => (kinds[field] ? { kind: kinds[field] } : { kind: 'number', scale: 2 } as const);
  for (const { name, example } of allFunctions) expect({ name, ...checkExpression(example, { fieldType }) }).not.toHaveProperty('problems');
});

function valueOnly(checked: Parameters<ThreeWays['run']>[0], row: keyof typeof exampleRows): ExpressionValue {
  const record: Readonly<Record<string, ExpressionValue>> = exampleRows[row];
  return evaluate(checked.ast, (path) => record[path.join('.')] ?? null, exampleEnvironment);
}
