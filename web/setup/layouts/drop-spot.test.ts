// Where a dragged piece lands.
import { readDesign } from './design';
import { spotUnder } from './drop-spot';

const design = readDesign({ kind: 'edit', sections: [{ name: 'a', label: '甲', rows: [['one', 'two'], [{ field: 'wide', span: 2 }]] }] }, {}, () => false);
const [section] = design.sections;
const [one, , wide] = section!.items;

test('beside cells that stand side by side, above or below those that fill a line, at the end of a section', () => {
  expect(spotUnder(design, { cell: one!.id, across: 'after', down: 'before' })).toEqual({ spot: { section: section!.id, index: 1 }, side: 'after' });
  expect(spotUnder(design, { cell: one!.id, across: 'before', down: 'after' })).toEqual({ spot: { section: section!.id, index: 0 }, side: 'before' });
  expect(spotUnder(design, { cell: wide!.id, across: 'after', down: 'before' })).toEqual({ spot: { section: section!.id, index: 2 }, side: 'before' });
  expect(spotUnder(design, { end: section!.id, across: 'before', down: 'before' })).toEqual({ spot: { section: section!.id, index: 3 }, side: 'after' });
  expect(spotUnder(design, { cell: 'gone', across: 'before', down: 'before' })).toBeUndefined();
});
