// One mutation says exactly what was changed on a form, lines included, and problems find their way back.
import type { FieldDescription } from '../../metadata/language/description';
import { resolveConflict } from '../record/conflict';
import { changedFields, defaultValues, formInput, isBlank, isDirty, placeOfProblem, readValues, type FormContent, type Line } from './form-values';
import { columnTotals } from './line-totals';
import { pastedRows } from './pasted-rows';

const field = (name: string, type: FieldDescription['type'], more: Partial<FieldDescription> = {}): FieldDescription => ({
  name, type, label: name, help: null, required: false, unique: false, system: false, readOnly: false, sortable: true, operators: [], default: null, values: [], dependsOn: null, targets: [], inverse: null, settings: {}, returns: null, ...more,
});
const author = { name: 'author', plural: 'authors', typeName: 'Author', label: 'Author', pluralLabel: 'Authors', icon: null, idPrefix: 'aut', nameField: 'name', may: { create: true, update: true, delete: true, import: true } };
const fields = [field('title', 'text'), field('price', 'currency'), field('author', 'lookup', { targets: [author] }), field('pages', 'integer'), field('number', 'autoNumber', { readOnly: true })];
const lineFields = { lines: [field('what', 'text'), field('quantity', 'integer')] };
const line = (key: string, id: string | null, before: Record<string, unknown>, now = before): Line => ({ key, id, before, now });

const record = { title: '红楼梦', price: '59.90', author: { __typename: 'Author', id: 'aut_1', refName: '曹雪芹' }, pages: 1200, number: 'B-1' };
const values = readValues(fields, record);
const content = (now: Record<string, unknown>, lines: FormContent['lines'] = {}): FormContent => ({ before: values, now: { ...values, ...now }, lines });

test('a record becomes form values: exact text for numbers, names for references', () => {
  expect(values).toEqual({ title: '红楼梦', price: '59.90', author: { id: 'aut_1', name: '曹雪芹', object: 'author' }, pages: '1200', number: 'B-1' });
});

test('only what changed is sent, empty as null, references as ids, decimals as text', () => {
  expect(formInput(content({}), { fields, lineFields, isNew: false })).toEqual({});
  expect(formInput(content({ title: '', price: '0.10', author: { id: 'aut_2', name: 'x', object: 'author' }, number: 'mine' }), { fields, lineFields, isNew: false })).toEqual({ title: null, price: '0.10', author: 'aut_2' });
});

test('a new record sends what is filled and leaves the rest to the server', () => {
  const fresh: FormContent = { before: {}, now: { title: '边城', price: null, pages: '180' }, lines: {} };
  expect(formInput(fresh, { fields, lineFields, isNew: true })).toEqual({ title: '边城', pages: 180 });
  expect(formInput(fresh, { fields, lineFields, isNew: true, awaited: new Set(['pages']) })).toEqual({ title: '边城' });
});

test('lines are created, changed and deleted in the same input; blank rows are not sent', () => {
  const lines = { lines: {
    removed: ['l_9'],
    lines: [line('l_1', 'l_1', { what: 'a', quantity: '1' }, { what: 'a', quantity: '2' }), line('l_2', 'l_2', { what: 'b', quantity: '1' }), line('n1', null, {}, { what: 'c', quantity: '3' }), line('n2', null, { quantity: '1' })],
  } };
  expect(formInput(content({}, lines), { fields, lineFields, isNew: false })).toEqual({
    lines: { create: [{ what: 'c', quantity: 3 }], update: [{ id: 'l_1', input: { quantity: 2 } }], delete: ['l_9'] },
  });
  expect(isDirty(content({}, lines), fields, lineFields)).toBe(true);
  expect(isBlank(line('n2', null, { quantity: '1' }), lineFields.lines)).toBe(true);
});

test('a line with a default that was typed in is sent whole', () => {
  const lines = { lines: { removed: [], lines: [line('n1', null, { quantity: '1' }, { quantity: '1', what: 'c' })] } };
  expect(formInput(content({}, lines), { fields, lineFields, isNew: false })).toEqual({ lines: { create: [{ what: 'c', quantity: 1 }] } });
});

test('problems of the server find the cell they belong to', () => {
  const lines = { lines: { removed: [], lines: [line('n0', null, {}), line('n1', null, {}, { what: 'c' }), line('l_1', 'l_1', { what: 'a' }, { what: 'z' })] } };
  const now = content({}, lines);
  expect(placeOfProblem('title', now, lineFields)).toBe('title');
  expect(placeOfProblem('lines.create.0.quantity', now, lineFields)).toBe('lines.n1.quantity');
  expect(placeOfProblem('lines.0.quantity', now, lineFields)).toBe('lines.n1.quantity');
  expect(placeOfProblem('lines.update.0.input.what', now, lineFields)).toBe('lines.l_1.what');
});

test('literal and computed defaults fill a new form', () => {
  const shown = [field('pages', 'integer', { default: 10 }), field('due', 'date', { default: { expression: 'TODAY()' } }), field('lent', 'boolean'), field('title', 'text')];
  expect(defaultValues(shown, () => '2026-11-22')).toEqual({ pages: '10', due: '2026-11-22', lent: false, title: null });
});

test('two versions come together: mine on top of theirs, except where theirs was chosen', () => {
  const mine = content({ title: '石头记', pages: '1300' });
  const theirs: FormContent = { before: { ...values, price: '61.00', title: '红楼梦（新版）' }, now: { ...values, price: '61.00', title: '红楼梦（新版）' }, lines: {} };
  const merged = resolveConflict(mine, theirs, { fields, theirs: new Set(['title']) });
  expect(merged.now).toMatchObject({ title: '红楼梦（新版）', pages: '1300', price: '61.00' });
  expect(changedFields(fields, merged.before, merged.now).map((one) => one.name)).toEqual(['pages']);
});

test('lines of both sides come together', () => {
  const mine = content({}, { lines: { removed: ['l_3'], lines: [line('l_1', 'l_1', { what: 'a', quantity: '1' }, { what: 'mine', quantity: '1' }), line('l_2', 'l_2', { what: 'b' })] } });
  const theirs: FormContent = { before: values, now: values, lines: { lines: { removed: [], lines: [line('l_1', 'l_1', { what: 'a', quantity: '5' }), line('l_3', 'l_3', { what: 'c' }), line('l_4', 'l_4', { what: 'd' })] } } };
  const set = resolveConflict(mine, theirs, { fields, theirs: new Set() }).lines['lines'];
  expect(set?.removed).toEqual(['l_3']);
  expect(set?.lines.map((one) => [one.id, one.now])).toEqual([['l_1', { what: 'mine', quantity: '5' }], ['l_4', { what: 'd' }]]);
});

test('columns of quantities are summed exactly', () => {
  const shown = [field('quantity', 'decimal'), field('price', 'currency')];
  const rows = [line('a', null, { quantity: '0.1', price: '5' }), line('b', null, { quantity: '0.2', price: '6' })];
  const totals = columnTotals(shown, rows, () => { throw new Error('no formula here'); });
  expect([...totals]).toEqual([['quantity', '0.3']]);
});

test('rows copied from a spreadsheet are read column by column', () => {
  const shown = [field('what', 'text'), field('quantity', 'integer'), field('off', 'percent'), field('kind', 'picklist', { values: [{ value: 'new', label: '新', color: null, inactive: false }] })];
  expect(pastedRows('一\t1,200\t12.5%\t新\n二\t3\t0.05\tnew\n', shown)).toEqual([{ what: '一', quantity: '1200', off: '0.125', kind: 'new' }, { what: '二', quantity: '3', off: '0.05', kind: 'new' }]);
  expect(pastedRows('one word', shown)).toEqual([]);
});
