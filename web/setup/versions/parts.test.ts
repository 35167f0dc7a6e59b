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

test('one rule is put back, taken away, or comes back where it stood', () => {
  const [a, b, c] = [{ name: 'a', when: '1' }, { name: 'b', when: '2' }, { name: 'c', when: '3' }];
  const part = { of: 'rules', name: 'a' } as const;
  expect(partOf({ rules: [a, b] }, part)).toEqual(a);
  expect(withPart({ rules: [a, b] }, part, { rules: [{ name: 'a', when: '0' }] })).toEqual({ rules: [{ name: 'a', when: '0' }, b] });
  expect(withPart({ rules: [a, b] }, part, null)).toEqual({ rules: [b] });
  expect(withPart(null, part, { rules: [a] })).toEqual({ rules: [a] });
  expect(withPart({ rules: [b, c] }, part, { rules: [a, b] })).toEqual({ rules: [a, b, c] });
  expect(withPart({ rules: [a, c] }, { of: 'rules', name: 'b' }, { rules: [a, b, c] })).toEqual({ rules: [a, b, c] });
  expect(withPart({ rules: [c] }, part, { rules: [a, b] })).toEqual({ rules: [c, a] });
});

describe('one cell is put back as it was, and nothing else moves', () => {
  const part = { of: 'cells', name: 'b' } as const;
  const wide = { field: 'b', span: 2 };
  test.each<[string, object, object, object]>([
    ['as it was, where it stands', layout([['a', 'b']]), layout([['a', wide]]), layout([['a', wide]])],
    ['into its section and its row', layout([['a'], ['c']], [['b'], ['d']]), layout([['a', 'b'], ['c']]), layout([['a', 'b'], ['c']], [['d']])],
    ['to the left of its neighbour', layout([['x'], ['c']]), layout([['b', 'c']]), layout([['x'], ['b', 'c']])],
    ['into the gap it left', layout([['a', null], ['c']]), layout([['a', 'b'], ['c']]), layout([['a', 'b'], ['c']])],
    ['into a row of its own where its row is full', layout([['a', 'new'], ['c']]), layout([['a', 'b'], ['c']]), layout([['a', 'new'], ['b'], ['c']])],
    ['below the row above where its row is gone', layout([['a'], ['new'], ['d']]), layout([['a'], ['b', 'c'], ['d']]), layout([['a'], ['b'], ['new'], ['d']])],
    ['above the row below', layout([['new'], ['d']]), layout([['b'], ['d']]), layout([['new'], ['b'], ['d']])],
    ['at the end where nobody is left', layout([['new']]), layout([['a'], ['b']]), layout([['new'], ['b']])],
    ['away where it was not there', layout([['a', 'b'], []]), layout([['a']]), layout([['a'], []])],
  ])('%s', (_, now, was, then) => {
    expect(withPart(now, part, was)).toEqual(then);
  });

  test('to the end of the page where its section is gone', () => {
    const was = { kind: 'edit', sections: [{ name: 'gone', label: '旧', rows: [['b']] }] };
    expect(withPart(layout([['a']]), part, was)).toEqual(layout([['a']], [['b']]));
    expect(withPart(layout([['a', 'b']]), part, was)).toEqual(layout([['a', 'b']]));
  });
});
