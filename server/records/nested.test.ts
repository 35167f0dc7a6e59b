// Tests nested input: a form with its lines is one write, and all its problems are told at once.
import { libraryRoots } from '../../test/kit/models';
import { databaseKinds } from '../../test/kit/databases';
import { openRecords, type TestRecords } from '../../test/kit/records';
import { TangramError } from '../errors';
import { createRecord } from './create';
import { foldWords } from './fold-words';
import { updateRecord } from './update';

/** What a write was refused for: path and rule of every problem. */
async function refusal(write: Promise<unknown>): Promise<{ code: string; problems: readonly string[] }> {
  const error: unknown = await write.then(() => undefined, (thrown: unknown) => thrown);
  if (!(error instanceof TangramError)) throw error ?? new Error('nothing was refused');
  return { code: error.code, problems: error.problems.map((problem) => `${problem.path} ${problem.rule}`) };
}

describe.each(databaseKinds)('nested input on $name', (kind) => {
  let records: TestRecords;
  beforeAll(async () => { records = await openRecords(kind, libraryRoots); });
  afterAll(() => records.close());

  const counts = async (): Promise<unknown[][]> => {
    await foldWords(records.database);
    return records.rows('SELECT (SELECT COUNT(*) FROM author), (SELECT COUNT(*) FROM book), (SELECT COUNT(*) FROM loan), (SELECT COUNT(*) FROM engine_history), (SELECT COUNT(*) FROM engine_outbox), (SELECT COUNT(*) FROM engine_search)');
  };
  const author = (id: string): Promise<unknown[][]> => records.rows('SELECT book_count, total_pages, version FROM author WHERE id = ?', id);
  const books = async (id: string): Promise<unknown[][]> => records.rows('SELECT title, pages FROM book WHERE author = ? AND live = 1 ORDER BY title', id);

  test('a header with its lines is one write, and its roll-ups are right at once', async () => {
    const id = await createRecord(records.system(), records.object('author'), { name: '老舍', books: { create: [{ title: '茶馆', pages: 120 }, { title: '骆驼祥子', pages: 250 }] } });
    expect(await author(id)).toEqual([[2, 370, 1]]);
    expect(await books(id)).toEqual([['茶馆', 120], ['骆驼祥子', 250]]);
  });

  test('every problem of the tree is told at once, in the viewer’s language, and nothing is written', async () => {
    const before = await counts();
    const write = createRecord(records.system(), records.object('author'), {
      name: '', surprise: 1, books: { create: [{ title: '好书', pages: 3 }, { title: '坏书', pages: 'viele', published: '2999-01-01', genre: 'nothing' }, { pages: -2, version: 3 }], burn: [] },
    });
    expect(await refusal(write)).toEqual({
      code: 'VALIDATION_FAILED',
      problems: expect.arrayContaining([
        'name required', 'surprise unknownField', 'books.burn unknownField', 'books.create.1.pages wrongType', 'books.create.1.genre notAChoice',
        'books.create.2.title required', 'books.create.2.pages tooSmall', 'books.create.2.version readOnlyField', 'books.create.1.published ruleViolated',
      ]) as unknown,
    });
    expect(await counts()).toEqual(before);
    const error = await createRecord(records.as({ id: 'user_1', language: 'en', system: true }), records.object('author'), {}).catch((thrown: TangramError) => thrown);
    expect((error as TangramError).problems[0]).toMatchObject({ path: 'name', rule: 'required' });
  });

  test('a lookup takes an id, a new record, or the value of a unique field', async () => {
    const context = records.system();
    const loan = records.object('loan');
    const common = { borrower: '小王', dueOn: '2999-01-01' };
    const first = await createRecord(context, loan, { ...common, book: { create: { title: '边城', isbn: '9787020000001', author: { create: { name: '沈从文', code: 'scw' } } } } });
    const second = await createRecord(context, loan, { ...common, book: { isbn: '9787020000001' } });
    const [[a], [b]] = await records.rows('SELECT book FROM loan WHERE id IN (?, ?)', first, second) as [[string], [string]];
    expect(a).toBe(b);
    expect(await records.rows('SELECT author.name, author.book_count FROM book JOIN author ON author.id = book.author WHERE book.id = ?', a)).toEqual([['沈从文', 1]]);
    await createRecord(context, loan, { ...common, book: a });
    expect(await refusal(createRecord(context, loan, { ...common, book: { isbn: '0000000000' } }))).toEqual({ code: 'VALIDATION_FAILED', problems: ['book noSuchRecord'] });
    expect(await refusal(createRecord(context, loan, { ...common, book: 'book_00000000000000000000' }))).toEqual({ code: 'VALIDATION_FAILED', problems: ['book noSuchRecord'] });
    expect(await refusal(createRecord(context, loan, { ...common, book: first }))).toEqual({ code: 'VALIDATION_FAILED', problems: ['book wrongObject'] });
    expect(await refusal(createRecord(context, loan, { ...common, book: 7 }))).toEqual({ code: 'VALIDATION_FAILED', problems: ['book wrongType'] });
  });

  test('a form changes header and lines together', async () => {
    const context = records.system();
    const object = records.object('author');
    const id = await createRecord(context, object, { name: '巴金', books: { create: [{ title: 'A 家', pages: 100 }, { title: 'B 春', pages: 200 }] } });
    const other = await createRecord(context, object, { name: '曹禺', books: { create: [{ title: 'D 雷雨', pages: 50 }] } });
    const [[a], [b]] = await records.rows('SELECT id FROM book WHERE author = ? ORDER BY title', id) as [[string], [string]];
    const [[d]] = await records.rows('SELECT id FROM book WHERE author = ?', other) as [[string]];
    await updateRecord(context, object, {
      id, patch: { born: '1904-11-25', books: { create: [{ title: 'C 秋', pages: 30 }], update: [{ id: a, input: { pages: 101 } }], delete: [b], connect: [d] } },
    });
    expect(await books(id)).toEqual([['A 家', 101], ['C 秋', 30], ['D 雷雨', 50]]);
    expect(await author(id)).toEqual([[3, 181, 2]]);
    expect(await author(other)).toEqual([[0, 0, 1]]);
    expect(await refusal(updateRecord(context, object, { id: other, patch: { books: { update: [{ id: a, input: { pages: 1 } }], delete: [d], disconnect: [a] } } })))
      .toEqual({ code: 'VALIDATION_FAILED', problems: expect.arrayContaining(['books.update.0 noSuchRecord', 'books.delete.0 noSuchRecord', 'books.disconnect.0 noSuchRecord']) as unknown });
    expect(await refusal(updateRecord(context, object, { id, patch: { books: { disconnect: [a] } } }))).toEqual({ code: 'VALIDATION_FAILED', problems: ['books.disconnect.0.author required'] });
    expect(await books(id)).toHaveLength(3);
  });

  test('a patch of only lines leaves the header’s version alone', async () => {
    const context = records.system();
    const object = records.object('author');
    const id = await createRecord(context, object, { name: '茅盾' });
    await updateRecord(context, object, { id, patch: { books: { create: [{ title: '子夜', pages: 400 }] } } });
    expect(await author(id)).toEqual([[1, 400, 1]]);
    const [[changes]] = await records.rows(`SELECT changes FROM engine_history WHERE record_id = ? AND action = 'rollUp'`, id) as [[string]];
    expect(JSON.parse(changes)).toEqual({ bookCount: [0, 1], totalPages: [0, 400] });
  });

  test('many-to-many links are added, taken away and set as a whole', async () => {
    const context = records.system();
    const object = records.object('specimen');
    const loan = await createRecord(context, records.object('loan'), { borrower: '李', dueOn: '2999-01-01', book: { create: { title: '书', author: { create: { name: '某' } } } } });
    const [one, two] = [await createRecord(context, records.object('author'), { name: '一' }), await createRecord(context, records.object('author'), { name: '二' })];
    const id = await createRecord(context, object, { text: 'x', masterDetail: loan, manyToMany: { connect: [one], create: [{ name: '三' }] } });
    const links = async (): Promise<number> => (await records.rows('SELECT 1 FROM specimen__link_many_to_many WHERE from_id = ?', id)).length;
    expect(await links()).toBe(2);
    await updateRecord(context, object, { id, patch: { manyToMany: [one, two] } });
    expect(await records.rows('SELECT to_id FROM specimen__link_many_to_many WHERE from_id = ? ORDER BY to_id', id)).toEqual([[one], [two]].sort());
    await updateRecord(context, object, { id, patch: { manyToMany: { disconnect: [two], connect: [one] } } });
    expect(await links()).toBe(1);
    await updateRecord(context, records.object('author'), { id: two, patch: { linkedSpecimens: { connect: [id] } } });
    expect(await links()).toBe(2);
  });

  test('polymorphic lookups take records of each of their objects', async () => {
    const context = records.system();
    const author = await createRecord(context, records.object('author'), { name: '多' });
    const loan = { create: { borrower: '李', dueOn: '2999-01-01', book: { create: { title: '书', author } } } };
    const id = await createRecord(context, records.object('specimen'), { masterDetail: loan, polymorphicLookup: { book: { create: { title: '新书', author } } } });
    const [[value]] = await records.rows('SELECT polymorphic_lookup FROM specimen WHERE id = ?', id) as [[string]];
    expect(value).toMatch(/^book_/);
    await updateRecord(context, records.object('specimen'), { id, patch: { polymorphicLookup: author } });
    expect(await refusal(updateRecord(context, records.object('specimen'), { id, patch: { polymorphicLookup: id } }))).toEqual({ code: 'VALIDATION_FAILED', problems: ['polymorphicLookup wrongObject'] });
  });
});
