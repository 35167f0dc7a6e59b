// What a designer of a page may do: place, move, remove, resize and describe cells and sections. Every change gives a new design.
import type { CellDefinition, SectionDefinition } from '../../../metadata/language/types';
import { columnsOf, findItem, placesOf, type Design, type DesignItem, type DesignSection } from './design';

/** A place between items: before the item at `index`. */
export interface Spot { readonly section: string; readonly index: number }
export type Direction = 'left' | 'right' | 'up' | 'down';

/** Puts a new cell on the page; `null` makes a gap. */
export function placeCell(design: Design, cell: CellDefinition | null, spot: Spot): Design {
  const item: DesignItem = { id: `c${design.next}`, cell };
  return { ...inSection(design, spot.section, (section) => withItems(section, insert(section.items, spot.index, item))), next: design.next + 1 };
}

/** The id of the item that `placeCell` made last. */
export function lastPlaced(design: Design): string {
  return `c${design.next - 1}`;
}

/** Moves an item to a spot, whose index counts the item where it stands now. */
export function moveItem(design: Design, id: string, spot: Spot): Design {
  const found = findItem(design, id);
  if (!found) return design;
  const within = found.section.id === spot.section;
  if (within && (spot.index === found.index || spot.index === found.index + 1)) return design;
  const index = within && spot.index > found.index ? spot.index - 1 : spot.index;
  const without = inSection(design, found.section.id, (section) => withItems(section, section.items.filter((item) => item.id !== id)));
  return inSection(without, spot.section, (section) => withItems(section, insert(section.items, index, found.item)));
}

/** One step with the keyboard: beside its neighbour, a line up or down, and at the edge into the next section. */
export function stepItem(design: Design, id: string, direction: Direction): Design {
  const found = findItem(design, id);
  if (!found) return design;
  const { section, index } = found;
  const forward = direction === 'right' || direction === 'down';
  const inside = direction === 'left' || direction === 'right' ? beside(section, index, forward) : acrossLine(section, index, forward);
  if (inside !== undefined) return moveItem(design, id, { section: section.id, index: inside });
  const at = design.sections.findIndex((one) => one.id === section.id) + (forward ? 1 : -1);
  const neighbour = design.sections[at];
  return neighbour ? moveItem(design, id, { section: neighbour.id, index: forward ? 0 : neighbour.items.length }) : design;
}

/** The id of the item one step away, for walking over the page; undefined at its edges. */
export function neighbourOf(design: Design, id: string, direction: Direction): string | undefined {
  const found = findItem(design, id);
  if (!found) return undefined;
  const { section, index } = found;
  const forward = direction === 'right' || direction === 'down';
  const target = direction === 'left' || direction === 'right' ? index + (forward ? 1 : -1) : lineNeighbour(section, index, forward);
  if (target !== undefined && section.items[target]) return section.items[target].id;
  const sections = design.sections.filter(({ items }) => items.length > 0);
  const next = sections[sections.findIndex((one) => one.id === section.id) + (forward ? 1 : -1)];
  return (forward ? next?.items[0] : next?.items.at(-1))?.id;
}

/** Takes an item off the page. Its field goes back to those not placed. */
export function removeItem(design: Design, id: string): Design {
  const found = findItem(design, id);
  return found ? inSection(design, found.section.id, (section) => withItems(section, section.items.filter((item) => item.id !== id))) : design;
}

/** Changes settings of a cell; `undefined` and `false` take a setting away. */
export function changeCell(design: Design, id: string, change: Partial<CellDefinition>): Design {
  const found = findItem(design, id);
  if (!found?.item.cell) return design;
  const cell = cleaned({ ...found.item.cell, ...change });
  return inSection(design, found.section.id, (section) => withItems(section, section.items.map((item) => (item.id === id ? { ...item, cell } : item))));
}

/** Adds an empty section below the one named, or at the end; its name is in none of `taken`. */
export function addSection(design: Design, section: { readonly label: string; readonly taken: ReadonlySet<string>; readonly after?: string }): Design {
  const used = new Set([...section.taken, ...design.sections.map(({ written }) => written.name)]);
  let number = design.sections.length + 1;
  while (used.has(`section${number}`)) number += 1;
  const made: DesignSection = { id: `s${design.next}`, written: { name: `section${number}`, label: section.label, columns: 2 }, items: [], rows: null };
  const at = design.sections.findIndex((one) => one.id === section.after);
  return { ...design, sections: insert(design.sections, at < 0 ? design.sections.length : at + 1, made), next: design.next + 1 };
}

/** Changes what is said of a section; `undefined` and `false` take a setting away. Cells of full width keep it. */
export function changeSection(design: Design, id: string, change: Partial<Omit<SectionDefinition, 'rows' | 'name'>>): Design {
  return inSection(design, id, (section) => {
    const written = cleaned({ ...section.written, ...change });
    if (change.columns === undefined || change.columns === columnsOf(section)) return { ...section, written };
    const before = columnsOf(section);
    const items = section.items.map((item) => (item.cell?.span === undefined ? item : { ...item, cell: { ...item.cell, span: item.cell.span >= before && before > 1 ? change.columns! : Math.min(item.cell.span, change.columns!) } }));
    return { ...section, written, items, rows: null };
  });
}

/** Says the title of a section in a language other than the first; an empty one takes it away. */
export function titleSection(design: Design, id: string, title: { readonly language: string; readonly text: string }): Design {
  const section = design.sections.find((one) => one.id === id);
  if (!section) return design;
  const { [section.written.name]: gone, ...others } = design.titles[title.language] ?? {};
  void gone;
  return { ...design, titles: { ...design.titles, [title.language]: title.text === '' ? others : { ...others, [section.written.name]: title.text } } };
}

/** Moves a section up or down. */
export function moveSection(design: Design, id: string, steps: 1 | -1): Design {
  const from = design.sections.findIndex((one) => one.id === id);
  const section = design.sections[from];
  if (!section || !design.sections[from + steps]) return design;
  return { ...design, sections: insert(design.sections.filter((one) => one.id !== id), from + steps, section) };
}

/** Takes a section away: fields and lines go back to those not placed, what is not understood goes to the section before. The last section stays. */
export function removeSection(design: Design, id: string): Design {
  const from = design.sections.findIndex((one) => one.id === id);
  const section = design.sections[from];
  if (!section || design.sections.length < 2) return design;
  const strange = section.items.filter(({ cell }) => cell && cell.field === undefined && !cell.lines);
  const sections = design.sections.filter((one) => one.id !== id);
  const heir = sections[Math.max(0, from - 1)]!;
  return { ...design, sections: strange.length === 0 ? sections : sections.map((one) => (one.id === heir.id ? withItems(one, [...one.items, ...strange]) : one)) };
}

/** Says which fields stand at the top of the page. */
export function changeHeader(design: Design, header: readonly string[]): Design {
  return { ...design, header: header.length === 0 && design.header === null ? null : header };
}

/** The sections and cells of another page on this one, which keeps its own kind; a header only where both know one. */
export function copyOnto(design: Design, source: Design): Design {
  return { ...source, written: design.written, header: source.header === null || design.written.kind === 'edit' || design.written.kind === 'quick-create' ? design.header : source.header };
}

function beside(section: DesignSection, index: number, forward: boolean): number | undefined {
  if (forward) return index + 1 < section.items.length ? index + 2 : undefined;
  return index > 0 ? index - 1 : undefined;
}

function acrossLine(section: DesignSection, index: number, forward: boolean): number | undefined {
  const target = lineNeighbour(section, index, forward);
  return target === undefined ? undefined : forward ? target + 1 : target;
}

/** The item in the line above or below that stands over the same column. */
function lineNeighbour(section: DesignSection, index: number, forward: boolean): number | undefined {
  const places = placesOf(section);
  const here = places[index]!;
  const line = here.line + (forward ? 1 : -1);
  let best: number | undefined;
  places.forEach((place, at) => {
    if (place.line === line && (place.column <= here.column || best === undefined)) best = at;
  });
  return best;
}

function inSection(design: Design, id: string, change: (section: DesignSection) => DesignSection): Design {
  return { ...design, sections: design.sections.map((section) => (section.id === id ? change(section) : section)) };
}

function withItems(section: DesignSection, items: readonly DesignItem[]): DesignSection {
  return { ...section, items, rows: null };
}

function insert<T>(list: readonly T[], index: number, one: T): readonly T[] {
  return [...list.slice(0, index), one, ...list.slice(index)];
}

function cleaned<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined && one !== false && one !== '')) as T;
}
