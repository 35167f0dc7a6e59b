// Where something dragged would go: beside the cell under the pointer, or at the end of a section.
import { columnsOf, findItem, spanOf, type Design } from './design';
import type { Spot } from './design-changes';

type Half = 'before' | 'after';
/** What is under the pointer, and on which half of it the pointer is, sideways and downwards. */
export interface Under { readonly cell?: string; readonly end?: string; readonly across: Half; readonly down: Half }

/** The spot in the design, and on which side of the cell it is; undefined where there is nothing to drop on. */
export function spotUnder(design: Design, under: Under): { readonly spot: Spot; readonly side: Half } | undefined {
  if (under.cell !== undefined) {
    const found = findItem(design, under.cell);
    if (!found) return undefined;
    // Cells that fill their line stand above one another, others side by side.
    const side = spanOf(found.item, found.section) === columnsOf(found.section) ? under.down : under.across;
    return { spot: { section: found.section.id, index: found.index + (side === 'after' ? 1 : 0) }, side };
  }
  const section = design.sections.find((one) => one.id === under.end);
  return section && { spot: { section: section.id, index: section.items.length }, side: 'after' };
}
