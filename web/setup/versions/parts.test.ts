// What differs between two states, what became of the cells of a layout, and one rule or cell put back without touching the others.
import { cellMarks, changedParts, partOf, withPart } from './parts';

const layout = (rows: unknown[], more: unknown[] = []): object => ({ kind: 'edit', sections: [{ name: 'main', label: '基本', rows }, { name: 'more', label: '更多', rows: more }] });

test('leaves that differ, things of a list by name; a list that only has another order is told whole', () => {
  expect(changedParts({ label: 'A', values: [{ value: 'a', label: '甲' }] }, { label: 'A', values: [{ value: 'a', label: '乙' }, { value: 'b', label: '丙' }], required: true })).toEqual([
    { place: ['values', 'a', 'label'], before: '甲', after: '乙' }, { place: ['values', 'b', 'value'], before: undefined, after: 'b' }, { place: ['values', 'b', 'label'], before: undefined, after: '丙' }, { place: ['required'], before: undefined, after: true },
  ]);
  const [one, two] = [{ name: 'x' }, { name: 'y' }];
  expect(changedParts({ rules: [one, two] }, { rules: [two, one] })).toEqual([{ place: ['rules'], before: [one, two], after: [two, one] }]);
  expect(changedParts(null, { label: 'A' })).toEqual([{ place: ['label'], before: undefined, after: 'A' }]);
  expect(changedParts({ a: 1 }, { a: 1 })).toEqual([]);
});

test('cells are added, removed, moved or changed; what only makes room is not marked', () => {
  const before = layout([['a', 'b'], ['c'], ['d']]);
  const after = layout([['new'], ['a', { field: 'b', required: true }], ['d']], [['c']]);
  expect([...cellMarks(before, after)]).toEqual([['new', 'added'], ['b', 'changed'], ['c', 'moved']]);
  expect([...cellMarks(after, before)]).toEqual([['new', 'removed'], ['b', 'changed'], ['c', 'moved']]);
});

test('one rule is put back, taken away, or comes back at the end', () => {
  const now = { rules: [{ name: 'a', when: '1' }, { name: 'b', when: '2' }] };
  const part = { of: 'rules', name: 'a' } as const;
  expect(partOf(now, part)).toEqual({ name: 'a', when: '1' });
  expect(withPart(now, part, { name: 'a', when: '0' })).toEqual({ rules: [{ name: 'a', when: '0' }, { name: 'b', when: '2' }] });
  expect(withPart(now, part, undefined)).toEqual({ rules: [{ name: 'b', when: '2' }] });
  expect(withPart(null, part, { name: 'a', when: '0' })).toEqual({ rules: [{ name: 'a', when: '0' }] });
});

test('one cell is put back as it was, into its section, and nothing else moves', () => {
  const part = { of: 'cells', name: 'b' } as const;
  const was = partOf(layout([['a', { field: 'b', span: 2 }]]), part);
  expect(withPart(layout([['a', 'b']]), part, was)).toEqual(layout([['a', { field: 'b', span: 2 }]]));
  expect(withPart(layout([['a']], [['b']]), part, was)).toEqual(layout([['a'], [{ field: 'b', span: 2 }]]));
  expect(withPart(layout([['a', 'b'], []]), part, undefined)).toEqual(layout([['a'], []]));
});
