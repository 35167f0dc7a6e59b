// Scalars that point at a record in an input: its id, or a new record, or the value of a unique field.
import { GraphQLError, GraphQLScalarType, valueFromASTUntyped } from 'graphql';
import type { ValueNode } from 'graphql';
import type { FieldModel, ObjectModel } from '../../model/model';

/** Takes `"acc_…"`, `{ create: {…} }` or `{ <unique field>: value }`. What is inside `create` is checked when it is written. */
export function recordReference(object: ObjectModel, keys: readonly string[]): GraphQLScalarType {
  const choices = ['create', ...keys];
  const expected = `an id or an object with one of: ${choices.join(', ')}`;
  return referenceScalar(`${object.typeName}Reference`, `${object.label}: ${expected}.`, (value) => oneKeyOf(value, choices) ? undefined : expected);
}

/** Takes an id, or `{ <object>: <what that object's reference takes> }`. */
export function polymorphicReference(name: string, field: FieldModel, objects: readonly string[]): GraphQLScalarType {
  const expected = `an id or an object with one of: ${objects.join(', ')}`;
  return referenceScalar(name, `${field.label}: ${expected}.`, (value) => oneKeyOf(value, objects) ? undefined : expected);
}

/** true for the scalars made here. */
export function isReference(type: unknown): boolean {
  return type instanceof GraphQLScalarType && references.has(type);
}
const references = new WeakSet<GraphQLScalarType>();

function referenceScalar(name: string, description: string, wrong: (value: Readonly<Record<string, unknown>>) => string | undefined): GraphQLScalarType {
  const accept = (value: unknown): unknown => {
    if (typeof value === 'string' && value !== '') return value;
    const expected = isPlainObject(value) ? wrong(value) : 'an id or an object';
    if (expected !== undefined) throw new GraphQLError(`${name} must be ${expected}`);
    return value;
  };
  const scalar = new GraphQLScalarType({
    name,
    description,
    parseValue: accept,
    parseLiteral: (node: ValueNode, variables) => {
      // Ids are often written as numbers by hand; those are never ours, so only text and objects pass.
      if (node.kind === 'IntValue') throw new GraphQLError(`${name} must be an id as text`, { nodes: node });
      const value = valueFromASTUntyped(node, variables);
      // While a document is validated its variables have no values yet; execution comes here again with them.
      if (node.kind === 'ObjectValue' && !variables) return value;
      return accept(value);
    },
  });
  references.add(scalar);
  return scalar;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function oneKeyOf(value: Readonly<Record<string, unknown>>, allowed: readonly string[]): boolean {
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  return keys.length === 1 && allowed.includes(keys[0]!);
}
