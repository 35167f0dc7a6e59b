// Query documents ask for exactly what a screen shows.
import { print } from 'graphql';
import { createDocument, deleteDocument, listDocument, mutationNames, nestSelections, orderLiteral, orderValue, recordDocument, updateDocument } from './document';

const book = { name: 'book', plural: 'books', typeName: 'Book' };
const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

test('paths through lookups become nested selections, each field once', () => {
  expect(nestSelections([['id'], ['title'], ['author', 'name'], ['author', 'publisher', 'name'], ['title']])).toBe('id title author { id name publisher { id name } }');
});

test('a record is read with its related lists in one request', () => {
  const text = flat(print(recordDocument(book, 'id title', [{ name: 'loans', selection: 'id due', first: 5, orderBy: '[{due:DESC}]' }])));
  expect(text).toBe('query Record($id: ID!) { record: book(id: $id) { id title loans(first: 5, orderBy: [{due: DESC}]) { totalCount nodes { id due } } } }');
});

test('the total is only counted where it is shown', () => {
  expect(print(listDocument(book, 'id'))).toContain('totalCount');
  expect(print(listDocument(book, 'id', { total: false }))).not.toContain('totalCount');
});

test('the same question is the same document', () => {
  expect(listDocument(book, 'id title')).toBe(listDocument(book, 'id title'));
});

test('orders go through lookups', () => {
  const sort = [{ field: 'author.name', direction: 'ASC' as const }, { field: 'updatedAt', direction: 'DESC' as const }];
  expect(orderValue(sort)).toEqual([{ author: { name: 'ASC' } }, { updatedAt: 'DESC' }]);
  expect(orderLiteral(sort)).toBe('[{author:{name:ASC}},{updatedAt:DESC}]');
  expect(orderLiteral([])).toBe('');
});

test('mutations carry the names of the API and the version they are based on', () => {
  expect(mutationNames(book)).toMatchObject({ create: 'createBook', deleteMany: 'deleteBooks' });
  expect(flat(print(updateDocument(book, 'id')))).toContain('updateBook(id: $id, input: $input, ifVersion: $ifVersion)');
  expect(flat(print(createDocument(book, 'id')))).toContain('$input: BookInput!');
  expect(flat(print(deleteDocument(book, ['b_1', 'b_2'])))).toBe('mutation Delete { r0: deleteBook(id: "b_1") { id } r1: deleteBook(id: "b_2") { id } }');
});
