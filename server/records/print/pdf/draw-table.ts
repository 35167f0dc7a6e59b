// Draws a table over as many pages as it takes: its head stands on each of them, no row is torn, the sums stay with the last row.
import type { PrintedPart } from '../../../../metadata/language/printed';
import { writable, type Sheet } from './sheet';

type Table = Extract<PrintedPart, { readonly kind: 'table' }>;
interface Column { readonly x: number; readonly width: number; readonly align: 'left' | 'center' | 'right' }

const size = 9;
const inside = 4;
/** The column that counts rows. */
const countWidth = 34;

/** Draws it and moves the sheet below it. */
export function drawTable(sheet: Sheet, table: Table): void {
  const columns = columnsOf(sheet, table);
  const head = table.columns.map(({ label }) => label);
  const headHeight = heightOf(sheet, columns, { texts: head, bold: true });
  const drawHead = (): void => drawRow(sheet, columns, { texts: head, height: headHeight, bold: true, fill: '#eef1f3' });
  const heights = table.rows.map((texts) => heightOf(sheet, columns, { texts, bold: false }));
  const sumHeight = table.sums ? heightOf(sheet, columns, { texts: table.sums, bold: true }) : 0;
  const page = sheet.bottom - sheet.top;
  const fits = (height: number): boolean => sheet.y + height <= sheet.bottom;
  if (!fits(headHeight + (heights[0] ?? 0) + (heights.length <= 1 ? sumHeight : 0)) && sheet.y > sheet.top) sheet.nextPage();
  drawHead();
  table.rows.forEach((texts, index) => {
    const height = Math.min(heights[index]!, page - headHeight);
    if (!fits(height + (index === table.rows.length - 1 ? sumHeight : 0)) && sheet.y > sheet.top + headHeight) {
      sheet.nextPage();
      drawHead();
    }
    drawRow(sheet, columns, { texts, height, bold: false, ...(table.zebra && index % 2 === 1 ? { fill: '#f7f9fa' } : {}) });
  });
  if (table.sums) drawRow(sheet, columns, { texts: table.sums, height: sumHeight, bold: true });
}

function columnsOf({ left, width }: Sheet, { columns }: Table): readonly Column[] {
  const shares = columns.reduce((sum, column) => sum + column.width, 0) || 1;
  const room = width - columns.filter((column) => column.width === 0).length * countWidth;
  let x = left;
  return columns.map((column) => {
    const own = column.width === 0 ? countWidth : (room * column.width) / shares;
    const made = { x, width: own, align: column.align };
    x += own;
    return made;
  });
}

interface Row { readonly texts: readonly string[]; readonly bold: boolean }

function heightOf({ pdf }: Sheet, columns: readonly Column[], { texts, bold }: Row): number {
  pdf.font(bold ? 'bold' : 'regular').fontSize(size);
  return 2 * inside + Math.max(size * 1.2, ...texts.map((text, index) => (text === '' ? 0 : pdf.heightOfString(writable(text), { width: Math.max(8, columns[index]!.width - 2 * inside) }))));
}

function drawRow(sheet: Sheet, columns: readonly Column[], { texts, height, bold, fill }: Row & { readonly height: number; readonly fill?: string }): void {
  const { pdf, y } = sheet;
  texts.forEach((text, index) => {
    const { x, width, align } = columns[index]!;
    if (fill) pdf.rect(x, y, width, height).fill(fill);
    pdf.rect(x, y, width, height).lineWidth(0.5).stroke('#9aa3a8');
    if (text !== '') pdf.fillColor('#000000').font(bold ? 'bold' : 'regular').fontSize(size).text(writable(text), x + inside, y + inside, { width: Math.max(8, width - 2 * inside), height: height - 2 * inside + 1, align, ellipsis: true });
  });
  pdf.fillColor('#000000');
  sheet.y += height;
}
