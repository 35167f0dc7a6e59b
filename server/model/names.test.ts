// Made-up names: the same way every time, never two alike, never longer than a database allows.
import { columnName, defaultIdPrefix, indexName, junctionTable, partitionTable, tableName, typeName } from './names';

test('names read like their API names', () => {
  expect([tableName('salesOrder'), columnName('unitPrice'), columnName('price', 'currency'), partitionTable('book', 2), junctionTable('book', 'coAuthors'), typeName('salesOrder'), defaultIdPrefix('knowledgeArticle')])
    .toEqual(['sales_order', 'unit_price', 'price__currency', 'book__x2', 'book__link_co_authors', 'SalesOrder', 'knowledgeart']);
});

test('no two API names give the same table or column, however they are written', () => {
  const names = ['aB', 'ab', 'a1B', 'a1b', 'myURL', 'myUrl', 'priceCurrency', 'price', 'x1', 'linkX'];
  const made = [...names.map((name) => tableName(name)), ...names.map((name) => partitionTable(name, 1)), ...names.map((name) => junctionTable('a', name))];
  expect(new Set(made).size).toBe(made.length);
  expect(columnName('price', 'currency')).not.toBe(columnName('priceCurrency'));
});

test('long names are cut and stay different', () => {
  const long = `a${'BcDeFgHiJ'.repeat(4)}xyz`;
  const made = [junctionTable(long, `${long}a`), junctionTable(long, `${long}b`), indexName(tableName(long), [columnName(long)], true), indexName(tableName(long), [columnName(long)], false)];
  expect(made.every((name) => Buffer.byteLength(name) <= 64)).toBe(true);
  expect(new Set(made).size).toBe(made.length);
});
