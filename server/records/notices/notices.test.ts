// Notices and reminders: each is told once whoever looks how often, moved moments are told again, what is done is not; people see their own only.
import type { Definition } from '../../../metadata/language/types';
import { databaseKinds } from '../../../test/kit/databases';
import { libraryRoots } from '../../../test/kit/models';
import { openRecords, type TestRecords } from '../../../test/kit/records';
import type { Context } from '../../access/context';
import { enqueue } from '../../jobs/enqueue';
import { freeDead, takeJob, type TakenJob } from '../../jobs/lease';
import { runJob, type JobPlace } from '../../jobs/run-job';
import { createRecords, updateRecords } from '../batch';
import { createRecord } from '../create';
import { deleteRecord } from '../delete';
import { updateRecord } from '../update';
import { keepQuiet, noticeKinds } from './kinds';
import { forgetNotices, markAllNotices, markNotices, myNotices, putOffNotice, unreadNotices, type Notice } from './notices';
import { remindAll, reminding } from './remind';

const field = (name: string, body: object): Definition => ({ kind: 'field', path: `books/loan/fields/${name}`, body: { label: name, ...body } } as Definition);
const more: readonly Definition[] = [
  field('remindAt', { type: 'dateTime' }), field('helpers', { type: 'manyToMany', to: 'user', inverse: 'helpedLoans', inverseLabel: '协助' }),
  { kind: 'reminders', path: 'books/loan/reminders', body: { reminders: [
    { name: 'due', label: '快到期了', at: 'dueOn', before: '3d', time: '08:30', when: 'ISBLANK(returnedOn)' },
    { name: 'late', label: '已逾期', at: 'dueOn', before: '-1d', to: ['owner', 'createdBy'], when: 'ISBLANK(returnedOn)' },
    { name: 'atTime', label: '提醒', at: 'remindAt', before: '15min', to: ['owner', 'helpers'] },
  ] } },
  { kind: 'permissionSet', path: 'books/permission-sets/lender', body: { name: 'lender', label: 'L', objects: { '*': { read: 'all' }, loan: { create: true, read: 'own', update: 'own', delete: 'own' } } } },
  { kind: 'permissionSet', path: 'books/permission-sets/boss', body: { name: 'boss', label: 'B', objects: { '*': { create: true, read: 'all', update: 'all', delete: 'all' } } } },
];
/** Noon in the library, whose zone is Europe/Berlin. */
const noon = new Date('2026-03-10T11:00:00Z');
const after = (minutes: number): Date => new Date(noon.getTime() + minutes * 60_000);
const far = '2999-01-01';

describe.each(databaseKinds)('notices on $name', (kind) => {
  let records: TestRecords;
  let book: string;
  const people: Record<string, string> = {};
  beforeAll(async () => {
    records = await openRecords(kind, libraryRoots, more);
    for (const name of ['anna', 'ben', 'carl']) people[name] = await createRecord(records.system(), records.object('user'), { name, login: name });
    book = await createRecord(records.system(), records.object('book'), { title: '书', author: { create: { name: '某' } } });
  });
  afterEach(async () => {
    for (const table of ['engine_notice', 'engine_reminder']) await records.database.run({ text: `DELETE FROM ${table}`, values: [] });
    for (const [id] of await records.rows('SELECT id FROM loan WHERE live = 1')) await deleteRecord(records.system(), records.object('loan'), { id: String(id) });
  });
  afterAll(() => records.close());

  const at = (now: Date): Context => records.system({ now });
  const lend = (input: object, now = noon): Promise<string> => createRecord(at(now), records.object('loan'), { book, borrower: '某人', lentOn: '2026-01-01', dueOn: far, owner: people['anna'], ...input });
  const of = (name: string, set = 'boss', now = after(60 * 24 * 60)): Context => records.as({ id: people[name]!, permissionSets: [set] }, { now });
  const box = async (name: string, which: Parameters<typeof myNotices>[1]['box'] = 'all', now?: Date): Promise<readonly Notice[]> => (await myNotices(of(name, 'boss', now), { box: which, first: 50 })).rows;
  const told = async (name: string): Promise<string[]> => (await box(name)).map(({ label, record, due }) => `${label} ${record} ${due}`).sort();

  test('a moment is told when it comes, once however often one looks, and again when it is moved', async () => {
    const loan = await lend({ remindAt: after(20).toISOString(), helpers: { connect: [people['ben'], people['anna']] } });
    expect(await remindAll(at(noon))).toBe(0);
    expect(await remindAll(at(after(4)))).toBe(0);
    expect(await remindAll(at(after(5)))).toBe(2);
    expect(await remindAll(at(after(5)))).toBe(0);
    expect(await remindAll(at(after(30)))).toBe(0);
    expect(await told('anna')).toEqual([`提醒 ${loan} ${after(20).toISOString()}`]);
    expect(await told('ben')).toEqual([`提醒 ${loan} ${after(20).toISOString()}`]);
    await updateRecord(at(after(31)), records.object('loan'), { id: loan, patch: { remindAt: after(50).toISOString() } });
    expect(await remindAll(at(after(32)))).toBe(0);
    expect(await remindAll(at(after(36)))).toBe(2);
    // Somebody who comes later is told of what has passed; the others are not told again.
    await updateRecord(at(after(37)), records.object('loan'), { id: loan, patch: { helpers: { connect: [people['carl']] } } });
    expect(await remindAll(at(after(38)))).toBe(1);
  });

  test('days are told at their time in the zone of the application: before, after, and not what is done or deleted', async () => {
    const early = new Date('2026-03-10T06:00:00Z');
    const due = await lend({ dueOn: '2026-03-13' }, early);
    await lend({ dueOn: '2026-03-13', returnedOn: '2026-03-10' }, early);
    await deleteRecord(at(early), records.object('loan'), { id: await lend({ dueOn: '2026-03-13' }) });
    expect(await remindAll(at(new Date('2026-03-10T07:29:00Z')))).toBe(0);
    expect(await remindAll(at(new Date('2026-03-10T07:30:00Z')))).toBe(1);
    expect(await remindAll(at(new Date('2026-03-14T07:59:00Z')))).toBe(0);
    expect(await remindAll(at(new Date('2026-03-14T08:00:00Z')))).toBe(1);
    expect(await told('anna')).toEqual([`已逾期 ${due} 2026-03-13`, `快到期了 ${due} 2026-03-13`].sort());
  });

  test('what is written when its moment has passed is told until a day after what it is about; what was missed while nobody looked, too', async () => {
    expect(await remindAll(at(noon))).toBe(0);
    const late = await lend({ dueOn: '2026-03-11' }, after(1));
    await lend({ dueOn: '2026-03-01', remindAt: after(-3 * 24 * 60).toISOString() }, after(1));
    expect(await remindAll(at(after(2)))).toBe(1);
    expect(await told('anna')).toEqual([`快到期了 ${late} 2026-03-11`]);
    await lend({ remindAt: after(100).toISOString() }, after(3));
    expect(await remindAll(at(after(6 * 24 * 60)))).toBe(2);
  });

  test('two at the same time, and one that dies half way: once each', async () => {
    await createRecords(at(noon), records.object('loan'), { inputs: Array.from({ length: 620 }, (_, index) => ({ book, borrower: `B${index}`, dueOn: far, owner: people['anna'], remindAt: after(index % 3).toISOString() })), mode: 'ALL' });
    const broken = at(after(1));
    await expect(records.database.transaction(async (connection) => {
      await remindAll(broken.withConnection(connection));
      throw new Error('killed');
    })).rejects.toThrow('killed');
    expect(await records.rows('SELECT COUNT(*) FROM engine_notice')).toEqual([[0]]);
    await Promise.all([1, 2, 3].map(async () => {
      await records.database.transaction(async (connection) => { await remindAll(at(after(3)).withConnection(connection)); });
    }));
    expect(await records.rows('SELECT COUNT(*), COUNT(DISTINCT record_id) FROM engine_notice')).toEqual([[620, 620]]);
    expect(await remindAll(at(after(4)))).toBe(0);
  });

  test('the job: two workers at once, and one whose lease was lost half way, tell once', async () => {
    await createRecords(records.system(), records.object('loan'), { inputs: Array.from({ length: 30 }, (_, index) => ({ book, borrower: `J${index}`, dueOn: far, owner: people['anna'], remindAt: new Date().toISOString() })), mode: 'ALL' });
    const place: JobPlace = { database: records.database, model: () => records.model, lease: 60_000, report: (error) => { throw error as Error; } };
    const take = (holder: string): Promise<TakenJob | undefined> => takeJob(records.database, { holder, kinds: [reminding.name], now: Date.now() + 180_000, lease: 60_000 });
    for (const key of ['one', 'two', 'three']) await enqueue(records.system(), reminding, { input: null, key, asSystem: true });
    // The first is taken by a worker that dies: its lease goes to another.
    await take('dead');
    await freeDead(records.database, Date.now() + 120_000);
    const taken = await Promise.all(['a', 'b', 'c'].map(take));
    await Promise.all(taken.map((job) => job && runJob(place, job).over));
    for (let job = await take('d'); job; job = await take('d')) await runJob(place, job).over;
    expect(await records.rows('SELECT COUNT(*), COUNT(DISTINCT record_id) FROM engine_notice')).toEqual([[30, 30]]);
    expect(await records.rows(`SELECT COUNT(*) FROM engine_job WHERE kind = 'reminders' AND state = 'done'`)).not.toEqual([[0]]);
  });

  test('whoever becomes the owner by somebody else is told; of many at once one notice tells the number', async () => {
    const boss = of('carl');
    const mine = await createRecord(boss, records.object('loan'), { book, borrower: '甲', dueOn: far });
    expect(await box('carl')).toEqual([]);
    const given = await createRecord(boss, records.object('loan'), { book, borrower: '乙', dueOn: far, owner: people['ben'] });
    await updateRecord(boss, records.object('loan'), { id: mine, patch: { owner: people['ben'], borrower: '丙' } });
    await updateRecord(boss, records.object('loan'), { id: mine, patch: { owner: people['ben'] } });
    expect((await box('ben')).map(({ kind: what, record, by }) => [what, record, by.name])).toEqual([['assigned', mine, 'carl'], ['assigned', given, 'carl']]);
    const ids = await Promise.all(Array.from({ length: 7 }, (_, index) => lend({ borrower: `C${index}` })));
    await updateRecords(boss, records.object('loan'), { selection: { ids }, patch: { owner: people['ben'] }, mode: 'ALL' });
    expect((await box('ben'))[0]).toMatchObject({ kind: 'assigned', record: null, count: 7 });
  });

  test('one reads, puts off and silences one’s own only, and sees no name of what one may not see', async () => {
    const loan = await lend({ remindAt: noon.toISOString(), helpers: { connect: [people['ben']] } });
    await remindAll(at(noon));
    const [hers] = await box('anna');
    const [seen] = (await myNotices(of('ben', 'lender'), { box: 'all', first: 9 })).rows;
    expect(seen).toMatchObject({ record: null, name: '', label: '提醒' });
    expect(hers).toMatchObject({ record: loan });
    expect(hers!.name).toMatch(/^L2026/);
    expect(await markNotices(of('ben'), [hers!.id], true)).toBe(0);
    await expect(putOffNotice(of('ben'), hers!.id, after(60 * 24 * 61))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(putOffNotice(of('anna'), hers!.id, noon)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    const now = after(10);
    await putOffNotice(of('anna', 'boss', now), hers!.id, after(20));
    expect([await box('anna', 'unread', after(19)), (await box('anna', 'later', after(19))).length, (await box('anna', 'unread', after(20))).length]).toEqual([[], 1, 1]);
    expect(await unreadNotices(of('anna'))).toBe(1);
    await keepQuiet(of('anna'), ['reminder.loan.atTime']);
    expect([await unreadNotices(of('anna')), await box('anna')]).toEqual([0, []]);
    expect((await noticeKinds(of('anna'))).map(({ kind: what, on }) => `${what} ${on}`)).toEqual(['assigned true', 'reminder.loan.due true', 'reminder.loan.late true', 'reminder.loan.atTime false']);
    await keepQuiet(of('anna'), []);
    await expect(keepQuiet(of('anna'), ['nonsense'])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    expect([await markAllNotices(of('anna')), await markAllNotices(of('anna')), await unreadNotices(of('ben'))]).toEqual([1, 0, 1]);
    expect(await markNotices(of('anna'), [hers!.id], false)).toBe(1);
    expect(await unreadNotices(of('anna'))).toBe(1);
    expect(await forgetNotices(records.system({ now: after(89 * 24 * 60) }))).toBe(0);
    expect(await forgetNotices(records.system({ now: after(91 * 24 * 60) }))).toBe(2);
  });
});
