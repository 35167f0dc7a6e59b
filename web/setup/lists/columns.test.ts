// Columns of lists: added once, moved, described, never none at all.
import { addColumn, changeColumn, changeList, moved, removeColumn } from './columns';

const columns = [{ field: 'title', width: 200, fixed: true }, { field: 'author' }, { field: 'author.name' }];

test('columns are added once, at the end or in a place', () => {
  expect(addColumn(columns, 'genre', 1).map(({ field }) => field)).toEqual(['title', 'genre', 'author', 'author.name']);
  expect(addColumn(columns, 'genre').at(-1)).toEqual({ field: 'genre' });
  expect(addColumn(columns, 'author')).toBe(columns);
});

test('a list keeps one column', () => {
  expect(removeColumn(columns, 'author').map(({ field }) => field)).toEqual(['title', 'author.name']);
  expect(removeColumn([{ field: 'title' }], 'title')).toEqual([{ field: 'title' }]);
});

test('parts move; places that are not there change nothing', () => {
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(moved(['a'], 0, 1)).toEqual(['a']);
});

test('settings are set and taken away', () => {
  expect(changeColumn(columns, 'title', { width: null })[0]).toEqual({ field: 'title', fixed: true });
  expect(changeColumn(columns, 'title', { fixed: false })[0]).toEqual({ field: 'title', width: 200 });
  expect(changeColumn(columns, 'author', { width: 120, fixed: true })[1]).toEqual({ field: 'author', width: 120, fixed: true });
});

test('a list writes only what it says', () => {
  const list = { kind: 'list' as const, columns: [{ field: 'title' }] };
  expect(changeList(list, { sort: [], quickFilters: [] })).toEqual(list);
  expect(changeList({ ...list, sort: [{ field: 'title', direction: 'ASC' }] }, { sort: [] })).toEqual({ ...list, sort: [] });
  expect(changeList(list, { columns, sort: [{ field: 'title', direction: 'DESC' }] })).toEqual({ kind: 'list', columns, sort: [{ field: 'title', direction: 'DESC' }] });
});
