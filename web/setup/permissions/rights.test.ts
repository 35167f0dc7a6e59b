// The grid's changes of rights: what belongs together changes together, and a set says no more than it must.
import { follows, rightOf, rightsOn, setNameFrom, withFields, withRight, withRow, type ObjectRights } from './rights';

const set: ObjectRights = { book: { create: true, read: 'own', update: 'own', fields: { price: 'read' } } };

test('who may change may read, who may not read may not change', () => {
  expect(withRight(set, 'book', { action: 'read', right: 'none' })['book']).toEqual({ create: true, fields: { price: 'read' } });
  expect(withRight({}, 'author', { action: 'delete', right: 'department' })).toEqual({ author: { read: 'department', delete: 'department' } });
  expect(withRight(set, 'book', { action: 'update', right: 'all' })['book']).toMatchObject({ read: 'own', update: 'all' });
  expect(withRight(set, 'book', { action: 'create', right: 'none' })['book']).not.toHaveProperty('create');
});

test('an object without words of its own follows the others until it gets some', () => {
  const wide: ObjectRights = { '*': { create: true, read: 'all' } };
  expect([follows(wide, 'book'), rightOf(rightsOn(wide, 'book'), 'read'), rightOf(rightsOn(wide, 'book'), 'create')]).toEqual([true, 'all', 'yes']);
  expect(withRight(wide, 'book', { action: 'create', right: 'none' })).toEqual({ '*': { create: true, read: 'all' }, book: { read: 'all' } });
  expect(withRow(wide, 'book', { preset: 'none', switched: ['create'] })).toEqual({ '*': { create: true, read: 'all' }, book: {} });
  expect(withRow({ ...wide, book: {} }, 'book', { preset: 'follow', switched: ['create'] })).toEqual(wide);
  expect(withRow(set, 'book', { preset: 'none', switched: ['create'] })).toEqual({});
});

test('a row at once keeps what is said of fields', () => {
  expect(withRow(set, 'book', { preset: 'all', switched: ['create'] })['book']).toEqual({ create: true, read: 'all', update: 'all', delete: 'all', share: 'all', fields: { price: 'read' } });
  expect(withRow(set, 'book', { preset: 'read', switched: ['create'] })['book']).toEqual({ read: 'all', fields: { price: 'read' } });
});

test('fields, one or many, and back to following the object', () => {
  const hidden = withFields(set, 'book', { fields: ['price', 'isbn'], right: 'none' });
  expect(hidden['book']?.fields).toEqual({ price: 'none', isbn: 'none' });
  expect(withFields(hidden, 'book', { fields: ['price', 'isbn'], right: undefined })['book']).toEqual({ create: true, read: 'own', update: 'own' });
});

test('a set is named as its file', () => expect(setNameFrom('eastRegionSales')).toBe('east-region-sales'));
