// Designing a page: nothing is lost, what was not touched stays as written, and every move has one meaning.
import fc from 'fast-check';
import type { CellDefinition, FormLayoutDefinition } from '../../../metadata/language/types';
import { findItem, placedFields, placedLines, readDesign, writeDesign, type Design } from './design';
import {
  addSection, changeCell, changeHeader, changeSection, copyOnto, lastPlaced, moveItem, moveSection, neighbourOf, placeCell, removeItem, removeSection, stepItem, titleSection, type Direction,
} from './design-changes';

const strange = { widget: 'map' } as unknown as CellDefinition;
const layout: FormLayoutDefinition = {
  kind: 'edit',
  sections: [
    { name: 'main', label: '基本信息', rows: [['title', 'author'], ['isbn', { field: 'genre', requiredIf: 'pages > 0' }], ['note'], ['pages', null]] },
    { name: 'more', label: '更多', columns: 3, collapsed: true, rows: [[{ lines: { relatedList: 'loans', columns: ['borrower'] } }], ['price', strange, null]] },
  ],
};
const isWide = (field: string): boolean => field === 'note';
const design = readDesign(layout, {}, isWide);
const more = design.sections[1]!.id;

test('a layout that is only looked at is written as it stood', () => {
  expect(writeDesign(design)).toEqual(layout);
  expect(writeDesign(moveItem(design, idOf('title'), { section: 's1', index: 2 })).sections[1]).toEqual(layout.sections[1]);
});

test('a field moves to the top, a removed one is no longer placed', () => {
  expect(rows(moveItem(design, idOf('pages'), { section: 's1', index: 0 }))[0]).toEqual([['pages', 'title'], ['author', 'isbn'], [{ field: 'genre', requiredIf: 'pages > 0' }], [{ field: 'note', span: 2 }], [null]]);
  const hidden = removeItem(design, idOf('isbn'));
  expect(placedFields(hidden).has('isbn')).toBe(false);
  expect(placedLines(hidden).has('loans')).toBe(true);
});

test('wide fields keep the width they had', () => {
  const moved = moveItem(design, idOf('note'), { section: 's1', index: 0 });
  expect(rows(moved)[0]?.[0]).toEqual([{ field: 'note', span: 2 }]);
  expect(rows(changeSection(moved, 's1', { columns: 3 }))[0]?.[0]).toEqual([{ field: 'note', span: 3 }]);
  expect(rows(changeSection(changeSection(moved, 's1', { columns: 1 }), 's1', { columns: 2 }))[0]?.slice(0, 2)).toEqual([[{ field: 'note', span: 1 }, 'title'], ['author', 'isbn']]);
});

test('steps of the keyboard', () => {
  const order = (now: Design): string => now.sections.map(({ items }) => items.map(({ cell }) => cell?.field ?? (cell?.lines ? 'LINES' : cell ? '?' : '-')).join(' ')).join(' | ');
  const step = (field: string, ...directions: Direction[]): string => order(directions.reduce((now, direction) => stepItem(now, idOf(field), direction), design));
  expect(order(design)).toBe('title author isbn genre note pages - | LINES price ? -');
  expect(step('author', 'left')).toBe('author title isbn genre note pages - | LINES price ? -');
  expect(step('author', 'right')).toBe('title isbn author genre note pages - | LINES price ? -');
  expect(step('genre', 'up')).toBe('title genre author isbn note pages - | LINES price ? -');
  expect(step('title', 'down')).toBe('author isbn title genre note pages - | LINES price ? -');
  expect(step('title', 'up')).toBe(order(design));
  expect(step('title', 'left')).toBe(order(design));
  expect(step('pages', 'down')).toBe('title author isbn genre note - | pages LINES price ? -');
  expect(step('price', 'up', 'up')).toBe('title author isbn genre note pages - price | LINES ? -');
});

test('walking over the page meets every cell', () => {
  let at: string | undefined = idOf('title');
  let met = 0;
  while (at !== undefined && met < 100) {
    met += 1;
    at = neighbourOf(design, at, 'right');
  }
  expect(met).toBe(11);
  expect(neighbourOf(design, idOf('genre'), 'up')).toBe(idOf('author'));
  expect(neighbourOf(design, idOf('author'), 'down')).toBe(idOf('genre'));
});

test('sections are added, titled, moved and removed; what is not understood survives', () => {
  const added = addSection(design, { label: '新分组', taken: new Set(['section3']), after: 's1' });
  const made = added.sections[1]!;
  expect(writeDesign(added).sections[1]).toEqual({ name: 'section4', label: '新分组', columns: 2, rows: [[null]] });
  const titled = titleSection(added, made.id, { language: 'en', text: 'More' });
  expect(titled.titles).toEqual({ en: { section4: 'More' } });
  expect(titleSection(titled, made.id, { language: 'en', text: '' }).titles).toEqual({ en: {} });
  expect(moveSection(added, made.id, -1).sections.map(({ written }) => written.name)).toEqual(['section4', 'main', 'more']);
  const without = removeSection(design, more);
  expect(without.sections).toHaveLength(1);
  expect(rows(without)[0]?.flat()).toContainEqual(strange);
  expect(removeSection(without, 's1')).toBe(without);
  expect(writeDesign(changeSection(design, more, { collapsed: false })).sections[1]).not.toHaveProperty('collapsed');
});

test('settings of cells are set and taken away', () => {
  const set = changeCell(design, idOf('title'), { required: true, visibleIf: 'pages > 1', span: 2 });
  expect(rows(set)[0]?.[0]).toEqual([{ field: 'title', required: true, visibleIf: 'pages > 1', span: 2 }]);
  expect(rows(changeCell(set, idOf('title'), { required: false, visibleIf: '', span: undefined }))[0]?.[0]).toEqual(['title', 'author']);
});

test('pages are copied from one another with their own kind', () => {
  const view = readDesign({ kind: 'view', header: ['isbn'], sections: [{ name: 'a', label: '甲', rows: [['title']] }] }, {}, isWide);
  expect(writeDesign(copyOnto(view, design))).toEqual({ ...layout, kind: 'view', header: ['isbn'] });
  expect(writeDesign(copyOnto(design, view))).toEqual({ kind: 'edit', sections: [{ name: 'a', label: '甲', rows: [['title']] }] });
  expect(writeDesign(changeHeader(view, [])).header).toEqual([]);
});

test('new cells go where they are put', () => {
  const placed = placeCell(design, { field: 'price2' }, { section: more, index: 1 });
  expect(findItem(placed, lastPlaced(placed))).toMatchObject({ index: 1, item: { cell: { field: 'price2' } } });
});

test('whatever is moved, every cell stays on the page once, and what is written reads the same', () => {
  const move = fc.record({ item: fc.nat(10), kind: fc.constantFrom('left', 'right', 'up', 'down', 'drop', 'columns'), section: fc.nat(1), index: fc.nat(12), columns: fc.constantFrom(1, 2, 3, 4) });
  const cells = (now: Design): string[] => now.sections.flatMap(({ items }) => items.map((item) => JSON.stringify([item.id, item.cell?.field, item.cell?.lines]))).sort();
  fc.assert(fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
    const end = moves.reduce<Design>((now, { item, kind, section, index, columns }) => {
      const ids = now.sections.flatMap(({ items }) => items.map(({ id }) => id));
      const target = now.sections[section]!;
      if (kind === 'drop') return moveItem(now, ids[item]!, { section: target.id, index: Math.min(index, target.items.length) });
      if (kind === 'columns') return changeSection(now, target.id, { columns: columns as 1 | 2 | 3 | 4 });
      return stepItem(now, ids[item]!, kind as Direction);
    }, design);
    expect(cells(end)).toEqual(cells(design));
    const written = writeDesign(end);
    expect(writeDesign(readDesign(written, {}, isWide))).toEqual(written);
    for (const section of written.sections) for (const row of section.rows) expect(row.length).toBeLessThanOrEqual(4);
  }));
});

function idOf(field: string): string {
  return design.sections.flatMap(({ items }) => items).find(({ cell }) => cell?.field === field)!.id;
}

function rows(now: Design): FormLayoutDefinition['sections'][number]['rows'][] {
  return writeDesign(now).sections.map((section) => section.rows);
}
