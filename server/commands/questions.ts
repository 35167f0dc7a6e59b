// Asks the API's questions inside this process: the same schema, plans and answers as over HTTP, with every right.
import { parse, validate } from 'graphql';
import type { Application } from '../application/open-application';
import { Answer } from '../graphql/answer';
import { fixedSchema } from '../graphql/fixed/fixed-schema';
import { operationUsage } from '../graphql/operation-usage';
import type { RequestScope } from '../graphql/request-scope';
import { runOperation } from '../graphql/run-operation';
import { ModelSchema } from '../graphql/schema/model-schema';

export interface Questions { ask(query: string, variables: Readonly<Record<string, unknown>>): Promise<unknown> }

/** Throws where an answer has errors. */
export function openQuestions(application: Application): Questions {
  const schema = new ModelSchema(application.store.current(), fixedSchema());
  const context = application.system('command line', 'cli');
  const scope: RequestScope = {
    requestId: 'cli', language: 'en', viewer: context.viewer, sessionHash: undefined, source: 'cli', idempotencyKey: undefined, clientVersion: undefined,
    client: { address: '', agent: 'cli' }, database: application.database, setup: { store: application.store, changeSets: application.changeSets, operations: operationUsage(application.database) },
    contextFor: () => context, keepSession: () => undefined, endSession: () => undefined, tell: () => undefined, forgetViewers: () => undefined,
  };
  return {
    async ask(query, variables) {
      const document = parse(query);
      const [fault] = validate(schema, document);
      if (fault) throw fault;
      const { data, errors } = await runOperation({ schema, document, operationName: null, variables, scope }, (error) => application.log.error({ err: error }, 'failed'));
      if (errors?.[0]) throw errors[0].originalError ?? errors[0];
      const bytes: unknown = data;
      return bytes instanceof Answer ? (JSON.parse(Buffer.from(bytes.bytes).toString('utf8')) as { data: unknown }).data : data;
    },
  };
}
