// What an operation of another program uses: objects and fields, in what it asks for, filters by and sends. Read once a document.
import { createHash } from 'node:crypto';
import { getNamedType, isInputObjectType, Kind, print, TypeInfo, typeFromAST, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, GraphQLInputType, GraphQLSchema, OperationDefinitionNode, TypeNode, ValueNode } from 'graphql';
import { fieldCalled } from '../model/called';
import type { Model, ObjectModel } from '../model/model';
import { rootFields } from './root-fields';

export interface ReadOperation {
  /** The same for operations that differ in constants only. */
  readonly signature: string;
  /** Its name, or what it asks first. */
  readonly name: string;
  readonly text: string;
  /** `object` and `object.field`. */
  readonly uses: Set<string>;
  /** Variables that hold more than one value: what they name is seen when they come. */
  readonly given: readonly { readonly name: string; readonly type: GraphQLInputType }[];
}

/** undefined: it asks nothing of any object. */
export function readOperation(schema: GraphQLSchema & { readonly model: Model }, document: DocumentNode, operationName: string | null): ReadOperation | undefined {
  const operations = document.definitions.filter((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION);
  const operation = operations.find((each) => operationName === null || each.name?.value === operationName);
  if (!operation) return undefined;
  const { model } = schema;
  const uses = new Set<string>();
  const info = new TypeInfo(schema);
  visit(document, visitWithTypeInfo(info, {
    Field(node) {
      const parent = info.getParentType();
      if (!parent) return;
      const name = node.name.value;
      if (parent === schema.getQueryType() || parent === schema.getMutationType()) {
        const root = rootFields(model).get(name);
        if (root && 'object' in root) uses.add(root.object);
      } else addField(uses, objectOf(model, parent.name), name);
    },
    ObjectField(node) {
      const type = info.getParentInputType();
      if (type) addField(uses, objectOf(model, getNamedType(type).name), node.name.value);
    },
  }));
  if (uses.size === 0) return undefined;
  const text = print(visit(document, { enter: (node) => (isConstant(node.kind) ? { kind: Kind.ENUM, value: '_' } as ValueNode as never : undefined) }));
  const first = operation.selectionSet.selections.find((each) => each.kind === Kind.FIELD);
  return {
    signature: createHash('sha256').update(text).digest('hex'), text: text.slice(0, 4000), uses,
    name: (operation.name?.value ?? (first?.kind === Kind.FIELD ? first.name.value : '')).slice(0, 200),
    given: (operation.variableDefinitions ?? []).flatMap(({ variable, type }) => {
      const named = typeFromAST(schema, type as TypeNode & { kind: Kind.NAMED_TYPE }) as GraphQLInputType | undefined;
      return named && isInputObjectType(getNamedType(named)) ? [{ name: variable.name.value, type: named }] : [];
    }),
  };
}

/** Adds what the values of variables name. */
export function readVariables(model: Model, { uses, given }: ReadOperation, variables: Readonly<Record<string, unknown>>): void {
  for (const { name, type } of given) readValue(model, uses, { type, value: variables[name] });
}

function readValue(model: Model, uses: Set<string>, { type, value }: { readonly type: GraphQLInputType; readonly value: unknown }): void {
  const named = getNamedType(type);
  if (value === null || typeof value !== 'object' || !isInputObjectType(named)) return;
  if (Array.isArray(value)) {
    // One of many like it tells enough.
    for (const each of value.slice(0, 3)) readValue(model, uses, { type, value: each });
    return;
  }
  const object = objectOf(model, named.name);
  const fields = named.getFields();
  for (const [name, part] of Object.entries(value)) {
    const field = fields[name];
    if (!field) continue;
    addField(uses, object, name);
    readValue(model, uses, { type: field.type, value: part });
  }
}

function isConstant(kind: string): boolean {
  return kind === Kind.STRING || kind === Kind.INT || kind === Kind.FLOAT || kind === Kind.BOOLEAN;
}

function addField(uses: Set<string>, object: ObjectModel | undefined, name: string): void {
  if (!object) return;
  uses.add(object.name);
  const field = fieldBehind(object, name);
  if (field === undefined) return;
  uses.add(`${object.name}.${field.now}`);
  // The name it was asked by, if that is one of before: who still uses it is found again.
  if (field.asked !== field.now) uses.add(`${object.name}.${field.asked}`);
}

/** A field by its name of today or before, by what the API adds to it, or the lookup behind a related list (of the other object: left out). */
function fieldBehind(object: ObjectModel, name: string): { readonly now: string; readonly asked: string } | undefined {
  for (const ending of ['', 'Option', 'Options', 'Keys']) {
    const base = ending === '' ? name : name.endsWith(ending) ? name.slice(0, -ending.length) : '';
    const field = fieldCalled(object, base);
    if (field) return { now: field.name, asked: base };
  }
  return undefined;
}

const byTypeName = new WeakMap<Model, ReadonlyMap<string, ObjectModel>>();
const endings = /(Filter|LookupFilter|ListFilter|Order|Input|Patch|Key|GroupKeys|GroupOrder|Having|Summary|Group)$/;

/** The object a type of the API belongs to: its own type, or one made for its filters and inputs. */
function objectOf(model: Model, typeName: string): ObjectModel | undefined {
  let known = byTypeName.get(model);
  if (!known) byTypeName.set(model, (known = new Map([...model.objects.values()].map((object) => [object.typeName, object]))));
  return known.get(typeName) ?? known.get(typeName.replace(endings, ''));
}
