// What a client reads of an error: a code, a sentence in its language, the fields concerned; nothing internal.
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { describeRefusal, sentence, TangramError } from '../errors';

export interface ErrorReader {
  readonly requestId: string;
  readonly language: string;
  /** The client says its document was made for an older Model. */
  readonly outdated: boolean;
  /** Called with everything that is not meant for the client. */
  report(error: unknown): void;
}

/** The answer's form of an error. Everything but TangramError and faults of the document becomes INTERNAL. */
export function formatError(error: GraphQLError, reader: ErrorReader): GraphQLFormattedError {
  const place = { ...(error.locations ? { locations: error.locations } : {}), ...(error.path ? { path: error.path } : {}) };
  const { requestId, language } = reader;
  const cause = tangramError(error);
  if (cause) {
    const { message, fields } = describeRefusal(cause, language);
    return {
      message,
      ...place,
      extensions: { code: cause.code, requestId, ...(fields.length > 0 ? { fields } : {}), ...cause.extra },
    };
  }
  if (isDocumentFault(error)) {
    const changed = reader.outdated && error.extensions['code'] === 'GRAPHQL_VALIDATION_FAILED';
    const message = changed ? sentence('schemaChanged', { detail: error.message }, language) : error.message;
    return { message, ...place, extensions: { code: changed ? 'SCHEMA_CHANGED' : 'BAD_USER_INPUT', requestId } };
  }
  reader.report(error.originalError ?? error);
  return { message: sentence('internal', { requestId }, language), ...place, extensions: { code: 'INTERNAL', requestId } };
}

function tangramError(error: GraphQLError): TangramError | undefined {
  const cause: unknown = error.originalError;
  return cause instanceof TangramError ? cause : undefined;
}

const documentFaults: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'OPERATION_RESOLUTION_FAILURE', 'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** Syntax, validation, variables: graphql-js's own sentences, which name what the client wrote. */
function isDocumentFault(error: GraphQLError): boolean {
  return documentFaults.has(error.extensions['code']) || (!error.originalError && error.path === undefined) || error.originalError instanceof GraphQLError;
}
