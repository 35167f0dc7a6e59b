// Around every operation: what is thrown becomes an error of the answer, and a mutation with an Idempotency-Key runs once.
import { GraphQLError, Kind, type ExecutionResult, type OperationDefinitionNode } from 'graphql';
import { runOnce } from '../records/idempotency';
import { Answer } from './answer';
import type { Operation } from './apollo';
import { executeOperation } from './execute';
import { formatError } from './format-error';
import { contextOf } from './request-scope';
import { rootFields } from './root-fields';

/** Runs one operation; never rejects. `report` hears of what is not meant for the client. */
export async function runOperation(operation: Operation, report: (error: unknown, requestId: string) => void): Promise<ExecutionResult> {
  const { idempotencyKey, viewer } = operation.scope;
  try {
    if (idempotencyKey !== undefined && viewer && writesRecordsOnly(operation)) return await runKeyed(operation, idempotencyKey, report);
    return await executeOperation(operation);
  } catch (error) {
    const original = error instanceof Error ? error : new Error(String(error));
    return { errors: [original instanceof GraphQLError ? original : new GraphQLError(original.message, { originalError: original })] };
  }
}

/** Thrown to undo the transaction of a request that was refused, so that its key may be used again. */
class Refused extends Error {
  constructor(readonly result: ExecutionResult) {
    super('refused');
  }
}

async function runKeyed(operation: Operation, key: string, report: (error: unknown, requestId: string) => void): Promise<ExecutionResult> {
  const { scope, schema, document, operationName, variables } = operation;
  const body = JSON.stringify([operationName, document.loc?.source.body, variables]);
  try {
    const { answer, repeated } = await runOnce(contextOf(scope, schema.model), { key, body }, async (inside) => {
      const result = await executeOperation({ ...operation, scope: { ...scope, contextFor: () => inside } });
      if (nothingDone(result)) throw new Refused(result);
      return textOf(result, operation, report);
    });
    if (repeated) scope.tell('idempotent-replayed', 'true');
    return { data: new Answer(Buffer.from(answer)) as never };
  } catch (error) {
    if (error instanceof Refused) return error.result;
    throw error;
  }
}

/** Only records are written in the transaction of their key: setup and sessions have ways of their own. */
function writesRecordsOnly({ document, operationName, schema }: Operation): boolean {
  const operation = document.definitions.find((each): each is OperationDefinitionNode =>
    each.kind === Kind.OPERATION_DEFINITION && (operationName === null || each.name?.value === operationName));
  if (operation?.operation !== 'mutation') return false;
  const known = rootFields(schema.model);
  return operation.selectionSet.selections.every((selection) => selection.kind === Kind.FIELD && known.get(selection.name.value)?.operation === 'mutation');
}

function nothingDone({ data, errors }: ExecutionResult): boolean {
  const bytes: unknown = data;
  if (!errors || errors.length === 0 || bytes instanceof Answer) return false;
  return data === null || data === undefined || Object.values(data).every((value) => value === null);
}

function textOf({ data, errors, extensions }: ExecutionResult, { scope }: Operation, report: (error: unknown, requestId: string) => void): string {
  const bytes: unknown = data;
  if (bytes instanceof Answer) return Buffer.from(bytes.bytes).toString('utf8');
  const reader = { requestId: scope.requestId, language: scope.language, outdated: false, report: (error: unknown) => report(error, scope.requestId) };
  return JSON.stringify({ ...(errors ? { errors: errors.map((error) => formatError(error, reader)) } : {}), data, ...(extensions ? { extensions } : {}) });
}
