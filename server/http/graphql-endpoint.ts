// POST and GET /graphql: the body in, the signed-in viewer beside it, Apollo's answer out as it is.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HeaderMap } from '@apollo/server';
import { makeContext } from '../access/make-context';
import type { Context } from '../access/context';
import type { Database } from '../database/source';
import { sentence, type ErrorCode, type Rule } from '../errors';
import { withTypesOfToday } from '../graphql/former-type-names';
import type { GraphqlServer } from '../graphql/apollo';
import type { RequestScope } from '../graphql/request-scope';
import type { Model } from '../model/model';
import type { Authenticator, Sender } from './authenticate';
import { cameSecurely, forgetSession, keepSession } from './cookies';
import { compress } from './compress';
import { isFromOwnPages, onlyShowsSecondFactor, onlySignsIn } from './guard';
import { preferredLanguage } from './language';
import { decodeUtf8, readBody } from './read-body';
import { HttpError, type Exchange } from './route';
import type { SenderAddress } from './sender-address';

export interface GraphqlEndpoint {
  readonly graphql: GraphqlServer;
  readonly database: Database;
  readonly authenticator: Authenticator;
  readonly address: SenderAddress;
  readonly setup: RequestScope['setup'];
  onElevated?(reason: string, requestId: string): void;
}

const bodyLimit = 2 * 1024 * 1024;

/** Answers one GraphQL request. */
export async function answerGraphql(endpoint: GraphqlEndpoint, { request, response, url, requestId }: Exchange): Promise<void> {
  const { graphql } = endpoint;
  const body = request.method === 'POST' ? withKnownTypes(graphql.schema().model, await readJson(request)) : undefined;
  const query: unknown = request.method === 'POST' ? (body as { readonly query?: unknown } | null)?.query : url.searchParams.get('query');
  const sender = admitted(await endpoint.authenticator.identify(request), query);
  const language = sender.signedIn?.viewer.language ?? preferredLanguage(request.headers['accept-language'], graphql.schema().model.app.languages);
  if (sender.wait !== undefined) {
    response.setHeader('retry-after', sender.wait);
    return refuse(request, response, { status: 429, code: 'RATE_LIMITED', rule: 'tooManyRequests', params: { seconds: sender.wait }, language, requestId });
  }
  if (sender.by === 'cookie' && sender.signedIn && !isFromOwnPages(request)) return refuse(request, response, { status: 403, code: 'FORBIDDEN', rule: 'csrf', language, requestId });
  if (!sender.signedIn && sender.limited) return refuse(request, response, { status: 403, code: 'FORBIDDEN', rule: 'secondFactorFirst', language, requestId });
  if (!sender.signedIn && (query === undefined || query === null || !onlySignsIn(query))) {
    const rule = sender.by === 'nothing' ? 'signInFirst' : 'sessionEnded';
    return refuse(request, response, { status: 401, code: 'UNAUTHENTICATED', rule, language, requestId });
  }
  const scope = makeScope(endpoint, { request, response, sender, language, requestId });
  const accept = request.headers.accept ?? '';
  const contentType = contentTypes.get(accept);
  const known = contentType && request.method === 'POST' ? await graphql.again(body, scope) : undefined;
  if (known) {
    response.setHeader('content-type', contentType!);
    response.setHeader('x-tangram-version', graphql.schema().model.version);
    return sendBytes(request, response, { status: 200, bytes: known });
  }
  const headers = new HeaderMap();
  for (const name of ['accept', 'content-type'] as const) if (request.headers[name]) headers.set(name, request.headers[name]);
  const answer = await graphql.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method ?? 'POST', headers, search: url.search, body },
    context: async () => scope,
  });
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.setHeader('x-tangram-version', graphql.schema().model.version);
  if (answer.body.kind !== 'complete') throw new HttpError(406, 'BAD_USER_INPUT', 'Incremental answers are not offered');
  // Apollo hands the executor's bytes through as if they were text.
  const complete = answer.body.string as string | Uint8Array;
  if (typeof complete !== 'string') learnContentType(accept, answer.headers.get('content-type'));
  await sendBytes(request, response, { status: answer.status ?? 200, bytes: typeof complete === 'string' ? Buffer.from(complete) : complete });
}

/** An operation in a body, with the types of objects that were renamed by their names of today. */
function withKnownTypes(model: Model, body: unknown): unknown {
  const query: unknown = (body as { readonly query?: unknown } | null)?.query;
  const known = typeof query === 'string' ? withTypesOfToday(model, query) : query;
  return known === query ? body : { ...(body as object), query: known };
}

/** What Apollo answers with to each Accept header there has been. */
const contentTypes = new Map<string, string>();
const mostContentTypes = 100;

function learnContentType(accept: string, type: string | undefined): void {
  if (type && contentTypes.size < mostContentTypes) contentTypes.set(accept, type);
}

async function sendBytes(request: IncomingMessage, response: ServerResponse, { status, bytes }: { readonly status: number; readonly bytes: Uint8Array }): Promise<void> {
  const { body, encoding } = await compress(bytes, request.headers['accept-encoding'] as string | undefined);
  if (encoding) {
    response.setHeader('content-encoding', encoding);
    response.setHeader('vary', 'accept-encoding');
  }
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-length', body.length);
  response.writeHead(status);
  response.end(body);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type'];
  if (type === undefined || !/^application\/(graphql\+)?json\s*(;\s*charset=("?)utf-?8\2)?\s*$/i.test(type)) {
    throw new HttpError(415, 'BAD_USER_INPUT', 'Send the operation as JSON: content-type: application/json');
  }
  const text = decodeUtf8(await readBody(request, bodyLimit));
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpError(400, 'BAD_USER_INPUT', 'The body is not JSON');
  }
}

/** Who still owes the second factor may show it, and nothing else. */
function admitted(sender: Sender, query: unknown): Sender {
  return sender.limited && onlyShowsSecondFactor(query) ? { ...sender, signedIn: sender.limited } : sender;
}

interface ScopeParts { readonly request: IncomingMessage; readonly response: ServerResponse; readonly sender: Sender; readonly language: string; readonly requestId: string }

function makeScope(endpoint: GraphqlEndpoint, { request, response, sender, language, requestId }: ScopeParts): RequestScope {
  const { signedIn } = sender;
  const source = request.headers['x-tangram-client'] === 'web' ? 'web' : request.headers['x-tangram-client'] === 'cli' ? 'cli' : 'api';
  let context: Context | undefined;
  const { database } = endpoint;
  return {
    requestId, language, source,
    viewer: signedIn?.viewer,
    sessionHash: signedIn?.bearer.kind === 'session' ? signedIn.bearer.hash : undefined,
    idempotencyKey: request.headers['idempotency-key'] as string | undefined,
    clientVersion: Number(request.headers['x-tangram-version']) || undefined,
    client: { address: endpoint.address(request), agent: request.headers['user-agent'] ?? '' },
    contextFor(model: Model): Context {
      if (!context || context.model !== model) context = makeContext({ viewer: signedIn!.viewer, model, database, requestId, source, onElevated: endpoint.onElevated });
      return context;
    },
    database,
    setup: endpoint.setup,
    tell: (header, value) => void response.setHeader(header, value),
    keepSession: ({ token, expiresAt }) => response.setHeader('set-cookie', keepSession(token, { expiresAt, secure: cameSecurely(request) })),
    endSession: () => {
      endpoint.authenticator.forget();
      response.setHeader('set-cookie', forgetSession());
    },
    forgetViewers: () => endpoint.authenticator.forget(),
  };
}

interface Refusal { readonly status: number; readonly code: ErrorCode; readonly rule: Rule; readonly params?: Readonly<Record<string, number>>; readonly language: string; readonly requestId: string }

function refuse(request: IncomingMessage, response: ServerResponse, { status, code, rule, params, language, requestId }: Refusal): Promise<void> {
  const accepts = request.headers.accept ?? '';
  response.setHeader('content-type', `${accepts.includes('application/graphql-response+json') ? 'application/graphql-response+json' : 'application/json'}; charset=utf-8`);
  if (status === 401) response.setHeader('www-authenticate', 'Bearer');
  const bytes = Buffer.from(JSON.stringify({ errors: [{ message: sentence(rule, params ?? {}, language), extensions: { code, requestId } }] }));
  return sendBytes(request, response, { status, bytes });
}
