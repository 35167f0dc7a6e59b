// Rules colour rows and cells: the first that holds wins, a cell before its row, and what the browser cannot know stays plain.
import type { AppDescription, FieldDescription, ObjectDescription } from '../../metadata/language/description';
import { colorFields, rowPainter, tint } from './row-colors';
import type { Row } from './row-source';

const field = (name: string, type: string, more: object = {}): FieldDescription => ({ name, label: name, type, values: [], targets: [], settings: {}, returns: null, operators: [], system: false, readOnly: false, ...more }) as unknown as FieldDescription;
const object = { name: 'book', fields: [field('title', 'text'), field('pages', 'integer'), field('price', 'decimal'), field('due', 'date')], relatedLists: [] } as unknown as ObjectDescription;
const app = { timeZone: 'Asia/Shanghai', viewer: { id: 'user_1' } } as unknown as AppDescription;
const rules = [
  { when: 'pages > 500', color: '#FF0000', field: null }, { when: 'pages > 100', color: '#00FF00', field: null }, { when: 'price < 10', color: '#0000FF', field: 'price' }, { when: 'unknown = 1', color: '#000000', field: null },
];
const row = (values: object): Row => ({ id: 'book_1', refName: 'x', ...values }) as Row;

test('the first rule that holds gives the colour, a cell has its own', () => {
  const paint = rowPainter(object, new Map(), { rules, app })!;
  expect(paint(row({ pages: 600, price: '12.00' }))).toBe(tint('#FF0000'));
  expect([paint(row({ pages: 200, price: '9.99' }), 'title'), paint(row({ pages: 200, price: '9.99' }), 'price')]).toEqual([tint('#00FF00'), tint('#0000FF')]);
  expect(paint(row({ pages: 1, price: null }))).toBeUndefined();
  expect(paint(row({ pages: null, price: '1' }), 'title')).toBeUndefined();
});

test('only fields that rules read are asked for, and a list without rules asks for none', () => {
  expect(colorFields(object, new Map(), rules).map(({ name }) => name)).toEqual(['pages', 'price']);
  expect(rowPainter(object, new Map(), { rules: [], app })).toBeUndefined();
});

test('tints are light', () => {
  expect(tint('#000000')).toBe('#d9d9d9');
  expect(tint('#FFFFFF')).toBe('#ffffff');
});
