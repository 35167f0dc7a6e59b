// Sharing by hand: what is refused, what takes the place of what, when it is over, and that an index finds what is shared.
import { databaseKinds } from '../../test/kit/databases';
import { libraryRoots } from '../../test/kit/models';
import { openRecords, type TestRecords } from '../../test/kit/records';
import type { Definition } from '../../metadata/language/types';
import type { Context } from '../access/context';
import { forgetViewers, loadViewer } from '../access/viewer';
import { restrict } from '../access/restrict';
import { everything, everythingVisible } from '../query/plan';
import { levelSql } from '../query/to-sql';
import { createRecord } from './create';
import { readRecords } from './read';
import { endShares, shareRecords, sharesOf, type Grantee, type Sharing } from './shares';
import { updateRecord } from './update';
import { sqlFor } from './write/sql-for';

const lender: Definition = { kind: 'permissionSet', path: 'books/permission-sets/lender', body: { name: 'lender', label: 'L', objects: { '*': { read: 'all' }, loan: { create: true, read: 'own', update: 'own', share: 'own' } } } };
const keeper: Definition = { kind: 'permissionSet', path: 'books/permission-sets/keeper', body: { name: 'keeper', label: 'K', objects: { '*': { read: 'all' }, loan: { read: 'all', share: 'all' } } } };

describe.each(databaseKinds)('sharing on $name', (kind) => {
  let records: TestRecords;
  let anna: string;
  let ben: string;
  let role: string;
  let department: string;
  let loan: string;
  beforeAll(async () => {
    records = await openRecords(kind, libraryRoots, [lender, keeper]);
    const make = (object: string, input: object): Promise<string> => createRecord(records.system(), records.object(object), input);
    role = await make('role', { name: 'lender', code: 'lender', permissionSets: ['lender'] });
    const top = await make('department', { name: '总部' });
    department = await make('department', { name: '一部', parent: top });
    [anna, ben] = [await make('user', { name: 'anna', login: 'anna', role, department: top }), await make('user', { name: 'ben', login: 'ben', role, department })];
    const book = await make('book', { title: '书', author: { create: { name: '某' } } });
    loan = await make('loan', { book, borrower: '甲', dueOn: '2999-01-01', owner: anna });
  });
  afterAll(() => records.close());

  const as = async (id: string, now = new Date()): Promise<Context> => {
    forgetViewers(records.database);
    const { viewer } = (await loadViewer(records.database, records.model, id))!;
    return records.as({ ...viewer, id }, { now });
  };
  const to = (kindOf: Grantee['kind'], id: string, below = false): Grantee => ({ kind: kindOf, id, below });
  const sharing = (more: Partial<Sharing>): Sharing => ({ records: [loan], to: [to('user', ben)], edit: false, until: null, note: null, ...more });
  const seen = async (now?: Date): Promise<number> => (await readRecords(await as(ben, now), records.object('loan'), { fields: [] })).length;

  test('what cannot be is refused at its place, and nothing is shared', async () => {
    const me = await as(anna);
    const refused = (context: Context, more: Partial<Sharing>): Promise<unknown> => shareRecords(context, sharing(more)).then(() => 'done', (error: unknown) => error);
    expect(await refused(me, { to: [] })).toMatchObject({ code: 'VALIDATION_FAILED', problems: [{ path: 'with', rule: 'shareNobody' }] });
    expect(await refused(me, { to: [to('user', ben), to('role', 'role_gone')], until: new Date(0), note: 'x'.repeat(201) })).toMatchObject({ problems: [{ path: 'until', rule: 'sharePast' }, { path: 'note', rule: 'tooLong' }, { path: 'with.1', rule: 'shareUnknown' }] });
    expect(await refused(me, { records: [loan, 'loan_gone'] })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(me, { records: ['nothing_1'] })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(records.system(), { records: [ben] })).toMatchObject({ code: 'BAD_USER_INPUT', rule: 'notShareable' });
    expect(await refused(await as(ben), {})).toMatchObject({ code: 'NOT_FOUND' });
    const keeps = records.as({ id: 'user_keeper', permissionSets: ['keeper'] });
    expect(await refused(keeps, { edit: true })).toMatchObject({ code: 'FORBIDDEN', rule: 'forbiddenAction' });
    expect(await records.rows('SELECT COUNT(*) FROM engine_share')).toEqual([[0]]);
  });

  test('a new right takes the place of the old one, the same changes nothing, what ended is remembered', async () => {
    const me = await as(anna);
    expect(await seen()).toBe(0);
    const [first] = await shareRecords(me, sharing({ note: ' 请看 ' }));
    expect(first).toMatchObject({ record: loan, edit: false, note: '请看', until: null, ended: null, to: { kind: 'user', id: ben, name: 'ben' }, by: { id: anna, name: 'anna' } });
    expect(await seen()).toBe(1);
    expect((await shareRecords(me, sharing({ note: '请看' }))).map(({ id }) => id)).toEqual([first!.id]);
    await expect(updateRecord(await as(ben), records.object('loan'), { id: loan, patch: { borrower: '乙' } })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const [second] = await shareRecords(me, sharing({ edit: true }));
    await updateRecord(await as(ben), records.object('loan'), { id: loan, patch: { borrower: '乙' } });
    // Who may change it by a share does not pass it on, or end it.
    await expect(shareRecords(await as(ben), sharing({ to: [to('role', role)] }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(endShares(await as(ben), [second!.id])).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await endShares(me, [second!.id]);
    expect(await seen()).toBe(0);
    for (const gone of [second!.id, 'é', '']) await expect(endShares(me, [gone])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await sharesOf(me, [loan], { ended: true })).map(({ edit, ended }) => [edit, ended?.by.name])).toEqual(expect.arrayContaining([[true, 'anna'], [false, 'anna']]));
    await expect(sharesOf(await as(ben), [loan], { ended: false })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('it is over when its time has come, with nobody doing anything', async () => {
    const until = new Date(Date.now() + 60_000);
    const [share] = await shareRecords(await as(anna), sharing({ to: [to('department', department)], until }));
    expect([await seen(), await seen(new Date(until.getTime() - 1)), await seen(until)]).toEqual([1, 1, 0]);
    const later = records.system({ now: until });
    expect([(await sharesOf(later, [loan], { ended: false })).length, (await sharesOf(later, [loan], { ended: true }))[0]?.id]).toEqual([0, share!.id]);
    await endShares(await as(anna), [share!.id]);
  });

  test('a share in a list asks an index', async () => {
    await shareRecords(await as(anna), sharing({}));
    const context = await as(ben);
    const { text, values } = levelSql(restrict(context, { object: 'loan', cells: [{ kind: 'value', path: [], field: 'id', column: 0 }], where: everything, order: [], total: false, visible: everythingVisible }), sqlFor(context));
    const plan = await records.database.rows({ text: `${kind.name === 'sqlite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN'} ${text}`, values });
    expect(JSON.stringify(plan, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))).toMatch(/i_engine_share_(grantee|record)/);
  });
});
