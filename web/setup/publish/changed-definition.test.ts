// What stands at a path, whether two definitions say the same, and what takes a change back.
import { bodyAt, sameBody, undoOf, type ReadDefinition } from './changed-definition';

const definitions: readonly ReadDefinition[] = [
  { path: 'library/book/object', kind: 'object', body: { name: 'book', fields: { title: { type: 'text', label: '书名' }, pages: { type: 'integer', label: '页数' } } } },
  { path: 'library/book/fields/pages', kind: 'field', body: { type: 'integer', label: '总页数' } },
  { path: 'library/book/fields/isbn', kind: 'field', body: { type: 'text', label: '书号' } },
];

test('a field is found alone and inside its object', () => {
  expect(bodyAt(definitions, 'library/book/fields/pages')).toEqual({ type: 'integer', label: '总页数' });
  expect(bodyAt(definitions, 'library/book/fields/title')).toEqual({ type: 'text', label: '书名' });
  expect(bodyAt(definitions, 'library/book/fields/other')).toBeNull();
  expect(bodyAt(definitions, 'library/author/fields/name')).toBeNull();
});

test('an object holds the changes of its own fields, so that publishing it does not take them back', () => {
  expect(bodyAt(definitions, 'library/book/object')).toEqual({ name: 'book', fields: { title: { type: 'text', label: '书名' }, pages: { type: 'integer', label: '总页数' } } });
});

test('the order of keys says nothing, the order of a list does; absent is as good as undefined', () => {
  expect(sameBody({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1, e: undefined })).toBe(true);
  expect(sameBody({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
  expect(sameBody(null, undefined)).toBe(true);
});

test('undo puts back what was there, and takes away what was not', () => {
  expect(undoOf([{ path: 'a', body: { x: 1 }, before: null }, { path: 'b', body: null, before: { y: 2 } }])).toEqual([{ path: 'a', body: null, before: { x: 1 } }, { path: 'b', body: { y: 2 }, before: null }]);
});
