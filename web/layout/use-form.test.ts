// What comes with a record that is picked fills what was not entered, and comes too late for a record that is no longer the one.
import type { FieldDescription } from '../../metadata/language/description';
import { formReducer, type FormState } from './use-form';

const picked = { id: 'b1', name: '书', object: 'book' };
const start: FormState = { content: { before: {}, now: { price: '0', unit: null, book: null }, lines: { lines: { lines: [{ key: 'k', id: null, before: {}, now: { price: '0', book: picked } }], removed: [] } } }, problems: {}, touched: new Set(), awaited: new Set(), attempted: false, emptied: {} };

test('fields that were not entered take the values; those that were keep theirs', () => {
  const typed = formReducer(formReducer(start, { kind: 'value', name: 'unit', value: 'box' }), { kind: 'value', name: 'book', value: picked });
  const { content } = formReducer(typed, { kind: 'copied', lookup: 'book', picked, brings: ['price', 'unit'], values: { price: '12', unit: 'piece' } });
  expect(content.now).toMatchObject({ price: '12', unit: 'box' });
});

test('an answer for a record that was replaced meanwhile changes nothing', () => {
  const other = formReducer(start, { kind: 'value', name: 'book', value: { id: 'b2' } });
  expect(formReducer(other, { kind: 'copied', lookup: 'book', picked, brings: ['price', 'unit'], values: { price: '12' } }).content.now['price']).toBe('0');
});

test('a line takes its own', () => {
  const copied = { kind: 'copied', lookup: 'book', picked, brings: ['price', 'unit'], values: { price: '12' }, list: 'lines', key: 'k' } as const;
  expect(formReducer(start, copied).content.lines['lines']!.lines[0]!.now['price']).toBe('12');
  const typed = formReducer(start, { kind: 'lineValue', list: 'lines', key: 'k', name: 'price', value: '9' });
  expect(formReducer(typed, copied).content.lines['lines']!.lines[0]!.now['price']).toBe('9');
});

test('a save before the answer leaves to the server what a picked record brings, but nothing that was entered', () => {
  const brings = ['price', 'unit'];
  const waiting = formReducer(formReducer(start, { kind: 'value', name: 'unit', value: 'box' }), { kind: 'value', name: 'book', value: picked, brings });
  expect([...waiting.awaited]).toEqual(['price']);
  expect([...formReducer(waiting, { kind: 'value', name: 'price', value: '9' }).awaited]).toEqual([]);
  expect([...formReducer(waiting, { kind: 'value', name: 'book', value: null, brings }).awaited]).toEqual([]);
  expect([...formReducer(waiting, { kind: 'copied', lookup: 'book', picked: { ...picked }, brings, values: { price: '12' } }).awaited]).toEqual(['price']);
  expect([...formReducer(waiting, { kind: 'copied', lookup: 'book', picked, brings, values: {} }).awaited]).toEqual([]);
  const line = formReducer(start, { kind: 'lineValue', list: 'lines', key: 'k', name: 'book', value: picked, brings });
  expect([...line.awaited]).toEqual(['lines.k.price', 'lines.k.unit']);
});

test('a dependent picklist that no longer fits is emptied and told, in a line for itself', () => {
  const pick = (name: string, dependsOn: FieldDescription['dependsOn'] = null): FieldDescription => ({ name, type: 'picklist', dependsOn, readOnly: false } as FieldDescription);
  const beside = [pick('country'), pick('town', { field: 'country', values: { cn: ['bj'], fr: [] } })];
  const chosen = formReducer({ ...start, content: { ...start.content, now: { country: 'cn', town: 'bj' } } }, { kind: 'value', name: 'country', value: 'fr', beside });
  expect([chosen.content.now, chosen.emptied]).toEqual([{ country: 'fr', town: null }, { town: 'bj' }]);
  const line = formReducer(formReducer(chosen, { kind: 'lineValue', list: 'lines', key: 'k', name: 'town', value: 'bj', beside }), { kind: 'lineValue', list: 'lines', key: 'k', name: 'country', value: 'fr', beside });
  expect(line.emptied).toEqual({ town: 'bj', 'lines.k.town': 'bj' });
  const back = formReducer(line, { kind: 'value', name: 'country', value: 'cn', beside });
  expect([back.content.now, back.emptied]).toEqual([{ country: 'cn', town: 'bj' }, { 'lines.k.town': 'bj' }]);
  expect(formReducer(back, { kind: 'load', content: back.content }).emptied).toEqual({});
});
