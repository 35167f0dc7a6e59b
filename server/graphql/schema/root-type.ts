// Query and Mutation of a large application: thousands of fields, of which a document names a few. Each is made when it is asked for.
import { GraphQLObjectType } from 'graphql';
import type { GraphQLField, GraphQLFieldConfig, GraphQLFieldMap } from 'graphql';

export interface RootFieldSource { names(): Iterable<string>; field(name: string): GraphQLFieldConfig<unknown, unknown> | undefined }

/** WARNING: relies on graphql-js 16 reaching fields only through getFields; the conformance tests compare it with an eager type. */
export class RootType extends GraphQLObjectType {
  private readonly view: GraphQLFieldMap<unknown, unknown>;

  constructor(name: string, source: RootFieldSource) {
    super({ name, fields: {} });
    this.view = lazyRecord(() => source.names(), (field) => {
      const config = source.field(field);
      return config && fieldOf(name, field, config);
    });
  }

  override getFields(): GraphQLFieldMap<unknown, unknown> { return this.view; }
}

/** A record whose values are made once each when they are read, and whose names are listed only where somebody lists them. */
export function lazyRecord<Value extends object>(names: () => Iterable<string>, valueOf: (name: string) => Value | undefined): Record<string, Value> {
  const made = new Map<string, Value | undefined>();
  const value = (name: string | symbol): Value | undefined => {
    if (typeof name !== 'string') return undefined;
    if (!made.has(name)) made.set(name, valueOf(name));
    return made.get(name);
  };
  let listed: ReadonlySet<string> | undefined;
  const all = (): ReadonlySet<string> => (listed ??= new Set(names()));
  return new Proxy(Object.create(null) as Record<string, Value>, {
    get: (_, name) => value(name),
    has: (_, name) => value(name) !== undefined,
    ownKeys: () => [...all()],
    // Listing names looks at each of these, and must make nothing.
    getOwnPropertyDescriptor: (_, name) => (typeof name === 'string' && all().has(name) ? { get: () => value(name), enumerable: true, configurable: true } : undefined),
  });
}

function fieldOf(type: string, name: string, config: GraphQLFieldConfig<unknown, unknown>): GraphQLField<unknown, unknown> {
  return new GraphQLObjectType({ name: type, fields: { [name]: config } }).getFields()[name]!;
}
