// Every text once with its key, what is missing, what pasted lines and files say, and that a file with one bad row says nothing.
import type { ReadDefinition } from '../publish/changed-definition';
import { readSheet, tableOf } from './sheet-of-texts';
import { changesOf, filteredTexts, missingCount, pastedAt, textsOf, withTyped } from './texts';

const definitions: readonly ReadDefinition[] = [
  { path: 'app', kind: 'app', body: { name: 'lib', label: '图书馆' } },
  { path: 'books/book/object', kind: 'object', body: { name: 'book', label: '书', fields: { title: { type: 'text', label: '书名', help: '封面上的' }, mood: { type: 'picklist', label: '情绪', values: [{ value: 'a', label: '甲' }] }, gone: { type: 'text', label: '旧' } } } },
  { path: 'books/book/fields/title', kind: 'field', body: { type: 'text', label: '题名' } },
  { path: 'books/book/rules', kind: 'rules', body: { rules: [{ name: 'r', label: '规则', when: 'true', message: '=不行' }] } },
  { path: 'books/book/translations/en', kind: 'translation', body: { language: 'en', labels: { label: 'Book', 'fields.mood': 'Mood' } } },
];
const texts = textsOf(definitions, ['books/book/fields/gone']);
const byId = new Map(texts.map((text) => [text.id, text]));

test('texts have stable keys; a field changed alone says its own label, a deleted one nothing', () => {
  expect(texts.map(({ id, written, said }) => [id, written, said['en'] ?? ''])).toEqual([
    ['books/book:label', '书', 'Book'], ['books/book:plural', '书', ''], ['books/book:fields.mood', '情绪', 'Mood'], ['books/book:values.mood.a', '甲', ''],
    ['books/book:fields.title', '题名', ''], ['app:label', '图书馆', ''], ['books/book:rules.r', '规则', ''], ['books/book:rules.r.message', '=不行', ''],
  ]);
  expect(missingCount(texts, 'en')).toBe(6);
  expect(filteredTexts(texts, { folder: 'books/book', kind: 'rule', missing: true, words: '不行', language: 'en' }, {}).map(({ id }) => id)).toEqual(['books/book:rules.r.message']);
});

test('pasted lines go to the texts below; what is as it was is not typed', () => {
  const said = pastedAt(texts, 1, 'Books\nMood\r\n A \n');
  expect(withTyped(byId, {}, { language: 'en', said })).toEqual({ 'books/book:plural': 'Books', 'books/book:values.mood.a': ' A '.trim() });
});

test('each folder changes one file; an emptied translation goes', () => {
  const changes = changesOf(texts, definitions, { language: 'en', typed: { 'app:label': 'Library', 'books/book:fields.mood': '', 'books/book:plural': 'Books' } });
  expect(changes.map(({ path, body }) => [path, body])).toEqual([
    ['books/book/translations/en', { language: 'en', labels: { label: 'Book', plural: 'Books' } }], ['translations/en', { language: 'en', labels: { label: 'Library' } }],
  ]);
});

test('a file comes back as it went; one bad row and nothing of it is taken', () => {
  const { heads, rows } = tableOf(texts, { 'books/book:rules.r.message': "=No" }, { name: 't', first: 'zh-CN', language: 'en' });
  expect(heads).toEqual(['key', 'zh-CN', 'en']);
  const sheet = rows.map((cells, index) => ({ line: index + 2, cells: cells.map((cell) => cell!.text) }));
  expect(readSheet(texts, { header: heads, rows: sheet }, 'en')).toEqual({ said: { 'books/book:rules.r.message': '=No' }, same: 7 });
  expect(readSheet(texts, { header: heads, rows: [{ line: 2, cells: ['books/book:rules.r.message', '', "'=No"] }] }, 'en')).toEqual({ said: { 'books/book:rules.r.message': '=No' }, same: 0 });
  const bad = [...sheet, { line: 20, cells: ['books/book:nothing', '', 'x'] }, { line: 21, cells: ['', '', 'x'] }, { line: 22, cells: ['books/book:rules.r.message', '', 'again'] }, { line: 23, cells: ['app:label', '', 'x'.repeat(2001)] }];
  expect(readSheet(texts, { header: heads, rows: bad }, 'en')).toEqual({ bad: [
    { line: 20, reason: 'unknown', text: 'books/book:nothing' }, { line: 21, reason: 'noKey', text: 'x' }, { line: 22, reason: 'twice', text: 'books/book:rules.r.message' }, { line: 23, reason: 'long', text: 'app:label' },
  ] });
  expect(readSheet(texts, { header: ['key', 'de'], rows: [] }, 'en')).toEqual({ columns: true });
});
