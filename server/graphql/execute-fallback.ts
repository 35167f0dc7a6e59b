// What plans do not cover runs in graphql-js: the fixed API, introspection, and operations that mix them with generated fields.
import { execute, type DocumentNode, type ExecutionResult, type GraphQLFieldResolver, type GraphQLResolveInfo, type GraphQLTypeResolver } from 'graphql';
import { TangramError } from '../errors';
import { AskedInVain, type Making } from '../records/read-asked';
import { mustAfford } from './cost';
import { compileRoot } from './execute-root';
import { contextOf, type RequestScope } from './request-scope';
import { rootFields, type RootField } from './root-fields';
import type { ModelSchema } from './schema/model-schema';
import { fieldSelection } from './selection';

/** The key under which records tell graphql-js their type. No name can be written so. */
const typeKey = '#type';

/** Runs the operation with graphql-js; generated root fields are still read by plans. */
export async function executeStepwise(operation: {
  readonly schema: ModelSchema; readonly document: DocumentNode; readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>; readonly scope: RequestScope;
}): Promise<ExecutionResult> {
  const { schema, document, operationName, variables, scope } = operation;
  return execute({
    schema, document, operationName, variableValues: variables, contextValue: scope,
    fieldResolver: resolveField, typeResolver: resolveType,
  });
}

/** Objects that plans made: their members go by response name. */
const planned = new WeakSet<object>();

const resolveField: GraphQLFieldResolver<unknown, RequestScope> = (source, args: unknown, scope, info) => {
  if (info.path.prev === undefined) {
    const root = rootFields((info.schema as ModelSchema).model).get(info.fieldName);
    if (root && root.operation === info.operation.operation) return resolveRoot(root, scope, info);
  }
  if (typeof source !== 'object' || source === null) return undefined;
  if (planned.has(source)) return (source as Record<string, unknown>)[info.path.key];
  const value = (source as Record<string, unknown>)[info.fieldName];
  return typeof value === 'function' ? (value as (...all: unknown[]) => unknown).call(source, args, scope, info) : value;
};

const resolveType: GraphQLTypeResolver<unknown, RequestScope> = (value) => {
  const known = (value as Record<string, unknown>)[typeKey] ?? (value as Record<string, unknown>)['__typename'];
  return typeof known === 'string' ? known : undefined;
};

async function resolveRoot(root: RootField, scope: RequestScope, info: GraphQLResolveInfo): Promise<unknown> {
  const schema = info.schema as ModelSchema;
  const context = contextOf(scope, schema.model);
  const { language } = context.viewer;
  const making: Making = { context, dialect: context.connection.dialect, language, typeKey, slots: { next: 0 } };
  const asked = fieldSelection({ schema, fragments: info.fragments }, info.parentType, { nodes: info.fieldNodes, variables: info.variableValues });
  try {
    const bound = compileRoot(making, root, asked).bind(context, info.variableValues);
    mustAfford([{ key: asked.key, cost: bound.cost }]);
    return marked(JSON.parse(await bound.read()) as unknown);
  } catch (error) {
    throw expected(error instanceof AskedInVain ? error.reason : error);
  }
}

function marked(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  planned.add(value);
  for (const member of Object.values(value)) marked(member);
  return value;
}


/** WARNING: GraphQLError reads the stack of what caused it, which takes a millisecond with source maps. What is meant for the client needs none. */
export function expected<E>(error: E): E {
  if (error instanceof TangramError) error.stack = '';
  return error;
}
