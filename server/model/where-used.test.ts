// Where things are used: every kind of definition that names a field, an object or a value is found, and nothing else.
import type { Definition } from '../../metadata/language/types';
import { compileRoots, libraryRoots } from '../../test/kit/models';
import { loadDefinitions } from '../store/load-files';
import type { Model } from './model';
import { whereUsed, type Subject } from './where-used';

let model: Model;
let definitions: readonly Definition[];
const more: readonly Definition[] = [
  { kind: 'listView', path: 'books/loan/list-views/thick', body: { name: 'thick', label: '厚书', filter: { book: { pages: { gte: 500 }, genre: { eq: 'novel' } } }, columns: [{ field: 'book.author' }] } },
  { kind: 'rules', path: 'books/loan/rules', body: { rules: [{ name: 'noPoetry', label: '诗歌不外借', when: 'book.genre = "poetry"', message: '不外借' }] } },
  { kind: 'permissionSet', path: 'books/permission-sets/reader', body: { name: 'reader', label: '读者', objects: { book: { read: 'all', fields: { price: 'none' } } } } },
];
beforeAll(async () => {
  model = await compileRoots(libraryRoots, more);
  const paths = new Set(more.map(({ path }) => path));
  definitions = [...(await loadDefinitions(libraryRoots)).definitions.filter(({ path }) => !paths.has(path)), ...more];
});

const uses = (subject: Subject): string[] => whereUsed(model, definitions, subject).map(({ kind, object, name }) => `${kind} ${object ?? ''}.${name}`);

test('a field in formulas, roll-ups, views and pages, also through lookups', () => {
  const pages = uses({ object: 'book', field: 'pages' });
  expect(pages).toEqual(expect.arrayContaining(['formula book.pricePerPage', 'rollUp author.totalPages', 'listView book.long', 'listView loan.thick', 'layout book.edit', 'layout book.view']));
  expect(pages.some((use) => use.startsWith('rule'))).toBe(false);
  expect(uses({ object: 'book', field: 'genre' })).toEqual(expect.arrayContaining(['rule loan.noPoetry', 'listView loan.thick']));
  expect(uses({ object: 'book', field: 'price' })).toEqual(expect.arrayContaining(['permissionSet .reader', 'formula book.pricePerPage']));
  expect(uses({ object: 'book', field: 'title' })).toEqual(expect.arrayContaining(['nameField book.book', 'searchField book.book']));
});

test('a lookup is used by what its inverse shows', () => {
  expect(uses({ object: 'book', field: 'author' })).toEqual(expect.arrayContaining(['rollUp author.bookCount', 'listView loan.thick']));
});

test('an object by lookups, navigation and permissions of others', () => {
  const book = uses({ object: 'book' });
  expect(book).toEqual(expect.arrayContaining(['lookup loan.book', 'navigation .books', 'permissionSet .reader', 'rule loan.noPoetry']));
  expect(book.some((use) => / book\./.test(use))).toBe(false);
});

test('a picklist by its fields, a value by what compares with it', () => {
  expect(uses({ picklist: 'genre' })).toEqual(expect.arrayContaining(['picklistField book.genre']));
  expect(uses({ picklist: 'genre', value: 'poetry' })).toEqual(['recordType book.audio', 'rule loan.noPoetry']);
  expect(uses({ object: 'book', field: 'genre', value: 'novel' })).toEqual(['recordType book.audio', 'listView loan.thick']);
  expect(uses({ picklist: 'genre', value: 'history' })).toEqual([]);
});
