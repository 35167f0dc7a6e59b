// Tests the recycle bin, merging, and reading a record as it was.
import { libraryRoots } from '../../test/kit/models';
import { databaseKinds } from '../../test/kit/databases';
import { openRecords, type TestRecords } from '../../test/kit/records';
import { createRecord } from './create';
import { deleteRecord } from './delete';
import { foldWords } from './fold-words';
import { recordAsOf, recordHistory } from './history';
import { mergeRecords } from './merge';
import { restoreRecord } from './restore';
import { updateRecord } from './update';

describe.each(databaseKinds)('the recycle bin on $name', (kind) => {
  let records: TestRecords;
  beforeAll(async () => { records = await openRecords(kind, libraryRoots); });
  afterAll(() => records.close());

  const newAuthor = async (titles: readonly string[]): Promise<string> => createRecord(records.system(), records.object('author'), { name: '某', books: { create: titles.map((title) => ({ title, pages: 10 })) } });
  const books = async (author: string): Promise<unknown[][]> => records.rows('SELECT title FROM book WHERE author = ? AND live = 1 ORDER BY title', author);

  const words = async (id: string): Promise<unknown[][]> => {
    await foldWords(records.database);
    return records.rows('SELECT COUNT(*) FROM engine_search WHERE record_id = ?', id);
  };

  test('details go with their master and only those come back with it', async () => {
    const id = await newAuthor(['a', 'b', 'c']);
    const [[b]] = await records.rows(`SELECT id FROM book WHERE author = ? AND title = 'b'`, id) as [[string]];
    await deleteRecord(records.system(), records.object('book'), { id: b });
    expect(await records.rows('SELECT book_count, total_pages FROM author WHERE id = ?', id)).toEqual([[2, 20]]);
    await deleteRecord(records.system(), records.object('author'), { id });
    expect(await books(id)).toEqual([]);
    expect(await words(id)).toEqual([[0]]);
    await expect(restoreRecord(records.system(), records.object('book'), b)).rejects.toMatchObject({ code: 'CONFLICT' });
    await restoreRecord(records.system(), records.object('author'), id);
    expect(await books(id)).toEqual([['a'], ['c']]);
    await restoreRecord(records.system(), records.object('book'), b);
    expect(await books(id)).toEqual([['a'], ['b'], ['c']]);
    expect(await records.rows('SELECT book_count, total_pages, live FROM author WHERE id = ?', id)).toEqual([[3, 30, 1]]);
    expect(await words(id)).toEqual([[1]]);
  });

  test('a record that must not be missed stays; other lookups are cleared and come back', async () => {
    const context = records.system();
    const author = await newAuthor(['needed']);
    const [[book]] = await records.rows('SELECT id FROM book WHERE author = ?', author) as [[string]];
    const loan = await createRecord(context, records.object('loan'), { book, borrower: '甲', dueOn: '2999-01-01' });
    await expect(deleteRecord(records.system(), records.object('author'), { id: author })).rejects.toMatchObject({ code: 'CONFLICT', rule: 'stillReferenced', params: { count: 1 } });
    expect(await books(author)).toEqual([['needed']]);
    const other = await newAuthor([]);
    const specimen = await createRecord(context, records.object('specimen'), { text: 's', masterDetail: loan, lookup: other });
    await deleteRecord(records.system(), records.object('author'), { id: other });
    expect(await records.rows('SELECT lookup, version FROM specimen WHERE id = ?', specimen)).toEqual([[null, 2]]);
    await restoreRecord(records.system(), records.object('author'), other);
    expect(await records.rows('SELECT lookup, version FROM specimen WHERE id = ?', specimen)).toEqual([[other, 3]]);
  });

  test('a deleted record holds no unique value, and coming back it may find it taken', async () => {
    const object = records.object('author');
    const id = await createRecord(records.system(), object, { name: '一', code: 'free' });
    await deleteRecord(records.system(), object, { id });
    const second = await createRecord(records.system(), object, { name: '二', code: 'free' });
    await expect(restoreRecord(records.system(), object, id)).rejects.toMatchObject({ code: 'DUPLICATE', problems: [{ path: 'code', rule: 'duplicate', params: { value: 'free' } }] });
    await deleteRecord(records.system(), object, { id: second });
    await restoreRecord(records.system(), object, id);
    await expect(deleteRecord(records.system(), object, { id: second })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(updateRecord(records.system(), object, { id: second, patch: { name: 'x' } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(restoreRecord(records.system(), object, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('merging points everything at the winner', async () => {
    const context = records.system();
    const object = records.object('author');
    const winner = await createRecord(context, object, { name: '胜', books: { create: [{ title: 'w', pages: 1 }] } });
    const loser = await createRecord(context, object, { name: '负', born: '1900-01-01', code: 'lose', books: { create: [{ title: 'l', pages: 2 }] } });
    const loan = await createRecord(context, records.object('loan'), { book: { create: { title: 'z', pages: 4, author: loser } }, borrower: '乙', dueOn: '2999-01-01' });
    const specimen = await createRecord(context, records.object('specimen'), { text: 's', masterDetail: loan, lookup: loser, polymorphicLookup: loser, manyToMany: [loser, winner] });
    await mergeRecords(records.system(), object, { winner, losers: [loser], take: { born: '1900-01-01', code: 'lose' } });
    expect(await books(winner)).toEqual([['l'], ['w'], ['z']]);
    expect(await records.rows('SELECT born, code, book_count, total_pages FROM author WHERE id = ?', winner)).toEqual([['1900-01-01', 'lose', 3, 7]]);
    expect(await records.rows('SELECT lookup, polymorphic_lookup FROM specimen WHERE id = ?', specimen)).toEqual([[winner, winner]]);
    expect(await records.rows('SELECT to_id FROM specimen__link_many_to_many WHERE from_id = ?', specimen)).toEqual([[winner]]);
    expect(await records.rows('SELECT live FROM author WHERE id = ?', loser)).toEqual([[null]]);
    expect((await recordHistory(context, object, { id: loser })).map((entry) => entry.action)[0]).toBe('merge');
  });
});

describe.each(databaseKinds)('history on $name', (kind) => {
  let records: TestRecords;
  beforeAll(async () => { records = await openRecords(kind, libraryRoots); });
  afterAll(() => records.close());

  test('a record is read as it was at any time', async () => {
    const object = records.object('author');
    const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 1, 12, minute));
    const on = (minute: number): ReturnType<TestRecords['system']> => records.as({ id: `user_${minute}`, system: true }, { now: at(minute) });
    const id = await createRecord(on(0), object, { name: '零', born: '1900-01-01' });
    await updateRecord(on(10), object, { id, patch: { name: '十', born: null } });
    await updateRecord(on(20), object, { id, patch: { books: { create: [{ title: 'x', pages: 5 }] } } });
    await deleteRecord(on(30), object, { id });
    await restoreRecord(on(40), object, id);
    const past = async (minute: number): Promise<unknown[]> => {
      const { values, version } = await recordAsOf(records.system(), object, { id, at: at(minute) });
      return [version, values.get('name')?.[0], values.get('born')?.[0], values.get('bookCount')?.[0], values.get('updatedBy')?.[0], values.get('updatedAt')?.[0]];
    };
    expect(await past(5)).toEqual([1, '零', '1900-01-01', 0, 'user_0', at(0).toISOString()]);
    expect(await past(15)).toEqual([2, '十', null, 0, 'user_10', at(10).toISOString()]);
    expect(await past(25)).toEqual([2, '十', null, 1, 'user_10', at(10).toISOString()]);
    await expect(past(35)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(past(-1)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await past(45)).slice(0, 4)).toEqual([4, '十', null, 1]);
    const history = await recordHistory(records.system(), object, { id });
    expect(history.map((entry) => [entry.action, entry.by])).toEqual([['restore', 'user_40'], ['delete', 'user_30'], ['rollUp', 'user_20'], ['update', 'user_10'], ['create', 'user_0']]);
    expect(history[3]?.changes).toEqual([{ field: 'name', label: '姓名', from: '零', to: '十' }, { field: 'born', label: '出生日期', from: '1900-01-01', to: null }]);
  });
});
