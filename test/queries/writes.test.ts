// What a mutation answers is read by plans: what was written, and of what it leads to no more than the writer may see.
import { databaseKinds } from '../kit/databases';
import { fillLibrary, people } from './library-data';
import { openLibrary, type Library } from './library';

describe.each(databaseKinds)('on $name', (kind) => {
  let library: Library;
  beforeAll(async () => {
    library = await openLibrary(kind);
    await fillLibrary(library);
  });
  afterAll(() => library.close());

  test('a record given away is answered once more, and gone for its former owner', async () => {
    const viewer = people.ada;
    const give = `mutation($id: ID!, $owner: UserReference!) { updateLoan(id: $id, input: { owner: $owner }) { id version owner { id } book { title loans(orderBy: [{ id: ASC }]) { totalCount nodes { id } } } access { update } } }`;
    const kept = await library.ask(give, { viewer, variables: { id: 'loan_01', owner: 'user_bao' } });
    expect(kept.errors).toBeUndefined();
    const before = (kept.data as { updateLoan: { book: { loans: { totalCount: number } } } }).updateLoan.book.loans.totalCount;
    expect(before).toBe(4);
    const given = await library.ask(give, { viewer, variables: { id: 'loan_02', owner: 'user_dong' } });
    expect(given.errors).toBeUndefined();
    expect(given.data).toMatchObject({ updateLoan: { id: 'loan_02', version: 2, owner: { id: 'user_dong' }, access: { update: false }, book: { loans: { totalCount: 3, nodes: [{ id: 'loan_01' }, { id: 'loan_03' }, { id: 'loan_04' }] } } } });
    const gone = await library.ask('{ loan(id: "loan_02") { id } }', { viewer });
    expect([gone.data, gone.errors?.map(({ code }) => code)]).toEqual([{ loan: null }, ['NOT_FOUND']]);
  });

  test('writes of one request run in turn, and each answers for itself', async () => {
    const { data, errors } = await library.ask(`mutation {
      a: createAuthor(input: { name: "新人", books: { create: [{ title: "第一本" }, { title: "第二本" }] } }) { id name bookCount books(orderBy: [{ title: DESC }]) { totalCount nodes { title author { name } } } }
      b: createAuthors(inputs: [{ name: "好" }, { name: null }], mode: EACH) { count nodes { name } problems { index code fields { path rule } } }
      c: deleteAuthor(id: "author_5") { id object name }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      a: { name: '新人', bookCount: 2, books: { totalCount: 2, nodes: [{ title: '第一本', author: { name: '新人' } }, { title: '第二本' }] } },
      b: { count: 1, nodes: [{ name: '好' }], problems: [{ index: 1, code: 'VALIDATION_FAILED', fields: [{ rule: 'required' }] }] },
      c: { id: 'author_5', object: 'author', name: '100% "quoted" \\ _x_ 😀' },
    });
    const back = await library.ask('mutation { restoreAuthor(id: "author_5") { id name } updateAuthors(filter: { name: { eq: "好" } }, input: { born: "1990-01-01" }) { count nodes { born } } upsertAuthor(key: { code: "luxun" }, input: { born: "1881-09-26" }) { id born } }');
    expect(back.data).toMatchObject({ restoreAuthor: { id: 'author_5' }, updateAuthors: { count: 1, nodes: [{ born: '1990-01-01' }] }, upsertAuthor: { id: 'author_1', born: '1881-09-26' } });
  });

  test('the same through graphql-js', async () => {
    const query = (name: string): string => `mutation { __typename createAuthor(input: { name: "${name}" }) { name __typename access { update } books { nodes { id } } } }`;
    expect((await library.askStepwise(query('甲'))).data).toEqual((await library.ask(query('甲'))).data);
  });
});
