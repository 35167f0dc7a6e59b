// Stages in the one write path: where records begin, what a move asks for and brings along, which ways are closed, when it was, whoever writes and however.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseKinds } from '../../../test/kit/databases';
import { compileRoots, libraryRoots } from '../../../test/kit/models';
import { openRecords, type TestRecords } from '../../../test/kit/records';
import type { Definition } from '../../../metadata/language/types';
import { TangramError } from '../../errors';
import { renamesIn } from '../../model/renames';
import { rewritten } from '../../model/rewrite';
import { carryNames } from '../../store/carry-names';
import { createRecords, updateRecords } from '../batch';
import { createRecord } from '../create';
import { importFile } from '../import/import-file';
import { updateRecord } from '../update';
import { planStage, tickAction } from './change-stage';
import { stageProgress, type RecordProgress } from './progress';

const field = (name: string, body: object): Definition => ({ kind: 'field', path: `books/loan/fields/${name}`, body: { label: name, ...body } } as Definition);
const fields = [
  field('purpose', { type: 'picklist', values: [{ value: 'home', label: '外借' }, { value: 'room', label: '阅览' }, { value: 'gift', label: '赠送' }] }),
  field('step', { type: 'picklist', values: ['asked', 'found', 'handed', 'back', 'lostBook', 'seated'].map((value) => ({ value, label: `阶段${value}` })) }),
  field('chance', { type: 'percent', default: '0.05' }),
  field('shelf', { type: 'text' }), field('paid', { type: 'boolean' }), field('reason', { type: 'text' }),
];
const home: Definition = { kind: 'process', path: 'books/loan/processes/home', body: {
  name: 'home', label: '外借流程', field: 'step', for: { field: 'purpose', values: ['home'] }, probability: 'chance',
  stages: [
    { value: 'asked', probability: '0.1', leave: [{ field: 'shelf' }, { field: 'paid', when: 'borrower = "生客"' }], checklist: [{ name: 'card', label: '查看借书证', required: true }, { name: 'call', label: '电话通知' }] },
    { value: 'found', probability: '0.5' },
    { value: 'handed', probability: '0.9', noReturn: true },
    { value: 'back', probability: '1', ends: 'done' },
    { value: 'lostBook', probability: '0', ends: 'lost', enter: [{ field: 'reason' }] },
  ],
} };
const room: Definition = { kind: 'process', path: 'books/loan/processes/room', body: { name: 'room', label: '阅览流程', field: 'step', for: { field: 'purpose', values: ['room'] }, stages: [{ value: 'seated' }, { value: 'back', ends: 'done' }] } };
const reader: Definition = { kind: 'permissionSet', path: 'books/permission-sets/testReader', body: { name: 'testReader', label: '读者', objects: { author: { read: 'all' }, book: { read: 'all' }, loan: { create: true, read: 'all', update: 'own' }, user: { read: 'all' } } } };
const day = 86_400_000;

const said = async (work: Promise<unknown>): Promise<string[]> => work.then(() => ['ok'], (error: unknown) => {
  if (!(error instanceof TangramError)) throw error;
  return error.problems.length > 0 ? error.problems.map(({ path, rule }) => `${path} ${rule}`) : [error.code];
});

describe.each(databaseKinds)('stages on $name', (kind) => {
  let records: TestRecords;
  let book: string;
  beforeAll(async () => {
    records = await openRecords(kind, libraryRoots, [...fields, home, room, reader]);
    book = await createRecord(records.system(), records.object('book'), { title: '书', isbn: '9787020000001', author: { create: { name: '某' } } });
  });
  afterAll(() => records.close());

  const input = (more: object = {}): object => ({ book, borrower: '熟客', dueOn: '2999-01-01', purpose: 'home', ...more });
  const lend = (more: object = {}, now?: Date): Promise<string> => createRecord(records.system(now ? { now } : {}), records.object('loan'), input(more));
  const move = (id: string, patch: object, now?: Date): Promise<string> => updateRecord(records.system(now ? { now } : {}), records.object('loan'), { id, patch });
  const tick = (id: string, done = true): Promise<void> => tickAction(records.system(), { id, process: 'home', stage: 'asked' }, { action: 'card', done });
  const row = async (id: string): Promise<unknown[]> => {
    const [found] = await records.rows('SELECT step, chance FROM loan WHERE id = ?', id);
    return [found![0], found![1] === null ? null : Number(found![1]) / (kind.name === 'sqlite' ? 10_000 : 1)];
  };
  const progress = async (id: string, now?: Date): Promise<RecordProgress> => (await stageProgress(records.system(now ? { now } : {}), [id]))[0]!;

  test('a new record begins in the first stage of its kind with the probability of it; what is entered stays; another kind begins anew', async () => {
    const id = await lend();
    expect(await row(id)).toEqual(['asked', 0.1]);
    expect(await row(await lend({ chance: '0.7' }))).toEqual(['asked', 0.7]);
    expect(await row(await lend({ purpose: 'room' }))).toEqual(['seated', 0.05]);
    expect(await row(await lend({ purpose: 'gift' }))).toEqual([null, 0.05]);
    await move(id, { purpose: 'room' });
    expect(await row(id)).toEqual(['seated', 0.1]);
    expect(await said(move(id, { step: 'found' }))).toEqual(['step notAChoice']);
    expect(await said(move(await lend(), { purpose: 'room', step: 'found' }))).toEqual(['step notAChoice']);
  });

  test('going beyond a stage asks for what it names, by conditions too, and for its checklist; a loss asks only for its own', async () => {
    const id = await lend({ borrower: '生客' });
    expect((await said(move(id, { step: 'found' }))).sort()).toEqual(['paid stageNeeds', 'shelf stageNeeds', 'step stageNeedsDone']);
    expect(await row(id)).toEqual(['asked', 0.1]);
    expect(await said(move(id, { step: 'lostBook' }))).toEqual(['reason stageNeeds']);
    await tick(id);
    expect(await said(move(id, { step: 'handed', shelf: 'A1', paid: false }))).toEqual(['paid stageNeeds']);
    await tick(id, false);
    expect(await said(move(id, { step: 'found', shelf: 'A1', paid: true }))).toEqual(['step stageNeedsDone']);
    await tick(id);
    expect(await said(move(id, { step: 'found', shelf: 'A1', paid: true }))).toEqual(['ok']);
    expect(await row(id)).toEqual(['found', 0.5]);
    expect(await said(move(id, { step: 'lostBook', reason: '遗失', chance: '0.2' }))).toEqual(['ok']);
    expect(await row(id)).toEqual(['lostBook', 0.2]);
  });

  test('the message names field and stage in the language of the viewer', async () => {
    const error = await move(await lend(), { step: 'lostBook' }).catch((thrown: unknown) => thrown) as TangramError;
    expect(error.problems[0]).toMatchObject({ path: 'reason', label: 'reason', params: { stage: '阶段lostBook' } });
  });

  test('a way back is open until a stage closes it', async () => {
    const id = await lend({ step: 'found', shelf: 'A1' });
    expect(await said(move(id, { step: 'asked' }))).toEqual(['ok']);
    await tick(id);
    await move(id, { step: 'handed' });
    expect(await said(move(id, { step: 'found' }))).toEqual(['step stageNoReturn']);
    expect(await said(move(id, { step: 'back' }))).toEqual(['ok']);
    expect(await said(move(id, { step: 'asked' }))).toEqual(['step stageNoReturn']);
    expect(await said(move(id, { step: 'handed' }))).toEqual(['ok']);
  });

  test('when a stage was entered and left is kept with the move, visits are added together, ticks and plans beside them', async () => {
    const start = new Date('2030-01-01T00:00:00.000Z');
    const at = (days: number): Date => new Date(start.getTime() + days * day);
    const id = await lend({ shelf: 'A1' }, start);
    await tick(id);
    await move(id, { step: 'found' }, at(2));
    await move(id, { step: 'asked' }, at(5));
    await planStage(records.system(), { id, process: 'home', stage: 'handed' }, { startOn: '2030-02-01', endOn: '2030-02-03', note: '等书' });
    const now = await progress(id, at(6.5));
    expect(now).toMatchObject({ id, process: 'home', field: 'step', current: 'asked' });
    expect(now.stages.map(({ stage, enteredAt, leftAt, days, completion }) => [stage, enteredAt, leftAt, days, completion])).toEqual([
      ['asked', start.toISOString(), null, 3.5, 50], ['found', at(2).toISOString(), at(5).toISOString(), 3, null], ['handed', null, null, null, null], ['back', null, null, null, null], ['lostBook', null, null, null, null],
    ]);
    expect(now.stages[2]).toMatchObject({ startOn: '2030-02-01', endOn: '2030-02-03', note: '等书' });
    expect(now.stages[0]!.checklist).toMatchObject([{ action: 'card', done: true }, { action: 'call', done: false, at: null, by: null }]);
    await planStage(records.system(), { id, process: 'home', stage: 'handed' }, { completion: 40, note: null });
    await move(id, { step: 'handed' }, at(7));
    expect((await progress(id, at(8))).stages[2]).toMatchObject({ startOn: '2030-02-01', completion: 40, note: null, enteredAt: at(7).toISOString(), days: 1 });
    expect(await said(planStage(records.system(), { id, process: 'home', stage: 'handed' }, { startOn: '2030-13-01', completion: 101 }))).toEqual(['startOn wrongType', 'completion tooLarge']);
  });

  test('a refused move leaves no time behind, and one that fails later neither', async () => {
    const id = await lend();
    await said(move(id, { step: 'found' }));
    await said(move(id, { step: 'lostBook', reason: '遗失', dueOn: null }));
    expect(await records.rows('SELECT stage, visits FROM engine_stage WHERE record_id = ?', id)).toEqual([['asked', 1]]);
  });

  test('records from before their process are told from their history, with the first move too', async () => {
    const before = await compileRoots(libraryRoots, [...fields, reader]);
    const object = before.objects.get('loan')!;
    const old = async (days: number, work: (context: ReturnType<typeof records.system>) => Promise<string>): Promise<string> => work(records.system({ model: before, now: new Date(Date.UTC(2030, 0, 1) + days * day) }));
    const id = await old(0, (context) => createRecord(context, object, input({ step: 'asked', shelf: 'A1' })));
    await old(3, (context) => updateRecord(context, object, { id, patch: { step: 'found' } }));
    expect(await records.rows('SELECT COUNT(*) FROM engine_stage WHERE record_id = ?', id)).toEqual([[0]]);
    const told = (now: RecordProgress): unknown[] => now.stages.slice(0, 3).map(({ days }) => days);
    expect(told(await progress(id, new Date(Date.UTC(2030, 0, 5))))).toEqual([3, 1, null]);
    await move(id, { step: 'handed' }, new Date(Date.UTC(2030, 0, 8)));
    expect(told(await progress(id, new Date(Date.UTC(2030, 0, 9))))).toEqual([3, 4, 1]);
  });

  test('batches and imports go the same way: each row is refused for its own reason', async () => {
    const object = records.object('loan');
    const outcomes = await createRecords(records.system(), object, { inputs: [input({ step: 'found' }), input({ step: 'found', shelf: 'B2' }), input({ step: 'seated' })], mode: 'EACH' });
    expect(outcomes.map((one) => ('id' in one ? 'ok' : one.error.problems.map(({ path, rule }) => `${path} ${rule}`).join()))).toEqual(['shelf stageNeeds', 'ok', 'step notAChoice']);
    const ids = [await lend(), await lend({ step: 'lostBook', reason: '遗失' })];
    const moved = await updateRecords(records.system(), object, { selection: { ids }, patch: { step: 'lostBook', reason: '旧' }, mode: 'ALL' });
    expect(moved).toHaveLength(2);
    expect(await row(ids[0]!)).toEqual(['lostBook', 0]);
    const folder = mkdtempSync(join(tmpdir(), 'tangram-stages-'));
    const path = join(folder, 'loans.csv');
    writeFileSync(path, `code,book,borrower,dueOn,purpose,step,shelf\nimp1,9787020000001,甲,2999-01-01,home,found,\nimp2,9787020000001,乙,2999-01-01,home,found,C3\n`);
    const report = await importFile(records.system(), { object, file: path });
    rmSync(folder, { recursive: true });
    expect(report).toMatchObject({ created: 1, refused: 1 });
    expect(report.problems[0]).toMatchObject({ line: 2, field: 'shelf', message: '进入“阶段found”前请填写“shelf”' });
    const [made] = await records.rows(`SELECT id FROM loan WHERE code = 'imp2'`);
    expect((await progress(String(made![0]))).current).toBe('found');
  });

  test('of many who move one record each comes after another: one stage is open, every visit was one', async () => {
    const id = await lend({ shelf: 'A1' });
    await tick(id);
    const results = await Promise.all(Array.from({ length: 12 }, (_, index) => said(move(id, { step: index % 2 === 0 ? 'found' : 'asked' }))));
    expect(results.flat().every((one) => one === 'ok')).toBe(true);
    const stages = await records.rows('SELECT stage, visits, since FROM engine_stage WHERE record_id = ?', id);
    const [stands] = await row(id);
    expect(stages.filter((one) => one[2] !== null).map((one) => one[0])).toEqual([stands]);
    const versions = (await records.rows('SELECT changes FROM engine_history WHERE record_id = ?', id)).filter(([changes]) => String(changes).includes('"step"')).length;
    expect(stages.reduce((sum, one) => sum + Number(one[1]), 0)).toBe(versions);
    const same = await lend({ shelf: 'A1' });
    await tick(same);
    expect((await Promise.all([1, 2].map(() => said(updateRecord(records.system(), records.object('loan'), { id: same, patch: { step: 'found' }, ifVersion: 1 }))))).flat().sort()).toEqual([' versionConflict', 'ok']);
  });

  test('who may read sees how far it is, who may change it ticks; nobody learns of what is hidden; many records cost no more statements than one', async () => {
    const person = (name: string): Promise<string> => createRecord(records.system(), records.object('user'), { name, login: `${name}@example.com` });
    const [anna, ben] = [await person('anna'), await person('ben')];
    const as = (id: string, sets = ['testReader']): ReturnType<typeof records.as> => records.as({ id, permissionSets: sets });
    const id = await createRecord(as(anna), records.object('loan'), input({ shelf: 'A1' }));
    await tickAction(as(anna), { id, process: 'home', stage: 'asked' }, { action: 'card', done: true });
    const [seen] = await stageProgress(as(ben), [id]);
    expect(seen!.stages[0]!.checklist[0]).toMatchObject({ done: true, by: anna });
    expect(await said(tickAction(as(ben), { id, process: 'home', stage: 'asked' }, { action: 'card', done: false }))).toEqual(['FORBIDDEN']);
    expect(await said(planStage(as(ben), { id, process: 'home', stage: 'asked' }, { completion: 1 }))).toEqual(['FORBIDDEN']);
    expect(await said(tickAction(as(anna), { id, process: 'home', stage: 'asked' }, { action: 'nothing', done: true }))).toEqual(['NOT_FOUND']);
    expect(await said(tickAction(as(anna), { id, process: 'room', stage: 'seated' }, { action: 'card', done: true }))).toEqual(['NOT_FOUND']);
    expect(await stageProgress(as(anna, []), [id, 'loan_0', 'nothing'])).toEqual([]);
    const ids = [id, ...await Promise.all(Array.from({ length: 5 }, () => lend()))];
    const [one, many] = [as(ben), as(ben)];
    await stageProgress(one, [id]);
    expect((await stageProgress(many, ids)).map((each) => each.id)).toEqual(ids);
    expect(many.statements.count).toBe(one.statements.count);
  });

  test('a stage field that is renamed keeps the times and ticks of its records, there and back', async () => {
    const id = await lend();
    await tick(id);
    const before = await progress(id, new Date(0));
    const renamed = fields.map((each) => (each.path.endsWith('/step') ? { ...each, path: 'books/loan/fields/phase', body: { ...each.body, formerNames: ['step'] } } as Definition : each));
    const names = renamesIn(renamed)!;
    const later = await compileRoots(libraryRoots, [...renamed, rewritten(home, names), rewritten(room, names), reader]);
    await carryNames(records.database, { before: records.model, after: later });
    const [after] = await stageProgress(records.system({ model: later, now: new Date(0) }), [id]);
    expect(after).toEqual({ ...before, field: 'phase' });
    await carryNames(records.database, { before: later, after: records.model });
    expect(await progress(id, new Date(0))).toEqual(before);
  });
});
