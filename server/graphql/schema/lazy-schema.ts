// A GraphQL schema whose types are made when somebody first asks for them: its cost follows what is used, not what is defined.
import {
  GraphQLEnumType, GraphQLInputObjectType, GraphQLInterfaceType, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLUnionType,
  isInterfaceType, isObjectType,
} from 'graphql';
import type {
  GraphQLAbstractType, GraphQLArgumentConfig, GraphQLFieldConfig, GraphQLInputFieldConfig, GraphQLInputType, GraphQLNamedType, GraphQLOutputType, GraphQLType,
} from 'graphql';
import type { Blueprint, FieldBlueprint, InputBlueprint, Inputs } from './blueprint';
import { lazyRecord, RootType } from './root-type';

/** Where a lazy schema finds its types. Looking one up must be cheap; names are only listed for introspection and suggestions. */
export interface TypeSource {
  blueprint(name: string): Blueprint | undefined;
  names(): Iterable<string>;
  /** Names of the object types that implement an interface. */
  implementations(interfaceName: string): readonly string[];
  /** Fields of a type written in code, to stand before the generated ones of the same type. */
  fixedFields(typeName: string): Readonly<Record<string, GraphQLFieldConfig<unknown, unknown>>>;
}

/** WARNING: relies on graphql-js 16 reaching its types only through the methods overridden here; the conformance tests compare it with an eager schema. */
export class LazySchema extends GraphQLSchema {
  private readonly made = new Map<string, GraphQLNamedType>();
  private readonly wrapped = new Map<string, GraphQLType>();
  private view: Record<string, GraphQLNamedType> | undefined;

  constructor(private readonly source: TypeSource) {
    super({ assumeValid: true });
    // The types every schema has: introspection and the arguments of directives.
    for (const type of Object.values(super.getTypeMap())) this.made.set(type.name, type);
  }

  override getQueryType(): GraphQLObjectType | undefined { return this.objectType('Query'); }
  override getMutationType(): GraphQLObjectType | undefined { return this.objectType('Mutation'); }
  override getSubscriptionType(): undefined { return undefined; }

  override getTypeMap(): Record<string, GraphQLNamedType> {
    this.view ??= this.typeMapView();
    return this.view;
  }

  override getType(name: string): GraphQLNamedType | undefined {
    const known = this.made.get(name);
    if (known) return known;
    const blueprint = this.source.blueprint(name);
    if (!blueprint) return undefined;
    const type = this.make(name, blueprint);
    this.made.set(name, type);
    return type;
  }

  override getImplementations(type: GraphQLInterfaceType): { objects: readonly GraphQLObjectType[]; interfaces: readonly GraphQLInterfaceType[] } {
    return { objects: this.source.implementations(type.name).map((name) => this.objectType(name)).filter((found) => found !== undefined), interfaces: [] };
  }

  override getPossibleTypes(type: GraphQLAbstractType): readonly GraphQLObjectType[] {
    return isInterfaceType(type) ? this.getImplementations(type).objects : type.getTypes();
  }

  override isSubType(type: GraphQLAbstractType, maybe: GraphQLObjectType | GraphQLInterfaceType): boolean {
    if (isInterfaceType(type)) return isObjectType(maybe) && maybe.getInterfaces().includes(type);
    return type.getTypes().some((member) => member === maybe);
  }

  private objectType(name: string): GraphQLObjectType | undefined {
    const type = this.getType(name);
    return isObjectType(type) ? type : undefined;
  }

  private make(name: string, blueprint: Blueprint): GraphQLNamedType {
    const { source } = this;
    switch (blueprint.kind) {
      case 'ready': return blueprint.make();
      case 'object': return new GraphQLObjectType({
        name,
        description: blueprint.description,
        interfaces: () => (blueprint.interfaces ?? []).map((used) => this.named(used) as GraphQLInterfaceType),
        fields: () => ({ ...source.fixedFields(name), ...mapped(blueprint.fields(), (field) => this.field(field)) }),
      });
      case 'root': {
        const fixed = source.fixedFields(name);
        return new RootType(name, {
          names: () => [...Object.keys(fixed), ...blueprint.names()],
          field: (field) => {
            if (Object.hasOwn(fixed, field)) return fixed[field];
            const found = blueprint.field(field);
            return found && this.field(found);
          },
        });
      }
      case 'interface': return new GraphQLInterfaceType({
        name, description: blueprint.description, fields: () => mapped(blueprint.fields(), (field) => this.field(field)),
      });
      case 'input': return new GraphQLInputObjectType({
        name, description: blueprint.description, isOneOf: blueprint.oneOf ?? false, fields: () => this.inputs(blueprint.fields()),
      });
      case 'enum': return new GraphQLEnumType({
        name, description: blueprint.description, values: mapped(blueprint.values(), ({ description, deprecated }) => ({ description, deprecationReason: deprecated })),
      });
      case 'union': return new GraphQLUnionType({
        name, description: blueprint.description, types: () => blueprint.types.map((member) => this.named(member) as GraphQLObjectType),
      });
    }
  }

  private field({ type, description, deprecated, args }: FieldBlueprint): GraphQLFieldConfig<unknown, unknown> {
    return { type: this.typeOf(type) as GraphQLOutputType, description, deprecationReason: deprecated, args: args && this.inputs(args) };
  }

  private inputs(inputs: Inputs): Record<string, GraphQLArgumentConfig & GraphQLInputFieldConfig> {
    return mapped(inputs, ({ type, description, deprecated, defaultValue }: InputBlueprint) =>
      ({ type: this.typeOf(type) as GraphQLInputType, description, deprecationReason: deprecated, defaultValue }));
  }

  /** Wrapped types are kept too: root types name the same ones thousands of times. */
  private typeOf(text: string): GraphQLType {
    const known = this.wrapped.get(text);
    if (known) return known;
    const type = this.wrap(text);
    this.wrapped.set(text, type);
    return type;
  }

  private wrap(text: string): GraphQLType {
    if (text.endsWith('!')) return new GraphQLNonNull(this.typeOf(text.slice(0, -1)) as GraphQLNamedType);
    if (text.startsWith('[')) return new GraphQLList(this.typeOf(text.slice(1, -1)));
    return this.named(text);
  }

  private named(name: string): GraphQLNamedType {
    const type = this.getType(name);
    if (!type) throw new Error(`The schema has no type named ${name}`);
    return type;
  }

  private typeMapView(): Record<string, GraphQLNamedType> {
    return lazyRecord(() => new Set([...this.source.names(), ...this.made.keys()]), (name) => this.getType(name));
  }
}

function mapped<From, To>(record: Readonly<Record<string, From>>, to: (value: From) => To): Record<string, To> {
  const result: Record<string, To> = {};
  for (const name of Object.keys(record)) result[name] = to(record[name]!);
  return result;
}
