// Puts a new field on the layouts that are written down: in the first gap of the first section, or in a row of its own.
import type { CellDefinition, FormLayoutDefinition, LayoutDefinition } from '../../../metadata/language/types';

type Row = FormLayoutDefinition['sections'][number]['rows'][number];

/** The layout with the field on it; the same layout where it is there already. */
export function withField(layout: LayoutDefinition, field: { readonly name: string; readonly wide: boolean }): LayoutDefinition {
  if (layout.kind === 'list') {
    return layout.columns.some((column) => column.field === field.name) ? layout : { ...layout, columns: [...layout.columns, { field: field.name }] };
  }
  if (layout.sections.some((section) => section.rows.flat().some((cell) => nameOf(cell) === field.name))) return layout;
  const [first, ...others] = layout.sections;
  if (!first) return { ...layout, sections: [{ name: 'main', label: field.name, rows: [[field.name]] }] };
  return { ...layout, sections: [{ ...first, rows: placed(first.rows, field, first.columns ?? 2) }, ...others] };
}

function placed(rows: readonly Row[], field: { readonly name: string; readonly wide: boolean }, columns: number): Row[] {
  const last = rows.at(-1);
  const gap = field.wide ? -1 : last?.indexOf(null) ?? -1;
  if (last && gap >= 0) return [...rows.slice(0, -1), last.map((cell, index) => (index === gap ? field.name : cell))];
  const open = last && !field.wide && last.reduce((sum, cell) => sum + spanOf(cell), 0) < columns && !last.some((cell) => isLines(cell));
  if (last && open) return [...rows.slice(0, -1), [...last, field.name]];
  return [...rows, [field.wide && columns > 1 ? { field: field.name, span: columns } : field.name]];
}

function nameOf(cell: Row[number]): string | undefined {
  return typeof cell === 'string' ? cell : cell?.field;
}

function spanOf(cell: Row[number]): number {
  return cell === null || typeof cell === 'string' ? 1 : cell.span ?? 1;
}

function isLines(cell: Row[number]): cell is CellDefinition {
  return cell !== null && typeof cell === 'object' && cell.lines !== undefined;
}
