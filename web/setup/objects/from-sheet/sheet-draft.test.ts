// What becomes of a draft: definitions with the right settings, rows that find their record again, and what is wrong told at its place.
import { newObjectChanges } from '../new-object';
import { badCells, draftOf, objectOf, problemsOf, type SheetDraft } from './sheet-draft';
import type { Sheet, SheetColumn } from './sheet-requests';

const column = (name: string, more: Partial<SheetColumn> = {}): SheetColumn => ({ column: name, name, labels: {}, type: 'text', to: null, samples: [], filled: 3, distinct: 3, longest: 10, scale: 0, everywhere: true, unique: false, choices: [], fits: [], ...more });
const sheet: Sheet = {
  fileName: '', object: null, total: 3, rows: 3, nameColumn: 'title', keyColumn: null,
  columns: [
    column('title', { name: 'name' }), column('writer', { type: 'lookup', to: 'author' }), column('second', { type: 'lookup', to: 'author' }), column('price', { type: 'currency', scale: 3 }),
    column('shelf', { type: 'picklist', choices: [{ value: 'a', label: '甲' }] }), column('nothing', { filled: 0 }), column('pages', { type: 'integer', fits: [{ type: 'integer', bad: 1, cells: [{ line: 3, text: 'many' }] }] }),
  ],
};
const head = { label: '书评', other: 'Review', otherPlural: 'Reviews', name: 'review', plural: 'reviews', module: 'library', icon: 'book', menu: true };
const words = { first: { mark: '来源行标识', number: '编号' }, second: { mark: 'Source row', number: 'Number' } };
const draft = (change: Partial<SheetDraft> = {}): SheetDraft => ({ ...draftOf(sheet, head, 'en'), ...change });

test('columns become fields; the first lookup gives the other object a list; rows without a key get a mark', () => {
  const { object, filling } = objectOf(draft(), sheet, words);
  const fields = Object.fromEntries(object.fields.map(({ name, definition }) => [name, definition]));
  expect(fields).toMatchObject({
    name: { type: 'text', required: true }, writer: { type: 'lookup', to: 'author', inverse: 'reviews', inverseLabel: '书评' }, price: { type: 'currency', scale: 3 }, shelf: { values: [{ value: 'a', label: '甲' }] }, sourceId: { externalId: true, unique: true },
  });
  expect(fields['second']).not.toHaveProperty('inverse');
  expect(fields).not.toHaveProperty('nothing');
  expect(filling).toMatchObject({ object: 'review', mark: '来源行标识', match: ['sourceId'] });
  expect(filling.columns.at(-1)).toEqual({ column: '来源行标识', field: 'sourceId' });
});

test('a key column tells rows apart without a mark; without a name column records are numbered', () => {
  const { object, filling } = objectOf(draft({ keyColumn: 'title', nameColumn: null }), sheet, words);
  expect(filling).toMatchObject({ mark: undefined, match: ['name'] });
  expect(object.fields[0]).toMatchObject({ name: 'name', definition: { type: 'autoNumber' } });
});

test('one change set holds the object, its pages, a view, the second language and the menu', () => {
  const titles = { basic: '基本信息', system: '系统信息', all: '全部' };
  const changes = newObjectChanges(objectOf(draft(), sheet, words).object, { module: { name: 'library', label: '图书馆', navigation: ['book'] }, second: 'en', words: titles, secondWords: { basic: 'Details', system: 'System', all: 'All' } });
  expect(changes.map(({ path }) => path)).toEqual(['library/review/object', 'library/review/layouts/edit', 'library/review/layouts/view', 'library/review/layouts/list', 'library/review/list-views/all', 'library/review/translations/en', 'library/module']);
  expect(changes.at(-1)!.body).toMatchObject({ navigation: ['book', 'review'] });
  expect(changes[5]!.body).toMatchObject({ labels: { label: 'Review', plural: 'Reviews', 'fields.sourceId': 'Source row', 'fields.writer.inverse': 'Reviews', 'listViews.all': 'All' } });
});

test('what is wrong is told at its column', () => {
  const columns = draft().columns.map((each) => (each.column === 'price' ? { ...each, name: 'pages' } : each.column === 'shelf' ? { ...each, label: ' ' } : each.column === 'writer' ? { ...each, to: null } : each));
  expect(problemsOf(draft({ columns, head: { ...head, name: '1x' } }))).toEqual({ name: 'apiName', 'column.writer': 'noObject', 'column.shelf': 'required', 'column.pages': 'twice' });
  expect(badCells(sheet.columns[6]!, 'integer')?.bad).toBe(1);
  expect(badCells(sheet.columns[6]!, 'text')).toBeUndefined();
});
