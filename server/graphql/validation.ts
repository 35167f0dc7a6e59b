// Checks a document against the schema as the specification says, with one thing more: a variable of type ID or String may stand where a record is referred to.
import { getNamedType, GraphQLError, isListType, isNonNullType, GraphQLList, GraphQLNonNull, KnownTypeNamesRule, specifiedRules, typeFromAST, validate, VariablesInAllowedPositionRule } from 'graphql';
import type { ASTVisitor, DocumentNode, GraphQLInputType, GraphQLSchema, OperationDefinitionNode, ValidationContext, VariableNode } from 'graphql';
import { isReference } from './schema/reference-scalars';

/** The faults of a document; none where it may run. Kept per document, which Apollo keeps by its text for each schema. */
export function documentFaults(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  const known = checked.get(document);
  if (known?.schema === schema) return known.faults;
  const faults = validate(schema, document, rules, { maxErrors: 50 })
    .map((fault) => new GraphQLError(fault.message, { nodes: fault.nodes, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }));
  checked.set(document, { schema, faults });
  return faults;
}

const checked = new WeakMap<DocumentNode, { readonly schema: GraphQLSchema; readonly faults: readonly GraphQLError[] }>();
const ownRules = new Map([[VariablesInAllowedPositionRule, variablesInAllowedPosition], [KnownTypeNamesRule, knownTypeNames]]);
const rules = specifiedRules.map((rule) => ownRules.get(rule as typeof KnownTypeNamesRule) ?? rule);

/** The specification's rule, asked only where a type is not there: it lists all names of the schema before it looks at the first one. */
function knownTypeNames(context: ValidationContext): ASTVisitor {
  type Visit = (...found: readonly [{ readonly name: { readonly value: string } }, ...unknown[]]) => void;
  let rule: { readonly NamedType: Visit } | undefined;
  const visit: Visit = (...found) => {
    if (context.getSchema().getType(found[0].name.value)) return;
    rule ??= KnownTypeNamesRule(context) as unknown as { readonly NamedType: Visit };
    rule.NamedType(...found);
  };
  return { NamedType: visit };
}

type Usage = ReturnType<ValidationContext['getRecursiveVariableUsages']>[number];

/** The specification's rule, told that a reference takes what the variable is where that is an ID or a String. */
function variablesInAllowedPosition(context: ValidationContext): ASTVisitor {
  const schema = context.getSchema();
  const told = Object.create(context, {
    getRecursiveVariableUsages: { value: (operation: OperationDefinitionNode) => context.getRecursiveVariableUsages(operation).map((usage) => asGiven(schema, operation, usage)) },
  }) as ValidationContext;
  return VariablesInAllowedPositionRule(told);
}

function asGiven(schema: GraphQLSchema, operation: OperationDefinitionNode, usage: Usage): Usage {
  if (!usage.type || !isReference(getNamedType(usage.type))) return usage;
  const given = declaredType(schema, operation, usage.node);
  const named = given && getNamedType(given);
  return named && (named.name === 'ID' || named.name === 'String') ? { ...usage, type: withNamed(usage.type, named) } : usage;
}

function declaredType(schema: GraphQLSchema, operation: OperationDefinitionNode, variable: VariableNode): GraphQLInputType | undefined {
  const definition = operation.variableDefinitions?.find((each) => each.variable.name.value === variable.name.value);
  return definition && (typeFromAST(schema, definition.type) as GraphQLInputType | undefined);
}

/** The same lists and non-nulls around another named type. */
function withNamed(type: GraphQLInputType, named: ReturnType<typeof getNamedType>): GraphQLInputType {
  if (isNonNullType(type)) return new GraphQLNonNull(withNamed(type.ofType as GraphQLInputType, named)) as GraphQLInputType;
  if (isListType(type)) return new GraphQLList(withNamed(type.ofType as GraphQLInputType, named)) as GraphQLInputType;
  return named as GraphQLInputType;
}
