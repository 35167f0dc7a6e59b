// Apollo Server with the engine's own executor behind the gateway interface, so that the schema can be swapped while requests run.
import { ApolloServer, HeaderMap, type ApolloServerPlugin, type GraphQLRequestContext, type GraphQLRequestListener } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { DocumentNode, ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import type { Model } from '../model/model';
import { Answer } from './answer';
import { formatError, type ErrorReader } from './format-error';
import { knownQuestions, type KnownQuestions } from './known-questions';
import type { RequestScope } from './request-scope';
import { ModelSchema } from './schema/model-schema';
import { documentFaults } from './validation';

/** One operation, checked against `schema`; its Model is the one the request runs on to its end. */
export interface Operation {
  readonly schema: ModelSchema;
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly scope: RequestScope;
}

export interface GraphqlParts {
  readonly model: Model;
  /** Types and resolvers written in code. */
  readonly fixed: GraphQLSchema;
  execute(operation: Operation): Promise<ExecutionResult>;
  /** Called with what must not reach the client. */
  report(error: unknown, requestId: string): void;
}

export interface GraphqlServer {
  readonly apollo: ApolloServer<RequestScope>;
  /** Schema of the newest Model. */
  schema(): ModelSchema;
  /** The answer to a question that was answered before, without another walk through Apollo; undefined where it must be walked. */
  again(body: unknown, scope: RequestScope): Promise<Uint8Array | undefined> | undefined;
  /** Requests that come from now on are checked against this Model; running ones finish on theirs. */
  swap(model: Model): void;
  stop(): Promise<void>;
}

/** Starts Apollo Server on a Model. */
export async function startApollo(parts: GraphqlParts): Promise<GraphqlServer> {
  let schema = new ModelSchema(parts.model, parts.fixed);
  const known = knownQuestions();
  let announce: ((context: { apiSchema: GraphQLSchema; coreSupergraphSdl: string }) => void) | undefined;
  const apollo = new ApolloServer<RequestScope>({
    gateway: {
      onSchemaLoadOrUpdate: (callback) => {
        announce = callback as typeof announce;
        return () => { announce = undefined; };
      },
      load: async () => {
        announce?.({ apiSchema: schema, coreSupergraphSdl: '' });
        return { executor: (request) => executed(parts, known, request as unknown as GraphQLRequestContext<RequestScope>) as never };
      },
      stop: async () => undefined,
    },
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), errorPlugin(parts)],
    introspection: true,
    // Documents are checked by our own rules, in the plugin.
    dangerouslyDisableValidation: true,
    // The HTTP side has its own guard, which knows whether a cookie or a token signed the request in.
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    stringifyResult,
    nodeEnv: 'production',
    logger: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: (message: unknown) => parts.report(message, '') },
  });
  await apollo.start();
  return {
    apollo,
    schema: () => schema,
    again: (body, scope) => {
      const question = known.find(schema, body);
      return question && answeredAgain(parts, { ...question, schema, scope });
    },
    swap: (model) => {
      if (model === schema.model) return;
      schema = new ModelSchema(model, parts.fixed);
      announce?.({ apiSchema: schema, coreSupergraphSdl: '' });
    },
    stop: () => apollo.stop(),
  };
}

async function executed(parts: GraphqlParts, known: KnownQuestions, request: GraphQLRequestContext<RequestScope>): Promise<ExecutionResult> {
  const operation = operationOf(request);
  const result = await parts.execute(operation);
  const data: unknown = result.data;
  if (data instanceof Answer) known.remember(operation.schema, request.request.query, operation.document);
  return result;
}

/** What is refused as a whole, Apollo words again: a question may be asked twice. */
async function answeredAgain(parts: GraphqlParts, operation: Operation): Promise<Uint8Array | undefined> {
  const { data, errors, extensions } = await parts.execute(operation);
  const bytes: unknown = data;
  if (bytes instanceof Answer) return bytes.bytes;
  if (!data || !errors) return undefined;
  const reader = readerOf(parts, { schema: operation.schema, contextValue: operation.scope });
  return Buffer.from(JSON.stringify({ errors: errors.map((error) => formatError(error, reader)), data, extensions }));
}

function operationOf(request: GraphQLRequestContext<RequestScope> & { readonly context?: RequestScope }): Operation {
  return {
    schema: request.schema as ModelSchema,
    document: request.document!,
    operationName: request.request.operationName ?? null,
    variables: request.request.variables ?? {},
    scope: request.context ?? request.contextValue,
  };
}

/** An answer that is bytes already is passed through; Apollo only hands it on to our own HTTP side. */
function stringifyResult(result: unknown): string {
  const data: unknown = (result as { readonly data?: unknown }).data;
  if (data instanceof Answer) return data.bytes as unknown as string;
  return JSON.stringify(result);
}

/** Rewrites errors once per request, where the viewer's language is known. */
function errorPlugin(parts: GraphqlParts): ApolloServerPlugin<RequestScope> {
  const listener: GraphQLRequestListener<RequestScope> = {
    async responseForOperation(request) {
      const errors = documentFaults(request.schema, request.document);
      if (errors.length === 0) return null;
      return { http: { status: wantsPlainJson(request) ? 200 : 400, headers: new HeaderMap() }, body: { kind: 'single', singleResult: { errors: errors.map((error) => formatError(error, readerOf(parts, request))) } } };
    },
    async willSendResponse(request) {
      const { response, errors } = request;
      if (response.http.status === 400 && wantsPlainJson(request) && !errors?.some((error) => error.extensions['code'] === 'BAD_REQUEST')) response.http.status = 200;
      if (!errors || response.body?.kind !== 'single' || !response.body.singleResult.errors) return;
      const reader = readerOf(parts, request);
      response.body.singleResult.errors = errors.map((error) => formatError(error as GraphQLError, reader));
    },
  };
  return { requestDidStart: async () => listener };
}

function readerOf(parts: GraphqlParts, { schema, contextValue: scope }: Pick<GraphQLRequestContext<RequestScope>, 'schema' | 'contextValue'>): ErrorReader {
  return {
    requestId: scope.requestId,
    language: scope.language,
    outdated: scope.clientVersion !== undefined && scope.clientVersion < (schema as ModelSchema).model.version,
    report: (error: unknown) => parts.report(error, scope.requestId),
  };
}

/** GraphQL over HTTP: in application/json a status of 400 would not say whether GraphQL or something on the way refused. */
function wantsPlainJson({ request }: GraphQLRequestContext<RequestScope>): boolean {
  return !(request.http?.headers.get('accept') ?? '').includes('application/graphql-response+json');
}
