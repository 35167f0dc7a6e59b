// The GraphQL schema of one Model: generated types beside those written in code, each made when it is first used.
import { GraphQLScalarType, isIntrospectionType, isObjectType, isSpecifiedScalarType } from 'graphql';
import type { GraphQLFieldConfig, GraphQLSchema } from 'graphql';
import type { Model, ObjectModel } from '../../model/model';
import { aggregateTypes } from './aggregate-types';
import type { Blueprint } from './blueprint';
import { compositeFilterTypes, filterTypes } from './filter-types';
import { inputTypes } from './input-types';
import { LazySchema, type TypeSource } from './lazy-schema';
import { typeNames } from './naming';
import { objectTypes } from './object-types';
import { rootType } from './root-types';
import { sharedTypes } from './shared-types';

/** A schema that knows its Model, so that a request finishes on the Model its document was checked against. */
export class ModelSchema extends LazySchema {
  constructor(readonly model: Model, fixed: GraphQLSchema | undefined) {
    super(typeSource(model, fixed));
  }
}

type Types = readonly (readonly [string, Blueprint])[];

function typeSource(model: Model, fixed: GraphQLSchema | undefined): TypeSource {
  const known = new Map<string, Blueprint>(sharedTypes);
  for (const [name, blueprint] of fixedTypes(fixed)) known.set(name, blueprint);
  known.set('Query', rootType(model, 'query'));
  known.set('Mutation', rootType(model, 'mutation'));
  // Of an object only the names of its types are looked at until one of them is asked for.
  const homes = new Map<string, ObjectModel>();
  for (const object of model.objects.values()) for (const name of namesOf(model, object)) homes.set(name, object);
  const fixedRoots = { Query: fixed?.getQueryType()?.toConfig().fields ?? {}, Mutation: fixed?.getMutationType()?.toConfig().fields ?? {} } as Readonly<Record<string, Readonly<Record<string, GraphQLFieldConfig<unknown, unknown>>>>>;
  return {
    blueprint: (name) => {
      const found = known.get(name);
      const home = homes.get(name);
      if (found || !home) return found;
      for (const [each, blueprint] of typesOf(model, home)) if (!known.has(each)) known.set(each, blueprint);
      return known.get(name);
    },
    names: () => new Set([...known.keys(), ...homes.keys()]),
    implementations: (name) => (name === 'Node' ? [...model.objects.values()].map((object) => object.typeName) : []),
    fixedFields: (name) => fixedRoots[name] ?? {},
  };
}

const namesByObject = new WeakMap<ObjectModel, readonly string[]>();

/** Kept by the object, which most publishes leave as it is. */
function namesOf(model: Model, object: ObjectModel): readonly string[] {
  const known = namesByObject.get(object);
  if (known) return known;
  const names = typesOf(model, object).map(([name]) => name);
  namesByObject.set(object, names);
  return names;
}

/** All types of one object. */
function typesOf(model: Model, object: ObjectModel): Types {
  return [
    ...objectTypes(model, object), ...inputTypes(model, object), ...filterTypes(model, object), ...compositeFilterTypes(object), ...aggregateTypes(model, object),
    [typeNames.batch(object.typeName), {
      kind: 'object',
      description: `${object.label}: what became of many.`,
      fields: () => ({
        count: { type: 'Int!', description: 'How many were written.' },
        nodes: { type: `[${object.typeName}!]!`, description: 'The records that were written, in the order of the request.' },
        problems: { type: '[BatchProblem!]!', description: 'What is wrong with the others.' },
      }),
    }],
  ];
}

function fixedTypes(fixed: GraphQLSchema | undefined): Types {
  if (!fixed) return [];
  return Object.values(fixed.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type) && !(isObjectType(type) && ['Query', 'Mutation', 'Subscription'].includes(type.name)))
    .filter((type) => !(type instanceof GraphQLScalarType && sharedTypes.has(type.name)))
    .map((type) => [type.name, { kind: 'ready', make: () => type }]);
}
