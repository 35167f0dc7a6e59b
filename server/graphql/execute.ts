// The executor behind Apollo: an operation of generated fields runs by plans straight to the bytes of the answer, everything else in graphql-js.
import { getVariableValues, GraphQLError, isNonNullType, type DocumentNode, type ExecutionResult, type GraphQLObjectType } from 'graphql';
import type { Context } from '../access/context';
import { permissionShape } from '../access/permissions';
import { AskedInVain, type AskedField, type Making, type Variables } from '../records/read-asked';
import type { BoundRoot, RootPlan } from '../records/read-roots';
import { Answer } from './answer';
import type { Operation } from './apollo';
import { costExtension, mustAfford } from './cost';
import { executeStepwise, expected } from './execute-fallback';
import { compileRoot } from './execute-root';
import { contextOf } from './request-scope';
import { rootFields } from './root-fields';
import { possibleRootFields, readingOf, rootSelection, type Reading } from './selection';

/** Runs one operation. The answer's bytes stand in `data` where plans made them. */
export async function executeOperation(operation: Operation): Promise<ExecutionResult> {
  const prepared = preparedOf(operation);
  if (!operation.scope.viewer || !prepared?.planned) return stepwise(operation);
  const { schema, scope } = operation;
  const context = contextOf(scope, schema.model);
  const variables = coerced(operation, prepared.reading);
  if ('errors' in variables) return { errors: variables.errors };
  const roots = plansOf(prepared, context, variables.values);
  const bound = roots.map((root) => bindRoot(root, context, variables.values));
  let requested: number;
  try {
    requested = mustAfford(bound.map(({ root, bound: one }) => ({ key: root.field.key, cost: one && 'cost' in one ? one.cost : 0 })));
  } catch (error) {
    return { errors: [asError(error, [])], extensions: {} };
  }
  const answers = prepared.reading.operation.operation === 'mutation' ? await inTurn(bound) : await Promise.all(bound.map(readRoot));
  return answered(answers, costExtension(requested, context.statements.count));
}

/** Runs the operation in graphql-js whatever it asks, for comparison. */
export async function executeForComparison(operation: Operation): Promise<ExecutionResult> {
  return stepwise(operation);
}

interface Prepared { readonly reading: Reading; readonly planned: boolean; readonly plans: Map<string, readonly Root[]> }
interface Root { readonly field: AskedField; readonly nullable: boolean; readonly plan: RootPlan | { readonly constant: string } | { readonly error: unknown } }
interface Bound { readonly root: Root; readonly bound?: BoundRoot; readonly error?: unknown }
interface Answered { readonly root: Root; readonly json?: string; readonly error?: unknown }

const preparedByDocument = new WeakMap<DocumentNode, Map<string, { readonly schema: Operation['schema']; readonly prepared: Prepared | undefined }>>();
const mostPlans = 200;

async function stepwise(operation: Operation): Promise<ExecutionResult> {
  const result = await executeStepwise(operation);
  const context = operation.scope.viewer && contextOf(operation.scope, operation.schema.model);
  return context ? { ...result, extensions: { ...result.extensions, ...costExtension(0, context.statements.count) } } : result;
}

/** Read once for each document; Apollo keeps documents by their text. */
function preparedOf({ schema, document, operationName }: Operation): Prepared | undefined {
  let byName = preparedByDocument.get(document);
  if (!byName) preparedByDocument.set(document, (byName = new Map()));
  const known = byName.get(operationName ?? '');
  if (known?.schema === schema) return known.prepared;
  const reading = readingOf(schema, document, operationName);
  const prepared = reading && { reading, planned: isPlanned(reading, schema), plans: new Map<string, readonly Root[]>() };
  byName.set(operationName ?? '', { schema, prepared });
  return prepared;
}

function isPlanned(reading: Reading, schema: Operation['schema']): boolean {
  const { operation } = reading;
  if (operation.operation === 'subscription') return false;
  const known = rootFields(schema.model);
  const names = [...possibleRootFields(reading)];
  return names.length > 0 && names.every((name) => name === '__typename' || known.get(name)?.operation === operation.operation);
}

function coerced({ schema, variables }: Operation, { operation }: Reading): { readonly values: Variables } | { readonly errors: readonly GraphQLError[] } {
  if (!operation.variableDefinitions || operation.variableDefinitions.length === 0) return noVariables;
  const outcome = getVariableValues(schema, operation.variableDefinitions, variables, { maxErrors: 50 });
  return outcome.coerced ? { values: outcome.coerced } : { errors: outcome.errors ?? [] };
}

const noVariables = Object.freeze({ values: Object.freeze({}) });

/** One set of plans for each shape of permissions, language, database and position of the switches. */
function plansOf(prepared: Prepared, context: Context, variables: Variables): readonly Root[] {
  const { reading, plans } = prepared;
  const switches = reading.switches.length === 0 ? '' : reading.switches.map((name) => (variables[name] === true ? '1' : '0')).join('');
  const { name: dialect } = context.connection.dialect;
  const key = `${switches}|${dialect}|${context.viewer.language}|${permissionShape(context.viewer)}`;
  const known = plans.get(key);
  if (known) return known;
  if (plans.size >= mostPlans) plans.clear();
  const made = makePlans(reading, context, variables);
  plans.set(key, made);
  return made;
}

function makePlans(reading: Reading, context: Context, variables: Variables): readonly Root[] {
  const { schema, operation } = reading;
  const type = (operation.operation === 'mutation' ? schema.getMutationType() : schema.getQueryType()) as GraphQLObjectType;
  const known = rootFields(context.model);
  return rootSelection(reading, variables).map((field): Root => {
    if (field.name === '__typename') return { field, nullable: false, plan: { constant: JSON.stringify(type.name) } };
    const nullable = !isNonNullType(type.getFields()[field.name]?.type);
    const making: Making = { context: { viewer: context.viewer, model: context.model }, dialect: context.connection.dialect, language: context.viewer.language, slots: { next: 0 } };
    try {
      return { field, nullable, plan: compileRoot(making, known.get(field.name)!, field) };
    } catch (error) {
      return { field, nullable, plan: { error } };
    }
  });
}

function bindRoot(root: Root, context: Context, variables: Variables): Bound {
  const { plan } = root;
  if ('error' in plan) return { root, error: plan.error };
  if ('constant' in plan) return { root, bound: { cost: 0, read: () => Promise.resolve(plan.constant) } };
  try {
    return { root, bound: plan.bind(context, variables) };
  } catch (error) {
    return { root, error };
  }
}

async function readRoot({ root, bound, error }: Bound): Promise<Answered> {
  if (!bound) return { root, error };
  try {
    return { root, json: await bound.read() };
  } catch (thrown) {
    return { root, error: thrown };
  }
}

/** Writes run one after the other, in the order of the document. */
async function inTurn(bound: readonly Bound[]): Promise<readonly Answered[]> {
  const answers: Answered[] = [];
  for (const each of bound) answers.push(await readRoot(each));
  return answers;
}

function answered(answers: readonly Answered[], extensions: ReturnType<typeof costExtension>): ExecutionResult {
  if (answers.every((answer) => answer.json !== undefined)) {
    let text = '{"data":{';
    for (let index = 0; index < answers.length; index += 1) {
      const { root, json } = answers[index]!;
      text += `${index > 0 ? ',' : ''}${JSON.stringify(root.field.key)}:${json!}`;
    }
    // Encoded at once: a long text that lives on costs more than its bytes.
    return { data: new Answer(Buffer.from(`${text}},"extensions":${JSON.stringify(extensions)}}`)) as never };
  }
  const errors = answers.flatMap(({ root, json, error }) => (json === undefined ? [asError(error, [root.field.key])] : []));
  if (answers.some(({ root, json }) => json === undefined && !root.nullable)) return { data: null, errors, extensions: { ...extensions } };
  const data = Object.fromEntries(answers.map(({ root, json }) => [root.field.key, json === undefined ? null : (JSON.parse(json) as unknown)]));
  return { data, errors, extensions: { ...extensions } };
}

function asError(error: unknown, path: readonly (string | number)[]): GraphQLError {
  const vain = error instanceof AskedInVain;
  const cause = vain ? error.reason : error;
  if (cause instanceof GraphQLError) return cause.path ? cause : new GraphQLError(cause.message, { nodes: cause.nodes, path: [...path], originalError: cause.originalError, extensions: { code: 'BAD_USER_INPUT', ...cause.extensions } });
  const original = cause instanceof Error ? expected(cause) : new Error(String(cause));
  const place = vain && error.path.length > 0 ? error.path : path;
  return new GraphQLError(original.message, { ...(place.length > 0 ? { path: [...place] } : {}), originalError: original });
}

