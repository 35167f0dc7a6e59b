// The filter `search`: a list finds what the search of the product finds, all of it, with the right total, beside any other condition.
import { databaseKinds } from '../kit/databases';
import { openLibrary, type Answered, type Library } from './library';

jest.setTimeout(60_000);

describe.each(databaseKinds)('on $name', (kind) => {
  let library: Library;
  beforeAll(async () => {
    library = await openLibrary(kind);
    const inputs = Array.from({ length: 450 }, (_, index) => ({ name: index % 3 === 2 ? `张三丰${index}` : `李四光${index}`, code: `c${index}`, born: index % 2 === 0 ? '1900-01-01' : null }));
    await told(library.ask('mutation($inputs: [AuthorInput!]!) { createAuthors(inputs: $inputs) { __typename } }', { variables: { inputs } }));
  });
  afterAll(() => library.close());

  const told = async (answer: Promise<Answered>): Promise<Record<string, unknown>> => {
    const { data, errors } = await answer;
    expect(errors).toBeUndefined();
    return data!;
  };
  const count = async (filter: object): Promise<number> => ((await told(library.ask('query($filter: AuthorFilter) { authors(filter: $filter, first: 0) { totalCount } }', { variables: { filter } }))) as { authors: { totalCount: number } }).authors.totalCount;

  test('every hit counts, however many there are: Chinese, pinyin, initials, digits', async () => {
    expect(await count({ search: '李四' })).toBe(300);
    expect(await count({ search: 'zhangsan' })).toBe(150);
    expect(await count({ search: 'lsg' })).toBe(300);
    expect(await count({ search: '张三丰449' })).toBe(1);
    expect(await count({ search: '  ' })).toBe(450);
    expect(await count({ search: '没有的人' })).toBe(0);
    expect(await count({ search: '。' })).toBe(0);
  });

  test('words stand beside other conditions, in any place of the filter', async () => {
    expect(await count({ search: '李四', born: { isEmpty: true } })).toBe(150);
    expect(await count({ not: { search: '李四' } })).toBe(150);
    expect(await count({ or: [{ search: '张三' }, { code: { eq: 'c0' } }] })).toBe(151);
  });

  test('pages of what is found are pages of all of it', async () => {
    const page = async (skip: number): Promise<string[]> => ((await told(library.ask('query($skip: Int) { authors(filter: { search: "李四" }, orderBy: [{ code: ASC }], first: 100, skip: $skip) { totalCount nodes { code } } }', { variables: { skip } }))) as { authors: { nodes: { code: string }[] } }).authors.nodes.map(({ code }) => code);
    const pages = [await page(0), await page(100), await page(200)];
    expect(new Set(pages.flat()).size).toBe(300);
    expect(await page(300)).toEqual([]);
  });
});
