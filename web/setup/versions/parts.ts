// What two states of a definition have otherwise, and one part of a definition (a rule, a cell of a layout) taken out of it and put back.
import type { CellDefinition, FormLayoutDefinition } from '../../../metadata/language/types';
import { sameBody } from '../publish/changed-definition';
import { cellName, withCell, withoutCell } from './cell-place';

export interface ChangedPart { /** Names on the way to it, e.g. `rules.inStock.when`. */ readonly place: readonly string[]; readonly before: unknown; readonly after: unknown }

/** Every leaf that differs. Things of a list that have a name or value are told apart by it, not by their place. */
export function changedParts(before: unknown, after: unknown, place: readonly string[] = []): readonly ChangedPart[] {
  if (sameBody(before, after)) return [];
  const [old, now] = [membersOf(before), membersOf(after)];
  if ((!old && !now) || (!old && before !== null && before !== undefined) || (!now && after !== null && after !== undefined)) return [{ place, before, after }];
  const names = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].filter((name) => !(place.length === 0 && name === 'stored'));
  const parts = names.flatMap((name) => changedParts(old?.get(name), now?.get(name), [...place, name]));
  return parts.length > 0 || (place.length === 0 && names.length === 0) ? parts : [{ place, before, after }];
}

/** One part of a definition: a rule of rules.json, or the cell of a field on a layout. */
export type Part = { readonly of: 'rules' | 'sharingRules' | 'duplicateRules'; readonly name: string } | { readonly of: 'cells'; readonly name: string };

/** The part as it is in `body`; undefined where it is not there. */
export function partOf(body: object | null, part: Part): unknown {
  if (body === null) return undefined;
  if (part.of !== 'cells') return (body as Lists)[part.of]?.find(({ name }) => name === part.name);
  const found = cellsIn(body).find(({ name }) => name === part.name);
  return found && { section: found.section, ...found.cell };
}

/** `body` with the part as it is in `was`; without it where it is not there. A rule or cell that is gone comes back where it stood then. */
export function withPart(body: object | null, part: Part, was: object | null): object | null {
  const state = partOf(was, part);
  if (part.of === 'cells') {
    if (body === null || was === null) return body;
    return state === undefined ? withoutCell(body as FormLayoutDefinition, part.name) : withCell(body as FormLayoutDefinition, was as FormLayoutDefinition, part.name);
  }
  const { [part.of]: list = [], ...rest } = (body ?? {}) as Lists;
  const others = list.filter(({ name }) => name !== part.name);
  if (state === undefined) return { ...rest, [part.of]: others };
  if (others.length < list.length) return { ...rest, [part.of]: list.map((one) => (one.name === part.name ? state : one)) };
  const old = (was as Lists)[part.of]!.map(({ name }) => name);
  const before = old.slice(0, old.indexOf(part.name));
  const after = others.findLastIndex(({ name }) => before.includes(name));
  const at = after !== -1 ? after + 1 : others.some(({ name }) => old.includes(name)) ? 0 : others.length;
  return { ...rest, [part.of]: [...others.slice(0, at), state, ...others.slice(at)] };
}

export type CellMark = 'added' | 'removed' | 'moved' | 'changed';
export interface PlacedCell { readonly name: string; readonly section: string; readonly cell: CellDefinition }

/** Cells of a form layout with what became of each; the same cell has the same mark on both sides. */
export function cellMarks(before: object | null, after: object | null): ReadonlyMap<string, CellMark> {
  const [old, now] = [cellsIn(before), cellsIn(after)];
  const [oldAt, nowAt] = [new Map(old.map((one) => [one.name, one])), new Map(now.map((one) => [one.name, one]))];
  const order = commonOrder(old.map(key), now.map(key));
  const marks = new Map<string, CellMark>();
  for (const { name } of old) if (!nowAt.has(name)) marks.set(name, 'removed');
  for (const one of now) {
    const was = oldAt.get(one.name);
    if (!was) marks.set(one.name, 'added');
    else if (!order.has(key(one))) marks.set(one.name, 'moved');
    else if (!sameBody(was.cell, one.cell)) marks.set(one.name, 'changed');
  }
  return marks;
}

/** Every cell that shows something, from top to bottom. */
export function cellsIn(body: object | null): readonly PlacedCell[] {
  return ((body as Partial<FormLayoutDefinition> | null)?.sections ?? []).flatMap((section) => section.rows.flat().flatMap((cell): PlacedCell[] => {
    const name = cellName(cell);
    return name === undefined ? [] : [{ name, section: section.name, cell: typeof cell === 'string' ? { field: cell } : cell! }];
  }));
}

interface Named { readonly name: string }
type Lists = Readonly<Record<string, readonly Named[]>>;

function key({ section, name }: PlacedCell): string {
  return `${section} ${name}`;
}

/** The longest run of things that both lists have in the same order: whatever is not in it was moved. */
function commonOrder(left: readonly string[], right: readonly string[]): ReadonlySet<string> {
  const length = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i -= 1) for (let j = right.length - 1; j >= 0; j -= 1) length[i]![j] = left[i] === right[j] ? length[i + 1]![j + 1]! + 1 : Math.max(length[i + 1]![j]!, length[i]![j + 1]!);
  const common = new Set<string>();
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    if (left[i] === right[j]) {
      common.add(left[i]!);
      i += 1;
      j += 1;
    } else if (length[i + 1]![j]! >= length[i]![j + 1]!) i += 1;
    else j += 1;
  }
  return common;
}

/** Properties by name; things of a list by their own name or value, where each has one. */
function membersOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const names = value.map((one: unknown) => (one !== null && typeof one === 'object' ? (one as Partial<Named>).name ?? (one as { readonly value?: unknown }).value : undefined));
  return value.length > 0 && names.every((name) => typeof name === 'string') && new Set(names).size === names.length ? new Map(names.map((name, index) => [name as string, value[index]])) : undefined;
}
