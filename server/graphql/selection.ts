// The only file that reads an operation: its root fields, with fragments, aliases and directives resolved, as fields that were asked for.
import { getDirectiveValues, getNamedType, GraphQLIncludeDirective, GraphQLSkipDirective, isAbstractType, isObjectType, Kind } from 'graphql';
import type { DocumentNode, FieldNode, FragmentDefinitionNode, GraphQLArgument, GraphQLObjectType, GraphQLSchema, OperationDefinitionNode, SelectionSetNode, ValueNode } from 'graphql';
import { getArgumentValues } from 'graphql/execution/values';
import type { Args, AskedField, Variables } from '../records/read-asked';

/** One operation of a document, ready to be asked for its fields. */
export interface Reading {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Names of the variables that decide about @include and @skip. */
  readonly switches: readonly string[];
}

/** Reads a document once; undefined where it has no such operation. */
export function readingOf(schema: GraphQLSchema, document: DocumentNode, operationName: string | null): Reading | undefined {
  const operations = document.definitions.filter((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION);
  const operation = operationName === null ? (operations.length === 1 ? operations[0] : undefined) : operations.find((each) => each.name?.value === operationName);
  if (!operation) return undefined;
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const each of document.definitions) if (each.kind === Kind.FRAGMENT_DEFINITION) fragments[each.name.value] = each;
  return { schema, operation, fragments, switches: [...switchesOf(document)] };
}

/** The root fields of the operation, in the order of the answer; `variables` need only have the switches. */
export function rootSelection(reading: Reading, variables: Variables): readonly AskedField[] {
  const root = reading.operation.operation === 'mutation' ? reading.schema.getMutationType() : reading.schema.getQueryType();
  return root ? collect({ reading, variables }, root, [reading.operation.selectionSet]) : [];
}

/** Names of all fields the operation may ask of its root, whatever its directives decide. */
export function possibleRootFields({ operation, fragments }: Reading): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const visit = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) names.add(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = fragments[selection.name.value];
        if (fragment) visit(fragment.selectionSet);
      }
    }
  };
  visit(operation.selectionSet);
  return names;
}

/** What graphql-js asks of one field: the same form, for resolvers. */
export function fieldSelection(reading: Pick<Reading, 'schema' | 'fragments'>, parent: GraphQLObjectType, asked: { readonly nodes: readonly FieldNode[]; readonly variables: Variables }): AskedField {
  const whole: Reading = { ...reading, operation: undefined as unknown as OperationDefinitionNode, switches: [] };
  return fieldOf({ reading: whole, variables: asked.variables }, parent, asked.nodes);
}

interface Collecting { readonly reading: Reading; readonly variables: Variables }

function collect(collecting: Collecting, type: GraphQLObjectType, sets: readonly SelectionSetNode[]): readonly AskedField[] {
  const nodes = new Map<string, FieldNode[]>();
  const seen = new Set<string>();
  for (const set of sets) gather(collecting, type, set, { nodes, seen });
  return [...nodes.values()].map((same) => fieldOf(collecting, type, same));
}

function gather(collecting: Collecting, type: GraphQLObjectType, set: SelectionSetNode, found: { readonly nodes: Map<string, FieldNode[]>; readonly seen: Set<string> }): void {
  const { reading, variables } = collecting;
  for (const selection of set.selections) {
    if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true) continue;
    if (getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] === false) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const same = found.nodes.get(key);
      if (same) same.push(selection);
      else found.nodes.set(key, [selection]);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      if (applies(reading.schema, selection.typeCondition?.name.value, type)) gather(collecting, type, selection.selectionSet, found);
    } else if (!found.seen.has(selection.name.value)) {
      found.seen.add(selection.name.value);
      const fragment = reading.fragments[selection.name.value];
      if (fragment && applies(reading.schema, fragment.typeCondition.name.value, type)) gather(collecting, type, fragment.selectionSet, found);
    }
  }
}

function applies(schema: GraphQLSchema, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const named = schema.getType(condition);
  return isAbstractType(named) && schema.isSubType(named, type);
}

function fieldOf(collecting: Collecting, parent: GraphQLObjectType, nodes: readonly FieldNode[]): AskedField {
  const [first] = nodes as readonly [FieldNode];
  const name = first.name.value;
  const definition = parent.getFields()[name];
  const sets = nodes.flatMap((node) => node.selectionSet ?? []);
  return {
    key: first.alias?.value ?? name,
    name,
    args: definition && definition.args.length > 0 ? argsOf(definition, first) : noArgs,
    fixed: isFixed(first),
    select: (typeName) => {
      const type = collecting.reading.schema.getType(typeName) ?? (definition && getNamedType(definition.type));
      return isObjectType(type) ? collect(collecting, type, sets) : [];
    },
  };
}

const none: Args = Object.freeze({});
const noArgs = (): Args => none;

/** Arguments without variables are read once. */
function argsOf(definition: { readonly args: readonly GraphQLArgument[] } & Parameters<typeof getArgumentValues>[0], node: FieldNode): AskedField['args'] {
  if (!isFixed(node)) return (variables) => getArgumentValues(definition, node, variables);
  let values: Args | undefined;
  return () => (values ??= getArgumentValues(definition, node, {}));
}

function isFixed(node: FieldNode): boolean {
  return (node.arguments ?? []).every((argument) => !hasVariable(argument.value));
}

function hasVariable(value: ValueNode): boolean {
  switch (value.kind) {
    case Kind.VARIABLE: return true;
    case Kind.LIST: return value.values.some(hasVariable);
    case Kind.OBJECT: return value.fields.some((field) => hasVariable(field.value));
    default: return false;
  }
}

function switchesOf(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  const visit = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      for (const directive of selection.directives ?? []) {
        for (const argument of directive.arguments ?? []) if (argument.value.kind === Kind.VARIABLE) names.add(argument.value.name.value);
      }
      if (selection.kind !== Kind.FRAGMENT_SPREAD) visit(selection.selectionSet);
    }
  };
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION) visit(definition.selectionSet);
  }
  return names;
}
