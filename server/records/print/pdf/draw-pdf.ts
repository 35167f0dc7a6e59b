// Draws a printed document as a PDF file: the pages, what repeats on each, and records one after the other or as labels of a sheet.
import PDFDocument from 'pdfkit';
import type { PrintedDocument, PrintedRecord } from '../../../../metadata/language/printed';
import { drawBlock } from './draw-blocks';
import type { PdfFont } from './find-font';
import { points, writable, type Sheet } from './sheet';

export interface PdfParts { readonly font: PdfFont; /** A PNG or JPEG. */ readonly logo: Buffer | undefined; readonly at: Date }

/** The bytes of the file. */
export function drawPdf(document: PrintedDocument, { font, logo, at }: PdfParts): Promise<Buffer> {
  const { width, height, margin } = document.paper;
  // Pages begin where we say: pdfkit's own margins would break pages in the middle of what is measured.
  const pdf = new PDFDocument({ size: [points(width), points(height)], margin: 0, bufferPages: true, autoFirstPage: false, lang: document.language, info: { Title: writable(document.title), CreationDate: at } });
  pdf.registerFont('regular', font.regular.file, font.regular.name);
  pdf.registerFont('bold', font.bold.file, font.bold.name);
  const chunks: Buffer[] = [];
  const finished = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  if (document.labels) drawLabels(pdf, document);
  else for (const record of document.records) drawRecord(pdf, { document, record, logo, edge: points(margin) });
  pdf.end();
  return finished;
}

const small = 8;

interface RecordPages { readonly document: PrintedDocument; readonly record: PrintedRecord; readonly logo: Buffer | undefined; readonly edge: number }

/** A record begins on a page of its own and counts its own pages. */
function drawRecord(pdf: PDFKit.PDFDocument, { document, record, logo, edge }: RecordPages): void {
  const first = pdf.bufferedPageRange().count;
  const inner = points(document.paper.width) - 2 * edge;
  const high = points(document.paper.height);
  const head = record.header === '' ? 0 : small * 2.2;
  const foot = record.footer !== '' || document.pageNumbers ? small * 2.2 : 0;
  const sheet: Sheet = {
    pdf, left: edge, width: inner, top: edge + head, bottom: high - edge - foot, y: edge + head,
    nextPage: () => { pdf.addPage(); sheet.y = sheet.top; },
  };
  sheet.nextPage();
  if (document.company) drawCompany(sheet, { name: document.company.name, logo });
  for (const block of record.blocks) drawBlock(sheet, block);
  const pages = pdf.bufferedPageRange().count - first;
  for (let page = 0; page < pages; page++) {
    pdf.switchToPage(first + page);
    pdf.font('regular').fontSize(small).fillColor('#666666');
    if (head > 0) pdf.text(writable(record.header), edge, edge, { width: inner, height: small * 1.5, lineBreak: false, ellipsis: true });
    if (foot > 0) {
      const y = high - edge - small * 1.3;
      pdf.text(writable(record.footer), edge, y, { width: inner * 0.8, height: small * 1.5, lineBreak: false, ellipsis: true });
      if (document.pageNumbers) pdf.text(`${page + 1} / ${pages}`, edge, y, { width: inner, align: 'right', height: small * 1.5 });
    }
    pdf.fillColor('#000000');
  }
}

function drawCompany(sheet: Sheet, { name, logo }: { readonly name: string; readonly logo: Buffer | undefined }): void {
  const { pdf, left, width } = sheet;
  let from = left;
  if (logo) {
    try {
      pdf.image(logo, left, sheet.y, { fit: [110, 30], valign: 'center' });
      from += 120;
    } catch {
      // A logo in a format that PDF does not know is left out.
    }
  }
  pdf.font('bold').fontSize(12).text(writable(name), from, sheet.y + (logo ? 8 : 0), { width: width - (from - left) });
  sheet.y += logo ? 38 : 22;
  pdf.moveTo(left, sheet.y).lineTo(left + width, sheet.y).lineWidth(0.7).strokeColor('#444444').stroke();
  sheet.y += 10;
}

/** As many sheets as it takes; what is longer than its label is cut off at its edge. */
function drawLabels(pdf: PDFKit.PDFDocument, { labels, paper, records }: PrintedDocument): void {
  const { columns, rows, gap } = labels!;
  const [edge, between] = [points(paper.margin), points(gap)];
  const width = (points(paper.width) - 2 * edge - (columns - 1) * between) / columns;
  const height = (points(paper.height) - 2 * edge - (rows - 1) * between) / rows;
  const inside = Math.min(10, width / 12, height / 8);
  records.forEach((record, index) => {
    const at = index % (columns * rows);
    if (at === 0) pdf.addPage();
    const x = edge + (at % columns) * (width + between);
    const y = edge + Math.floor(at / columns) * (height + between);
    pdf.save().rect(x, y, width, height).clip();
    const sheet: Sheet = { pdf, left: x + inside, width: width - 2 * inside, top: y + inside, bottom: Infinity, y: y + inside, nextPage: () => undefined };
    for (const block of record.blocks) if (sheet.y < y + height) drawBlock(sheet, block);
    pdf.restore();
  });
}
