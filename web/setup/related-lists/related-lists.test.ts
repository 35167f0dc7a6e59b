// Related lists: only what changed is published.
import { changedLists, changeRelatedList, orderedLists } from './related-lists';

const loans = { name: 'loans', order: 10, columns: [{ field: 'borrower' }], buttons: ['new' as const] };
const notes = { name: 'notes', order: 1000, columns: [{ field: 'text' }] };
const lists = [loans, notes];
const parts = { before: lists, written: { loans }, folder: 'books/book' };

test('a list is turned off and on again', () => {
  const off = changeRelatedList(lists, 'loans', { off: true });
  expect(changedLists(off, parts)).toEqual([{ path: 'books/book/related-lists/loans', body: { ...loans, off: true }, before: loans }]);
  expect(changedLists(changeRelatedList(off, 'loans', { off: false }), parts)).toEqual([]);
});

test('a made-up list becomes a definition when it is first changed', () => {
  expect(changedLists(changeRelatedList(lists, 'notes', { rows: 10 }), parts)).toEqual([{ path: 'books/book/related-lists/notes', body: { ...notes, rows: 10 }, before: null }]);
  expect(changeRelatedList(changeRelatedList(lists, 'notes', { rows: 10 }), 'notes', { rows: undefined })).toEqual(lists);
});

test('a new order gives new places, an old one none', () => {
  expect(orderedLists(lists)).toBe(lists);
  expect(orderedLists([notes, loans]).map(({ name, order }) => [name, order])).toEqual([['notes', 10], ['loans', 20]]);
});
