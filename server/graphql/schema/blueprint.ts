// GraphQL types as plain data with other types named, not pointed at: a schema makes the real types from them when they are first asked for.
import { parse, print, valueFromASTUntyped } from 'graphql';
import type { FieldDefinitionNode, InputValueDefinitionNode, GraphQLNamedType } from 'graphql';

/** A named type. Fields are made when the type is first looked into. */
export type Blueprint =
  | { readonly kind: 'object' | 'interface'; readonly description?: string; readonly interfaces?: readonly string[]; readonly fields: () => Fields }
  | { readonly kind: 'input'; readonly description?: string; readonly oneOf?: boolean; readonly fields: () => Inputs }
  | { readonly kind: 'enum'; readonly description?: string; readonly values: () => Readonly<Record<string, EnumValue>> }
  | { readonly kind: 'union'; readonly description?: string; readonly types: readonly string[] }
  /** A type of very many fields: each is made when it is asked for. */
  | { readonly kind: 'root'; readonly names: () => Iterable<string>; readonly field: (name: string) => FieldBlueprint | undefined }
  | { readonly kind: 'ready'; readonly make: () => GraphQLNamedType };

export type Fields = Readonly<Record<string, FieldBlueprint>>;
export type Inputs = Readonly<Record<string, InputBlueprint>>;
export interface FieldBlueprint {
  /** As in SDL: `[Account!]!`. */
  readonly type: string;
  readonly description?: string;
  readonly deprecated?: string;
  readonly args?: Inputs;
}
export interface InputBlueprint { readonly type: string; readonly description?: string; readonly deprecated?: string; readonly defaultValue?: unknown }
export interface EnumValue { readonly description?: string; readonly deprecated?: string }

/** Blueprints of the types written in a piece of SDL (types, interfaces, inputs, enums and unions), by name. */
export function blueprintsOf(sdl: string): ReadonlyMap<string, Blueprint> {
  const blueprints = new Map<string, Blueprint>();
  for (const node of parse(sdl, { noLocation: true }).definitions) {
    const description = 'description' in node ? node.description?.value : undefined;
    if (node.kind === 'ObjectTypeDefinition' || node.kind === 'InterfaceTypeDefinition') {
      const fields = Object.fromEntries((node.fields ?? []).map((field) => [field.name.value, fieldOf(field)]));
      const kind = node.kind === 'ObjectTypeDefinition' ? 'object' : 'interface';
      blueprints.set(node.name.value, { kind, description, interfaces: node.interfaces?.map((name) => name.name.value), fields: () => fields });
    } else if (node.kind === 'InputObjectTypeDefinition') {
      const fields = inputsOf(node.fields ?? []);
      const oneOf = node.directives?.some((directive) => directive.name.value === 'oneOf');
      blueprints.set(node.name.value, { kind: 'input', description, oneOf, fields: () => fields });
    } else if (node.kind === 'EnumTypeDefinition') {
      const values = Object.fromEntries((node.values ?? []).map((value) => [value.name.value, { description: value.description?.value }]));
      blueprints.set(node.name.value, { kind: 'enum', description, values: () => values });
    } else if (node.kind === 'UnionTypeDefinition') {
      blueprints.set(node.name.value, { kind: 'union', description, types: (node.types ?? []).map((type) => type.name.value) });
    }
  }
  return blueprints;
}

function fieldOf(node: FieldDefinitionNode): FieldBlueprint {
  return { type: print(node.type), description: node.description?.value, args: inputsOf(node.arguments ?? []) };
}

function inputsOf(nodes: readonly InputValueDefinitionNode[]): Inputs {
  return Object.fromEntries(nodes.map((node) => [node.name.value, {
    type: print(node.type),
    description: node.description?.value,
    ...(node.defaultValue ? { defaultValue: valueFromASTUntyped(node.defaultValue) } : {}),
  }]));
}
