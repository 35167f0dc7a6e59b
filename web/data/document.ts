// Builds query documents from what a screen shows: exactly the fields on it, nothing more.
import { parse, type DocumentNode } from 'graphql';

/** The names of an object in the API. */
export interface ApiObject { readonly name: string; readonly plural: string; readonly typeName: string }
/** A related list to be read together with a record. */
export interface NestedList { readonly name: string; readonly selection: string; readonly first: number; readonly orderBy: string }
export interface MutationNames {
  readonly create: string; readonly update: string; readonly delete: string; readonly restore: string;
  readonly deleteMany: string; readonly updateMany: string;
}

/** The mutations of an object. */
export function mutationNames(object: ApiObject): MutationNames {
  const many = `${object.plural.slice(0, 1).toUpperCase()}${object.plural.slice(1)}`;
  const { typeName } = object;
  return {
    create: `create${typeName}`, update: `update${typeName}`, delete: `delete${typeName}`, restore: `restore${typeName}`,
    deleteMany: `delete${many}`, updateMany: `update${many}`,
  };
}

/** One record with related lists; the record is `record` in the answer. */
export function recordDocument(object: ApiObject, selection: string, lists: readonly NestedList[] = []): DocumentNode {
  const nested = lists.map((list) => `${list.name}(first: ${list.first}${list.orderBy ? `, orderBy: ${list.orderBy}` : ''}) { totalCount nodes { ${list.selection} } }`);
  return document(`query Record($id: ID!) { record: ${object.name}(id: $id) { ${[selection, ...nested].join(' ')} } }`);
}

/** A page of records as `list`. The total is asked for only where it is shown: it costs a count. */
export function listDocument(object: ApiObject, selection: string, options: { readonly total: boolean } = { total: true }): DocumentNode {
  const { typeName, plural } = object;
  return document(`query List($filter: ${typeName}Filter, $orderBy: [${typeName}Order!], $first: Int, $after: String, $skip: Int) {
    list: ${plural}(filter: $filter, orderBy: $orderBy, first: $first, after: $after, skip: $skip) {
      ${options.total ? 'totalCount ' : ''}pageInfo { hasNextPage endCursor } nodes { ${selection} }
    } }`);
}

/** Creates one record: the whole form in one mutation. */
export function createDocument(object: ApiObject, selection: string): DocumentNode {
  return document(`mutation Create($input: ${object.typeName}Input!) { record: ${mutationNames(object).create}(input: $input) { ${selection} } }`);
}

/** Changes one record: the whole form in one mutation. */
export function updateDocument(object: ApiObject, selection: string): DocumentNode {
  return document(`mutation Update($id: ID!, $input: ${object.typeName}Patch!, $ifVersion: Int) {
    record: ${mutationNames(object).update}(id: $id, input: $input, ifVersion: $ifVersion) { ${selection} } }`);
}

/** Deletes records by id, one field a record, so that each is checked by itself. */
export function deleteDocument(object: ApiObject, ids: readonly string[]): DocumentNode {
  return document(`mutation Delete { ${ids.map((id, index) => `r${index}: ${mutationNames(object).delete}(id: ${JSON.stringify(id)}) { id }`).join(' ')} }`);
}

/** Brings deleted records back. */
export function restoreDocument(object: ApiObject, ids: readonly string[]): DocumentNode {
  return document(`mutation Restore { ${ids.map((id, index) => `r${index}: ${mutationNames(object).restore}(id: ${JSON.stringify(id)}) { id }`).join(' ')} }`);
}

/** Deletes these records; each that cannot be is told by itself. */
export function deleteManyDocument(object: ApiObject): DocumentNode {
  return document(`mutation DeleteMany($ids: [ID!]!) { batch: ${mutationNames(object).deleteMany}(ids: $ids, mode: EACH) { problems { id message fields { message } } } }`);
}

/** Changes these records alike; each that cannot be is told by itself. */
export function updateManyDocument(object: ApiObject): DocumentNode {
  return document(`mutation UpdateMany($ids: [ID!]!, $input: ${object.typeName}Patch!) { batch: ${mutationNames(object).updateMany}(ids: $ids, input: $input, mode: EACH) { problems { id message fields { message } } } }`);
}

/** Creates these records, or none of them. */
export function createManyDocument(object: ApiObject): DocumentNode {
  const { typeName, plural } = object;
  return document(`mutation CreateMany($inputs: [${typeName}Input!]!) { batch: create${plural.slice(0, 1).toUpperCase()}${plural.slice(1)}(inputs: $inputs) { count } }`);
}

/** Makes one record of several. */
export function mergeDocument(object: ApiObject): DocumentNode {
  const { typeName, plural } = object;
  return document(`mutation Merge($winner: ID!, $losers: [ID!]!, $take: ${typeName}Patch) { record: merge${plural.slice(0, 1).toUpperCase()}${plural.slice(1)}(winner: $winner, losers: $losers, take: $take) { id } }`);
}

/** Changes these records alike, or none of them. */
export function updateAllDocument(object: ApiObject): DocumentNode {
  return document(`mutation UpdateAll($ids: [ID!]!, $input: ${object.typeName}Patch!) { batch: ${mutationNames(object).updateMany}(ids: $ids, input: $input, mode: ALL) { count } }`);
}

/** `a.b.c` paths and plain selections as one selection without repetition: `['name', 'owner.name']` → `name owner { id name }`. */
export function nestSelections(paths: readonly (readonly string[])[]): string {
  const plain = new Set<string>();
  const nested = new Map<string, (readonly string[])[]>();
  for (const path of paths) {
    const [head, ...rest] = path;
    if (head === undefined) continue;
    if (rest.length === 0) plain.add(head);
    else nested.set(head, [...(nested.get(head) ?? []), rest]);
  }
  return [...plain, ...[...nested].map(([head, rest]) => `${head} { id ${nestSelections(rest)} }`)].join(' ');
}

/** A literal of GraphQL for `orderBy`, through lookups: `[{owner:{name:ASC}}]`. */
export function orderLiteral(sort: readonly { readonly field: string; readonly direction: 'ASC' | 'DESC' }[]): string {
  if (sort.length === 0) return '';
  return `[${sort.map(({ field, direction }) => field.split('.').reduceRight((inner, name) => `{${name}:${inner}}`, direction as string)).join(',')}]`;
}

/** The same as a variable's value. */
export function orderValue(sort: readonly { readonly field: string; readonly direction: 'ASC' | 'DESC' }[]): unknown[] {
  return sort.map(({ field, direction }) => field.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), direction));
}

const known = new Map<string, DocumentNode>();

// Apollo compares documents by identity: the same text must be the same document.
function document(text: string): DocumentNode {
  const found = known.get(text);
  if (found) return found;
  const made = parse(text);
  known.set(text, made);
  return made;
}
