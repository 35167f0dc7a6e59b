// One port for everything: finds the route, sets the headers every answer has, turns what is thrown into an answer, and drains before it ends.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { randomBytes } from 'node:crypto';
import { TangramError } from '../errors';
import { HttpError, sendJson, statusOf, type Exchange, type Route } from './route';
import { inertPolicy, securityHeaders } from './security-headers';

export interface HttpServerParts {
  /** By path; a path that ends with / takes everything below it. */
  readonly routes: Readonly<Record<string, Route>>;
  /** Everything else. */
  readonly otherwise: Route;
  report(error: unknown, requestId: string): void;
  /** Called after each answer. */
  onAnswer?(exchange: Exchange, milliseconds: number): void;
}

export interface HttpServer {
  readonly server: Server;
  /** Listens; gives the port. Rejects in plain words where it is taken. */
  listen(port: number, host: string | undefined): Promise<number>;
  /** Takes no new requests and waits for the running ones, at most this long. */
  drain(milliseconds: number): Promise<void>;
}

/** Makes the server; nothing listens yet. */
export function makeHttpServer(parts: HttpServerParts): HttpServer {
  const server = createServer((request, response) => void answer(parts, request, response));
  server.requestTimeout = 300_000;
  server.headersTimeout = 20_000;
  server.keepAliveTimeout = 65_000;
  return { server, listen: (port, host) => listen(server, port, host), drain: (milliseconds) => drain(server, milliseconds) };
}

async function answer(parts: HttpServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const started = performance.now();
  const requestId = newRequestId();
  let exchange: Exchange | undefined;
  try {
    for (const name of headerNames) response.setHeader(name, securityHeaders[name]!);
    response.setHeader('x-request-id', requestId);
    const url = urlOf(request);
    exchange = { request, response, url, requestId };
    await routeFor(parts, url.pathname)(exchange);
  } catch (error) {
    answerError(parts, { response, requestId }, error);
  }
  if (exchange) parts.onAnswer?.(exchange, performance.now() - started);
}

/** The same start for all requests of a process, then a number: enough to find one in the log. */
function newRequestId(): string {
  lastRequest += 1;
  return processPart + lastRequest.toString(36);
}
const processPart = `${randomBytes(5).toString('hex')}-`;
let lastRequest = 0;

const headerNames = Object.keys(securityHeaders);

function urlOf(request: IncomingMessage): URL {
  try {
    return new URL(`http://localhost${request.url ?? '/'}`);
  } catch {
    throw new HttpError(400, 'BAD_USER_INPUT', 'The address is not valid');
  }
}

function routeFor({ routes, otherwise }: HttpServerParts, path: string): Route {
  const exact = routes[path];
  if (exact) return inert(exact);
  const below = Object.keys(routes).find((start) => start.endsWith('/') && path.startsWith(start));
  return below === undefined ? otherwise : inert(routes[below]!);
}

/** What is not a page may not run anything, whatever it contains. */
function inert(route: Route): Route {
  return (exchange) => {
    exchange.response.setHeader('content-security-policy', inertPolicy);
    return route(exchange);
  };
}

function answerError(parts: HttpServerParts, { response, requestId }: { readonly response: ServerResponse; readonly requestId: string }, error: unknown): void {
  if (response.headersSent) {
    parts.report(error, requestId);
    response.destroy();
    return;
  }
  if (error instanceof HttpError) {
    sendJson(response, error.status, { errors: [{ message: error.message, extensions: { code: error.code, requestId } }] }, error.headers);
  } else if (error instanceof TangramError) {
    sendJson(response, statusOf(error), { errors: [{ message: error.message, extensions: { code: error.code, requestId } }] });
  } else {
    parts.report(error, requestId);
    sendJson(response, 500, { errors: [{ message: `Something went wrong: tell an administrator the number ${requestId}`, extensions: { code: 'INTERNAL', requestId } }] });
  }
}

function listen(server: Server, port: number, host: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new Error(`port ${port} is taken: try PORT=${port + 1} npm start`));
      else if (error.code === 'EACCES') reject(new Error(`port ${port} needs more rights than this user has: try PORT=3000 npm start`));
      else reject(error);
    });
    server.listen(port, host, () => resolve((server.address() as { readonly port: number }).port));
  });
}

function drain(server: Server, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), milliseconds);
    server.close(() => {
      clearTimeout(impatient);
      resolve();
    });
    server.closeIdleConnections();
  });
}
