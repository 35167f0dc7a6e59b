// Uploads and downloads: streamed to and from the data folder, named by what is in them, never run by a browser.
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Viewer } from '../access/context';
import { makeContext } from '../access/make-context';
import { newId } from '../base/ids';
import { headLength, sniff } from '../base/sniff';
import type { Database } from '../database/source';
import { sentence } from '../errors';
import type { Model } from '../model/model';
import { readableFiles } from '../records/file-rights';
import type { Authenticator } from './authenticate';
import { isFromOwnPages } from './guard';
import { HttpError, sendJson, type Exchange, type Route } from './route';

export interface FileStore { readonly dataDir: string; readonly limit: number; readonly database: Database; readonly authenticator: Authenticator; model(): Model }

/** POST /files?name=…: the body is the file. GET /files/<id>. */
export function fileRoutes(store: FileStore): Readonly<Record<string, Route>> {
  return {
    '/files': async (exchange) => {
      if (exchange.request.method !== 'POST') throw new HttpError(405, 'BAD_USER_INPUT', 'Files are sent with POST', { allow: 'POST' });
      await upload(store, exchange, await userOf(store, exchange));
    },
    '/files/': async (exchange) => {
      if (exchange.request.method !== 'GET' && exchange.request.method !== 'HEAD') throw new HttpError(405, 'BAD_USER_INPUT', 'Files are read with GET', { allow: 'GET, HEAD' });
      await download(store, exchange, await userOf(store, exchange));
    },
  };
}

async function userOf({ authenticator }: FileStore, { request }: Exchange): Promise<Viewer> {
  const { signedIn, by, wait } = await authenticator.identify(request);
  if (wait !== undefined) throw new HttpError(429, 'RATE_LIMITED', `Too many requests: try again in ${wait} seconds`, { 'retry-after': String(wait) });
  if (!signedIn) throw new HttpError(401, 'UNAUTHENTICATED', 'Sign in first', { 'www-authenticate': 'Bearer' });
  if (by === 'cookie' && request.method === 'POST' && !isFromOwnPages(request)) throw new HttpError(403, 'FORBIDDEN', 'The request did not come from this application and was refused');
  return signedIn.viewer;
}

async function upload(store: FileStore, { request, response, url }: Exchange, viewer: Viewer): Promise<void> {
  const name = fileName(url.searchParams.get('name') ?? '');
  const tooLarge = () => new HttpError(413, 'BAD_USER_INPUT', sentence('uploadTooLarge', { max: Math.floor(store.limit / 1024 / 1024) }, viewer.language), { connection: 'close' });
  if (Number(request.headers['content-length'] ?? 0) > store.limit) throw tooLarge();
  const folder = join(store.dataDir, 'files');
  const arriving = join(folder, `arriving-${randomBytes(12).toString('hex')}`);
  await mkdir(folder, { recursive: true });
  const hash = createHash('sha256');
  let size = 0;
  let head = Buffer.alloc(0);
  const measured = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (head.length < headLength) head = Buffer.concat([head, chunk.subarray(0, headLength - head.length)]);
      hash.update(chunk);
      done(size > store.limit ? tooLarge() : null, chunk);
    },
  });
  try {
    await pipeline(request, measured, createWriteStream(arriving, { mode: 0o600, flags: 'wx' }));
    const { type, dangerous } = sniff(head, { name, claimed: request.headers['content-type'] });
    if (dangerous) throw new HttpError(415, 'BAD_USER_INPUT', sentence('dangerousFile', { name }, viewer.language));
    const sha256 = hash.digest('hex');
    await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true });
    await rename(arriving, placeOf(store, sha256));
    const id = newId('file');
    await store.database.run({
      text: 'INSERT INTO engine_file (id, name, type, size, sha256, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
      values: [id, name, type, size, sha256, Date.now(), viewer.id],
    });
    sendJson(response, 201, { id, name, size, type, url: `/files/${id}` });
  } catch (error) {
    await rm(arriving, { force: true });
    throw error;
  }
}

async function download(store: FileStore, { request, response, url, requestId }: Exchange, viewer: Viewer): Promise<void> {
  const id = decodeURIComponent(url.pathname.slice('/files/'.length));
  const [row] = await store.database.rows({ text: `SELECT name, type, sha256, created_by FROM engine_file WHERE id = ?`, values: [id] });
  const missing = () => new HttpError(404, 'NOT_FOUND', sentence('noSuchFile', {}, viewer.language));
  if (!row) throw missing();
  const context = makeContext({ viewer, model: store.model(), database: store.database, requestId, source: 'web' });
  if (!(await readableFiles(context, [{ id, uploader: row[3] === null ? null : String(row[3]) }])).has(id)) throw missing();
  const path = placeOf(store, String(row[2]));
  const found = await stat(path).catch(() => { throw missing(); });
  const etag = `"${String(row[2])}"`;
  const headers = {
    // Always a download: an uploaded page or drawing must not run under our address. Images in <img> show all the same.
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(String(row[0])).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)}`,
    'content-type': String(row[1]), // Kept by the browser, but asked about each time: rights may have changed.
    'cache-control': 'private, no-cache', etag,
  };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, 'content-length': found.size });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(path), response);
}

function placeOf({ dataDir }: FileStore, sha256: string): string {
  return join(dataDir, 'files', sha256.slice(0, 2), sha256);
}

/** The last part of what the client calls the file; it is never a path on this machine. */
function fileName(given: string): string {
  const name = (given.split(/[/\\]/).pop() ?? '').replace(/[\u0000-\u001f\u007f]/g, '').trim().slice(0, 255);
  return name === '' || name === '.' || name === '..' ? 'file' : name;
}
