// Reports and dashboards name what is there and can be grouped and summed up; what is off goes with it.
import { compileRoots, libraryRoots } from '../../test/kit/models';
import type { Definition, ReportDefinition } from '../../metadata/language/types';

const report = (body: Partial<ReportDefinition>): Definition => ({ kind: 'report', path: 'books/reports/tested', body: { name: 'tested', label: '表', object: 'book', groupBy: [{ field: 'genre' }], measures: [{ function: 'count' }], chart: 'column', ...body } });
const dashboard: Definition = { kind: 'dashboard', path: 'books/dashboards/board', body: { name: 'board', label: '板', panels: [{ report: 'tested' }] } };

test('a report of what is there is in the Model, and the dashboard that shows it', async () => {
  const model = await compileRoots(libraryRoots, [report({ groupBy: [{ field: 'author' }, { field: 'published', bucket: 'year' }], measures: [{ function: 'sum', field: 'price' }, { function: 'avg', field: 'pages' }] }), dashboard]);
  expect([...model.reports.keys(), ...model.dashboards.keys()]).toEqual(['tested', 'board']);
});

test('grouping through lookups, filters through lists, and a number without groups are in the Model', async () => {
  const through = report({ groupBy: [{ field: 'author.born', bucket: 'year' }], filter: { author: { born: { isEmpty: false } }, loans: { some: { createdAt: { during: 'LAST_N_DAYS', n: 3 } } } } });
  expect((await compileRoots(libraryRoots, [through])).reports.size).toBe(1);
  expect((await compileRoots(libraryRoots, [report({ groupBy: [], chart: 'number' })])).reports.size).toBe(1);
});

test.each([
  ['an unknown object', [report({ object: 'bok' })], 'Did you mean "book"?'],
  ['an unknown field', [report({ groupBy: [{ field: 'genr' }] })], 'Did you mean "genre"?'],
  ['a sum of text', [report({ measures: [{ function: 'sum', field: 'title' }] })], 'title cannot be summed up'],
  ['a sum of nothing', [report({ measures: [{ function: 'sum' }] })], 'sum needs a field'],
  ['an unknown field behind a lookup', [report({ groupBy: [{ field: 'author.bron' }] })], 'Did you mean "born"?'],
  ['a way through what is no lookup', [report({ groupBy: [{ field: 'title.name' }] })], 'title points at no single record'],
  ['an unknown field of the filter', [report({ filter: { genr: { eq: 'novel' } } })], 'Did you mean "genre"?'],
  ['an unknown field of the filter behind a lookup', [report({ filter: { or: [{ author: { bron: { eq: '2000-01-01' } } }] } })], 'Did you mean "born"?'],
  ['an operator the field has not', [report({ filter: { genre: { like: 'x' } } })], 'genre has no operator "like"'],
  ['a condition that is a value', [report({ filter: { genre: 'novel' } })], 'condition on genre is an operator'],
  ['a related list without a quantifier', [report({ filter: { loans: { dueOn: { eq: '2026-01-01' } } } })], '"dueOn" is not some, every or none'],
  ['a chart without groups', [report({ groupBy: [] })], 'A chart needs groups'],
  ['a number with groups', [report({ chart: 'number' })], 'A number has no groups'],
  ['a pie of two groups', [report({ groupBy: [{ field: 'genre' }, { field: 'author' }], chart: 'pie' })], 'one group only'],
  ['an unknown report', [dashboard], 'There is no report named "tested"'],
])('%s is told', async (_name, definitions, message) => {
  await expect(compileRoots(libraryRoots, definitions)).rejects.toThrow(message);
});

test('a report of a field that is off is gone, and its empty dashboard too', async () => {
  const off: Definition = { kind: 'field', path: 'books/book/fields/rank', body: { type: 'rating', label: '等级', off: true } };
  const model = await compileRoots(libraryRoots, [off, report({ measures: [{ function: 'avg', field: 'rank' }] }), dashboard]);
  expect([model.reports.size, model.dashboards.size]).toEqual([0, 0]);
});
