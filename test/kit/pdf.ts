// PDF files in tests: the font they are drawn with and the program that reads them, where the machine has both.
import { execFileSync } from 'node:child_process';
import { findFont } from '../../server/records/print/pdf/find-font';

/** undefined: the machine has no font with Chinese. */
export const pdfFont = findFont(process.env['PDF_FONT']);

/** Skipped where font or reader is missing; `test/run.cjs` says so, and fails in CI. */
export const testWithPdf = pdfFont && hasReader() ? test : test.skip;

/** The text of a PDF file, page by page. */
export function pagesOfPdf(pdf: Buffer): readonly string[] {
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' }).split('\f').filter((page) => page.trim() !== '');
}

function hasReader(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
