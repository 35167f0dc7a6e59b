// Tests search: the best hits first, in every writing, in step with the records.
import { libraryRoots } from '../../test/kit/models';
import { databaseKinds } from '../../test/kit/databases';
import { openRecords, type TestRecords } from '../../test/kit/records';
import { createRecords } from './batch';
import { createRecord } from './create';
import { deleteRecord } from './delete';
import { foldWords } from './fold-words';
import { restoreRecord } from './restore';
import { searchRecords } from './search';
import { updateRecord } from './update';

describe.each(databaseKinds)('search on $name', (kind) => {
  let records: TestRecords;
  const names = ['科技', '科技园出版社', '新科技公司', 'KJ Books', '深圳科技有限公司', '中国银行', '重庆出版', 'Northwind Traders', '单田芳', '𠮷野家', '万科Ａ', '工商', 'the'];
  beforeAll(async () => {
    records = await openRecords(kind, libraryRoots);
    await createRecords(records.system(), records.object('author'), { inputs: names.map((name) => ({ name })), mode: 'ALL' });
  });
  afterAll(() => records.close());
  const search = async (text: string, first: number): Promise<string[]> => (await searchRecords(records.system(), { text, objects: ['author'], first })).map((hit) => hit.title);
  /** The same whether the newest words wait or are folded in. */
  const found = async (text: string, first = 20): Promise<string[]> => {
    const before = await search(text, first);
    while (await foldWords(records.database) > 0);
    expect(await search(text, first)).toEqual(before);
    return before;
  };

  test('finds Chinese words of one and two characters, pinyin, initials and words of other tongues, the best first', async () => {
    expect(await found('科技')).toEqual(['科技', '科技园出版社', '新科技公司', '深圳科技有限公司']);
    expect(await found('keji')).toEqual(expect.arrayContaining(['科技', '科技园出版社', '新科技公司', '深圳科技有限公司']));
    expect((await found('kj')).slice(0, 1)).toEqual(['KJ Books']);
    expect(new Set(await found('kj'))).toEqual(new Set(['KJ Books', '科技', '科技园出版社', '新科技公司', '深圳科技有限公司']));
    expect(await found('行')).toEqual(['中国银行']);
    expect(await found('yinhang')).toEqual(['中国银行']);
    expect(await found('zgyh')).toEqual(['中国银行']);
    expect(await found('chongqing')).toEqual(['重庆出版']);
    expect(await found('shantian')).toEqual(['单田芳']);
    expect(await found('north trad')).toEqual(['Northwind Traders']);
    expect(await found('𠮷')).toEqual(['𠮷野家']);
    expect(await found('万科a')).toEqual(['万科Ａ']);
    expect(await found('the')).toEqual(['the']);
    expect(await found('n')).toEqual(['Northwind Traders']);
    expect(await found('没有的词')).toEqual([]);
  });

  test('a word is found by its beginning however the question is written', async () => {
    for (const text of ['', '  ', '"', '*', 'a" OR "b', "'; DROP TABLE author; --", '+-<>()~*"@', '^', 'NEAR(a b)', '😀']) await expect(searchRecords(records.system(), { text })).resolves.toBeInstanceOf(Array);
    expect(await found('+科技*')).toHaveLength(4);
  });

  test('a name found by its start comes before what holds the word, even among many', async () => {
    await createRecords(records.system(), records.object('author'), { inputs: Array.from({ length: 300 }, (_, index) => ({ name: `第${index}家书店` })), mode: 'ALL' });
    await createRecord(records.system(), records.object('author'), { name: '书店' });
    await createRecords(records.system(), records.object('author'), { inputs: Array.from({ length: 300 }, (_, index) => ({ name: `又${index}家书店` })), mode: 'ALL' });
    expect((await found('书店', 5))[0]).toBe('书店');
    expect(await found('书店', 5)).toHaveLength(5);
  });

  test('follows changes, deletions and restorations', async () => {
    const object = records.object('author');
    const id = await createRecord(records.system(), object, { name: '临时工' });
    expect(await found('临时')).toEqual(['临时工']);
    await updateRecord(records.system(), object, { id, patch: { name: '长期工' } });
    expect(await found('临时')).toEqual([]);
    expect(await found('长期')).toEqual(['长期工']);
    await deleteRecord(records.system(), object, { id });
    expect(await found('长期')).toEqual([]);
    await restoreRecord(records.system(), object, id);
    expect(await found('cqg')).toEqual(['长期工']);
  });

  test('looks in all objects, or in those that are named', async () => {
    const author = await createRecord(records.system(), records.object('author'), { name: '独一无二' });
    await createRecord(records.system(), records.object('book'), { title: '独一无二之书', isbn: '9787123456789', author });
    expect((await searchRecords(records.system(), { text: '独一' })).map((hit) => hit.object).sort()).toEqual(['author', 'book']);
    expect((await searchRecords(records.system(), { text: '独一', objects: ['book', 'nothing'] })).map((hit) => hit.object)).toEqual(['book']);
    expect((await searchRecords(records.system(), { text: '456789' })).map((hit) => hit.title)).toEqual(['独一无二之书']);
    expect(await searchRecords(records.as({ id: 'user_x', permissionSets: [] }), { text: '独一' })).toEqual([]);
  });
});
