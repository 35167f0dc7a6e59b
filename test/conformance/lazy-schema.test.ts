// The lazy schema is indistinguishable from one built eagerly: same types, valid, introspectable, with suggestions.
import { join } from 'node:path';
import {
  buildClientSchema, execute, getIntrospectionQuery, GraphQLObjectType, GraphQLSchema, lexicographicSortSchema, parse, printSchema, validate, validateSchema,
} from 'graphql';
import type { IntrospectionQuery } from 'graphql';
import type { Definition } from '../../metadata/language/types';
import { columnsOf, fieldTypes } from '../../server/field-types/field-types';
import { fixedSchema } from '../../server/graphql/fixed/fixed-schema';
import { documentFaults } from '../../server/graphql/validation';
import { rootFields } from '../../server/graphql/root-fields';
import { ModelSchema } from '../../server/graphql/schema/model-schema';
import { compile } from '../../server/model/compile';
import { reservedTypeNames, typeSuffixes } from '../../server/model/names';
import type { Model } from '../../server/model/model';
import { loadDefinitions } from '../../server/store/load-files';

const root = join(__dirname, '../..');
let model: Model;
let schema: ModelSchema;

beforeAll(async () => {
  const { definitions } = await loadDefinitions([join(root, 'metadata'), join(root, 'test/fixtures/library')]);
  model = compiled(definitions);
  schema = new ModelSchema(model, fixedSchema());
});

test('it equals the schema built eagerly from its types', () => {
  const eager = eagerCopy(schema);
  expect(validateSchema(eager)).toEqual([]);
  expect(printSchema(lexicographicSortSchema(schema))).toBe(printSchema(lexicographicSortSchema(eager)));
});

test('introspection is complete', async () => {
  const { data, errors } = await execute({ schema, document: parse(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true })) });
  expect(errors).toBeUndefined();
  const rebuilt = buildClientSchema(data as unknown as IntrospectionQuery);
  const names = Object.keys(schema.getTypeMap()).sort();
  expect(Object.keys(rebuilt.getTypeMap()).sort()).toEqual(names);
  expect(names).toEqual(expect.arrayContaining(['Node', 'Book', 'BookFilter', 'BookInput', 'BookPatch', 'BookKey', 'BookOrder', 'BookConnection', 'AuthorReference', 'AppDescription']));
});

test('every object has its root fields, every root field its type', () => {
  const fields = { ...schema.getQueryType()!.getFields(), ...schema.getMutationType()!.getFields() };
  expect([...rootFields(model).keys()].filter((name) => !(name in fields))).toEqual([]);
  expect(schema.getImplementations(schema.getType('Node') as never).objects.map((type) => type.name).sort()).toEqual([...model.objects.values()].map((object) => object.typeName).sort());
});

test.each([
  ['{ book(id: "x") { titel } }', 'Did you mean "title"'],
  ['{ boks { totalCount } }', 'Did you mean "books"'],
  ['query($f: BookFiltr) { books(filter: $f) { totalCount } }', 'Did you mean "BookFilter"'],
  ['{ books(filter: { title: { containz: "x" } }) { totalCount } }', 'Did you mean "contains"'],
  ['{ node(id: "x") { ... on Boook { id } } }', 'Did you mean "Book"'],
  ['mutation { createBook(input: { titel: "x" }) { id } }', 'Did you mean "title"'],
  ['{ books(orderBy: [{ title: ASC, id: DESC }]) { totalCount } }', 'must specify exactly one key'],
])('a mistake is explained: %s', (query, words) => {
  expect(validate(schema, parse(query)).map((error) => error.message).join('\n')).toContain(words);
});

test.each([
  '{ books(filter: { author: { name: { contains: "a" } } }, orderBy: [{ author: { name: ASC } }], first: 2) { nodes { id title author { name books { totalCount } } access { update } } pageInfo { endCursor } } }',
  'query($f: BookFilter!, $o: [BookOrder!]) { books(filter: $f, orderBy: $o) { totalCount edges { cursor node { ...on Node { id } title } } } }',
  'mutation($input: BookInput!) { createBook(input: $input) { id } }',
  'mutation { createBook(input: { title: "x", author: { create: { name: "y" } } }) { id } }',
  '{ bookSummary { count } bookGroups(by: [{ field: author }, { createdAt: MONTH }]) { keys { author { name } createdAt } count } }',
  '{ search(text: "x") { title record { id __typename } } viewer { name } describeApp { version } }',
])('a correct document is valid: %s', (query) => {
  expect(validate(schema, parse(query))).toEqual([]);
});

test('names of fixed types cannot be taken by objects, names of generated types are foreseen', () => {
  const made = new Set([...model.objects.values()].map((object) => object.typeName));
  const others = Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__') && ![...made].some((typeName) => typeSuffixes.some((suffix) => name === typeName + suffix)));
  const fieldNamed = others.filter((name) => ![...made].some((typeName) => name.startsWith(typeName)));
  expect(fieldNamed.filter((name) => !reservedTypeNames.has(name))).toEqual([]);
});

test('types of composite values have the parts that field types give', () => {
  const wrong = Object.values(fieldTypes).flatMap((type) => [...model.objects.values()].flatMap((object) => [...object.fields.values()]).filter((field) => field.type === type.type).flatMap((field) =>
    type.outputs(field).flatMap((output) => {
      const parts = output.parts ?? output.items?.parts;
      if (!parts) return [];
      const named = schema.getType(output.type.replace(/[[\]!]/g, ''));
      const fields = named instanceof GraphQLObjectType ? Object.fromEntries(Object.values(named.getFields()).map((each) => [each.name, String(each.type)])) : {};
      const given = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.type]));
      return JSON.stringify(Object.entries(fields).sort()) === JSON.stringify(Object.entries(given).sort()) ? [] : [{ type: output.type, fields, given }];
    })));
  expect(wrong).toEqual([]);
});

function compiled(definitions: readonly Definition[]): Model {
  const { model: made, problems } = compile(definitions, { version: 1, columnsOf, placements: {} });
  if (!made) throw new Error(JSON.stringify(problems.slice(0, 5), null, 1));
  return made;
}

function eagerCopy(lazy: ModelSchema): GraphQLSchema {
  return new GraphQLSchema({ query: lazy.getQueryType(), mutation: lazy.getMutationType(), types: Object.values(lazy.getTypeMap()).filter((type) => !type.name.startsWith('__')) });
}

test('a variable that is an ID may stand where a record is referred to, and nowhere else', () => {
  const faults = (text: string): readonly string[] => documentFaults(schema, parse(text)).map((fault) => fault.message);
  expect(faults('mutation($a: ID!) { createBook(input: { title: "x", author: $a }) { id } }')).toEqual([]);
  expect(faults('mutation($a: String) { createBook(input: { title: "x", author: $a }) { id } }')).toEqual([]);
  expect(faults('mutation($b: [ID!]!) { createAuthor(input: { name: "x", books: { connect: $b } }) { id } }')).toEqual([]);
  expect(faults('mutation($a: Int!) { createBook(input: { title: "x", author: $a }) { id } }')).toEqual([expect.stringContaining('Variable "$a" of type "Int!"')]);
  expect(faults('mutation($a: [ID!]) { createBook(input: { title: "x", author: $a }) { id } }')).toEqual([expect.stringContaining('Variable "$a" of type "[ID!]"')]);
  expect(faults('mutation($a: ID!) { createBook(input: { title: $a }) { id } }')).toEqual([expect.stringContaining('Variable "$a" of type "ID!"')]);
});
