// What a route is: a request and its answer, with the few ways of answering every route shares.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TangramError } from '../errors';

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly requestId: string;
}

/** Answers the request, or throws; what it throws is answered as an error. */
export type Route = (exchange: Exchange) => Promise<void> | void;

/** Thrown by routes that are not GraphQL; the message is for the person or program that asked. */
export class HttpError extends Error {
  constructor(readonly status: number, readonly code: string, message: string, readonly headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'HttpError';
  }
}

/** The HTTP status that says the same as an error of the API. */
export function statusOf({ code }: TangramError): number {
  const known: Partial<Record<TangramError['code'], number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, CONFLICT: 409, RATE_LIMITED: 429, INTERNAL: 500 };
  return known[code] ?? 400;
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  send(response, status, JSON.stringify(body), { 'content-type': 'application/json; charset=utf-8', ...headers });
}

/** Answers with text or bytes of a known type. */
export function send(response: ServerResponse, status: number, body: string | Uint8Array, headers: Readonly<Record<string, string>>): void {
  response.writeHead(status, { 'cache-control': 'no-store', ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/** Sends the browser elsewhere. */
export function redirect(response: ServerResponse, location: string, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(303, { 'cache-control': 'no-store', ...headers, location, 'content-length': 0 });
  response.end();
}
