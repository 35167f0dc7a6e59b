// Names every root field that a Model's objects give the API, and says what each one asks for.
import type { Model, ObjectModel } from '../model/model';

/** What a root field of one object does. */
export type ObjectFieldKind =
  | 'one' | 'list' | 'summary' | 'groups'
  | 'create' | 'update' | 'upsert' | 'delete' | 'restore' | 'createMany' | 'updateMany' | 'deleteMany' | 'merge';

/** A root field made from the Model. `insteadUse` is set on aliases kept for an object's former names. */
export type RootField =
  | { readonly kind: 'node'; readonly operation: 'query' }
  | { readonly kind: 'search'; readonly operation: 'query' }
  | { readonly kind: ObjectFieldKind; readonly operation: 'query' | 'mutation'; readonly object: string; readonly insteadUse?: string };

/** Root field by name, of queries and mutations together: a current name always wins over a former one. Made once per Model. */
export function rootFields(model: Model): ReadonlyMap<string, RootField> {
  const known = byModel.get(model);
  if (known) return known;
  const fields = new Map<string, RootField>([['node', { kind: 'node', operation: 'query' }], ['search', { kind: 'search', operation: 'query' }]]);
  const former: [string, RootField][] = [];
  for (const object of model.objects.values()) {
    const own = objectFields(object);
    for (const [name, field] of own.current) fields.set(name, field);
    former.push(...own.former);
  }
  for (const [name, field] of former) if (!fields.has(name)) fields.set(name, field);
  byModel.set(model, fields);
  return fields;
}

/** The root fields of one object by what they do, e.g. `rootFieldNames(account).createMany` is `createAccounts`. */
export function rootFieldNames(object: { readonly name: string; readonly plural: string; readonly typeName: string; readonly pluralTypeName: string }): Readonly<Record<ObjectFieldKind, string>> {
  const { name, plural, typeName, pluralTypeName } = object;
  return {
    one: name, list: plural, summary: `${name}Summary`, groups: `${name}Groups`,
    create: `create${typeName}`, update: `update${typeName}`, upsert: `upsert${typeName}`, delete: `delete${typeName}`, restore: `restore${typeName}`,
    createMany: `create${pluralTypeName}`, updateMany: `update${pluralTypeName}`, deleteMany: `delete${pluralTypeName}`, merge: `merge${pluralTypeName}`,
  };
}

const byModel = new WeakMap<Model, ReadonlyMap<string, RootField>>();
const byObject = new WeakMap<ObjectModel, { readonly current: [string, RootField][]; readonly former: [string, RootField][] }>();
const queryKinds: ReadonlySet<ObjectFieldKind> = new Set(['one', 'list', 'summary', 'groups']);

function objectFields(object: ObjectModel): { readonly current: [string, RootField][]; readonly former: [string, RootField][] } {
  const known = byObject.get(object);
  if (known) return known;
  const names = rootFieldNames(object);
  const current = entries(object, names, names);
  const former = (object.definition.formerNames ?? []).flatMap((name, index) => entries(object, rootFieldNames(formerNaming(object, name, index)), names));
  const made = { current, former: former.filter(([name]) => !current.some(([taken]) => taken === name)) };
  byObject.set(object, made);
  return made;
}

function entries(object: ObjectModel, names: Readonly<Record<ObjectFieldKind, string>>, now: Readonly<Record<ObjectFieldKind, string>>): [string, RootField][] {
  return (Object.entries(names) as [ObjectFieldKind, string][]).map(([kind, name]) => {
    const operation = queryKinds.has(kind) ? 'query' as const : 'mutation' as const;
    const alias = name === now[kind] ? {} : { insteadUse: now[kind] };
    return [name, Object.freeze({ kind, operation, object: object.name, ...alias })];
  });
}

/** Where only the singular of a former name is kept in the definition, the plural is made as English does. */
function formerNaming(object: ObjectModel, former: string, index: number): { name: string; plural: string; typeName: string; pluralTypeName: string } {
  if (former === object.name) return object;
  const plural = object.definition.formerPlurals?.[index] ?? pluralOf(former);
  return { name: former, plural, typeName: capital(former), pluralTypeName: capital(plural) };
}

function pluralOf(former: string): string {
  return /(s|x|z|ch|sh)$/.test(former) ? `${former}es` : /[^aeiou]y$/.test(former) ? `${former.slice(0, -1)}ies` : `${former}s`;
}

function capital(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
