// What a leaver owns goes to a colleague, counted, with its history; what a rule refuses stays and is told.
import { databaseKinds } from '../../test/kit/databases';
import { libraryRoots } from '../../test/kit/models';
import { openRecords, type TestRecords } from '../../test/kit/records';
import { createRecord } from './create';
import { deleteRecord } from './delete';
import { handOver, holdings } from './hand-over';
import { recordHistory } from './history';

describe.each(databaseKinds)('hand-over on $name', (kind) => {
  let records: TestRecords;
  let leaver: string;
  let heir: string;
  beforeAll(async () => {
    records = await openRecords(kind, libraryRoots, [{ kind: 'rules', path: 'books/loan/rules', body: { rules: [{ name: 'sealed', label: '封存', message: '封存的记录不能修改', when: 'note = "封存"' }] } }]);
    leaver = await createRecord(records.system(), records.object('user'), { name: '离职', login: 'leaver' });
    heir = await createRecord(records.system(), records.object('user'), { name: '接手', login: 'heir' });
  });
  afterAll(() => records.close());

  test('counts live records only, moves all of them, and keeps those a rule refuses', async () => {
    const system = records.system();
    const book = await createRecord(system, records.object('book'), { title: '书', isbn: '9787020000001', author: { create: { name: '某' } } });
    const loan = (more: object): Promise<string> => createRecord(system, records.object('loan'), { book, borrower: '甲', dueOn: '2999-01-01', owner: leaver, ...more });
    const ids = [await loan({}), await loan({})];
    const gone = await loan({});
    await deleteRecord(system, records.object('loan'), { id: gone });
    const sealed = await loan({});
    await records.database.run({ text: 'UPDATE loan SET note = ? WHERE id = ?', values: ['封存', sealed] });
    expect((await holdings(system, leaver)).filter(({ object }) => object === 'loan')).toEqual([{ object: 'loan', count: 3 }]);
    await expect(handOver(system, { from: leaver, to: leaver, objects: undefined })).rejects.toMatchObject({ rule: 'handOverToSelf' });
    const handed = await handOver(system, { from: leaver, to: heir, objects: ['loan'] });
    expect(handed).toEqual([{ object: 'loan', moved: 2, refused: [{ id: sealed, message: '封存的记录不能修改' }] }]);
    // A refusal without a sentence of its own is told in the language of who asks.
    const nobody = await handOver(system, { from: heir, to: 'user_nobody', objects: ['loan'] });
    expect(nobody).toMatchObject([{ object: 'loan', moved: 0, refused: ids.map(() => ({ message: '“所有者”引用的记录不存在或您无权查看' })) }]);
    expect(await holdings(system, heir)).toEqual([{ object: 'loan', count: 2 }]);
    expect((await records.rows('SELECT owner FROM loan WHERE id = ?', gone))[0]).toEqual([leaver]);
    const [last] = await recordHistory(system, records.object('loan'), { id: ids[0]! });
    expect(last).toMatchObject({ version: 2, changes: [{ field: 'owner' }] });
  });
});
