// Picking a record fills what was left out: on create and on change, never over what was given.
import { databaseKinds } from '../../../test/kit/databases';
import { compileRoots, libraryRoots } from '../../../test/kit/models';
import { openRecords, type TestRecords } from '../../../test/kit/records';
import { createRecord } from '../create';
import { updateRecord } from '../update';

const folder = 'books/loan/fields';
const book = (copies: Record<string, string>) => ({ type: 'lookup', label: '图书', to: 'book', required: true, onDelete: 'restrict', inverse: 'loans', inverseLabel: '借阅记录', copies });
const price = { kind: 'field', path: `${folder}/price`, body: { type: 'currency', label: '价格', default: '1' } } as const;
const writer = { kind: 'field', path: `${folder}/writer`, body: { type: 'text', label: '作者' } } as const;

describe.each(databaseKinds)('copied fields on $name', (kind) => {
  let records: TestRecords;
  const books: string[] = [];
  beforeAll(async () => {
    records = await openRecords(kind, libraryRoots, [price, writer, { kind: 'field', path: `${folder}/book`, body: book({ price: 'price', writer: 'author.name' }) as never }]);
    const author = await createRecord(records.system(), records.object('author'), { name: '鲁迅' });
    for (const amount of ['12.50', '30.00', null]) books.push(await createRecord(records.system(), records.object('book'), { title: `书${amount ?? ''}`, author, price: amount }));
  });
  afterAll(() => records.close());

  const loan = async (id: string): Promise<unknown[]> => {
    const [row] = await records.rows('SELECT price, writer FROM loan WHERE id = ?', id);
    return [Number(row![0]) / (kind.name === 'sqlite' ? 100 : 1), row![1]];
  };
  const lend = (input: object): Promise<string> => createRecord(records.system(), records.object('loan'), { borrower: '甲', dueOn: '2030-01-01', ...input });

  test('a new record takes what it does not say, through lookups too; what it says stays', async () => {
    expect(await loan(await lend({ book: books[0] }))).toEqual([12.5, '鲁迅']);
    expect(await loan(await lend({ book: books[0], price: '9', writer: '佚名' }))).toEqual([9, '佚名']);
    expect(await loan(await lend({ book: books[2] }))).toEqual([1, '鲁迅']);
  });

  test('picking another takes its values, in the history too; the same again changes nothing', async () => {
    const id = await lend({ book: books[0], price: '9' });
    await updateRecord(records.system(), records.object('loan'), { id, patch: { book: books[0], borrower: '乙' } });
    expect(await loan(id)).toEqual([9, '鲁迅']);
    await updateRecord(records.system(), records.object('loan'), { id, patch: { book: books[1] } });
    expect(await loan(id)).toEqual([30, '鲁迅']);
    const [row] = await records.rows('SELECT changes FROM engine_history WHERE record_id = ? ORDER BY version DESC LIMIT 1', id);
    expect(Object.keys(JSON.parse(String(row![0])) as object).sort()).toEqual(['book', 'price']);
    await updateRecord(records.system(), records.object('loan'), { id, patch: { book: books[0], price: '7' } });
    expect(await loan(id)).toEqual([7, '鲁迅']);
  });
});

test('a copy of what is not there, or into what is not entered, is told when it is written', async () => {
  const compile = (copies: Record<string, string>) => compileRoots(libraryRoots, [price, { kind: 'field', path: `${folder}/book`, body: book(copies) as never }]);
  await expect(compile({ price: 'cost' })).rejects.toThrow(/book\.cost/);
  await expect(compile({ isOut: 'price' })).rejects.toThrow(/isOut/);
  await expect(compile({ price: 'title' })).rejects.toThrow();
});
