// A cell of a layout put back where it stood: beside its neighbours of then as far as they are still there.
import type { CellDefinition, FormLayoutDefinition, SectionDefinition } from '../../../metadata/language/types';

export type Cell = CellDefinition | string | null;
type Row = readonly Cell[];

/** The field or list a cell shows. */
export function cellName(cell: Cell): string | undefined {
  return typeof cell === 'string' ? cell : cell?.field ?? cell?.lines?.relatedList;
}

/** `layout` without the cell of that name; a row that loses its last cell goes with it. */
export function withoutCell(layout: FormLayoutDefinition, name: string): FormLayoutDefinition {
  return { ...layout, sections: layout.sections.map((section) => ({ ...section, rows: section.rows.map((row) => row.filter((cell) => cellName(cell) !== name)).filter((row, index) => row.some((cell) => cell !== null) || section.rows[index]!.every((cell) => cell === null)) })) };
}

/** `layout` with the cell as it stands in `was`: in its section, in its row, else in a row of its own at the same height, else at the end. */
export function withCell(layout: FormLayoutDefinition, was: FormLayoutDefinition, name: string): FormLayoutDefinition {
  const old = was.sections.find((section) => section.rows.some((row) => row.some((cell) => cellName(cell) === name)));
  const cell = old?.rows.flat().find((each) => cellName(each) === name);
  if (!old || !cell || layout.sections.length === 0) return layout;
  const now = layout.sections.find((section) => section.rows.some((row) => row.some((each) => cellName(each) === name)));
  // It stands in its section, or nowhere else: only what it says changes.
  if (now && (now.name === old.name || !layout.sections.some((section) => section.name === old.name))) {
    return { ...layout, sections: layout.sections.map((section) => ({ ...section, rows: section.rows.map((row) => row.map((each) => (cellName(each) === name ? cell : each))) })) };
  }
  const rest = withoutCell(layout, name);
  const home = rest.sections.find((section) => section.name === old.name) ?? rest.sections.at(-1)!;
  const rows = home.name === old.name ? rowsWith(home, old, cell) : [...home.rows, [cell]];
  return { ...rest, sections: rest.sections.map((section) => (section === home ? { ...section, rows: rows.map((row) => [...row]) } : section)) };
}

function rowsWith(home: SectionDefinition, old: SectionDefinition, cell: Exclude<Cell, null>): readonly Row[] {
  const name = cellName(cell);
  const at = old.rows.findIndex((row) => row.some((each) => cellName(each) === name));
  const row = old.rows[at]!;
  const place = row.findIndex((each) => cellName(each) === name);
  return besideNeighbour(home, { before: row.slice(0, place), after: row.slice(place + 1) }, cell) ?? atHeight(home, { above: old.rows.slice(0, at), below: old.rows.slice(at + 1) }, cell);
}

/** In the row of the nearest neighbour to the left or right, where there is room. */
function besideNeighbour(home: SectionDefinition, { before, after }: { readonly before: Row; readonly after: Row }, cell: Exclude<Cell, null>): readonly Row[] | undefined {
  for (const [neighbours, step] of [[[...before].reverse(), 1], [after, 0]] as const) {
    for (const neighbour of neighbours) {
      const found = placeOf(home, cellName(neighbour));
      if (!found) continue;
      const row = home.rows[found.row]!;
      const index = found.index + step;
      // A gap that was left in its place is filled.
      const gap = row[step === 1 ? index : index - 1] === null ? (step === 1 ? index : index - 1) : undefined;
      const filled = gap === undefined ? [...row.slice(0, index), cell, ...row.slice(index)] : row.map((each, i) => (i === gap ? cell : each));
      if (filled.reduce((sum, each) => sum + spanOf(each), 0) > Math.max(home.columns ?? 2, row.length)) return undefined;
      return home.rows.map((each, i) => (i === found.row ? filled : each));
    }
  }
  return undefined;
}

/** In a row of its own, below the nearest row above that is still there, or above the nearest one below. */
function atHeight(home: SectionDefinition, { above, below }: { readonly above: readonly Row[]; readonly below: readonly Row[] }, cell: Exclude<Cell, null>): readonly Row[] {
  const rowOf = (row: Row): number | undefined => row.map((each) => placeOf(home, cellName(each))?.row).find((found) => found !== undefined);
  const over = [...above].reverse().map(rowOf).find((found) => found !== undefined);
  const under = below.map(rowOf).find((found) => found !== undefined);
  const at = over !== undefined ? over + 1 : under ?? home.rows.length;
  return [...home.rows.slice(0, at), [cell], ...home.rows.slice(at)];
}

function placeOf(section: SectionDefinition, name: string | undefined): { readonly row: number; readonly index: number } | undefined {
  if (name === undefined) return undefined;
  for (const [row, cells] of section.rows.entries()) {
    const index = cells.findIndex((cell) => cellName(cell) === name);
    if (index !== -1) return { row, index };
  }
  return undefined;
}

/** How many columns it takes. */
export function spanOf(cell: Cell): number {
  return typeof cell === 'object' && cell !== null ? cell.span ?? 1 : 1;
}
