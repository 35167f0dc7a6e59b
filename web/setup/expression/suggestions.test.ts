// Fields are found by label, pinyin and API name, along lookups too; what is inserted means the same as the text that is kept.
import type { FieldDescription, ObjectDescription } from '../../../metadata/language/description';
import { checkExpression } from '../../../metadata/language/expression/expression';
import { labelled, labelledScope, plainText, type Reach } from './labelled-text';
import { callAround, suggestionsAt } from './suggestions';

const field = (name: string, label: string, more: object = {}): FieldDescription => ({ name, label, type: 'text', targets: [], values: [], settings: {}, ...more }) as unknown as FieldDescription;
const author = { name: 'author', nameField: 'name', fields: [field('name', '姓名'), field('born', '出生日期', { type: 'date' })] } as unknown as ObjectDescription;
const book = { name: 'book', nameField: 'title', fields: [
  field('title', '书名'), field('author', '作者', { type: 'lookup', targets: [author] }), field('pages', '页数', { type: 'integer' }),
  field('genre', '类别', { type: 'picklist', values: [{ value: 'novel', label: '小说', inactive: false }, { value: 'old', label: '旧', inactive: true }] }),
  field('a', '同名'), field('b', '同名'),
] } as unknown as ObjectDescription;
const reach: Reach = { object: book, objects: new Map([['author', author]]) };
const pinyinOf = (label: string): readonly string[] => (label === '页数' ? ['yeshu', 'ys'] : []);
const at = (before: string, language: 'zh' | 'en' = 'zh') => suggestionsAt(before, { reach, language, pinyinOf, typeLabel: () => '' });
const inserts = (before: string): readonly string[] => at(before)?.options.filter(({ kind }) => kind !== 'function').map(({ insert }) => insert) ?? [];

test('labels on screen, API names in what is kept; a label of two fields stays a name', () => {
  expect(labelled("author.name = 'x' AND pages > a", reach)).toBe("[作者.姓名] = 'x' AND [页数] > a");
  expect(plainText("[作者.姓名] = 'x' AND [页数] > [a]", reach)).toBe("author.name = 'x' AND pages > a");
  expect(plainText('[没有] > 1', reach)).toBe('[没有] > 1');
  const checked = checkExpression('[作者.姓名] & [没有]', labelledScope(reach));
  expect('problems' in checked && checked.problems).toMatchObject([{ code: 'unknownField', start: 10 }]);
});

test('fields by label, pinyin, initials and API name', () => {
  expect(inserts('页')).toEqual(['[页数]']);
  expect(inserts('ys')).toEqual(['[页数]']);
  expect(inserts('1 + pag')).toEqual(['[页数]']);
  expect(at('1 + pag')!.from).toBe(4);
  expect(inserts('[作者.出')).toEqual(['[作者.出生日期]']);
  expect(inserts('author.bo')).toEqual(['[author.出生日期]']);
  expect(at("title = 'ys")).toBeNull();
});

test('values of a picklist beside its field, functions with their help', () => {
  expect(at("[类别] = ")).toMatchObject({ from: 7, options: [{ label: '小说', insert: "'novel'" }] });
  expect(at("genre = '小")).toMatchObject({ from: 8, options: [{ insert: "'novel'" }] });
  expect(at('如')!.options.find(({ kind }) => kind === 'function')).toMatchObject({ insert: '如果()', back: 1 });
  expect(at('isb', 'en')!.options.map(({ insert }) => insert)).toContain('ISBLANK()');
});

test('the call around the caret', () => {
  expect(callAround("IF(pages > 1, CONCAT('(', ")).toBe('CONCAT');
  expect(callAround('如果(ABS(1), ')).toBe('如果');
  expect(callAround('(1 + ')).toBeUndefined();
});
