// Random expressions on random records give the same values in the evaluator, SQLite and MySQL/MariaDB.
import * as fc from 'fast-check';
import { Exact } from './numbers';
import { checkExpression, evaluate, type ExpressionNode, type ExpressionValue } from './expression';
import { randomExpression, randomFields, randomRow } from './testing/random-expressions';
import { threeWays, type ThreeWays } from './testing/three-ways';

const seed = Number(process.env['EXPRESSION_SEED'] ?? 20260101);
const runs = Number(process.env['EXPRESSION_RUNS'] ?? 400);
const env = { now: new Date('2024-03-05T01:02:03.456Z'), today: '2024-03-05', timeZone: 'Asia/Shanghai', viewer: 'user_1' };
const rows = fc.sample(randomRow, { seed, numRuns: 30 });
let ways: ThreeWays;

beforeAll(async () => { ways = await threeWays('random', randomFields, { rows, env }); });
afterAll(() => ways.close());

test('the three back ends agree', async () => {
  let compared = 0;
  await fc.assert(fc.asyncProperty(randomExpression, async (text) => {
    const checked = checkExpression(text, { fieldType: (path) => randomFields[path.join('.')] });
    if ('problems' in checked) throw new Error(`${text}: ${JSON.stringify(checked.problems)}`);
    const answers = await ways.run(checked);
    rows.forEach((row, index) => {
      if (!withinBounds(checked.ast, row)) return;
      compared += 1;
      const [expected, sqlite] = [answers.evaluator[index], answers.sqlite[index]];
      const mysql = answers.mysql ? answers.mysql[index] : expected;
      if (JSON.stringify([sqlite, mysql]) !== JSON.stringify([expected, expected])) throw new Error(JSON.stringify({ text, row, expected, sqlite, mysql }, null, 1));
    });
  }), { seed, numRuns: runs });
  // Bounds must not quietly leave most of it out.
  expect(compared).toBeGreaterThan(runs * rows.length * 0.8);
});

/** SQLite's bounds as README.md states them: every number fits into 64 bits at the scale it is brought to, divisors below 4 × 10^8. */
function withinBounds(node: ExpressionNode, row: Readonly<Record<string, ExpressionValue>>): boolean {
  const children = childrenOf(node);
  const scale = Math.max(0, ...[node, ...children].map(({ type }) => (type.kind === 'number' ? type.scale : 0)));
  const fits = (one: ExpressionNode): boolean => {
    if (one.type.kind !== 'number') return true;
    const value = evaluate(one, (path) => row[path.join('.')] ?? null, env);
    return typeof value !== 'string' || new Exact(value).abs().times(new Exact(10).pow(scale)).lessThan('9e18');
  };
  if (![node, ...children].every(fits)) return false;
  if (node.kind === 'arithmetic' && node.operator === '/') {
    const divisor = evaluate(node.right, (path) => row[path.join('.')] ?? null, env);
    if (typeof divisor === 'string' && new Exact(divisor).abs().greaterThan('4e8')) return false;
  }
  return children.every((child) => withinBounds(child, row));
}

function childrenOf(node: ExpressionNode): readonly ExpressionNode[] {
  switch (node.kind) {
    case 'literal': case 'field': return [];
    case 'negate': case 'not': return [node.operand];
    case 'arithmetic': case 'compare': return [node.left, node.right];
    case 'and': case 'or': case 'join': return node.operands;
    case 'in': return [node.operand, ...node.choices];
    case 'call': return node.args;
  }
}
