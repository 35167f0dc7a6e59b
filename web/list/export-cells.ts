// What a list shows as cells of a file: numbers and dates as such, everything else as the words on screen, and nothing a spreadsheet would run.
import type { FieldDescription } from '../../metadata/language/description';
import { isEmpty, setting, type ShownIn } from '../field-types/field-type';
import { pageOf } from '../field-types/field-types';
import { columnValue, type ShownColumn } from '../layout/shown-fields';

export type ExportCell = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'number'; readonly text: string; readonly format: string } | { readonly kind: 'date'; readonly text: string } | null;

/** The cells of a row, in the order of the columns. */
export function exportCells(row: unknown, columns: readonly ShownColumn[], shown: ShownIn): readonly ExportCell[] {
  return columns.map((column) => cellOf(columnValue(row, column), column.field, shown));
}

/** One line of a CSV file; text that a spreadsheet would take for a formula begins with an apostrophe. */
export function csvLine(cells: readonly ExportCell[]): string {
  return cells.map((cell) => (cell === null ? '' : quoted(cell.kind === 'text' ? harmless(cell.text) : cell.text))).join(',');
}

/** Text as text: =, +, -, @, a tab or a line break at its beginning would make a formula of it. */
export function harmless(text: string): string {
  return /^[\s\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n;]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function cellOf(value: unknown, field: FieldDescription, shown: ShownIn): ExportCell {
  if (isEmpty(value)) return null;
  const type = field.type === 'formula' || field.type === 'rollUp' ? field.returns ?? 'decimal' : field.type;
  const raw = numberText(value);
  const ownCurrency = typeof value === 'object';
  if (numbers.has(type) && raw !== null && !ownCurrency) return { kind: 'number', text: raw, format: formatOf(type, field, raw) };
  if (type === 'date' && /^\d{4}-\d\d-\d\d$/.test(String(value))) return { kind: 'date', text: String(value) };
  return { kind: 'text', text: pageOf(field).text(value as never, field, shown) };
}

const numbers: ReadonlySet<string> = new Set(['integer', 'decimal', 'currency', 'percent', 'rating', 'version']);

function numberText(value: unknown): string | null {
  const text = String(value);
  return /^-?\d+(\.\d+)?$/.test(text) ? text : null;
}

function formatOf(type: string, field: FieldDescription, raw: string): string {
  const digits = setting<number>(field, 'scale') ?? (raw.split('.')[1]?.length ?? 0);
  if (type === 'percent') return '0.##%';
  if (type === 'integer' || type === 'rating' || type === 'version') return '0';
  return digits > 0 ? `#,##0.${'0'.repeat(digits)}` : '#,##0';
}
