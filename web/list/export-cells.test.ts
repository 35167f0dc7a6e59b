// What leaves the product as a file runs nothing in a spreadsheet and keeps every digit.
import fc from 'fast-check';
import type { FieldDescription } from '../../metadata/language/description';
import { csvLine, exportCells, harmless } from './export-cells';

const shown = { language: 'zh-CN', currency: 'CNY', timeZone: 'Asia/Shanghai' } as const;
const field = (name: string, type: string, more: object = {}): FieldDescription => ({ name, label: name, type, values: [], targets: [], settings: {}, returns: null, operators: [], ...more }) as unknown as FieldDescription;
const cells = (row: object, ...fields: FieldDescription[]) => exportCells(row, fields.map((one) => ({ field: one, path: [one.name], column: { path: one.name, label: one.label, width: null, fixed: false, type: one.type, sortable: true } })), shown);

test('numbers and dates are numbers and dates, everything else is what the screen says', () => {
  const row = { pages: 12, price: '-12345678901234.55', share: '0.155', day: '2026-03-01', genre: 'novel', gone: null, who: { id: 'user_1', refName: '王芳' } };
  expect(cells(row, field('pages', 'integer'), field('price', 'currency', { settings: { scale: 2 } }), field('share', 'percent'), field('day', 'date'),
    field('genre', 'picklist', { values: [{ value: 'novel', label: '小说', color: null, inactive: false }] }), field('gone', 'text'), field('who', 'user', { targets: [{ name: 'user', nameField: 'name' }] }))).toEqual([
    { kind: 'number', text: '12', format: '0' }, { kind: 'number', text: '-12345678901234.55', format: '#,##0.00' }, { kind: 'number', text: '0.155', format: '0.##%' },
    { kind: 'date', text: '2026-03-01' }, { kind: 'text', text: '小说' }, null, { kind: 'text', text: '王芳' },
  ]);
});

test('no text begins like a formula, negative numbers stay numbers', () => {
  expect(csvLine(cells({ a: '=HYPERLINK("http://x")', b: '-5', c: '+1', d: '@x', e: '\tx', f: ' =1', g: '＝1' }, ...['a', 'c', 'd', 'e', 'f', 'g'].map((name) => field(name, 'text')), field('b', 'decimal'))))
    .toBe(`"'=HYPERLINK(""http://x"")",'+1,'@x,'\tx,' =1,'＝1,-5`);
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => !/^\s*[=+\-@]/.test(harmless(text))));
});

test('a line can be read back', () => {
  expect(csvLine([{ kind: 'text', text: 'a,b' }, { kind: 'text', text: '说"好"' }, { kind: 'text', text: '两\n行' }, null, { kind: 'text', text: '分;号' }])).toBe('"a,b","说""好""","两\n行",,"分;号"');
});
