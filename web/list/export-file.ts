// Writes the cells of a list as a CSV or XLSX file and hands it to the browser.
import type { SheetData } from 'write-excel-file/universal';
import { csvLine, type ExportCell } from './export-cells';

export type ExportFormat = 'xlsx' | 'csv';
export interface ExportTable { readonly name: string; readonly heads: readonly string[]; readonly widths: readonly (number | null)[]; readonly rows: readonly (readonly ExportCell[])[]; /** Background of a cell. */ readonly colorOf?: (row: number, column: number) => string | undefined }

/** Digits a spreadsheet keeps of a number; longer ones stay exact as text. */
const exactDigits = 15;

/** The file's bytes. */
export async function exportFile(table: ExportTable, format: ExportFormat): Promise<Blob> {
  if (format === 'csv') {
    const lines = [csvLine(table.heads.map((text) => ({ kind: 'text', text }))), ...table.rows.map(csvLine)];
    // The mark at the beginning tells spreadsheets that the file is UTF-8.
    return new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
  }
  const { default: writeXlsxFile } = await import('write-excel-file/universal');
  const data: SheetData = [
    table.heads.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
    ...table.rows.map((row, at) => row.map((cell, index) => colored(sheetCell(cell), table.colorOf?.(at, index)))),
  ];
  const columns = table.widths.map((width) => ({ width: Math.max(8, Math.round((width ?? 150) / 8)) }));
  return writeXlsxFile(data, { columns, stickyRowsCount: 1, sheet: sheetName(table.name) }).toBlob();
}

/** Offers a file for keeping. */
export function keepFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, ' ').trim();
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has begun to read it by the next turn of the clock, at the latest.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

type SheetCell = SheetData[number][number];

function sheetCell(cell: ExportCell): SheetCell {
  if (cell === null) return null;
  if (cell.kind === 'number' && cell.text.replace(/[-.]/g, '').length <= exactDigits) return { value: Number(cell.text), type: Number, format: cell.format };
  if (cell.kind === 'date') return { value: new Date(`${cell.text}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  return { value: cell.text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ''), type: String };
}

function colored(cell: SheetCell, color: string | undefined): SheetCell {
  if (color === undefined) return cell;
  return { ...(cell === null || typeof cell !== 'object' || cell instanceof Date ? { value: null } : cell), backgroundColor: color } as SheetCell;
}

function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31).trim() || 'Tangram';
}
