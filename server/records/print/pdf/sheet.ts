// The place on a page of a PDF file where the next thing is drawn.

export interface Sheet {
  readonly pdf: PDFKit.PDFDocument;
  readonly left: number;
  readonly width: number;
  /** First and last line of a page that may be drawn on. */
  readonly top: number;
  readonly bottom: number;
  /** Where the next thing goes. */
  y: number;
  readonly nextPage: () => void;
}

/** Millimetres in points. */
export function points(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}

/** Text without what no font draws. */
export function writable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\t/g, '    ').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '');
}

/** Begins a new page where this much does not fit any more, unless the page is still empty. */
export function makeRoom(sheet: Sheet, height: number): void {
  if (sheet.y + height > sheet.bottom && sheet.y > sheet.top) sheet.nextPage();
}
