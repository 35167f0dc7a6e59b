// A failed request as screens show it: a code, a sentence, the problems of single fields.
import { CombinedGraphQLErrors, ServerError } from '@apollo/client';
import type { Say } from '../words/words';

/** One thing wrong with one input; `path` leads from the mutation's input to the value. */
export interface FieldProblem { readonly path: string; readonly rule: string; readonly message: string; readonly label: string | null }
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly requestId: string | null;
  readonly fields: readonly FieldProblem[];
  readonly extra: Readonly<Record<string, unknown>>;
}

/** The code of a request that never reached the server. */
export const offline = 'OFFLINE';

/** What went wrong, whatever was thrown. */
export function failureOf(error: unknown): Failure {
  if (CombinedGraphQLErrors.is(error)) return fromGraphql(error.errors[0]);
  if (ServerError.is(error)) {
    const parsed = parse(error.bodyText);
    if (parsed) return fromGraphql(parsed);
    return { code: 'INTERNAL', message: '', requestId: null, fields: [], extra: {} };
  }
  if (error instanceof TypeError) return { code: offline, message: '', requestId: null, fields: [], extra: {} };
  return { code: 'INTERNAL', message: error instanceof Error ? error.message : '', requestId: null, fields: [], extra: {} };
}

/** The sentence for a failure: what the server said; or that it was not reached; or, where it said nothing one can read, that something went wrong. */
export function failureWords({ code, message }: Pick<Failure, 'code' | 'message'>, say: Say): string {
  return code === offline ? say('failure.offline') : message || say('failure.unknown');
}

/** The sentence for a failure, with what is wrong with each input: for where the inputs are not on the screen. */
export function fullFailureWords(failure: Failure, say: Say): string {
  return [failureWords(failure, say), ...failure.fields.map(({ message }) => message)].join(' ');
}

interface GraphqlError { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }

function fromGraphql(error: GraphqlError | undefined): Failure {
  const { code, requestId, fields, ...extra } = error?.extensions ?? {};
  return {
    code: typeof code === 'string' ? code : 'INTERNAL',
    message: error?.message ?? '',
    requestId: typeof requestId === 'string' ? requestId : null,
    fields: Array.isArray(fields) ? (fields as FieldProblem[]) : [],
    extra,
  };
}

// A refused request may answer with a status and the same error body.
function parse(body: string): GraphqlError | undefined {
  try {
    return (JSON.parse(body) as { errors?: GraphqlError[] }).errors?.[0];
  } catch {
    return undefined;
  }
}
