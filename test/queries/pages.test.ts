// Pages: walking a list by cursors, either way, gives the whole list in order; a list below a record gives what the flat list does.
import fc from 'fast-check';
import { databaseKinds } from '../kit/databases';
import { fillLibrary } from './library-data';
import { openLibrary, type Library } from './library';

interface Page { nodes: { id: string }[]; edges: { cursor: string }[]; totalCount: number; pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null } }

const direction = fc.constantFrom('ASC', 'DESC');
const term = fc.oneof(
  fc.constantFrom('borrower', 'lentOn', 'returnedOn', 'updatedAt', 'createdAt', 'isOut', 'number', 'id', 'version').chain((name) => direction.map((way) => ({ [name]: way }))),
  fc.constantFrom('title', 'pages', 'price', 'published', 'pricePerPage').chain((name) => direction.map((way) => ({ book: { [name]: way } }))),
  direction.map((way) => ({ book: { author: { name: way } } })), direction.map((way) => ({ owner: { name: way } })),
);
const orders = fc.array(term, { maxLength: 3 });

describe.each(databaseKinds)('on $name', (kind) => {
  let library: Library;
  beforeAll(async () => {
    library = await openLibrary(kind);
    await fillLibrary(library);
    const { insert } = library;
    for (let n = 0; n < 20; n += 1) {
      await insert('loan', `loan_x${String(n).padStart(2, '0')}`, { number: `X${n % 7}`, book: `book_0${1 + (n % 6)}`, borrower: ['王', 'ｂ', 'Bo', 'b', '王'][n % 5], lentOn: `2026-01-0${1 + (n % 4)}`, dueOn: '2026-05-01', returnedOn: n % 3 === 0 ? null : `2026-02-1${n % 5}`, owner: n % 4 === 0 ? null : 'user_bao', updatedAt: `2026-02-01T00:00:0${n % 3}.000Z` });
    }
  });
  afterAll(() => library.close());

  const ask = async (orderBy: unknown, page: Record<string, unknown>): Promise<Page> => {
    const answer = await library.ask(
      'query($orderBy: [LoanOrder!], $first: Int, $after: String, $last: Int, $before: String) { loans(orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }',
      { variables: { orderBy, ...page } },
    );
    expect(answer.errors).toBeUndefined();
    return (answer.data as { loans: Page }).loans;
  };
  const idsOf = (page: Page): string[] => page.nodes.map(({ id }) => id);

  test('every order, walked forwards and backwards', async () => {
    await fc.assert(fc.asyncProperty(orders, fc.integer({ min: 1, max: 11 }), async (orderBy, size) => {
      const whole = idsOf(await ask(orderBy, { first: 1000 }));
      expect(new Set(whole).size).toBe(28);
      expect(idsOf(await ask(orderBy, { last: 1000 }))).toEqual(whole);
      const forwards: string[] = [];
      for (let after: string | null = null; ;) {
        const page: Page = await ask(orderBy, { first: size, after });
        forwards.push(...idsOf(page));
        expect(page.totalCount).toBe(28);
        expect(page.pageInfo.hasNextPage).toBe(forwards.length < 28);
        expect(page.pageInfo.endCursor).toBe(page.edges[page.edges.length - 1]!.cursor);
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor;
      }
      expect([orderBy, forwards]).toEqual([orderBy, whole]);
      const backwards: string[] = [];
      for (let before: string | null = null; ;) {
        const page: Page = await ask(orderBy, { last: size, before });
        backwards.unshift(...idsOf(page));
        expect(page.pageInfo.hasPreviousPage).toBe(backwards.length < 28);
        if (!page.pageInfo.hasPreviousPage) break;
        before = page.pageInfo.startCursor;
      }
      expect([orderBy, backwards]).toEqual([orderBy, whole]);
    }), { numRuns: 30, seed: 20260315 });
  });

  test('a far page, counted off from the start or from a cursor, is that part of the whole list', async () => {
    const query = 'query($orderBy: [LoanOrder!], $first: Int, $after: String, $skip: Int, $filter: LoanFilter) { loans(orderBy: $orderBy, first: $first, after: $after, skip: $skip, filter: $filter) { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }';
    const far = async (variables: Record<string, unknown>): Promise<Page> => ((await library.ask(query, { variables })).data as { loans: Page }).loans;
    await fc.assert(fc.asyncProperty(orders, fc.nat({ max: 30 }), fc.nat({ max: 12 }), fc.constantFrom(undefined, { borrower: { contains: '王' } }), async (orderBy, skip, from, filter) => {
      const whole = await far({ orderBy, filter, first: 1000 });
      const ids = idsOf(whole);
      const page = await far({ orderBy, filter, first: 5, skip });
      expect([orderBy, skip, idsOf(page)]).toEqual([orderBy, skip, ids.slice(skip, skip + 5)]);
      expect([page.totalCount, page.pageInfo.hasNextPage, page.pageInfo.hasPreviousPage]).toEqual([ids.length, skip + 5 < ids.length, skip > 0]);
      const after = whole.edges[from]?.cursor;
      if (after) expect(idsOf(await far({ orderBy, filter, first: 4, after, skip }))).toEqual(ids.slice(from + 1 + skip, from + 5 + skip));
    }), { numRuns: 25, seed: 20260315 });
    expect((await library.ask('{ loans(skip: -1) { totalCount } }')).errors?.map(({ code }) => code)).toEqual(['BAD_USER_INPUT']);
  });

  test('empty values come last whatever the direction, ties stand in the order of their ids', async () => {
    const returned = async (way: string): Promise<(string | null)[]> => {
      const { data } = await library.ask(`{ loans(orderBy: [{ returnedOn: ${way} }], first: 1000) { nodes { returnedOn id } } }`);
      return (data as { loans: { nodes: { returnedOn: string | null; id: string }[] } }).loans.nodes.map(({ returnedOn, id }) => `${returnedOn ?? '~'} ${id}`);
    };
    const up = await returned('ASC');
    expect(up).toEqual([...up].sort());
    const down = await returned('DESC');
    expect(down.slice(-10).every((each) => each!.startsWith('~'))).toBe(true);
    const groups = new Map<string, string[]>();
    for (const each of down) groups.set(each!.split(' ')[0]!, [...(groups.get(each!.split(' ')[0]!) ?? []), each!]);
    for (const group of groups.values()) expect(group).toEqual([...group].sort());
    expect([...groups.keys()].filter((key) => key !== '~')).toEqual([...groups.keys()].filter((key) => key !== '~').sort().reverse());
  });

  test('lists below records are the flat lists, page by page', async () => {
    await fc.assert(fc.asyncProperty(orders, fc.constantFrom({ first: 3 }, { last: 2 }, { first: 100 }), fc.constantFrom(undefined, { isOut: { eq: true } }, { borrower: { contains: '王' } }), async (orderBy, page, filter) => {
      const args = '$orderBy: [LoanOrder!], $first: Int, $last: Int, $filter: LoanFilter';
      const list = 'loans(filter: $filter, orderBy: $orderBy, first: $first, last: $last) { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }';
      const nested = await library.ask(`query(${args}) { books(orderBy: [{ id: ASC }]) { nodes { id ${list} } } }`, { variables: { orderBy, filter, ...page } });
      const books = (nested.data as { books: { nodes: { id: string; loans: Page }[] } }).books.nodes;
      expect(nested.statements).toHaveLength(2);
      for (const { id, loans } of books) {
        const flat = await library.ask(`query(${args}) { ${list} }`, { variables: { orderBy, filter: { and: [filter ?? {}, { book: { eq: id } }] }, ...page } });
        expect([id, orderBy, loans]).toEqual([id, orderBy, (flat.data as { loans: Page }).loans]);
        // After a cursor, for each parent from its own place on.
        if (loans.pageInfo.endCursor === null || !('first' in page)) continue;
        const rest = await library.ask(`query(${args}, $after: String) { book(id: "${id}") { ${list.replace('last: $last', 'after: $after')} } }`.replace(', $last: Int', ''), { variables: { orderBy, filter, first: 100, after: loans.pageInfo.endCursor } });
        expect(((rest.data as { book: { loans: Page } }).book.loans.nodes.length) + loans.nodes.length).toBe(loans.totalCount);
      }
    }), { numRuns: 15, seed: 20260315 });
  });

  test('one statement for ten parents is one for a hundred', async () => {
    const statements = async (count: number): Promise<number> => (await library.ask(`{ loans(first: ${count}) { nodes { book { loans(first: 2) { totalCount nodes { book { author { books { totalCount } } } } } } } } }`)).statements.length;
    expect(await statements(2)).toBe(3);
    expect(await statements(28)).toBe(3);
  });

  test('a cursor of another order is refused', async () => {
    const { pageInfo } = await ask([{ borrower: 'ASC' }], { first: 1 });
    const { errors } = await library.ask('query($after: String) { loans(orderBy: [{ lentOn: ASC }], after: $after) { totalCount } }', { variables: { after: pageInfo.endCursor } });
    expect(errors?.map(({ code }) => code)).toEqual(['BAD_USER_INPUT']);
  });
});
