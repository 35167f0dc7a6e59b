// Tests conversions: what goes over, what may be decided, who may, and that everything is made or nothing.
import { databaseKinds } from '../../../test/kit/databases';
import { libraryRoots } from '../../../test/kit/models';
import { openRecords, type TestRecords } from '../../../test/kit/records';
import type { Definition } from '../../../metadata/language/types';
import { TangramError } from '../../errors';
import { createRecord } from '../create';
import { readRecords } from '../read';
import { convertRecord, type ConversionChoice } from './convert';
import { proposeConversion } from './propose';

const wish: readonly Definition[] = [
  { kind: 'object', path: 'books/wish/object', body: {
    name: 'wish', plural: 'wishes', label: '荐购', nameField: 'title', idPrefix: 'wish',
    fields: {
      title: { type: 'text', label: '书名', required: true, maxLength: 200 }, writer: { type: 'text', label: '作者', maxLength: 100 }, isbn: { type: 'text', label: '书号', maxLength: 20 },
      pages: { type: 'integer', label: '页数' }, borrower: { type: 'text', label: '推荐人', maxLength: 100 },
      done: { type: 'boolean', label: '已购', default: false }, book: { type: 'lookup', label: '图书', to: 'book', readOnly: true, inverse: 'wishes', inverseLabel: '荐购' },
      first: { type: 'lookup', label: '首次荐购', to: 'wish', inverse: 'repeats', inverseLabel: '再次荐购' }, answer: { type: 'lookup', label: '答复', to: 'book', inverse: 'answers', inverseLabel: '答复' },
    },
  } },
  { kind: 'conversions', path: 'books/wish/conversions', body: { conversions: [{
    name: 'buy', label: '采购', help: '登记到馆藏。', when: 'NOT(done)',
    steps: [
      { name: 'author', object: 'author', match: ['name'], values: { name: 'writer' } },
      { name: 'book', object: 'book', values: { title: 'title', author: { step: 'author' }, isbn: 'isbn', pages: 'pages' } },
      { name: 'loan', object: 'loan', optional: true, values: { book: { step: 'book' }, borrower: 'borrower', dueOn: 'ADDDAYS(TODAY(), 30)' } },
    ],
    set: { done: 'TRUE', book: { step: 'book' } },
    carry: [{ relatedList: 'repeats', set: { answer: { step: 'book' } } }],
  }] } },
  { kind: 'conversions', path: 'books/author/conversions', body: { conversions: [{
    name: 'split', label: '另立', steps: [{ name: 'author', object: 'author', values: { name: 'name & "（二）"', born: 'born' }, lines: [{ to: 'books', from: 'books', values: { title: 'title', pages: 'pages' } }] }],
  }] } },
];

async function refusal(write: Promise<unknown>): Promise<{ code: string; rule: string; problems: readonly string[] }> {
  const error: unknown = await write.then(() => undefined, (thrown: unknown) => thrown);
  if (!(error instanceof TangramError)) throw error ?? new Error('nothing was refused');
  return { code: error.code, rule: error.rule, problems: error.problems.map((problem) => `${problem.path} ${problem.rule}`) };
}

describe.each(databaseKinds)('conversions on $name', (kind) => {
  let records: TestRecords;
  beforeAll(async () => { records = await openRecords(kind, libraryRoots, wish); });
  afterAll(() => records.close());

  const newWish = (more: Readonly<Record<string, unknown>> = {}): Promise<string> => createRecord(records.system(), records.object('wish'), { title: '围城', writer: '钱钟书', isbn: '', pages: 359, borrower: '小李', ...more });
  const buy = (id: string, choices: readonly ConversionChoice[] = []): ReturnType<typeof convertRecord> => convertRecord(records.system(), records.object('wish'), { id, name: 'buy', choices });
  const counts = async (): Promise<unknown> => (await records.rows('SELECT (SELECT COUNT(*) FROM author), (SELECT COUNT(*) FROM book), (SELECT COUNT(*) FROM loan), (SELECT COUNT(*) FROM engine_history)'))[0];
  const values = async (object: string, id: string, fields: readonly string[]): Promise<unknown> => {
    const [record] = await readRecords(records.system(), records.object(object), { ids: [id], fields });
    return record && fields.map((field) => record[field]);
  };

  test('everything goes over without being typed again, and the record says what became of it', async () => {
    const id = await newWish();
    const again = await newWish({ first: id });
    const made = await buy(id);
    expect(made.map(({ step, object, name, made: fresh }) => [step, object, name, fresh])).toEqual([['author', 'author', '钱钟书', true], ['book', 'book', '围城', true], ['loan', 'loan', expect.stringMatching(/^L/), true]]);
    const [author, book, loan] = made.map((one) => one.id);
    expect(await values('book', book!, ['title', 'author', 'pages'])).toEqual(['围城', author, 359]);
    expect(await values('loan', loan!, ['book', 'borrower'])).toEqual([book, '小李']);
    expect(await values('wish', id, ['done', 'book'])).toEqual([true, book]);
    expect(await values('wish', again, ['answer'])).toEqual([book]);
  });

  test('a second time is refused and makes nothing', async () => {
    const id = await newWish({ title: '管锥编' });
    await buy(id);
    const before = await counts();
    expect(await refusal(buy(id))).toEqual({ code: 'CONFLICT', rule: 'conversionOver', problems: [] });
    expect(await counts()).toEqual(before);
  });

  test('of eight at the same time one makes the records', async () => {
    const id = await newWish({ title: '同时', writer: '同时者' });
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => buy(id)));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(results.flatMap((result) => (result.status === 'rejected' ? [(result.reason as TangramError).code] : []))).toEqual(Array.from({ length: 7 }, () => 'CONFLICT'));
    expect(await records.rows(`SELECT COUNT(*) FROM book WHERE title = '同时'`)).toEqual([[1]]);
  });

  test('what was decided counts: another value, a record that is there, a step left out', async () => {
    const author = await createRecord(records.system(), records.object('author'), { name: '杨绛' });
    const id = await newWish({ title: '我们仨', writer: '杨绛' });
    const { steps } = await proposeConversion(records.system(), records.object('wish'), { id, name: 'buy' });
    expect(steps[0]).toMatchObject({ values: { name: '杨绛' }, matches: [{ id: author, name: '杨绛', fields: ['name'] }], optional: false });
    expect(steps[1]).toMatchObject({ values: { title: '我们仨', pages: 359 }, filled: [{ field: 'author', step: 'author' }] });
    const made = await buy(id, [{ step: 'author', use: author }, { step: 'book', values: { pages: 165, author: 'wish_nonsense' } }, { step: 'loan', skip: true }]);
    expect(made.map((one) => [one.step, one.made])).toEqual([['author', false], ['book', true]]);
    expect(await values('book', made[1]!.id, ['author', 'pages'])).toEqual([author, 165]);
  });

  test('a target that refuses undoes everything, and the problem names step and field', async () => {
    const id = await newWish({ title: '坏', isbn: '不是书号' });
    const before = await counts();
    expect(await refusal(buy(id, [{ step: 'book', values: { isbn: 'x', pages: -1 } }]))).toEqual({ code: 'VALIDATION_FAILED', rule: 'validationFailed', problems: expect.arrayContaining(['book.isbn badFormat', 'book.pages tooSmall']) });
    expect(await refusal(buy(id, [{ step: 'author', skip: true }]))).toMatchObject({ problems: ['author required'] });
    expect(await refusal(buy(id, [{ step: 'author', use: 'author_none' }]))).toMatchObject({ problems: ['author noSuchRecord'] });
    expect(await counts()).toEqual(before);
    expect(await values('wish', id, ['done'])).toEqual([false]);
  });

  test('details go over one by one', async () => {
    const id = await createRecord(records.system(), records.object('author'), { name: '某', books: { create: [{ title: '上', pages: 10 }, { title: '下', pages: 20 }] } });
    const [made] = await convertRecord(records.system(), records.object('author'), { id, name: 'split', choices: [] });
    expect(await records.rows('SELECT title, pages FROM book WHERE author = ? ORDER BY title', made!.id)).toEqual([['上', 10], ['下', 20]]);
    expect(await values('author', made!.id, ['name', 'totalPages'])).toEqual(['某（二）', 30]);
  });

  test('whoever may not change the record, or not make the others, converts nothing', async () => {
    const id = await newWish({ title: '权' });
    const before = await counts();
    const other = records.as({ id: 'user_reader', permissionSets: [] });
    expect(await refusal(convertRecord(other, records.object('wish'), { id, name: 'buy', choices: [] }))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(convertRecord(records.system(), records.object('wish'), { id, name: 'sell', choices: [] }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await counts()).toEqual(before);
  });
});
