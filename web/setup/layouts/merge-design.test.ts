// Merging two designs of one page: nothing of either side is lost, and whatever both changed is told.
import fc from 'fast-check';
import type { FormLayoutDefinition } from '../../../metadata/language/types';
import { findItem, placedFields, readDesign, writeDesign, type Design } from './design';
import { changeCell, changeSection, moveItem, placeCell, removeItem } from './design-changes';
import { mergeDesigns } from './merge-design';

const layout: FormLayoutDefinition = {
  kind: 'edit',
  sections: [
    { name: 'main', label: '基本信息', rows: [['title', 'author'], ['isbn', 'genre'], ['pages', null]] },
    { name: 'more', label: '更多', rows: [['price', 'published'], [{ lines: { relatedList: 'loans', columns: ['borrower'] } }]] },
  ],
};
const before = readDesign(layout, {}, () => false);
const idOf = (field: string, design: Design = before): string => design.sections.flatMap(({ items }) => items).find(({ cell }) => cell?.field === field)!.id;
const sectionIdOf = (name: string): string => before.sections.find(({ written }) => written.name === name)!.id;
const fieldsOf = (design: Design): readonly (readonly string[])[] => design.sections.map(({ items }) => items.flatMap(({ cell }) => cell?.field ?? []));
const cellOf = (design: Design, field: string): unknown => findItem(design, idOf(field, design))?.item.cell;

test('changes in different places are both there, without a question', () => {
  const mine = changeCell(removeItem(before, idOf('isbn')), idOf('price'), { required: true });
  const theirs = changeSection(moveItem(before, idOf('pages'), { section: sectionIdOf('more'), index: 0 }), sectionIdOf('main'), { columns: 3 });
  const { design, collisions } = mergeDesigns({ before, mine, theirs });
  expect(collisions).toEqual([]);
  expect(fieldsOf(design)).toEqual([['title', 'author', 'genre'], ['pages', 'price', 'published']]);
  expect(cellOf(design, 'price')).toEqual({ field: 'price', required: true });
  expect(design.sections[0]!.written.columns).toBe(3);
});

test('what both added is there once, each beside its neighbour', () => {
  const add = (field: string, index: number): Design => placeCell(before, { field }, { section: sectionIdOf('main'), index });
  const { design, collisions } = mergeDesigns({ before, mine: add('playingTime', 1), theirs: add('note', 3) });
  expect(collisions).toEqual([]);
  expect(fieldsOf(design)[0]).toEqual(['title', 'playingTime', 'author', 'isbn', 'note', 'genre', 'pages']);
});

test('the same cell changed in two ways is a collision; until it is decided theirs stands', () => {
  const mine = changeCell(before, idOf('price'), { required: true });
  const theirs = removeItem(before, idOf('price'));
  const { design, collisions } = mergeDesigns({ before, mine, theirs });
  expect(collisions).toEqual([{
    id: 'cell field price', subject: { kind: 'cell', name: 'price' },
    before: { section: 'more', settings: { field: 'price' } }, mine: { section: 'more', settings: { field: 'price', required: true } }, theirs: null,
  }]);
  expect(placedFields(design).has('price')).toBe(false);
  expect(cellOf(mergeDesigns({ before, mine, theirs }, { 'cell field price': 'mine' }).design, 'price')).toEqual({ field: 'price', required: true });
});

test('a merge with oneself, or with nobody, is what it was', () => {
  const someDesign = fc.array(fc.record({ field: fc.constantFrom('title', 'author', 'isbn', 'genre', 'pages', 'price', 'published'), to: fc.constantFrom('main', 'more'), index: fc.nat(4), required: fc.boolean() }), { maxLength: 5 }).map((steps) => steps.reduce((design, { field, to, index, required }) => {
    const moved = moveItem(design, idOf(field, design), { section: design.sections.find(({ written }) => written.name === to)!.id, index });
    return required ? changeCell(moved, idOf(field, moved), { required }) : moved;
  }, before));
  fc.assert(fc.property(someDesign, someDesign, (one, other) => {
    expect(mergeDesigns({ before, mine: one, theirs: before }).collisions).toEqual([]);
    expect(fieldsOf(mergeDesigns({ before, mine: one, theirs: before }).design)).toEqual(fieldsOf(one));
    expect(fieldsOf(mergeDesigns({ before, mine: before, theirs: other }).design)).toEqual(fieldsOf(other));
    expect(fieldsOf(mergeDesigns({ before, mine: one, theirs: one }).design)).toEqual(fieldsOf(one));
    const both = mergeDesigns({ before, mine: one, theirs: other }).design;
    // Nobody took anything away, so everything is there, once.
    expect(fieldsOf(both).flat().sort()).toEqual(fieldsOf(before).flat().sort());
    expect(writeDesign(both).sections.map(({ name }) => name)).toEqual(['main', 'more']);
  }));
});
