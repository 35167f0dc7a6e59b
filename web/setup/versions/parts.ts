// What two states of a definition have otherwise, and one part of a definition (a rule, a cell of a layout) taken out of it and put back.
import type { CellDefinition, FormLayoutDefinition, SectionDefinition } from '../../../metadata/language/types';
import { sameBody } from '../publish/changed-definition';

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
  if (part.of !== 'cells') return (body as Readonly<Record<string, readonly Named[]>>)[part.of]?.find(({ name }) => name === part.name);
  const found = cellsIn(body).find(({ name }) => name === part.name);
  return found && { section: found.section, ...found.cell };
}

/** `body` with the part as it was; without it where it was not there. A cell comes back where it stands, or at the end of the section it stood in. */
export function withPart(body: object | null, part: Part, state: unknown): object | null {
  if (part.of !== 'cells') {
    const { [part.of]: list = [], ...rest } = (body ?? {}) as Readonly<Record<string, readonly Named[]>>;
    const known = list.some(({ name }) => name === part.name);
    const kept = state === undefined ? list.filter(({ name }) => name !== part.name) : known ? list.map((one) => (one.name === part.name ? state as Named : one)) : [...list, state as Named];
    return { ...rest, [part.of]: kept };
  }
  if (body === null) return null;
  const layout = body as FormLayoutDefinition;
  const { section, ...cell } = (state ?? {}) as CellDefinition & { readonly section?: string };
  const now = cellsIn(body).find(({ name }) => name === part.name);
  const plain = Object.keys(cell).length === 1 && cell.field !== undefined ? cell.field : cell;
  const stays = state !== undefined && now && (now.section === section || !layout.sections.some(({ name }) => name === section));
  const sections = layout.sections.map((one): SectionDefinition => ({
    ...one,
    rows: one.rows.map((row) => row.flatMap((each) => (cellName(each) === part.name ? (stays ? [plain] : []) : [each]))).filter((row, index) => row.length > 0 || one.rows[index]!.length === 0),
  }));
  if (state === undefined || stays || sections.length === 0) return { ...layout, sections };
  const home = sections.find(({ name }) => name === section) ?? sections.at(-1)!;
  return { ...layout, sections: sections.map((one) => (one === home ? { ...one, rows: [...one.rows, [plain]] } : one)) };
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

/** The field or list a cell shows. */
export function cellName(cell: CellDefinition | string | null): string | undefined {
  return typeof cell === 'string' ? cell : cell?.field ?? cell?.lines?.relatedList;
}

interface Named { readonly name: string }

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
