// Filters of the API and lines of the builder say the same.
import { allOf, conditionsOf, countConditions, filterOf, forViewer, isUnfinished, type FilterShape } from './conditions';
import type { Filter } from './view-address';

const shape: FilterShape = {
  kindOf: (path) => ({ title: 'value', pages: 'value', due: 'value', author: 'lookup', 'author.name': 'value', loans: 'other' } as const)[path.join('.')],
};
const again = (filter: Filter): Filter | null => filterOf(conditionsOf(filter, shape));

test.each<[string, Filter]>([
  ['one condition', { title: { contains: 'x' } }],
  ['several fields', { title: { contains: 'x' }, pages: { gte: 10 } }],
  ['a period with its number', { due: { during: 'LAST_N_DAYS', n: 7 } }],
  ['through a lookup', { author: { name: { startsWith: 'A' } } }],
  ['the record looked up to', { author: { in: ['a_1', 'a_2'] } }],
  ['any of', { or: [{ title: { eq: 'x' } }, { pages: { lt: 5 } }] }],
  ['emptiness', { title: { isEmpty: false } }],
  ['what the builder cannot show stays untouched', { loans: { some: { due: { during: 'PAST' } } } }],
  ['two conditions on one field', { and: [{ pages: { gt: 1 } }, { pages: { lt: 9 } }] }],
])('%s comes back as it was', (_, filter) => {
  expect(again(filter)).toEqual(filter);
});

test('several operators of one field mean the same apart', () => {
  expect(again({ pages: { gt: 1, lt: 9 } })).toEqual({ and: [{ pages: { gt: 1 } }, { pages: { lt: 9 } }] });
});

test('conditions that say nothing yet are not sent', () => {
  expect(filterOf({ match: 'all', items: [{ path: [], operator: '', operand: undefined }, { path: ['pages'], operator: 'between', operand: [1, null] }, { path: ['title'], operator: 'contains', operand: '' }] })).toBeNull();
  expect(filterOf({ match: 'all', items: [{ path: ['title'], operator: 'isEmpty', operand: false }] })).toEqual({ title: { isEmpty: false } });
});

test('nested groups are counted and joined', () => {
  const group = conditionsOf({ title: { eq: 'x' }, or: [{ pages: { gt: 1 } }, { pages: { lt: 0 } }] }, shape);
  expect(countConditions(group)).toBe(3);
  expect(filterOf(group)).toEqual({ and: [{ title: { eq: 'x' } }, { or: [{ pages: { gt: 1 } }, { pages: { lt: 0 } }] }] });
});

test('filters are joined only where there are several', () => {
  expect(allOf([null, undefined, {}])).toBeUndefined();
  expect(allOf([{ a: 1 }, null])).toEqual({ a: 1 });
  expect(allOf([{ a: 1 }, { b: 2 }])).toEqual({ and: [{ a: 1 }, { b: 2 }] });
});

test('saved views speak of the viewer', () => {
  expect(forViewer({ owner: { eq: '$me' }, department: { in: ['$myDepartment'] } }, { id: 'u1', departmentId: 'd1' })).toEqual({ owner: { eq: 'u1' }, department: { in: ['d1'] } });
});

test('a lookup asked by the id behind it reads like one asked directly; a line without an operand is not finished', () => {
  const shape = { kindOf: ([first, second]: readonly string[]) => (first === 'owner' && second === undefined ? 'lookup' as const : second === 'id' ? 'other' as const : 'value' as const) };
  const group = conditionsOf({ owner: { id: { eq: '$me' } } }, shape);
  expect(group.items).toEqual([{ path: ['owner'], operator: 'eq', operand: '$me' }]);
  expect(filterOf(group)).toEqual({ owner: { eq: '$me' } });
  expect([isUnfinished(group), isUnfinished({ match: 'all', items: [...group.items, { match: 'any', items: [{ path: ['name'], operator: 'eq', operand: '' }] }] })]).toEqual([false, true]);
});
