// Questions whose answer was bytes once: the same text again needs neither parsing nor checking and goes straight to the executor.
import { Kind, type DocumentNode } from 'graphql';
import type { ModelSchema } from './schema/model-schema';

export interface KnownQuestions {
  /** Keeps a document that was checked against the schema and answered in bytes. Only questions: they may be asked twice. */
  remember(schema: ModelSchema, text: string | undefined, document: DocumentNode): void;
  /** What a request's body asks, where nothing about it needs Apollo. */
  find(schema: ModelSchema, body: unknown): KnownQuestion | undefined;
}
export interface KnownQuestion { readonly document: DocumentNode; readonly operationName: string | null; readonly variables: Readonly<Record<string, unknown>> }

const most = 1000;
const plainKeys: ReadonlySet<string> = new Set(['query', 'variables', 'operationName']);

/** An empty memory; it forgets everything when the schema changes. */
export function knownQuestions(): KnownQuestions {
  let of: ModelSchema | undefined;
  let documents = new Map<string, DocumentNode>();
  return {
    remember(schema, text, document) {
      if (schema !== of) {
        of = schema;
        documents = new Map();
      }
      if (text === undefined || documents.has(text) || !document.definitions.every(isQuestion)) return;
      const oldest = documents.keys().next();
      if (documents.size >= most && !oldest.done) documents.delete(oldest.value);
      documents.set(text, document);
    },
    find(schema, body) {
      if (schema !== of || typeof body !== 'object' || body === null) return undefined;
      const { query, variables = null, operationName = null } = body as { readonly query?: unknown; readonly variables?: unknown; readonly operationName?: unknown };
      const document = typeof query === 'string' ? documents.get(query) : undefined;
      if (!document || typeof variables !== 'object' || Array.isArray(variables) || (operationName !== null && typeof operationName !== 'string')) return undefined;
      if (!Object.keys(body).every((key) => plainKeys.has(key))) return undefined;
      return { document, operationName, variables: (variables ?? {}) as Readonly<Record<string, unknown>> };
    },
  };
}

function isQuestion(definition: DocumentNode['definitions'][number]): boolean {
  return definition.kind === Kind.FRAGMENT_DEFINITION || (definition.kind === Kind.OPERATION_DEFINITION && definition.operation === 'query');
}
