// What changing a shared list view means for the definitions of its object.
import type { ListViewDefinition } from '../../../metadata/language/types';
import type { ObjectSetup } from '../setup-data';
import { listViewsOf, movedListView, withListView, withoutListView } from './view-changes';

const view = (name: string, more: Partial<ListViewDefinition> = {}): ListViewDefinition => ({ name, label: name, ...more });
const setupOf = (...views: readonly ListViewDefinition[]): ObjectSetup => ({ folder: 'books/book', listViews: Object.fromEntries(views.map((one) => [one.name, one])), translations: { en: { 'listViews.all': 'All', other: 'Other' } } }) as unknown as ObjectSetup;
const bodies = (changes: ReturnType<typeof withListView>): unknown => changes.map(({ path, body }) => [path, body]);

test('views stand in their order, those without a place last, by name', () => {
  expect(listViewsOf(setupOf(view('c'), view('a'), view('z', { order: 1 }), view('b', { order: 5 }))).map(({ name }) => name)).toEqual(['z', 'b', 'a', 'c']);
});

test('a new view comes last, and only one is the default', () => {
  const setup = setupOf(view('all', { default: true, order: 10 }), view('mine', { order: 20 }));
  expect(bodies(withListView(setup, view('thick', { default: true, filter: {}, columns: [], sort: [] }), { language: 'en', label: 'Thick' }))).toEqual([
    ['books/book/list-views/thick', { name: 'thick', label: 'thick', default: true, order: 30 }],
    ['books/book/list-views/all', { name: 'all', label: 'all', order: 10 }],
    ['books/book/translations/en', { language: 'en', labels: { 'listViews.all': 'All', other: 'Other', 'listViews.thick': 'Thick' } }],
  ]);
});

test('moving writes down every place that changes; deleting takes the word along', () => {
  expect(bodies(movedListView(setupOf(view('a'), view('b'), view('c')), 'c', -1))).toEqual([
    ['books/book/list-views/a', { name: 'a', label: 'a', order: 10 }], ['books/book/list-views/c', { name: 'c', label: 'c', order: 20 }], ['books/book/list-views/b', { name: 'b', label: 'b', order: 30 }],
  ]);
  expect(movedListView(setupOf(view('a')), 'a', -1)).toEqual([]);
  expect(bodies(withoutListView(setupOf(view('all')), 'all'))).toEqual([['books/book/list-views/all', null], ['books/book/translations/en', { language: 'en', labels: { other: 'Other' } }]]);
});
