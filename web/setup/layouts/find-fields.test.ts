// What people type to find a field.
import { fits } from './find-fields';

const field = { label: '信用额度', name: 'creditLimit' };
const pinyinOf = (): readonly string[] => ['xinyongedu', 'xyed'];

test.each([['', true], ['额度', true], ['credit', true], ['CREDIT l', true], ['xyed', true], ['xinyong', true], ['xin yong', true], ['传真', false], ['zz', false]])('%s: %s', (typed, expected) => {
  expect(fits(field, typed, pinyinOf)).toBe(expected);
});

test('without pinyin labels and names still fit', () => {
  expect(fits(field, 'xyed', null)).toBe(false);
  expect(fits(field, '信用', null)).toBe(true);
});
