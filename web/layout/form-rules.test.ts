// Conditions, formulas and totals follow what is typed; what only the server knows is left to it.
import type { FieldDescription, ObjectDescription } from '../../metadata/language/description';
import { cellState, ruleProblems } from './cell-state';
import { computed, condition, liveValue, type RuleContext } from './form-rules';
import type { LineSets, Values } from './form-values';

const field = (name: string, type: FieldDescription['type'], more: Partial<FieldDescription> = {}): FieldDescription => ({
  name, type, label: name, help: null, required: false, unique: false, system: false, readOnly: false, sortable: true, operators: [], default: null, values: [], dependsOn: null, targets: [], inverse: null, settings: {}, returns: null, ...more,
});
const summary = (name: string, nameField: string) => ({ name, plural: `${name}s`, typeName: name, label: name, pluralLabel: name, icon: null, idPrefix: name.slice(0, 3), nameField, may: { create: true, update: true, delete: true, import: true } });
const object = (name: string, fields: readonly FieldDescription[], more: Partial<ObjectDescription> = {}): ObjectDescription => ({
  ...summary(name, 'title'), version: 1, owned: true, fields: [...fields], recordTypes: [], layouts: {}, list: { columns: [], sort: [], quickFilters: [], colors: [], actions: [], board: null, calendar: null }, listViews: [], relatedLists: [], rules: [], conversions: [], ...more,
});
const line = object('line', [
  field('quantity', 'decimal', { settings: { scale: 2 } }), field('price', 'currency', { settings: { scale: 2 } }), field('gift', 'boolean'),
  field('amount', 'formula', { readOnly: true, returns: 'currency', settings: { expression: 'quantity * price', scale: 2 } }),
]);
const bill = object('bill', [
  field('title', 'text'), field('status', 'picklist'), field('paid', 'date'), field('share', 'percent'), field('shipping', 'currency', { settings: { scale: 2 } }),
  field('owner', 'user', { targets: [summary('user', 'title')] }),
  field('sum', 'rollUp', { readOnly: true, settings: { of: 'lines', function: 'sum', field: 'amount', returns: 'currency', scale: 2 } }),
  field('gifts', 'rollUp', { readOnly: true, settings: { of: 'lines', function: 'count', filter: 'gift = true' } }),
  field('most', 'rollUp', { readOnly: true, settings: { of: 'lines', function: 'max', field: 'quantity' } }),
  field('total', 'formula', { readOnly: true, returns: 'currency', settings: { expression: 'sum + shipping', scale: 2 } }),
], {
  relatedLists: [{ name: 'lines', label: 'lines', object: summary('line', 'title'), shown: false, field: 'bill', kind: 'detail', columns: [], sort: [], rows: 5, buttons: [] }],
  rules: [{ name: 'dated', label: 'dated', message: 'Say when it was paid', field: 'paid', when: 'status = "paid" AND ISBLANK(paid)' }],
});
const environment = { now: new Date('2026-11-22T02:00:00Z'), today: '2026-11-22', timeZone: 'Asia/Shanghai', viewer: 'use_1' };
const context = (values: Values, lines: LineSets = {}): RuleContext => ({ object: bill, objects: new Map([['line', line]]), values, lines, environment });
const rows = (...values: Values[]): LineSets => ({ lines: { removed: [], lines: values.map((now, index) => ({ key: String(index), id: null, before: {}, now })) } });
const of = (name: string): FieldDescription => bill.fields.find((one) => one.name === name)!;

test('conditions read what is typed', () => {
  expect(condition('status = "paid"', context({ status: 'paid' }))).toBe(true);
  expect(condition('status = "paid"', context({ status: null }))).toBe(false);
  expect(condition('share > 0.1', context({ share: '0.10' }))).toBe(false);
});

test('what only the server knows is no answer, and hides or requires nothing', () => {
  expect(condition('owner.department = "x"', context({ owner: { id: 'use_1', name: 'x', object: 'user' } }))).toBeNull();
  expect(cellState({ field: 'paid', visibleIf: 'owner.department = "x"', requiredIf: 'owner.department = "x"' }, of('paid'), context({}))).toEqual({ visible: true, required: false, readOnly: false });
  expect(condition('this is no expression ((', context({}))).toBeNull();
});

test('rules of a cell follow what is typed', () => {
  const cell = { field: 'paid', visibleIf: 'status <> "draft"', requiredIf: 'status = "paid"', readOnlyIf: 'status = "closed"' };
  expect(cellState(cell, of('paid'), context({ status: 'draft' })).visible).toBe(false);
  expect(cellState(cell, of('paid'), context({ status: 'paid' }))).toEqual({ visible: true, required: true, readOnly: false });
  expect(cellState(cell, of('paid'), context({ status: 'closed' })).readOnly).toBe(true);
});

test('validation rules speak once a field they read was touched', () => {
  expect(ruleProblems(context({ status: 'paid', paid: null }))).toEqual({ paid: 'Say when it was paid' });
  expect(ruleProblems(context({ status: 'paid', paid: null }), new Set(['title']))).toEqual({});
  expect(ruleProblems(context({ status: 'paid', paid: '2026-11-22' }))).toEqual({});
});

test('formulas and totals run along with the lines, exactly', () => {
  const typed = context({ shipping: '0.05' }, rows({ quantity: '3', price: '0.10', gift: false }, { quantity: '1', price: '0.20', gift: true }, { quantity: null, price: null, gift: false }));
  expect(liveValue(of('sum'), typed)).toBe('0.5');
  expect(liveValue(of('total'), typed)).toBe('0.55');
  expect(liveValue(of('gifts'), typed)).toBe('1');
  expect(liveValue(of('most'), typed)).toBe('3');
});

test('a total whose lines are not on the form is the server’s', () => {
  expect(liveValue(of('sum'), context({ shipping: '1' }))).toBeUndefined();
  expect(liveValue(of('sum'), context({ shipping: '1', sum: '9.00' }))).toBe('9.00');
});

test('defaults know the day and the viewer', () => {
  expect(computed('TODAY()', context({}))).toBe('2026-11-22');
});
