// Draws the blocks of a printed record one below the other.
import type { PrintedBlock, PrintedPart } from '../../../../metadata/language/printed';
import { drawTable } from './draw-table';
import { makeRoom, points, writable, type Sheet } from './sheet';

const fontSizes = { title: 18, heading: 12, normal: 10, small: 8 } as const;
const gap = 8;

/** Draws it below what is there; a new page where it asks for one or does not fit. */
export function drawBlock(sheet: Sheet, block: PrintedBlock): void {
  if (block.newPage && sheet.y > sheet.top) sheet.nextPage();
  switch (block.kind) {
    case 'text': drawText(sheet, block); break;
    case 'fields': drawFields(sheet, block); break;
    case 'table': drawTable(sheet, block); break;
    case 'signatures': drawSignatures(sheet, block); break;
    case 'code': drawCode(sheet, block); break;
    case 'line':
      makeRoom(sheet, gap);
      sheet.pdf.moveTo(sheet.left, sheet.y).lineTo(sheet.left + sheet.width, sheet.y).lineWidth(0.7).strokeColor('#666666').stroke();
  }
  sheet.y += gap;
}

type Part<K extends PrintedPart['kind']> = Extract<PrintedPart, { readonly kind: K }>;

/** Paragraph by paragraph, so that a long text goes over pages. */
function drawText(sheet: Sheet, { text, style, align }: Part<'text'>): void {
  const { pdf, left, width } = sheet;
  for (const paragraph of writable(text).split('\n')) {
    pdf.font(style === 'title' || style === 'heading' ? 'bold' : 'regular').fontSize(fontSizes[style]);
    const options = { width, align, lineGap: 2 };
    const height = paragraph === '' ? fontSizes[style] : pdf.heightOfString(paragraph, options);
    makeRoom(sheet, height);
    if (paragraph !== '') pdf.text(paragraph, left, sheet.y, { ...options, height: sheet.bottom - sheet.y, ellipsis: true });
    sheet.y += height;
  }
}

function drawFields(sheet: Sheet, { across, pairs }: Part<'fields'>): void {
  const { pdf, left, width } = sheet;
  const each = width / across;
  const label = Math.min(90, each * 0.38);
  for (let from = 0; from < pairs.length; from += across) {
    const row = pairs.slice(from, from + across);
    pdf.font('regular').fontSize(10);
    const height = Math.max(...row.flatMap((pair) => [pdf.heightOfString(writable(pair.label), { width: label - 6 }), pdf.heightOfString(writable(pair.text) || ' ', { width: each - label - 8 })]));
    makeRoom(sheet, height + 5);
    row.forEach((pair, index) => {
      const x = left + index * each;
      pdf.fillColor('#666666').text(writable(pair.label), x, sheet.y, { width: label - 6 });
      pdf.fillColor('#000000').text(writable(pair.text), x + label, sheet.y, { width: each - label - 8, height: Math.max(12, sheet.bottom - sheet.y), ellipsis: true });
    });
    sheet.y += height + 5;
  }
}

function drawSignatures(sheet: Sheet, { lines }: Part<'signatures'>): void {
  const { pdf, left, width } = sheet;
  const each = width / lines.length;
  makeRoom(sheet, 60);
  pdf.font('regular').fontSize(10);
  lines.forEach((line, index) => {
    const x = left + index * each;
    pdf.text(writable(line), x, sheet.y + 10, { width: each - 16 });
    pdf.moveTo(x, sheet.y + 52).lineTo(x + each - 20, sheet.y + 52).lineWidth(0.7).strokeColor('#444444').stroke();
  });
  sheet.y += 60;
}

function drawCode(sheet: Sheet, { code, align, text, rows }: Part<'code'>): void {
  const { pdf, left, width } = sheet;
  const count = rows[0]!.length;
  const wide = Math.min(width, code === 'qr' ? points(28) : Math.min(points(70), count * 1.1));
  const module = wide / count;
  const high = code === 'qr' ? wide : points(14);
  makeRoom(sheet, high + 14);
  const x = align === 'left' ? left : align === 'center' ? left + (width - wide) / 2 : left + width - wide;
  rows.forEach((row, index) => {
    // Dark neighbours are one bar: lines between them would show.
    for (const run of row.matchAll(/1+/g)) pdf.rect(x + run.index * module, sheet.y + index * module, run[0].length * module, code === 'qr' ? module + 0.05 : high);
  });
  pdf.fill('#000000');
  sheet.y += high;
  if (code === 'barcode') {
    pdf.font('regular').fontSize(8).text(writable(text), x, sheet.y + 2, { width: wide, align: 'center' });
    sheet.y += 12;
  }
}
