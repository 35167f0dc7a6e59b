// Hands every other path to the web app: Next's request handler, with a content policy made for each page.
import { existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Exchange, Route } from './route';
import { sendJson } from './route';
import { inertPolicy, pagePolicy } from './security-headers';

/** The route of the built web app in `folder`; undefined where it has not been built. */
export async function openWebApp(folder: string): Promise<Route | undefined> {
  if (!existsSync(join(folder, '.next', 'BUILD_ID'))) return undefined;
  // Loaded only here: it takes a while, and a server without pages does not need it.
  const { default: next } = (await import('next')) as unknown as { readonly default: typeof import('next').default };
  const app = next({ dev: false, dir: folder, customServer: true });
  await app.prepare();
  const handle = app.getRequestHandler();
  return async (exchange) => {
    holdPage(exchange);
    await handle(exchange.request, exchange.response);
  };
}

/** What a server without the web app says. */
export function noWebApp({ response }: Exchange): void {
  sendJson(response, 404, { errors: [{ message: 'There is nothing here: the API is at /graphql', extensions: { code: 'NOT_FOUND' } }] });
}

/**
 * Pages are small static shells: each is held until it is whole, so that its policy can name the hashes of its inline scripts.
 * Everything that is not a page passes through.
 */
function holdPage({ request, response }: Exchange): void {
  // A compressed page could not be read; pages are small, and the scripts beside them stay compressed.
  if (/\btext\/html\b/.test(request.headers.accept ?? '')) delete request.headers['accept-encoding'];
  const held: Buffer[] = [];
  let isPage: boolean | undefined;
  const original = { writeHead: response.writeHead.bind(response), write: response.write.bind(response), end: response.end.bind(response), flushHeaders: response.flushHeaders.bind(response) };
  const decide = (): boolean => {
    isPage ??= /^text\/html\b/.test(String(response.getHeader('content-type') ?? ''));
    // WARNING: an answer "not modified" has no type, and its headers would replace those of the page the browser kept.
    if (!isPage && response.statusCode !== 304 && !response.headersSent && !response.hasHeader('content-security-policy')) response.setHeader('content-security-policy', inertPolicy);
    return isPage;
  };
  const keep = (chunk: unknown, encoding?: unknown): void => {
    if (typeof chunk === 'string') held.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'));
    else if (chunk instanceof Uint8Array) held.push(Buffer.from(chunk));
  };
  response.writeHead = ((status: number, ...rest: unknown[]): ServerResponse => {
    const headers = rest.find((part) => typeof part === 'object' && part !== null) as Record<string, string> | undefined;
    for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
    response.statusCode = status;
    return decide() ? response : original.writeHead(status);
  }) as typeof response.writeHead;
  response.flushHeaders = () => { if (!decide()) original.flushHeaders(); };
  response.write = ((chunk: unknown, encoding?: unknown, done?: unknown): boolean => {
    if (!decide()) return original.write(chunk as string, encoding as BufferEncoding, done as () => void);
    keep(chunk, encoding);
    const callback = typeof encoding === 'function' ? encoding : done;
    if (typeof callback === 'function') process.nextTick(callback as () => void);
    return true;
  }) as typeof response.write;
  response.end = ((chunk?: unknown, encoding?: unknown, done?: unknown): ServerResponse => {
    if (!decide()) return original.end(chunk as string, encoding as BufferEncoding, done as () => void);
    keep(chunk, encoding);
    const page = Buffer.concat(held);
    response.setHeader('content-security-policy', pagePolicy(page.toString('utf8')));
    // Asked for each time, answered with 304 mostly: after an upgrade nobody keeps an old page with scripts that are gone.
    response.setHeader('cache-control', 'no-cache');
    if (request.method !== 'HEAD') response.setHeader('content-length', page.length);
    response.removeHeader('transfer-encoding');
    Object.assign(response, original);
    return original.end(page, [chunk, encoding, done].find((part) => typeof part === 'function') as () => void);
  }) as typeof response.end;
}
