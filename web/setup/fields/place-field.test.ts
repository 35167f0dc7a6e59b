// A new field stands in the first gap, beside the last field, or in a row of its own.
import type { FormLayoutDefinition } from '../../../metadata/language/types';
import { withField } from './place-field';

const form = (rows: FormLayoutDefinition['sections'][number]['rows']): FormLayoutDefinition => ({ kind: 'edit', sections: [{ name: 'main', label: '基本', rows }, { name: 'more', label: '更多', rows: [] }] });

test.each([
  ['a gap', [['a', 'b'], ['c', null]], { name: 'x', wide: false }, [['a', 'b'], ['c', 'x']]],
  ['room in the last row', [['a']], { name: 'x', wide: false }, [['a', 'x']]],
  ['a new row', [['a', 'b']], { name: 'x', wide: false }, [['a', 'b'], ['x']]],
  ['behind a wide field', [[{ field: 'a', span: 2 }]], { name: 'x', wide: false }, [[{ field: 'a', span: 2 }], ['x']]],
  ['a wide field', [['a', null]], { name: 'x', wide: true }, [['a', null], [{ field: 'x', span: 2 }]]],
  ['behind lines', [[{ lines: { relatedList: 'l', columns: ['a'] } }]], { name: 'x', wide: false }, [[{ lines: { relatedList: 'l', columns: ['a'] } }], ['x']]],
] as const)('%s', (_, rows, field, expected) => {
  const placed = withField(form(rows as never), field) as FormLayoutDefinition;
  expect(placed.sections[0]!.rows).toEqual(expected);
  expect(placed.sections[1]!.rows).toEqual([]);
});

test('a field that is there already stays where it is', () => {
  const layout = form([['a', { field: 'x', readOnly: true }]]);
  expect(withField(layout, { name: 'x', wide: false })).toBe(layout);
});

test('a list gets a column', () => {
  expect(withField({ kind: 'list', columns: [{ field: 'a' }] }, { name: 'x', wide: false })).toEqual({ kind: 'list', columns: [{ field: 'a' }, { field: 'x' }] });
});
