// A dry run says of real records what saving them would: the same value, the same records, for this viewer's records only.
import { databaseKinds } from '../../test/kit/databases';
import { libraryRoots } from '../../test/kit/models';
import { openRecords, type TestRecords } from '../../test/kit/records';
import { createRecord } from './create';
import { tryExpression, type Tried } from './try-expression';

describe.each(databaseKinds)('dry runs on $name', (kind) => {
  let records: TestRecords;
  const ids: string[] = [];
  beforeAll(async () => {
    records = await openRecords(kind, libraryRoots, [{
      kind: 'permissionSet', path: 'books/permission-sets/clerk',
      body: { name: 'clerk', label: '柜员', objects: { book: { read: 'all', fields: { pages: 'none', title: 'read', price: 'read' } }, author: { read: 'all' }, loan: { read: 'own', create: true } } },
    }]);
    const author = await createRecord(records.system(), records.object('author'), { name: '鲁迅' });
    for (let index = 1; index <= 12; index += 1) {
      ids.push(await createRecord(records.system(), records.object('book'), { title: `书${index}`, author, pages: index * 10, price: `${index * 5}.00` }));
    }
  });
  afterAll(() => records.close());

  const run = (text: string, more: object = {}, context = records.system()): Promise<Tried> =>
    tryExpression(context, { object: records.object('book'), text, samples: 3, ...more });

  test('a condition is counted over all records, with samples and every step of them', async () => {
    const tried = await run("pages > 50 AND author.name = '鲁迅'", { expects: ['boolean'] });
    expect(tried).toMatchObject({ problems: [], type: 'boolean', counted: { looked: 12, holds: 7, complete: true } });
    expect(tried.records.map(({ name, value }) => [name, value])).toEqual([['书6', true], ['书7', true], ['书8', true]]);
    expect(tried.records[0]!.steps.map(({ text, value }) => [text, value])).toEqual([
      ['pages', '60'], ['pages > 50', true], ['author.name', '鲁迅'], ["author.name = '鲁迅'", true], ["pages > 50 AND author.name = '鲁迅'", true],
    ]);
  });

  test('a value is computed on a record that is named, formulas on the way among its steps', async () => {
    const tried = await run('pricePerPage * 100', { record: ids[1] });
    expect(tried.records.map(({ id, value }) => [id, Number(value)])).toEqual([[ids[1], 50]]);
    expect(tried.records[0]!.steps.map(({ text, value }) => [text, Number(value)])).toEqual([['pricePerPage', 0.5], ['pricePerPage * 100', 50]]);
    expect(tried.counted).toBeUndefined();
  });

  test('what has no SQL is computed record by record', async () => {
    const tried = await run("REGEX(title, '书1.*')", { expects: ['boolean'] });
    expect(tried).toMatchObject({ inSql: false, counted: { looked: 12, holds: 4, complete: true } });
  });

  test('problems have their places; a field the viewer may not read is not there for it', async () => {
    expect((await run('pages >', {})).problems[0]).toMatchObject({ code: 'syntax', start: 7 });
    expect((await run('pages + 1', { expects: ['boolean'] })).problems[0]).toMatchObject({ code: 'wrongResult' });
    const clerk = records.as({ id: 'user_clerk', permissionSets: ['clerk'] });
    expect((await run('pages > 1', {}, clerk)).problems[0]).toMatchObject({ code: 'unknownField', details: { name: 'pages' } });
    expect((await run('price > 50', {}, clerk)).counted).toEqual({ looked: 12, holds: 2, complete: true });
    const own = await tryExpression(clerk, { object: records.object('loan'), text: 'NOT(isOut)', samples: 3 });
    expect(own.counted).toEqual({ looked: 0, holds: 0, complete: true });
    await expect(tryExpression(clerk, { object: records.object('specimen'), text: 'TRUE', samples: 3 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
