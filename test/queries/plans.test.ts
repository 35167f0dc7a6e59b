// The same operations by plans and by graphql-js give the same JSON, on both databases; and the plans need one statement a level.
import type { Sql } from '../../server/database/source';
import { databaseKinds } from '../kit/databases';
import { fillLibrary, people } from './library-data';
import { openLibrary, type Asked, type Library } from './library';

const operations: readonly { readonly what: string; readonly query: string; readonly statements?: number; readonly asked?: Asked }[] = [
  { what: 'a list', query: '{ books { nodes { id title pages price published createdAt version } } }', statements: 1 },
  { what: 'aliases, and one field asked for twice', query: '{ first: books(first: 1) { nodes { id name: title } } books(first: 2) { nodes { id } nodes { title author { id } author { name } } } }', statements: 2 },
  { what: 'fragments within fragments', query: 'query { books { ...page } } fragment page on BookConnection { totalCount nodes { ...book } } fragment book on Book { id ...more } fragment more on Book { title author { ... on Author { name } ... { born } } }', statements: 1 },
  { what: '@include and @skip', query: 'query($with: Boolean!, $without: Boolean!) { books(first: 2) { totalCount @include(if: $without) nodes { id title @include(if: $with) pages @skip(if: $with) author @include(if: $with) { name } } } }', asked: { variables: { with: true, without: false } }, statements: 1 },
  { what: '@include and @skip the other way', query: 'query($with: Boolean!, $without: Boolean!) { books(first: 2) { totalCount @include(if: $without) nodes { id title @include(if: $with) pages @skip(if: $with) author @include(if: $with) { name } } } }', asked: { variables: { with: false, without: true } }, statements: 1 },
  { what: '__typename everywhere', query: '{ __typename books(first: 1) { __typename nodes { __typename author { __typename } loans { __typename pageInfo { __typename } edges { __typename node { __typename } } } } pageInfo { __typename } } }', statements: 2 },
  { what: 'lookups of lookups', query: '{ loans { nodes { id book { title author { name createdBy { name department { name parent { name } } } } } owner { name } } } }', statements: 1 },
  { what: 'lists below lists below lists', query: '{ authors(orderBy: [{ name: ASC }]) { totalCount nodes { name books(orderBy: [{ published: DESC }], first: 2) { totalCount nodes { title loans(orderBy: [{ lentOn: DESC }], first: 1) { totalCount nodes { borrower } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } } } }', statements: 3 },
  { what: 'one list twice with other arguments', query: '{ books { nodes { id out: loans(filter: { isOut: { eq: true } }) { totalCount nodes { id } } back: loans(filter: { isOut: { eq: false } }, last: 1) { totalCount nodes { id } pageInfo { hasPreviousPage } } } } }', statements: 3 },
  { what: 'a list below a lookup', query: '{ loans(first: 3) { nodes { id book { id author { books { nodes { id } } } } } } }', statements: 2 },
  { what: 'totals alone', query: '{ books { totalCount } authors { nodes { id books { totalCount } } } }', statements: 3 },
  { what: 'edges and cursors', query: '{ books(orderBy: [{ author: { name: ASC } }, { pages: DESC }], first: 4) { edges { cursor node { id title } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }', statements: 1 },
  { what: 'a page of none', query: '{ books(first: 0) { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage startCursor } } }', statements: 1 },
  { what: 'one record', query: '{ book(id: "book_04") { id title isbn genre genreOption { value label color } author { name } loans { nodes { id } } } }', statements: 2 },
  { what: 'a node by its id, with what its type has', query: '{ a: node(id: "book_04") { id __typename ... on Book { title } ... on Author { name } } b: node(id: "author_1") { ... on Node { id } ... on Book { title } ... on Author { name } } }', statements: 2 },
  { what: 'every type of field', query: `{ specimens { nodes { text longText richText email phone url integer decimal currency percent boolean date dateTime time picklist picklistOption { value label color }
    multiPicklist multiPicklistOptions { value label } autoNumber lookup { id } masterDetail { id } formula rollUp address { province city district street postcode country } geolocation { latitude longitude }
    tags rating color duration json barcode money { amount currency } user { name } department { name } } } }`, statements: 1 },
  { what: 'a lookup to several objects', query: '{ specimens { nodes { id polymorphicLookup { __typename ... on Author { name books { totalCount } } ... on Book { title author { name } } } } } }', statements: 2 },
  { what: 'many to many, both ways', query: '{ specimens { nodes { id manyToMany(orderBy: [{ name: ASC }]) { totalCount nodes { name } } } } authors { nodes { id linkedSpecimens(first: 1) { totalCount nodes { id } } mentions { totalCount nodes { id } } } } }', statements: 5 },
  { what: 'access', query: '{ loans { nodes { id access { update delete fields { name update } } owner { name } } } }', asked: { viewer: people.ada }, statements: 1 },
  { what: 'a summary', query: '{ bookSummary { count pages { sum avg min max distinct } price { sum avg min max distinct } published { min max distinct } pricePerPage { sum max } } loanSummary(filter: { borrower: { eq: "王小明" } }) { n: count lentOn { min } } }', statements: 2 },
  { what: 'groups', query: '{ bookGroups(by: [{ field: genre }]) { keys { genre genreOption { label } } count pages { sum avg } price { max } } }', statements: 1 },
  { what: 'groups by record and through lookups', query: '{ loanGroups(by: [{ field: owner }, { book: { field: genre } }, { book: { author: { field: name } } }], orderBy: [{ count: DESC }]) { count keys { owner { id name department { name } } bookKeys { genre genreOption { label } authorKeys { name } } } } }', statements: 2 },
  { what: 'groups by time, with conditions', query: '{ loanGroups(by: [{ lentOn: MONTH }], having: { or: [{ count: { gt: 1 } }, { dueOn: { max: { lt: "2024-12-31" } } }] }, orderBy: [{ keys: { lentOn: DESC } }]) { keys { lentOn } count dueOn { max } } byDay: loanGroups(by: [{ updatedAt: DAY }]) { keys { updatedAt } count } byWeek: specimenGroups(by: [{ dateTime: WEEK }, { field: boolean }]) { keys { dateTime boolean } count } quarters: bookGroups(by: [{ published: QUARTER }], first: 2) { keys { published } count } }', statements: 4 },
  { what: 'a record nobody has', query: '{ book(id: "book_99") { id } author(id: "author_1") { name } }', statements: 2 },
  { what: 'a restricted viewer: rows', query: '{ loans { totalCount nodes { id } } books { nodes { id loans { totalCount nodes { id } } } } loanSummary { count } loanGroups(by: [{ field: owner }]) { count keys { owner { name } } } }', asked: { viewer: people.ada }, statements: 6 },
  { what: 'a restricted viewer: a lookup to what is hidden', query: '{ users { nodes { name department { name } } } specimens { nodes { id masterDetail { id } } } }', asked: { viewer: people.ada }, statements: 2 },
  { what: 'a restricted viewer: conditions through what is hidden', query: '{ books(filter: { loans: { some: { borrower: { eq: "李雷" } } } }) { nodes { id } } }', asked: { viewer: people.ada }, statements: 1 },
];

describe.each(databaseKinds)('on $name', (kind) => {
  let library: Library;
  beforeAll(async () => {
    library = await openLibrary(kind);
    await fillLibrary(library);
  });
  afterAll(() => library.close());

  test.each(operations)('$what', async ({ query, asked, statements }) => {
    const planned = await library.ask(query, asked);
    const stepwise = await library.askStepwise(query, asked);
    expect(planned.data).toEqual(stepwise.data);
    expect(JSON.stringify(planned.data)).toBe(JSON.stringify(stepwise.data));
    expect(planned.errors ?? []).toEqual(stepwise.errors ?? []);
    expect(planned.data).toBeTruthy();
    expect(planned.statements).toHaveLength(statements!);
    // What was kept of the first time gives the same again.
    const again = await library.ask(query, asked);
    // Roots and levels beside each other run at the same time: a server answers them in any order.
    expect([again.data, byText(again.statements)]).toEqual([planned.data, byText(planned.statements)]);
  });

  test('viewers with the same rights and other departments share plans, not rows', async () => {
    const bao = { ...people.ada, id: 'user_bao' };
    const dong = { ...people.ada, id: 'user_dong', departmentId: 'dept_c', departmentIds: ['dept_c'] };
    const query = '{ loans { totalCount nodes { id access { update } } } book(id: "book_01") { loans { totalCount nodes { id } } } loan(id: "loan_06") { id } }';
    const seen = async (viewer: Asked['viewer']): Promise<unknown> => {
      const { data } = await library.ask(query, { viewer });
      const { loans, book, loan } = data as { loans: { totalCount: number; nodes: { id: string; access: { update: boolean } }[] }; book: { loans: { totalCount: number } }; loan: unknown };
      return [loans.nodes.map(({ id, access }) => `${id.slice(5)}${access.update ? '+' : ''}`).join(), book.loans.totalCount, loan];
    };
    for (let round = 0; round < 2; round += 1) {
      expect(await seen(people.ada)).toEqual(['01+,02+,03,04,05', 4, null]);
      expect(await seen(bao)).toEqual(['01,02,03+,04,05', 4, null]);
      expect(await seen(dong)).toEqual(['06+,07+', 0, { id: 'loan_06' }]);
    }
  });

  test('an empty answer where every field is left out', async () => {
    for (const query of ['query($no: Boolean!) { books @include(if: $no) { totalCount } }', 'query($no: Boolean!) { ... on Query @include(if: $no) { __schema { queryType { name } } } books @include(if: $no) { totalCount } }']) {
      expect((await library.ask(query, { variables: { no: false } })).data).toEqual({});
    }
    const mixed = await library.ask('{ __schema { queryType { name } } books(first: 1) { nodes { id ... on Node { id } author { name } } } }');
    expect(mixed.data).toEqual({ __schema: { queryType: { name: 'Query' } }, books: { nodes: [{ id: 'book_01', author: { name: '鲁迅' } }] } });
  });

  test('an unreadable field is refused by name, wherever it is used', async () => {
    const viewer = people.ada;
    for (const query of [
      '{ books { nodes { id price } } }', '{ books(filter: { price: { gt: 1 } }) { nodes { id } } }', '{ books(orderBy: [{ price: ASC }]) { nodes { id } } }', '{ bookSummary { price { max } } }',
      '{ loans { nodes { book { price } } } }', '{ loans(filter: { book: { price: { isEmpty: true } } }) { totalCount } }', '{ authors(filter: { books: { some: { price: { gt: 1 } } } }) { totalCount } }',
    ]) {
      const { errors, data } = await library.ask(query, { viewer });
      expect([query, errors?.map((error) => error.code), data]).toEqual([query, ['FORBIDDEN'], null]);
      expect((await library.askStepwise(query, { viewer })).errors?.map((error) => error.code)).toEqual(['FORBIDDEN']);
    }
  });

  test('what a request costs is refused before it runs', async () => {
    const { errors, statements } = await library.ask('{ authors(first: 1000) { nodes { books(first: 1000) { nodes { loans(first: 1000) { nodes { id } } } } } } }');
    expect(errors?.map((error) => error.code)).toEqual(['QUERY_TOO_COSTLY']);
    expect(statements).toEqual([]);
    const lookups = Array.from({ length: 30 }).reduce<string>((below) => `createdBy { department { createdBy { id } ${below} } }`, '');
    const winding = await library.ask(`{ books(first: 1) { nodes { ${lookups} } } }`);
    expect([winding.errors?.map((error) => error.code), winding.statements]).toEqual([['QUERY_TOO_COSTLY'], []]);
    const many = await library.ask(`{ ${Array.from({ length: 25_001 }, (_, index) => `a${index}: __typename`).join(' ')} }`);
    expect(many.errors?.map((error) => error.code)).toEqual(['QUERY_TOO_COSTLY']);
  });

  test('wrong arguments say where', async () => {
    const { errors } = await library.ask('query($after: String) { books(first: 2000) { totalCount } b: books(after: $after) { totalCount } c: books(first: 1, last: 1) { totalCount } }', { variables: { after: 'nonsense' } });
    expect(errors?.map(({ code, path }) => [code, path])).toEqual([['BAD_USER_INPUT', ['books']], ['BAD_USER_INPUT', ['b']], ['BAD_USER_INPUT', ['c']]]);
  });
});

function byText(statements: readonly Sql[]): readonly string[] {
  return statements.map((statement) => `${statement.text} ${statement.values.map(String).join()}`).sort();
}
