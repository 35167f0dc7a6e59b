// Two people changed the same page: what does not collide is merged, what does is told cell by cell, and nothing is overwritten unseen.
import type { Design, DesignItem, DesignSection } from './design';

/** The same thing changed in two ways. */
export interface Collision {
  readonly id: string;
  readonly subject: { readonly kind: 'cell'; /** Field, or related list of a table of lines. */ readonly name: string } | { readonly kind: 'section' | 'order'; readonly name: string } | { readonly kind: 'header' | 'sections' | 'titles'; readonly name: '' };
  readonly before: Told;
  readonly mine: Told;
  readonly theirs: Told;
}
/** What one side has there: null where nothing. */
export type Told = { readonly section?: string; readonly settings?: Readonly<Record<string, unknown>>; readonly list?: readonly string[] } | null;
export type Side = 'mine' | 'theirs';
export interface Sides<T> { readonly before: T; readonly mine: T; readonly theirs: T }

/** `choices` by the collision's id; where none was made, theirs stands, because it is published. */
export function mergeDesigns(sides: Sides<Design>, choices: Readonly<Record<string, Side>> = {}): { readonly design: Design; readonly collisions: readonly Collision[] } {
  const collisions: Collision[] = [];
  const take = <T>(id: string, values: Sides<T>, told: (value: T) => Told, subject: Collision['subject']): T => {
    if (same(values.mine, values.theirs) || same(values.mine, values.before)) return values.theirs;
    if (same(values.theirs, values.before)) return values.mine;
    collisions.push({ id, subject, before: told(values.before), mine: told(values.mine), theirs: told(values.theirs) });
    return values[choices[id] ?? 'theirs'];
  };
  const cells = mapSides(sides, cellsOf);
  const placed = new Map<string, Placed>();
  for (const key of keysOf(cells)) {
    const found = take(`cell ${key}`, mapSides(cells, (side) => plain(side.get(key))), (at) => at && { section: at.section, settings: { ...at.cell } }, { kind: 'cell', name: key.slice(key.indexOf(' ') + 1) });
    if (found) placed.set(key, found);
  }
  const written = mapSides(sides, (design) => new Map(design.sections.map((section) => [section.written.name, section.written])));
  const kept = new Map<string, DesignSection['written']>();
  const needed = new Set([...placed.values()].map(({ section }) => section));
  for (const name of keysOf(written)) {
    const found = take(`section ${name}`, mapSides(written, (side) => side.get(name) ?? null), (at) => at && { settings: { ...at } }, { kind: 'section', name })
      // A section that one took away while the other put something into it stays.
      ?? (needed.has(name) ? written.mine.get(name) ?? written.theirs.get(name) ?? null : null);
    if (found) kept.set(name, found);
  }
  const order = mergeOrder(mapSides(sides, (design) => design.sections.map(({ written: { name } }) => name)), { take, id: 'sections', subject: { kind: 'sections', name: '' } }).filter((name) => kept.has(name));
  let next = Math.max(sides.mine.next, sides.theirs.next);
  const sections = order.map((name): DesignSection => {
    const inside = mergeOrder(mapSides(sides, (design) => keysIn(design, name)), { take, id: `order ${name}`, subject: { kind: 'order', name } });
    const keys = [...new Set([...inside, ...placed.keys()])].filter((key) => isGap(key) || placed.get(key)?.section === name);
    return { id: `s${next++}`, written: kept.get(name)!, rows: null, items: keys.map((key): DesignItem => ({ id: `c${next++}`, cell: placed.get(key)?.cell ?? null })) };
  });
  const header = take('header', mapSides(sides, (design) => design.header), (list) => list && { list }, { kind: 'header', name: '' });
  const titles = take('titles', mapSides(sides, (design) => design.titles), (all) => ({ list: Object.values(all).flatMap((one) => Object.values(one)) }), { kind: 'titles', name: '' });
  return { design: { ...sides.theirs, sections, header, titles, next }, collisions };
}

interface Placed { readonly section: string; readonly cell: NonNullable<DesignItem['cell']> }
interface Taking { readonly take: <T>(id: string, values: Sides<T>, told: (value: T) => Told, subject: Collision['subject']) => T; readonly id: string; readonly subject: Collision['subject'] }

/** An order with what either side added and without what either took away; a collision only where both moved the same things. */
function mergeOrder(lists: Sides<readonly string[]>, { take, id, subject }: Taking): readonly string[] {
  const common = new Set(lists.before.filter((name) => lists.mine.includes(name) && lists.theirs.includes(name)));
  const shared = mapSides(lists, (list) => list.filter((name) => common.has(name)));
  const names = (list: readonly string[]): Told => ({ list: list.filter((name) => !isGap(name)).map((name) => name.slice(name.indexOf(' ') + 1)) });
  const chosen = take(id, shared, names, subject);
  const base = same(chosen, shared.mine) && !same(shared.mine, shared.theirs) ? 'mine' : 'theirs';
  const result = [...lists[base]];
  const other = lists[base === 'mine' ? 'theirs' : 'mine'];
  other.forEach((name, index) => {
    if (result.includes(name) || lists.before.includes(name)) return;
    const previous = index === 0 ? -1 : result.indexOf(other[index - 1]!);
    result.splice(previous + 1, 0, name);
  });
  return result.filter((name) => !lists.before.includes(name) || common.has(name));
}

function cellsOf(design: Design): ReadonlyMap<string, Placed> {
  return new Map(design.sections.flatMap((section) => section.items.flatMap(({ cell }) => (cell ? [[keyOf(cell), { section: section.written.name, cell }] as const] : []))));
}

/** Gaps have no name: the n-th of a section is taken for the same one. */
function keysIn(design: Design, name: string): readonly string[] {
  let gaps = 0;
  return (design.sections.find((section) => section.written.name === name)?.items ?? []).map(({ cell }) => (cell ? keyOf(cell) : `gap ${++gaps}`));
}

function keyOf(cell: NonNullable<DesignItem['cell']>): string {
  if (cell.field !== undefined) return `field ${cell.field}`;
  return cell.lines ? `lines ${cell.lines.relatedList}` : `other ${JSON.stringify(cell)}`;
}

function isGap(key: string): boolean {
  return key.startsWith('gap ');
}

function plain(placed: Placed | undefined): Placed | null {
  return placed ?? null;
}

function keysOf<T>(maps: Sides<ReadonlyMap<string, T>>): readonly string[] {
  return [...new Set([...maps.theirs.keys(), ...maps.mine.keys(), ...maps.before.keys()])];
}

function mapSides<T, R>({ before, mine, theirs }: Sides<T>, of: (side: T) => R): Sides<R> {
  return { before: of(before), mine: of(mine), theirs: of(theirs) };
}

/** By content; the order of keys does not count. */
function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)).map(([key, each]) => [key, sorted(each)]));
}
