// The schema of a Model as TypeScript: what a program in that language reads and writes, checked by its compiler.
import {
  getNamedType, isEnumType, isInputObjectType, isInterfaceType, isListType, isNonNullType, isObjectType, isScalarType, isUnionType,
  type GraphQLNamedType, type GraphQLSchema, type GraphQLType,
} from 'graphql';
import type { FieldModel, Model, ObjectModel } from '../model/model';

/** Declarations of every object's record, input, patch, filter and order, with everything they mention, by name: the same Model gives the same text. */
export function printTypes(model: Model, schema: GraphQLSchema): string {
  const objects = [...model.objects.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
  const found = new Map<string, GraphQLNamedType>();
  for (const { typeName } of objects) for (const name of namesOf(typeName)) follow(schema.getType(name), found);
  const byType = new Map(objects.flatMap((object) => namesOf(object.typeName).map((name) => [name, object] as const)));
  const declarations = [...found.values()].filter((type) => !isScalarType(type) || !(type.name in scalars)).sort((left, right) => (left.name < right.name ? -1 : 1))
    .map((type) => declaration(type, byType.get(type.name)));
  const table = objects.map(({ name, typeName }) => `  ${name}: { record: ${typeName}; input: ${typeName}Input; patch: ${typeName}Patch };`);
  return [
    `// Types of the application "${oneLine(model.app.name)}", made by: npm run tangram -- types. Do not edit: make them again after a change of the setup.`,
    ...declarations, `/** Every object by its API name. */\nexport interface Objects {\n${table.join('\n')}\n}`,
  ].join('\n\n') + '\n';
}

function namesOf(typeName: string): readonly string[] {
  return [typeName, `${typeName}Input`, `${typeName}Patch`, `${typeName}Filter`, `${typeName}Order`];
}

const scalars: Readonly<Record<string, string>> = { ID: 'string', String: 'string', Decimal: 'string', Date: 'string', DateTime: 'string', Time: 'string', Int: 'number', Float: 'number', Integer: 'number', Boolean: 'boolean', JSON: 'unknown' };

function follow(type: GraphQLNamedType | undefined | null, found: Map<string, GraphQLNamedType>): void {
  if (!type || found.has(type.name)) return;
  found.set(type.name, type);
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) for (const field of Object.values(type.getFields())) follow(getNamedType(field.type as GraphQLType), found);
  if (isUnionType(type)) for (const member of type.getTypes()) follow(member, found);
}

function declaration(type: GraphQLNamedType, object: ObjectModel | undefined): string {
  const comment = type.description ? `${commentOf(type.description, '')}\n` : '';
  if (isEnumType(type)) return `${comment}export type ${type.name} = ${type.getValues().map(({ name }) => `'${name}'`).join(' | ') || 'never'};`;
  if (isUnionType(type)) return `${comment}export type ${type.name} = ${type.getTypes().map(({ name }) => name).join(' | ') || 'never'};`;
  // A reference in an input: an id, a unique key, or a record to make.
  if (isScalarType(type)) return `${comment}export type ${type.name} = string | { readonly [key: string]: unknown };`;
  const isInput = isInputObjectType(type);
  const lines = Object.values(type.getFields()).map(({ name, type: of, description }) => {
    const text = typeText(of, choices(object?.fields.get(name)));
    const optional = isInput && !isNonNullType(of);
    return `${description ? `${commentOf(description, '  ')}\n` : ''}  ${name}${optional ? '?' : ''}: ${text};`;
  });
  return `${comment}export interface ${type.name} {\n${lines.join('\n')}\n}`;
}

/** Values of a picklist; a record may still hold one that was taken away, so any other text is allowed. */
function choices(field: FieldModel | undefined): string | undefined {
  if (field?.type !== 'picklist' || field.values.length === 0) return undefined;
  return `${field.values.map(({ value }) => JSON.stringify(value)).join(' | ')} | (string & {})`;
}

function typeText(type: GraphQLType, choice: string | undefined): string {
  if (isNonNullType(type)) return bare(type.ofType, choice);
  return `${bare(type, choice)} | null`;
}

function bare(type: GraphQLType, choice: string | undefined): string {
  if (isNonNullType(type)) return bare(type.ofType, choice);
  if (isListType(type)) return `readonly (${typeText(type.ofType as GraphQLType, choice)})[]`;
  const { name } = getNamedType(type);
  return name === 'String' && choice ? choice : scalars[name] ?? name;
}

function commentOf(text: string, indent: string): string {
  return `${indent}/** ${oneLine(text)} */`;
}

/** A label is a user's text: it stays inside its comment. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('*/', '* /').trim();
}
