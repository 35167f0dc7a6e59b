// A page layout while it is designed: sections with one running list of cells each. What was not touched is written back as it stood.
import type { CellDefinition, FormLayoutDefinition, SectionDefinition } from '../../../metadata/language/types';

/** Section titles in languages other than the application's first: language → section name → title. */
export type Titles = Readonly<Record<string, Readonly<Record<string, string>>>>;
/** One place of a section: a field, a table of lines, something this program does not know, or (null) a gap. */
export interface DesignItem { readonly id: string; readonly cell: CellDefinition | null }
export interface DesignSection {
  readonly id: string;
  /** Everything of the section but its rows. */
  readonly written: Readonly<Omit<SectionDefinition, 'rows'>>;
  readonly items: readonly DesignItem[];
  /** The rows as they stood, as long as the cells are the same. */
  readonly rows: SectionDefinition['rows'] | null;
}
export interface Design {
  /** Everything of the layout but header and sections. */
  readonly written: Readonly<Omit<FormLayoutDefinition, 'header' | 'sections'>>;
  readonly header: readonly string[] | null;
  readonly sections: readonly DesignSection[];
  readonly titles: Titles;
  /** Makes the ids of the next parts. */
  readonly next: number;
}

/** true for fields that fill their row where they stand alone in it. */
export type IsWide = (field: string) => boolean;

/** The design of a layout. */
export function readDesign(layout: FormLayoutDefinition, titles: Titles, isWide: IsWide): Design {
  const { header, sections, ...written } = layout;
  let next = 1;
  return {
    written, header: header ?? null, titles,
    sections: sections.map(({ rows, ...section }): DesignSection => ({
      id: `s${next++}`, written: section, rows,
      items: rows.flatMap((row) => row.map((cell): DesignItem => ({ id: `c${next++}`, cell: readCell(cell, isWide, row.length === 1 ? section.columns ?? 2 : 1) }))),
    })),
    next,
  };
}

/** The layout of a design, as its file says it. */
export function writeDesign(design: Design): FormLayoutDefinition {
  const { header, sections, written } = design;
  return {
    ...written,
    ...(header === null ? {} : { header: [...header] }),
    sections: sections.map((section) => ({ ...section.written, rows: section.rows ?? rowsOf(section) })),
  };
}

/** Columns of a section on a wide screen. */
export function columnsOf(section: DesignSection): number {
  return section.written.columns ?? 2;
}

/** How many columns an item takes in its section. */
export function spanOf(item: DesignItem, section: DesignSection): number {
  const columns = columnsOf(section);
  return item.cell?.lines ? columns : Math.min(item.cell?.span ?? 1, columns);
}

/** Where the items of a section stand: the line and first column of each. */
export function placesOf(section: DesignSection): readonly { readonly line: number; readonly column: number }[] {
  const columns = columnsOf(section);
  let line = 0;
  let used = 0;
  return section.items.map((item) => {
    const span = spanOf(item, section);
    if (used + span > columns) {
      line += 1;
      used = 0;
    }
    const place = { line, column: used };
    used += span;
    return place;
  });
}

/** Names of the fields that stand on the page. */
export function placedFields(design: Design): ReadonlySet<string> {
  return new Set(design.sections.flatMap(({ items }) => items.flatMap(({ cell }) => cell?.field ?? [])));
}

/** Related lists whose lines stand on the page. */
export function placedLines(design: Design): ReadonlySet<string> {
  return new Set(design.sections.flatMap(({ items }) => items.flatMap(({ cell }) => cell?.lines?.relatedList ?? [])));
}

/** The item with this id, its section and its index there. */
export function findItem(design: Design, id: string): { readonly item: DesignItem; readonly section: DesignSection; readonly index: number } | undefined {
  for (const section of design.sections) {
    const index = section.items.findIndex((item) => item.id === id);
    if (index >= 0) return { item: section.items[index]!, section, index };
  }
  return undefined;
}

/** The title of a section in a language; the first language of the application stands in the layout itself. */
export function titleOf(design: Design, section: DesignSection, language: string | null): string {
  return language === null ? section.written.label : design.titles[language]?.[section.written.name] ?? '';
}

function readCell(cell: CellDefinition | string | null, isWide: IsWide, alone: number): CellDefinition | null {
  if (cell === null) return null;
  const read: CellDefinition = typeof cell === 'string' ? { field: cell } : cell;
  // What a wide field takes depends on its row: here it is said, since rows will change.
  return read.field !== undefined && read.span === undefined && isWide(read.field) ? { ...read, span: alone } : read;
}

function rowsOf(section: DesignSection): SectionDefinition['rows'] {
  const places = placesOf(section);
  const rows: SectionDefinition['rows'] = [];
  section.items.forEach((item, index) => {
    const line = places[index]!.line;
    (rows[line] ??= []).push(writeCell(item.cell));
  });
  return rows.length > 0 ? rows : [[null]];
}

function writeCell(cell: CellDefinition | null): CellDefinition | string | null {
  if (cell?.field === undefined) return cell;
  return Object.keys(cell).length === 1 ? cell.field : cell;
}
