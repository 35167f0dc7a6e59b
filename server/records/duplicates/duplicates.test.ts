// Duplicate rules on real records: keys follow every write, viewers learn only what they may, and a rule that refuses holds against two at once.
import type { Definition } from '../../../metadata/language/types';
import { databaseKinds } from '../../../test/kit/databases';
import { libraryRoots } from '../../../test/kit/models';
import { openRecords, type TestRecords } from '../../../test/kit/records';
import { loadViewer } from '../../access/viewer';
import type { Context } from '../../access/context';
import { createRecord } from '../create';
import { deleteRecord } from '../delete';
import { mergeRecords } from '../merge';
import { restoreRecord } from '../restore';
import { updateRecord } from '../update';
import { duplicateGroups } from './duplicate-groups';
import { findDuplicates } from './find-duplicates';

const rules = (object: string, duplicateRules: object[]): Definition => ({ kind: 'duplicateRules', path: `books/${object}/duplicate-rules`, body: { duplicateRules } } as Definition);
const more: readonly Definition[] = [
  rules('author', [{ name: 'sameName', label: '同名', fields: ['name'], among: 'person' }]),
  rules('loan', [
    { name: 'sameBorrower', label: '同一借阅人', fields: ['borrower'], tellHidden: true, among: 'person' },
    { name: 'sameLoan', label: '同一本书借给同一人', fields: ['borrower', 'book'], action: 'refuse' },
  ]),
  { kind: 'permissionSet', path: 'books/permission-sets/lender', body: { name: 'lender', label: 'L', objects: { '*': { read: 'all' }, loan: { create: true, read: 'own', update: 'own', delete: 'own' } } } },
  { kind: 'permissionSet', path: 'books/permission-sets/blind', body: { name: 'blind', label: 'B', objects: { '*': { read: 'all' }, loan: { create: true, read: 'all', fields: { borrower: 'none' } } } } },
];

describe.each(databaseKinds)('duplicates on $name', (kind) => {
  let records: TestRecords;
  let book: string;
  let anna: string;
  beforeAll(async () => {
    records = await openRecords(kind, libraryRoots, more);
    const role = await make('role', { name: 'lender', code: 'lender', permissionSets: ['lender'] });
    anna = await make('user', { name: '安娜', login: 'anna', role });
    book = await make('book', { title: '书', author: { create: { name: '某' } } });
  });
  afterAll(() => records.close());

  const make = (object: string, input: object): Promise<string> => createRecord(records.system(), records.object(object), input);
  const lend = (borrower: string, more: object = {}, context: Context = records.system()): Promise<string> => createRecord(context, records.object('loan'), { book, borrower, dueOn: '2999-01-01', ...more });
  const find = async (object: string, values: Record<string, unknown>, { context = records.system(), id }: { context?: Context; id?: string } = {}): Promise<Record<string, { seen: string[]; hidden: (string | null)[] }>> =>
    Object.fromEntries((await findDuplicates(context, records.object(object), { values, ...(id === undefined ? {} : { id }) })).map((one) => [one.rule.name, { seen: one.records.map((record) => record.id), hidden: [...one.hidden] }]));
  const refusal = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'done', (error: unknown) => error);
  const another = async (): Promise<string> => make('book', { title: '另一本', author: { create: { name: '别人' } } });

  test('keys follow every write: created, changed, deleted, restored, merged', async () => {
    const first = await make('author', { name: '老舍' });
    const second = await make('author', { name: '老　舍' });
    expect(await find('author', { name: '老舍' })).toEqual({ sameName: { seen: [second, first], hidden: [] } });
    expect(await find('author', { name: '老舍' }, { id: first })).toEqual({ sameName: { seen: [second], hidden: [] } });
    expect(await find('author', { code: 'x' }, { id: first })).toEqual({ sameName: { seen: [second], hidden: [] } });
    await updateRecord(records.system(), records.object('author'), { id: second, patch: { name: '舒庆春' } });
    expect(await find('author', { name: '老舍' }, { id: first })).toEqual({});
    expect(await find('author', { name: '舒庆春' })).toEqual({ sameName: { seen: [second], hidden: [] } });
    await deleteRecord(records.system(), records.object('author'), { id: second });
    expect(await find('author', { name: '舒庆春' })).toEqual({});
    await restoreRecord(records.system(), records.object('author'), second);
    expect(await find('author', { name: '舒庆春' })).toEqual({ sameName: { seen: [second], hidden: [] } });
    await mergeRecords(records.system(), records.object('author'), { winner: first, losers: [second] });
    expect(await find('author', { name: '舒庆春' })).toEqual({});
    expect(await records.rows(`SELECT COUNT(*) FROM engine_match m WHERE m.record_id IN (?, ?)`, first, second)).toEqual([[1]]);
  });

  test('objects are compared with each other within a group, and wrong values are like nothing', async () => {
    const author = await make('author', { name: '张爱玲' });
    const loan = await lend('张爱玲');
    expect(await find('loan', { borrower: '张爱玲' })).toMatchObject({ sameBorrower: { seen: [loan, author] } });
    expect(await find('author', { name: 12, nonsense: 1 })).toEqual({});
  });

  test('a viewer learns of what he may not see only that it is there and whose it is, and nothing through a hidden field', async () => {
    const { viewer } = (await loadViewer(records.database, records.model, anna))!;
    const context = records.as({ ...viewer, id: anna });
    await lend('巴金', { owner: anna, book: await another() });
    const other = await lend('沈从文');
    expect(await find('loan', { borrower: '沈从文' }, { context })).toEqual({ sameBorrower: { seen: [], hidden: [null] } });
    await updateRecord(records.system(), records.object('loan'), { id: other, patch: { owner: await make('user', { name: '本', login: 'ben' }) } });
    expect(await find('loan', { borrower: '沈从文' }, { context })).toEqual({ sameBorrower: { seen: [], hidden: ['本'] } });
    expect(await find('loan', { borrower: '巴金' }, { context })).toMatchObject({ sameBorrower: { hidden: [] } });
    await expect(find('loan', {}, { context, id: other })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const blind = records.as({ id: 'user_blind', permissionSets: ['blind'] });
    expect(await find('loan', { borrower: '沈从文' }, { context: blind })).toEqual({});
    // The author of that name may be seen, the loan it was found by may not be told of.
    expect(await find('author', { name: '沈从文' }, { context: blind })).toEqual({});
  });

  test('what a rule refuses is not written: alone, in one batch, by a change or a restore', async () => {
    const first = await lend('冰心');
    expect(await refusal(lend('冰 心'))).toMatchObject({ code: 'DUPLICATE', problems: [{ path: 'borrower', rule: 'duplicateRecord' }] });
    const elsewhere = await lend('冰心', { book: await another() });
    expect(await refusal(updateRecord(records.system(), records.object('loan'), { id: elsewhere, patch: { book } }))).toMatchObject({ code: 'DUPLICATE' });
    expect(await refusal(make('book', { title: '新', author: { create: { name: '谁' } }, loans: { create: [{ borrower: '茅盾', dueOn: '2999-01-01' }, { borrower: '茅盾', dueOn: '2999-01-02' }] } }))).toMatchObject({ code: 'DUPLICATE', problems: [{ path: 'loans.create.1.borrower' }] });
    await deleteRecord(records.system(), records.object('loan'), { id: first });
    await updateRecord(records.system(), records.object('loan'), { id: elsewhere, patch: { book } });
    expect(await refusal(restoreRecord(records.system(), records.object('loan'), first))).toMatchObject({ code: 'DUPLICATE' });
    expect(await records.rows(`SELECT COUNT(*) FROM loan WHERE live = 1 AND borrower LIKE '冰%'`)).toEqual([[1]]);
    expect(await records.rows(`SELECT COUNT(*) FROM loan WHERE borrower = '茅盾'`)).toEqual([[0]]);
  });

  test('of many who write the same at once, one is written', async () => {
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => refusal(lend('萧红'))));
    expect(outcomes.filter((outcome) => typeof outcome === 'string' && outcome !== 'done')).toHaveLength(0);
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(outcomes.filter((outcome) => (outcome as { code?: string }).code === 'DUPLICATE')).toHaveLength(11);
    expect(await records.rows(`SELECT COUNT(*) FROM loan WHERE borrower = '萧红'`)).toEqual([[1]]);
  });

  test('records that are there already are found group by group, as far as the viewer sees them', async () => {
    const rule = records.object('loan').duplicateRules[0]!;
    const ids: string[] = [];
    for (const owner of [anna, anna, null]) ids.push(await lend('徐志摩', { book: await another(), ...(owner ? { owner } : {}) }));
    const { viewer } = (await loadViewer(records.database, records.model, anna))!;
    const groups = await duplicateGroups(records.as({ ...viewer, id: anna }), records.object('loan'), { rule, first: 10, skip: 0 });
    expect(groups).toEqual({ total: 1, groups: [[ids[1], ids[0]]] });
    expect((await duplicateGroups(records.system(), records.object('loan'), { rule, first: 1, skip: 0 })).groups[0]).toEqual([...ids].reverse());
    expect(await duplicateGroups(records.as({ id: 'user_blind', permissionSets: ['blind'] }), records.object('loan'), { rule, first: 10, skip: 0 })).toEqual({ total: 0, groups: [] });
  });
});
