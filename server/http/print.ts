// GET /print/<object>/<template>?ids=a,b: records as a PDF file, read with the rights of whoever asks.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { objectNamed } from '../access/may';
import { makeContext } from '../access/make-context';
import type { Database } from '../database/source';
import { sentence, TangramError } from '../errors';
import type { Model } from '../model/model';
import { drawPdf } from '../records/print/pdf/draw-pdf';
import { findFont, type PdfFont } from '../records/print/pdf/find-font';
import { printLanguage, printRecords, templateNamed } from '../records/print/print-records';
import type { Authenticator } from './authenticate';
import { HttpError, send, statusOf, type Route } from './route';

export interface PrintParts { readonly dataDir: string; readonly pdfFont: string | undefined; readonly database: Database; readonly authenticator: Authenticator; model(): Model }

/** The route; the font is looked for at the first file. */
export function printRoute(parts: PrintParts): Route {
  let font: PdfFont | undefined;
  return async ({ request, response, url, requestId }) => {
    if (request.method !== 'GET') throw new HttpError(405, 'BAD_USER_INPUT', 'Printed records are read with GET', { allow: 'GET' });
    const { signedIn, wait } = await parts.authenticator.identify(request);
    if (wait !== undefined) throw new HttpError(429, 'RATE_LIMITED', `Too many requests: try again in ${wait} seconds`, { 'retry-after': String(wait) });
    if (!signedIn) throw new HttpError(401, 'UNAUTHENTICATED', 'Sign in first', { 'www-authenticate': 'Bearer' });
    const { viewer } = signedIn;
    const [, , objectName = '', templateName = ''] = url.pathname.split('/').map(decodeURIComponent);
    try {
      const context = makeContext({ viewer, model: parts.model(), database: parts.database, requestId, source: 'web' });
      const object = objectNamed(context, objectName);
      const template = templateNamed(object, templateName);
      const ids = (url.searchParams.get('ids') ?? '').split(',').filter(Boolean);
      const document = await printRecords(context, object, { template, ids, language: printLanguage(context, url.searchParams.get('language')) });
      font ??= findFont(parts.pdfFont);
      if (!font) throw new HttpError(503, 'BAD_USER_INPUT', sentence('noPdfFont', {}, viewer.language));
      const pdf = await drawPdf(document, { font, logo: document.company?.logo ? await logoOf(parts, context.model) : undefined, at: context.now });
      const name = `${document.title}${document.records.length === 1 ? '' : ` ${document.records.length}`}.pdf`;
      send(response, 200, pdf, { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)}` });
    } catch (error) {
      if (error instanceof TangramError) throw new HttpError(statusOf(error), error.code, sentence(error.rule, error.params, viewer.language));
      throw error;
    }
  };
}

/** The bytes of the company's logo, where it is of a kind that PDF knows. */
async function logoOf({ database, dataDir }: PrintParts, model: Model): Promise<Buffer | undefined> {
  const [row] = await database.rows({ text: 'SELECT sha256, type FROM engine_file WHERE id = ?', values: [model.app.style?.logo ?? ''] });
  if (!row || !/^image\/(png|jpeg)$/.test(String(row[1]))) return undefined;
  const sha256 = String(row[0]);
  return readFile(join(dataDir, 'files', sha256.slice(0, 2), sha256)).catch(() => undefined);
}
