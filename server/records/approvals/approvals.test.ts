// Approvals from submitting to locking: steps and people, what is refused and to whom, every way by which a locked record could be written, and many at the same time.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseKinds } from '../../../test/kit/databases';
import { libraryRoots } from '../../../test/kit/models';
import { openRecords, type TestRecords } from '../../../test/kit/records';
import type { ApprovalDefinition, Definition } from '../../../metadata/language/types';
import type { Context } from '../../access/context';
import { forgetViewers, loadViewer } from '../../access/viewer';
import { TangramError } from '../../errors';
import { createRecords, deleteRecords, updateRecords } from '../batch';
import { createRecord } from '../create';
import { deleteRecord } from '../delete';
import { handOver } from '../hand-over';
import { recordHistory } from '../history';
import { importFile } from '../import/import-file';
import { mergeRecords } from '../merge';
import { readRecords } from '../read';
import { updateRecord } from '../update';
import { upsertRecord } from '../upsert';
import { approve, askFirst, passOn, returnRecord } from './decide';
import { recall, reopen, stopAll } from './end';
import { readTurns } from './requests';
import { submitForApproval } from './submit';

const field = (name: string, body: object): Definition => ({ kind: 'field', path: `books/loan/fields/${name}`, body: { label: name, ...body } } as Definition);
const item: Definition = { kind: 'object', path: 'books/loanItem/object', body: { name: 'loanItem', plural: 'loanItems', label: '借阅明细', nameField: 'name', owned: false, idPrefix: 'item', fields: {
  loan: { type: 'masterDetail', label: '借阅', to: 'loan', inverse: 'items', inverseLabel: '明细' }, name: { type: 'text', label: '名称' }, price: { type: 'decimal', label: '价', scale: 2, default: '0' }, remark: { type: 'text', label: '附注' },
} } };
const fields = [
  field('state', { type: 'picklist', default: 'draft', values: ['draft', 'pending', 'approved', 'lent'].map((value) => ({ value, label: `态${value}` })) }),
  field('total', { type: 'rollUp', of: 'items', function: 'sum', field: 'price', returns: 'decimal', scale: 2 }), field('second', { type: 'user' }), field('cost', { type: 'decimal', scale: 2 }),
];
const review: ApprovalDefinition = {
  name: 'review', label: '借阅审批', when: 'BLANKVALUE(total, 0) > 10', guard: { field: 'state', values: ['approved', 'lent'] },
  steps: [
    { name: 'head', label: '部门负责人', approvers: [{ managerOf: 'department' }], edit: ['note'] },
    { name: 'both', label: '会签', approvers: [{ role: 'checker' }], agree: 'all', when: 'total > 100' },
    { name: 'turn', label: '依次', approvers: [{ user: 'third' }, { field: 'second' }], agree: 'inTurn', when: 'total > 1000', remindAfter: 2, within: 4 },
  ],
  onSubmit: { state: '"pending"' }, onApproval: { state: '"approved"' }, onReturn: { state: '"draft"' },
  lock: { open: ['state'], fineTune: ['cost', 'items.remark'] },
};
const sets: Definition[] = [['lender', { create: true, import: true, read: 'own', update: 'own', delete: 'own' }], ['boss', { create: true, import: true, read: 'all', update: 'all', delete: 'all' }], ['tuner', { read: 'all', update: 'all', editLocked: true }]].map(([name, loan]): Definition => (
  { kind: 'permissionSet', path: `books/permission-sets/${String(name)}`, body: { name: String(name), label: String(name), objects: { '*': { create: true, read: 'all', update: 'all', delete: 'all' }, loan: loan as object } } }));

const said = async (work: Promise<unknown>): Promise<string> => work.then(() => 'ok', (error: unknown) => {
  if (!(error instanceof TangramError)) throw error;
  return error.problems.length > 0 ? error.problems.map(({ path, rule }) => `${path} ${rule}`.trim()).join() : error.rule;
});

describe.each(databaseKinds)('approvals on $name', (kind) => {
  let records: TestRecords;
  let people: Record<'lea' | 'head' | 'one' | 'two' | 'third' | 'tuner' | 'other', string>;
  let book: string;
  const make = (object: string, input: object): Promise<string> => createRecord(records.system(), records.object(object), input);
  const as = async (name: keyof typeof people): Promise<Context> => {
    forgetViewers(records.database);
    return records.as((await loadViewer(records.database, records.model, people[name]))!.viewer as { id: string });
  };
  const lend = async (price: string, more: object = {}): Promise<string> => createRecord(await as('lea'), records.object('loan'), { book, borrower: '甲', dueOn: '2999-01-01', items: { create: [{ name: '一', price }] }, ...more });
  const turnOf = async (record: string, name: keyof typeof people): Promise<string> => (await readTurns(records.system(), { text: `user_id = ? AND approval_id IN (SELECT id FROM engine_approval WHERE record_id = ?) ORDER BY id DESC`, values: [people[name], record] }))[0]?.id ?? 'none';
  const agree = async (record: string, name: keyof typeof people, more: object = {}): Promise<string> => said(approve(await as(name), { turn: await turnOf(record, name), ...more }));
  const submit = async (record: string): Promise<string> => submitForApproval(await as('lea'), { record });
  const stateOf = async (record: string): Promise<unknown> => (await records.rows('SELECT state FROM loan WHERE id = ?', record))[0]?.[0];
  const open = async (record: string): Promise<string[]> => (await readTurns(records.system(), { text: `state = 'open' AND approval_id IN (SELECT id FROM engine_approval WHERE record_id = ?) ORDER BY id`, values: [record] })).map(({ user }) => Object.entries(people).find(([, id]) => id === user)![0]);
  const change = async (name: keyof typeof people, id: string, patch: object): Promise<string> => said(updateRecord(await as(name), records.object('loan'), { id, patch }));

  beforeAll(async () => {
    records = await openRecords(kind, libraryRoots, [item, ...fields, { kind: 'approvals', path: 'books/loan/approvals', body: { approvals: [review] } }, ...sets]);
    const role = async (code: string, set: string): Promise<string> => make('role', { name: code, code, permissionSets: [set] });
    const [lender, checker, boss, tuner] = [await role('lender', 'lender'), await role('checker', 'boss'), await role('boss', 'boss'), await role('tuner', 'tuner')];
    const hq = await make('department', { name: '总部', code: 'HQ' });
    const team = await make('department', { name: '组', code: 'TEAM', parent: hq });
    const user = (login: string, of: string, department = team): Promise<string> => make('user', { name: login, login, role: of, department });
    people = { lea: await user('lea', lender), head: await user('head', lender, hq), one: await user('one', checker), two: await user('two', checker), third: await user('third', boss), tuner: await user('tuner', tuner), other: await user('other', boss) };
    await updateRecord(records.system(), records.object('department'), { id: hq, patch: { manager: people.head } });
    book = await make('book', { title: '书', isbn: '9787020000001', author: { create: { name: '某' } } });
    forgetViewers(records.database);
  });
  afterAll(() => records.close());

  test('a record nobody has to approve is not submitted; a guarded value waits; a small one is approved by the manager above, who is shown it, and is locked', async () => {
    expect(await said(submitForApproval(await as('lea'), { record: await lend('5') }))).toBe('approvalNone');
    expect(await change('lea', await lend('5'), { state: 'lent' })).toBe('ok');
    const id = await lend('50');
    expect(await change('lea', id, { state: 'lent' })).toBe('state approvalFirst');
    expect(await said(createRecord(await as('lea'), records.object('loan'), { book, borrower: '甲', dueOn: '2999-01-01', state: 'lent', items: { create: [{ name: '一', price: '50' }] } }))).toBe('state approvalFirst');
    expect((await readRecords(await as('head'), records.object('loan'), { ids: [id] }))).toEqual([]);
    await submit(id);
    forgetViewers(records.database);
    expect([await stateOf(id), await open(id)]).toEqual(['pending', ['head']]);
    expect((await readRecords(await as('head'), records.object('loan'), { ids: [id] })).length).toBe(1);
    expect(await said(submitForApproval(await as('lea'), { record: id }))).toBe('approvalRuns');
    expect(await change('lea', id, { borrower: '乙' })).toBe('borrower approvalPending');
    expect(await agree(id, 'head')).toBe('ok');
    expect(await stateOf(id)).toBe('approved');
    expect(await said(submitForApproval(await as('lea'), { record: id }))).toBe('approvalStands');
    expect(await change('lea', id, { borrower: '乙', cost: '1' })).toBe('borrower approvalLocked,cost approvalLocked');
    expect(await change('lea', id, { state: 'lent' })).toBe('ok');
    expect(await change('tuner', id, { borrower: '乙' })).toBe('borrower approvalLocked');
    expect(await change('tuner', id, { cost: '1' })).toBe('ok');
    const history = await recordHistory(await as('lea'), records.object('loan'), { id });
    expect(history.map(({ action }) => action)).toEqual(['update', 'update', 'update', 'approval.approve', 'update', 'approval.submit', 'rollUp', 'create'].filter((action) => action !== 'rollUp' || history.some((entry) => entry.action === 'rollUp')));
    expect((await records.rows(`SELECT kind FROM engine_outbox WHERE record_id = ? AND kind LIKE 'approval.%' ORDER BY id`, id)).map(([event]) => event)).toEqual(['approval.submit', 'approval.turn', 'approval.approve', 'approval.approved']);
  });

  test('together: everybody must agree; in turn: the second has it only after the first; a step whose condition is not true is skipped', async () => {
    const id = await lend('5000', { second: people.other });
    await submit(id);
    expect(await agree(id, 'one')).toBe('notFound');
    expect(await agree(id, 'head')).toBe('ok');
    expect(await open(id)).toEqual(['one', 'two']);
    expect(await agree(id, 'one')).toBe('ok');
    expect(await agree(id, 'one')).toBe('approvalDecided');
    expect([await open(id), await stateOf(id)]).toEqual([['two'], 'pending']);
    expect(await agree(id, 'two')).toBe('ok');
    expect(await open(id)).toEqual(['third']);
    expect(await agree(id, 'other')).toBe('approvalNotYours');
    expect(await agree(id, 'third')).toBe('ok');
    expect(await open(id)).toEqual(['other']);
    expect(await agree(id, 'other')).toBe('ok');
    expect(await stateOf(id)).toBe('approved');
    const middle = await lend('500');
    await submit(middle);
    await agree(middle, 'head');
    await agree(middle, 'one');
    await agree(middle, 'two');
    expect(await stateOf(middle)).toBe('approved');
  });

  test('returned with a reason, recalled by the applicant, passed on, somebody asked first, taken back by who approved', async () => {
    const id = await lend('50');
    await submit(id);
    expect(await said(returnRecord(await as('head'), { turn: await turnOf(id, 'head'), opinion: ' ' }))).toBe('opinion approvalOpinion');
    expect(await said(returnRecord(await as('head'), { turn: await turnOf(id, 'head'), opinion: '太贵' }))).toBe('ok');
    expect([await stateOf(id), await change('lea', id, { borrower: '乙' })]).toEqual(['draft', 'ok']);
    const request = await submit(id);
    expect(await said(recall(await as('head'), { request }))).toBe('approvalNotApplicant');
    expect(await said(recall(await as('lea'), { request }))).toBe('ok');
    expect([await stateOf(id), await open(id)]).toEqual(['draft', []]);
    const again = await submit(id);
    const turn = await turnOf(id, 'head');
    expect(await said(passOn(await as('head'), { turn }, people.lea))).toBe('to approvalToWhom');
    expect(await said(askFirst(await as('head'), { turn, opinion: '请先看' }, people.one))).toBe('ok');
    expect([await open(id), await agree(id, 'head')]).toEqual([['one'], 'approvalNotYours']);
    expect(await agree(id, 'one')).toBe('ok');
    expect(await open(id)).toEqual(['head']);
    expect(await said(passOn(await as('head'), { turn }, people.other))).toBe('ok');
    expect([await open(id), await agree(id, 'head'), await agree(id, 'other')]).toEqual([['other'], 'approvalNotYours', 'ok']);
    expect(await said(reopen(await as('lea'), { request: again, opinion: '改' }))).toBe('approvalNotReopened');
    expect(await said(reopen(await as('other'), { request: again, opinion: '写错了' }))).toBe('ok');
    expect([await stateOf(id), await change('lea', id, { borrower: '丙' })]).toEqual(['draft', 'ok']);
  });

  test('every way to write a locked record is refused: one by one, many, filtered, upserted, imported, lines, deleted, merged', async () => {
    const id = await lend('50', { code: 'locked' });
    const free = await lend('5');
    await submit(id);
    await agree(id, 'head');
    const [line] = (await records.rows('SELECT id FROM loan_item WHERE loan = ?', id)) as [[string]];
    const lea = await as('lea');
    const loan = records.object('loan');
    const items = records.object('loanItem');
    const locked = 'approvalLocked';
    expect(await said(updateRecords(lea, loan, { selection: { ids: [id] }, patch: { borrower: '乙' }, mode: 'ALL' }))).toBe(`borrower ${locked}`);
    const each = await updateRecords(lea, loan, { selection: { ids: [id, free] }, patch: { borrower: '乙' }, mode: 'EACH' });
    expect(each.map((outcome) => ('error' in outcome ? outcome.error.rule : 'ok')).sort()).toEqual([locked, 'ok']);
    expect(await said(upsertRecord(lea, loan, { key: { code: 'locked' }, input: { borrower: '乙' } }))).toContain(locked);
    expect(await change('lea', id, { items: { create: [{ name: '二' }] } })).toContain(locked);
    expect(await change('lea', id, { items: { update: [{ id: line[0], input: { price: '1' } }] } })).toContain(locked);
    expect(await change('lea', id, { items: { delete: [line[0]] } })).toContain(locked);
    expect(await said(createRecord(lea, items, { loan: id, name: '三' }))).toBe(locked);
    expect(await said(updateRecord(lea, items, { id: line[0], patch: { price: '1' } }))).toBe(`price ${locked}`);
    expect(await said(approve(records.as({ id: people.head, permissionSets: ['boss'], scopes: ['read'] }), { turn: await turnOf(id, 'head') }))).toBe('forbiddenAction');
    expect(await said(updateRecord(await as('tuner'), items, { id: line[0], patch: { remark: '微调' } }))).toBe('ok');
    expect(await said(deleteRecord(lea, items, { id: line[0] }))).toBe(locked);
    expect(await said(updateRecord(lea, items, { id: (await records.rows('SELECT id FROM loan_item WHERE loan = ?', free))[0]![0] as string, patch: { loan: id } }))).toBe(`loan ${locked}`);
    expect(await said(deleteRecord(lea, loan, { id }))).toBe(locked);
    expect(await said(deleteRecords(lea, loan, { selection: { ids: [id] }, mode: 'ALL' }))).toBe(locked);
    expect(await said(mergeRecords(await as('other'), loan, { winner: free, losers: [id] }))).toContain(locked);
    expect(await said(mergeRecords(await as('other'), loan, { winner: id, losers: [free], take: { borrower: '乙' } }))).toContain(locked);
    const folder = mkdtempSync(join(tmpdir(), 'approvals-'));
    writeFileSync(join(folder, 'loans.csv'), 'code,borrower\nlocked,乙\n');
    const report = await importFile(await as('other'), { object: loan, file: join(folder, 'loans.csv'), mapping: { object: 'loan', file: 'loans.csv', key: 'code', order: 1, columns: [{ column: 'code', field: 'code' }, { column: 'borrower', field: 'borrower' }] } as never });
    rmSync(folder, { recursive: true });
    expect(JSON.stringify(report)).toContain('锁定');
    expect((await records.rows('SELECT borrower FROM loan WHERE id = ?', id))[0]).toEqual(['甲']);
    // A book that is merged into another takes its loans along: what was approved means the same book.
    const twin = await make('book', { title: '书二', author: { create: { name: '某' } } });
    const moved = await createRecords(lea, loan, { inputs: [{ book: twin, borrower: '丁', dueOn: '2999-01-01', items: { create: [{ name: '一', price: '50' }] } }], mode: 'ALL' });
    const other = (moved[0] as { id: string }).id;
    await submit(other);
    await agree(other, 'head');
    expect(await said(mergeRecords(await as('other'), records.object('book'), { winner: book, losers: [twin] }))).toBe('ok');
    // And a leaver's goes to a colleague.
    expect(await handOver(records.as({ id: people.other, setup: true }), { from: people.lea, to: people.other, objects: ['loan'] })).toEqual([expect.objectContaining({ object: 'loan', refused: [] })]);
    await handOver(records.as({ id: people.other, setup: true }), { from: people.other, to: people.lea, objects: ['loan'] });
  });

  test('an approver who lost the role or left is not asked; who changed the record meanwhile is noticed; the editor of a step edits only what it names', async () => {
    const id = await lend('500');
    await submit(id);
    expect(await change('head', id, { note: '不能' })).toContain('forbiddenAction');
    const [[version]] = (await records.rows('SELECT version FROM loan WHERE id = ?', id)) as [[number]];
    expect(await agree(id, 'head', { ifVersion: Number(version) - 1 })).toBe('approvalChanged');
    expect(await agree(id, 'head', { ifVersion: Number(version) })).toBe('ok');
    const [role] = (await records.rows('SELECT role FROM user WHERE id = ?', people.one)) as [[string]];
    await updateRecord(records.system(), records.object('user'), { id: people.one, patch: { role: null } });
    forgetViewers(records.database);
    // Without the role nothing of the object may be read either.
    expect(await said(approve(records.as({ id: people.one, permissionSets: ['boss'] }), { turn: await turnOf(id, 'one') }))).toBe('approvalNotYours');
    await updateRecord(records.system(), records.object('user'), { id: people.one, patch: { role: role[0] } });
    await updateRecord(records.system(), records.object('user'), { id: people.two, patch: { active: false } });
    forgetViewers(records.database);
    expect(await agree(id, 'one')).toBe('ok');
    expect(await open(id)).toEqual(['two']);
    expect(await handOver(records.as({ id: people.other, setup: true }), { from: people.two, to: people.third, objects: ['#approvals'] })).toEqual([{ object: '#approvals', moved: 1, refused: [] }]);
    expect([await open(id), await agree(id, 'third'), await stateOf(id)]).toEqual([['third'], 'ok', 'approved']);
    const next = await lend('500');
    await submit(next);
    await agree(next, 'head');
    expect(await open(next)).toEqual(['one']);
    await updateRecord(records.system(), records.object('user'), { id: people.two, patch: { active: true } });
    const nobody = await lend('5000');
    await updateRecord(records.system(), records.object('user'), { id: people.third, patch: { active: false } });
    forgetViewers(records.database);
    expect(await said(submitForApproval(await as('lea'), { record: nobody }))).toBe('approvalNobody');
    expect((await records.rows('SELECT COUNT(*) FROM engine_approval WHERE record_id = ?', nobody))[0]).toEqual([0].map((count) => (kind.name === 'sqlite' ? count : expect.anything())));
    await updateRecord(records.system(), records.object('user'), { id: people.third, patch: { active: true } });
    forgetViewers(records.database);
    const stopped = await stopAll(records.as({ id: people.other, setup: true }), { object: 'loan', approval: 'review', opinion: '停用' });
    expect([stopped, await stateOf(next), await open(next)]).toEqual([1, 'draft', []]);
  });

  test('many at the same time: submitted once, decided once, and nothing is written into what is being submitted', async () => {
    const id = await lend('500');
    const lea = await as('lea');
    const submitted = await Promise.all(Array.from({ length: 6 }, () => said(submitForApproval(lea, { record: id }))));
    expect(submitted.sort()).toEqual([...Array.from({ length: 5 }, () => 'approvalRuns'), 'ok']);
    const head = await as('head');
    const turn = await turnOf(id, 'head');
    const decided = await Promise.all([...Array.from({ length: 4 }, () => said(approve(head, { turn }))), said(returnRecord(head, { turn, opinion: '不' }))]);
    expect(decided.filter((word) => word === 'ok')).toHaveLength(1);
    expect(decided.filter((word) => word !== 'ok' && word !== 'approvalDecided' && word !== 'approvalOver')).toEqual([]);
    const both = await lend('500');
    await submit(both);
    await agree(both, 'head');
    const [one, two] = [await as('one'), await as('two')];
    const [first, second] = [await turnOf(both, 'one'), await turnOf(both, 'two')];
    expect(await Promise.all([said(approve(one, { turn: first })), said(approve(two, { turn: second }))])).toEqual(['ok', 'ok']);
    expect(await stateOf(both)).toBe('approved');
    const racing = await lend('500');
    const [wrote, sent] = await Promise.all([change('lea', racing, { items: { create: [{ name: '抢', price: '1' }] } }), said(submitForApproval(lea, { record: racing }))]);
    expect(sent).toBe('ok');
    expect(['ok', 'items.create.0 approvalPending']).toContain(wrote);
  });
});
