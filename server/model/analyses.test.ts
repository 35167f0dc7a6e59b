// Reports and dashboards name what is there and can be grouped and summed up; what is off goes with it.
import { compileRoots, libraryRoots } from '../../test/kit/models';
import type { Definition, ReportDefinition } from '../../metadata/language/types';

const report = (body: Partial<ReportDefinition>): Definition => ({ kind: 'report', path: 'books/reports/tested', body: { name: 'tested', label: '表', object: 'book', groupBy: [{ field: 'genre' }], measures: [{ function: 'count' }], chart: 'column', ...body } });
const dashboard: Definition = { kind: 'dashboard', path: 'books/dashboards/board', body: { name: 'board', label: '板', panels: [{ report: 'tested' }] } };

test('a report of what is there is in the Model, and the dashboard that shows it', async () => {
  const model = await compileRoots(libraryRoots, [report({ groupBy: [{ field: 'author' }, { field: 'published', bucket: 'year' }], measures: [{ function: 'sum', field: 'price' }, { function: 'avg', field: 'pages' }] }), dashboard]);
  expect([...model.reports.keys(), ...model.dashboards.keys()]).toEqual(['tested', 'board']);
});

test.each([
  ['an unknown object', [report({ object: 'bok' })], 'Did you mean "book"?'],
  ['an unknown field', [report({ groupBy: [{ field: 'genr' }] })], 'Did you mean "genre"?'],
  ['a sum of text', [report({ measures: [{ function: 'sum', field: 'title' }] })], 'title cannot be summed up'],
  ['a sum of nothing', [report({ measures: [{ function: 'sum' }] })], 'sum needs a field'],
  ['an unknown report', [dashboard], 'There is no report named "tested"'],
])('%s is told', async (_name, definitions, message) => {
  await expect(compileRoots(libraryRoots, definitions)).rejects.toThrow(message);
});

test('a report of a field that is off is gone, and its empty dashboard too', async () => {
  const off: Definition = { kind: 'field', path: 'books/book/fields/rank', body: { type: 'rating', label: '等级', off: true } };
  const model = await compileRoots(libraryRoots, [off, report({ measures: [{ function: 'avg', field: 'rank' }] }), dashboard]);
  expect([model.reports.size, model.dashboards.size]).toEqual([0, 0]);
});
