// Changing one rule leaves the others and their words as they are.
import { freeName } from '../free-name';
import type { ObjectSetup } from '../setup-data';
import { withoutRule, withRule } from './rule-changes';

const first = { name: 'first', label: '一', when: 'a > 1', message: '一' };
const second = { name: 'second', label: '二', when: 'b > 1', message: '二' };
const setup = {
  folder: 'books/book', translations: { en: { 'label': 'Book', 'rules.first': 'One', 'rules.first.message': 'One!' } },
  definitions: [{ kind: 'rules', path: 'books/book/rules', body: { rules: [first, second] } }],
} as unknown as ObjectSetup;

test('a rule is put in the place of the one with its name', () => {
  const [rules, words, ...others] = withRule(setup, { ...first, when: 'a > 2' }, { language: 'en', label: 'First', message: 'One!' });
  expect(rules).toMatchObject({ path: 'books/book/rules', body: { rules: [{ name: 'first', when: 'a > 2' }, second] } });
  expect(words).toMatchObject({ path: 'books/book/translations/en', body: { labels: { 'label': 'Book', 'rules.first': 'First', 'rules.first.message': 'One!' } } });
  expect(others).toEqual([]);
});

test('a deleted rule takes its words with it; a new one has a name of its own', () => {
  expect(withoutRule(setup, 'first').map(({ body }) => body)).toEqual([{ rules: [second] }, { language: 'en', labels: { label: 'Book' } }]);
  expect(freeName([first, second], 'first', 'rule')).toBe('first2');
  expect(freeName([], '九', 'rule')).toBe('rule');
});
