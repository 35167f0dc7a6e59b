// Ticking a dependency: cells, rows, columns, what is gone, and which fields may decide.
import type { FieldDefinition } from '../../../../metadata/language/types';
import { fitting, isTicked, mayDecide, offeredNowhere, ticked, withTicks } from './dependency';

const order = ['a', 'b', 'c'];

test('cells, whole rows and whole columns are ticked and cleared; lists keep the order of the field', () => {
  let ticks = withTicks({}, { controls: ['x'], values: ['c'], on: true, order });
  ticks = withTicks(ticks, { controls: ['x', 'y'], values: ['a'], on: true, order });
  expect(ticks).toEqual({ x: ['a', 'c'], y: ['a'] });
  expect([isTicked(ticks, { controls: ['x', 'y'], values: ['a'] }), isTicked(ticks, { controls: ['x', 'y'], values: ['c'] }), isTicked(ticks, { controls: [], values: ['a'] })]).toEqual([true, false, false]);
  expect(withTicks(ticks, { controls: ['x'], values: order, on: false, order })).toEqual({ x: [], y: ['a'] });
  expect(offeredNowhere(ticks, { controls: ['x', 'y'], values: order })).toEqual(['b']);
  expect(ticked(ticks, 'constructor')).toEqual([]);
});

test('values that are gone go from the dependency too', () => {
  const dependsOn = { field: 'f', values: { x: ['a', 'c'], y: ['b'] } };
  expect(fitting(dependsOn, { values: ['a', 'b'] })).toEqual({ field: 'f', values: { x: ['a'], y: ['b'] } });
  expect(fitting(dependsOn, { controls: ['y'] })).toEqual({ field: 'f', values: { y: ['b'] } });
});

test('a field that depends on this one cannot decide over it', () => {
  const field = (name: string, on?: string): { name: string; body: FieldDefinition } => ({ name, body: { type: 'picklist', label: name, values: [], ...(on ? { dependsOn: { field: on, values: {} } } : {}) } as FieldDefinition });
  const fields = [field('country'), field('town', 'country'), field('street', 'town'), field('other'), { name: 'note', body: { type: 'text', label: '' } as FieldDefinition }];
  expect(mayDecide(fields, 'town').map(({ name }) => name)).toEqual(['country', 'other']);
  expect(mayDecide(fields, 'new').map(({ name }) => name)).toEqual(['country', 'town', 'street', 'other']);
});
