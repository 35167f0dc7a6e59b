// References are shown by label and read back, in finished and unfinished text.
import { fromLabels, toLabels } from './labels';

const labels: Readonly<Record<string, string>> = {
  account: '客户', 'account.owner': '负责人', 'account.owner.name': '姓名', amount: '金额', 'odd': '价格[含.税]', order: '订单',
};
const labelOf = (path: readonly string[]) => labels[path.join('.')];
const nameOf = (parent: readonly string[], label: string) => Object.keys(labels).find((path) => path.split('.').slice(0, -1).join('.') === parent.join('.') && labels[path] === label)?.split('.').at(-1);

test.each([
  ['account.owner.name = \'account\'', '[客户.负责人.姓名] = \'account\''],
  ['IF(amount > 1, order, unknown)', 'IF([金额] > 1, [订单], unknown)'],
  ['odd + 1', '[价格\\[含\\.税\\]] + 1'],
  ['account.phone', '[客户.phone]'],
  ['account = TRUE AND (', '[客户] = TRUE AND ('],
  ["'unclosed amount", "'unclosed [金额]"],
])('%s is shown as %s', (names, shown) => {
  expect(toLabels(names, labelOf)).toBe(shown);
  expect(fromLabels(shown, nameOf)).toBe(names);
});

test.each([
  ['【客户.负责人.姓名】 & 金额', 'account.owner.name & amount'],
  ['[不存在] + [金额]', '[不存在] + amount'],
  ['如果([金额] > 1, 1, 2)', '如果(amount > 1, 1, 2)'],
  ['name', 'name'],
])('%s is read as %s', (shown, names) => {
  expect(fromLabels(shown, nameOf)).toBe(names);
});

// Backtracking would run for hours: the time limit of a test tells it from a busy machine.
test('hostile text does not hang', () => {
  for (const text of ['“'.repeat(9999), '['.repeat(9999), "'".repeat(9999), '('.repeat(9999), 'a.'.repeat(4999), ' '.repeat(9999)]) expect(typeof toLabels(text, labelOf)).toBe('string');
});
