// The generated fields of Query and Mutation, made from the list of root fields.
import type { Model, ObjectModel } from '../../model/model';
import { rootFields, type ObjectFieldKind } from '../root-fields';
import type { Blueprint, FieldBlueprint, Inputs } from './blueprint';
import { renamed, typeNames } from './naming';
import { listArguments } from './object-types';

/** Query or Mutation with their generated fields. */
export function rootType(model: Model, operation: 'query' | 'mutation'): Blueprint {
  return {
    kind: 'root',
    names: () => [...rootFields(model)].flatMap(([name, root]) => (root.operation === operation ? [name] : [])),
    field(name) {
      const root = rootFields(model).get(name);
      if (root?.operation !== operation) return undefined;
      if (root.kind === 'node' || root.kind === 'search') return recordFields[root.kind];
      const object = model.objects.get(root.object)!;
      return { ...objectFields[root.kind](object), description: `${object.label}: ${purposes[root.kind]}.`, deprecated: renamed(root.insteadUse) };
    },
  };
}

const recordFields: Readonly<Record<'node' | 'search', FieldBlueprint>> = {
  node: { type: 'Node', description: 'A record by its id, whatever its object.', args: { id: { type: 'ID!' } } },
  search: {
    type: '[SearchHit!]!',
    description: 'Records found by their words: Chinese, pinyin, initials, digits.',
    args: { text: { type: 'String!' }, objects: { type: '[String!]', description: 'API names; all objects where absent.' }, first: { type: 'Int' } },
  },
};

const purposes: Readonly<Record<ObjectFieldKind, string>> = {
  one: 'one record by its id', list: 'a list', summary: 'counted and summed up', groups: 'grouped',
  create: 'a new record', update: 'change one', upsert: 'change the one with this key, or make it', delete: 'to the recycle bin', restore: 'back from the recycle bin',
  createMany: 'up to 1000 new records', updateMany: 'change many', deleteMany: 'many to the recycle bin', merge: 'make one of several',
};

const objectFields: Readonly<Record<ObjectFieldKind, (object: ObjectModel) => FieldBlueprint>> = {
  one: ({ typeName }) => ({ type: typeName, args: { ...id, asOf: { type: 'DateTime', description: 'The record as it was then.' } } }),
  list: ({ typeName }) => ({ type: `${typeNames.connection(typeName)}!`, args: { ...listArguments(typeName), skip: { type: 'Int', description: 'Records left out before the page, to reach a far place at once; cursors are steadier.' } } }),
  summary: ({ typeName }) => ({ type: `${typeNames.summary(typeName)}!`, args: { filter: { type: typeNames.filter(typeName) } } }),
  groups: ({ typeName }) => ({
    type: `[${typeNames.group(typeName)}!]!`,
    args: {
      by: { type: `[${typeNames.groupKey(typeName)}!]!` },
      filter: { type: typeNames.filter(typeName) },
      having: { type: typeNames.having(typeName) },
      orderBy: { type: `[${typeNames.groupOrder(typeName)}!]` },
      first: { type: 'Int', description: 'How many groups, at most 1000.' },
    },
  }),
  create: ({ typeName }) => ({ type: `${typeName}!`, args: { input: { type: `${typeNames.input(typeName)}!` } } }),
  update: ({ typeName }) => ({ type: `${typeName}!`, args: { ...id, input: { type: `${typeNames.patch(typeName)}!` }, ...ifVersion } }),
  upsert: ({ typeName }) => ({ type: `${typeName}!`, args: { key: { type: `${typeNames.key(typeName)}!` }, input: { type: `${typeNames.input(typeName)}!` } } }),
  delete: () => ({ type: 'DeletedRecord!', args: { ...id, ...ifVersion } }),
  restore: ({ typeName }) => ({ type: `${typeName}!`, args: id }),
  createMany: ({ typeName }) => ({ type: `${typeNames.batch(typeName)}!`, args: { inputs: { type: `[${typeNames.input(typeName)}!]!` }, ...mode } }),
  updateMany: ({ typeName }) => ({ type: `${typeNames.batch(typeName)}!`, args: { ...which(typeName), input: { type: `${typeNames.patch(typeName)}!` }, ...mode } }),
  deleteMany: ({ typeName }) => ({ type: `${typeNames.batch(typeName)}!`, args: { ...which(typeName), ...mode } }),
  merge: ({ typeName }) => ({ type: `${typeName}!`, args: { winner: { type: 'ID!' }, losers: { type: '[ID!]!' }, take: { type: typeNames.patch(typeName) } } }),
};

const id: Inputs = { id: { type: 'ID!' } };
const ifVersion: Inputs = { ifVersion: { type: 'Int', description: 'Refuse with CONFLICT unless the record still has this version.' } };
const mode: Inputs = { mode: { type: 'BatchMode', defaultValue: 'ALL' } };

function which(typeName: string): Inputs {
  return { filter: { type: typeNames.filter(typeName) }, ids: { type: '[ID!]' } };
}
