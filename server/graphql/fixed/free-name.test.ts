// API names out of labels: English in camel case, Chinese as pinyin, never one that is taken.
import type { Definition } from '../../../metadata/language/types';
import { freeName, namesFor } from './free-name';

const definitions: readonly Definition[] = [
  { kind: 'object', path: 'library/book/object', body: { name: 'book', plural: 'books', label: '书', nameField: 'title', fields: { title: { type: 'text', label: '书名' } } } },
  { kind: 'field', path: 'library/book/fields/pages', body: { type: 'integer', label: '页数' } },
  { kind: 'object', path: 'library/loan/object', body: { name: 'loan', plural: 'loans', label: '借阅', nameField: 'code', fields: { code: { type: 'text', label: '号' }, book: { type: 'lookup', label: '书', to: 'book', inverse: 'loans' } } } },
];

test.each([
  ['Second fax', 'secondFax'], ['传真号码', 'chuanZhenHaoMa'], ['VAT number', 'vatNumber'], ['2nd phone', 'ndPhone'], ['Café', 'cafe'], ['！？', 'newField'],
  ['Pages', 'pages2'], ['Title', 'title2'], ['Owner', 'owner2'], ['id', 'id2'], ['Loans', 'loans2'],
])('a field called %s', (label, name) => {
  expect(freeName(label, { definitions, object: 'book' })).toBe(name);
});

test.each([['Book', 'book2'], ['Books', 'books2'], ['拜访报告', 'baiFangBaoGao'], ['Search', 'search2'], ['Engine', 'engine2']])('an object called %s', (label, name) => {
  expect(freeName(label, { definitions, object: undefined })).toBe(name);
});

test('names for several labels differ', () => {
  expect(namesFor(['强', '强', '弱'], ['ruo'])).toEqual(['qiang', 'qiang2', 'ruo2']);
});
