// What changed, in words: added, removed, changed, and what somebody will miss.
import type { Definition, FieldDefinition } from '../../metadata/language/types';
import { columnsOf } from '../field-types/field-types';
import { compileRoots, libraryRoots } from '../../test/kit/models';
import { loadDefinitions } from '../store/load-files';
import { compile } from './compile';
import { diff } from './diff';
import type { Model } from './model';

let before: Model;
let files: readonly Definition[];
beforeAll(async () => {
  before = await compileRoots(libraryRoots);
  files = (await loadDefinitions(libraryRoots)).definitions;
});

function after(...more: Definition[]): Model {
  const paths = new Set(more.map((each) => each.path));
  const { model, problems } = compile([...files.filter((file) => !paths.has(file.path)), ...more], { version: 2, columnsOf, placements: {}, previous: before });
  if (!model) throw new Error(JSON.stringify(problems));
  return model;
}
const book = (name: string, body: FieldDefinition): Definition => ({ kind: 'field', path: `books/book/fields/${name}`, body });
const title = (): FieldDefinition => before.objects.get('book')!.fields.get('title')!.definition;

test('nothing changed', () => {
  expect(diff(before, before)).toEqual([]);
  expect(diff(before, after())).toEqual([]);
});

test('a new field, required', () => {
  expect(diff(before, after(book('shelf', { type: 'text', label: '书架', required: true }))).filter((one) => one.subject === 'field')).toEqual([{
    subject: 'field', action: 'added', object: 'book', name: 'shelf', contracting: false,
    words: { zh: expect.stringMatching(/^新增“.+”的字段“书架”（shelf）：文本，必填$/) as string, en: 'Adds the field shelf (书架) of book: Text, required' },
  }]);
});

test('a field that goes, one that becomes stricter, one that is renamed', () => {
  const changes = diff(before, after(book('title', { ...title(), off: false, maxLength: 10, unique: true } as FieldDefinition)));
  expect(changes.filter((one) => one.name === 'title' && one.contracting).map((one) => one.words.en)).toEqual(['The field title (书名) of book must be unique', 'The field title (书名) of book becomes narrower: maxLength']);
  const gone = diff(before, after(book('pages', { type: 'integer', label: '页数', off: true })));
  expect(gone).toContainEqual(expect.objectContaining({ subject: 'field', action: 'removed', object: 'book', name: 'pages', contracting: true }));
});

test('a whole object, and what shows it elsewhere', () => {
  const shelf: Definition = { kind: 'object', path: 'books/shelf/object', body: { name: 'shelf', plural: 'shelves', label: '书架', nameField: 'name', fields: { name: { type: 'text', label: '名称' }, keeper: { type: 'user', label: '管理', inverse: 'shelves' } } } };
  const changes = diff(before, after(shelf));
  expect(changes).toContainEqual(expect.objectContaining({ subject: 'object', action: 'added', name: 'shelf', contracting: false }));
  expect(changes).toContainEqual(expect.objectContaining({ subject: 'relatedList', action: 'added', object: 'user', name: 'shelves' }));
  expect(diff(after(shelf), before)).toContainEqual(expect.objectContaining({ subject: 'object', action: 'removed', name: 'shelf', contracting: true }));
});
