// Only plain questions, checked against the schema in force, take the short way.
import { parse } from 'graphql';
import { knownQuestions } from './known-questions';
import type { ModelSchema } from './schema/model-schema';

const schema = {} as ModelSchema;
const question = 'query Books($first: Int) { books(first: $first) { totalCount } }';

test('the same text again is found with its variables', () => {
  const known = knownQuestions();
  expect(known.find(schema, { query: question })).toBeUndefined();
  const document = parse(question);
  known.remember(schema, question, document);
  expect(known.find(schema, { query: question })).toEqual({ document, operationName: null, variables: {} });
  expect(known.find(schema, { query: question, variables: { first: 2 }, operationName: 'Books' })).toEqual({ document, operationName: 'Books', variables: { first: 2 } });
});

test('nothing else is', () => {
  const known = knownQuestions();
  known.remember(schema, question, parse(question));
  for (const body of [null, [], 'query', { query: `${question} ` }, { query: question, extensions: {} }, { query: question, variables: [] }, { query: question, variables: 'x' }, { query: question, operationName: 7 }, { query: [question] }]) {
    expect(known.find(schema, body)).toBeUndefined();
  }
  const mutation = 'query A { books { totalCount } } mutation B { deleteBook(id: "x") { id } }';
  known.remember(schema, mutation, parse(mutation));
  expect(known.find(schema, { query: mutation, operationName: 'A' })).toBeUndefined();
});

test('another schema has to check everything again', () => {
  const known = knownQuestions();
  known.remember(schema, question, parse(question));
  const next = {} as ModelSchema;
  expect(known.find(next, { query: question })).toBeUndefined();
  known.remember(next, 'query { __typename }', parse('query { __typename }'));
  expect(known.find(next, { query: question })).toBeUndefined();
  expect(known.find(schema, { query: question })).toBeUndefined();
});
