// The queue: work is done once whoever dies meanwhile, in the order of its priority, again when it failed, and not at all when it is cancelled.
import { once } from 'node:events';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { makeContext, systemViewer } from '../access/make-context';
import type { Context } from '../access/context';
import { inTransaction } from '../access/in-transaction';
import { migrate } from '../database/migrate';
import { openDatabase } from '../database/open-database';
import type { Database } from '../database/source';
import { TangramError } from '../errors';
import { databaseKinds, type TestDatabase } from '../../test/kit/databases';
import { countingJob, emptyModel } from '../../test/kit/job-worker';
import { defineJob, type JobRun } from './define-job';
import { enqueue } from './enqueue';
import { cancelJob, findJob, listJobs, retryJob, type Job } from './job-list';
import { freeDead, takeJob } from './lease';
import { runJob, type JobPlace } from './run-job';
import { enqueueDue, listSchedules, nextRun, saveSchedule, switchSchedule } from './schedules';
import { startWorker } from './worker';

const root = join(__dirname, '../..');
let act: (run: JobRun<{ readonly word: string }>) => Promise<unknown> = async () => undefined;
const acting = defineJob<{ readonly word: string }>({ name: 'testActing', label: { 'zh-CN': '试', en: 'Test' }, attempts: 3, run: async (run) => { await act(run); } });

describe.each(databaseKinds)('jobs on $name', ({ create }) => {
  let at: TestDatabase;
  let database: Database;
  const reported: string[] = [];
  beforeAll(async () => {
    at = await create();
    database = await openDatabase(at.url);
    await migrate(database);
  });
  afterAll(async () => {
    await database.close();
    await at.drop();
  });
  beforeEach(async () => {
    reported.length = 0;
    await database.run({ text: 'DELETE FROM engine_job', values: [] });
  });

  const context = (): Context => makeContext({ viewer: systemViewer(emptyModel), model: emptyModel, database, requestId: 'test', source: 'test' });
  const place = (): JobPlace => ({ database, model: () => emptyModel, lease: 60_000, report: (error) => reported.push(String(error)) });
  const take = (now = Date.now(), lease = 60_000) => takeJob(database, { holder: `h${Math.random()}`, kinds: ['testActing', 'testCounting'], now, lease });
  const runNext = async (): Promise<string | undefined> => {
    const job = await take();
    if (job) await runJob(place(), job).over;
    return job?.id;
  };
  const job = async (id: string): Promise<Job> => (await findJob(database, id))!;
  const add = (word: string, more: object = {}) => enqueue(context(), acting, { input: { word }, asSystem: true, ...more });

  test('a job belongs to the transaction that asked for it, and the same key is the same job', async () => {
    await expect(inTransaction(context(), async (inside) => {
      await enqueue(inside, acting, { input: { word: 'never' }, asSystem: true });
      throw new Error('undone');
    })).rejects.toThrow('undone');
    expect(await listJobs(database, { first: 10 })).toEqual([]);
    const ids = await Promise.all(Array.from({ length: 8 }, () => add('once', { key: 'k1' })));
    expect(new Set(ids).size).toBe(1);
    expect(await listJobs(database, { first: 10 })).toHaveLength(1);
  });

  test('what is urgent goes first, what is due later waits', async () => {
    const words: string[] = [];
    act = async (run) => words.push(run.input.word);
    await add('second');
    await add('first', { priority: 5 });
    await add('later', { runAt: new Date(Date.now() + 3_600_000) });
    while (await runNext());
    expect(words).toEqual(['first', 'second']);
  });

  test('a failure is tried again later, a refusal is final, and both are told', async () => {
    act = async () => { throw new Error('the network is down'); };
    const id = await add('fail');
    await runNext();
    const first = await job(id);
    expect(first).toMatchObject({ state: 'waiting', attempts: 1, problem: { rule: 'internal' } });
    expect(first.runAt.getTime()).toBeGreaterThan(Date.now());
    for (let left = 2; left > 0; left--) {
      await database.run({ text: 'UPDATE engine_job SET run_at = 0 WHERE id = ?', values: [id] });
      await runNext();
    }
    expect(await job(id)).toMatchObject({ state: 'failed', attempts: 3, detail: expect.stringContaining('the network is down') as string });
    expect(reported).toHaveLength(3);
    act = async () => { throw new TangramError('VALIDATION_FAILED', 'validationFailed', { count: 2 }); };
    const refused = await add('refuse');
    await runNext();
    expect(await job(refused)).toMatchObject({ state: 'failed', attempts: 1, problem: { rule: 'validationFailed', params: { count: 2 } } });
    act = async () => undefined;
    expect(await retryJob(database, refused)).toBe(true);
    await runNext();
    expect(await job(refused)).toMatchObject({ state: 'done', problem: null });
  });

  test('a cancelled job stops at its next step, and what it wrote stays', async () => {
    await database.run({ text: `INSERT INTO engine_counter (name, value) VALUES ('cancelled', 0)`, values: [] });
    act = async (run) => {
      for (let step = 0; step < 5; step++) {
        await run.step(async ({ connection }) => {
          await connection.run({ text: `UPDATE engine_counter SET value = value + 1 WHERE name = 'cancelled'`, values: [] });
          return { checkpoint: step, done: step + 1, total: 5 };
        });
        if (step === 1) await cancelJob(database, run.id);
      }
    };
    const id = await add('cancel');
    await runNext();
    expect(await job(id)).toMatchObject({ state: 'cancelled', done: 2, total: 5 });
    expect(await database.rows({ text: `SELECT value FROM engine_counter WHERE name = 'cancelled'`, values: [] })).toEqual([[2]]);
    expect(await cancelJob(database, id)).toBe(false);
    expect(await cancelJob(database, await add('waiting'))).toBe(true);
  });

  test('who has lost the lease writes nothing any more', async () => {
    await database.run({ text: `INSERT INTO engine_counter (name, value) VALUES ('lost', 0)`, values: [] });
    act = async (run) => run.step(async ({ connection }) => {
      await connection.run({ text: `UPDATE engine_counter SET value = value + 1 WHERE name = 'lost'`, values: [] });
    });
    const id = await add('lost');
    const asleep = (await take(Date.now(), 1))!;
    expect(await freeDead(database, Date.now() + 10)).toBe(1);
    const quick = (await take(Date.now() + 20))!;
    await runJob(place(), quick).over;
    await runJob(place(), asleep).over;
    expect(await job(id)).toMatchObject({ state: 'done', attempts: 2 });
    expect(await database.rows({ text: `SELECT value FROM engine_counter WHERE name = 'lost'`, values: [] })).toEqual([[1]]);
  });

  test('a process that ends hands its jobs back without counting an attempt', async () => {
    let begun = (): void => undefined;
    const beginning = new Promise<void>((resolve) => { begun = resolve; });
    act = async (run) => {
      begun();
      await once(run.signal, 'abort');
      await run.step(async () => undefined);
    };
    const id = await add('hand back');
    const worker = startWorker({ ...place(), atOnce: 1, pollEvery: 20 });
    await beginning;
    await worker.stop();
    expect(await job(id)).toMatchObject({ state: 'waiting', attempts: 0 });
  });

  test('a schedule puts one job into the queue however many nodes look, and what was missed is done once', async () => {
    expect(nextRun('0 3 * * *', 'Asia/Shanghai', new Date('2026-03-01T00:00:00Z'))).toEqual(new Date('2026-03-01T19:00:00Z'));
    expect(() => nextRun('whenever', 'UTC', new Date())).toThrow(TangramError);
    const born = new Date('2026-03-01T00:00:00Z');
    await saveSchedule(database, { name: 'nightly', kind: 'testActing', cron: '0 3 * * *', timeZone: 'UTC', input: { word: 'night' } }, born);
    await saveSchedule(database, { name: 'nightly', kind: 'testActing', cron: '0 3 * * *', timeZone: 'UTC', input: { word: 'night' } }, new Date('2026-03-05T00:00:00Z'));
    const now = Date.parse('2026-03-05T10:00:00Z');
    await Promise.all(Array.from({ length: 6 }, () => enqueueDue(database, emptyModel, now)));
    expect(await listJobs(database, { first: 10 })).toHaveLength(1);
    expect((await listSchedules(database))[0]).toMatchObject({ nextAt: new Date('2026-03-06T03:00:00Z'), lastAt: new Date(now) });
    await switchSchedule(database, 'nightly', false);
    await enqueueDue(database, emptyModel, now + 864_000_000);
    expect(await listJobs(database, { first: 10 })).toHaveLength(1);
  });

  test('a process that has nothing but one job to do stays until it is over', async () => {
    await database.run({ text: 'INSERT INTO engine_counter (name, value) VALUES (?, 0)', values: ['alone'] });
    const id = await enqueue(context(), countingJob, { input: { name: 'alone' }, asSystem: true });
    const child = spawn(process.execPath, ['-r', join(root, 'server/register.cjs'), join(root, 'test/kit/job-worker.ts'), 'one'], { env: { ...process.env, DATABASE_URL: at.url }, stdio: ['ignore', 'ignore', 'inherit'] });
    await once(child, 'exit');
    expect(await job(id)).toMatchObject({ state: 'done', done: 10 });
  });

  test('workers killed again and again lose nothing and double nothing', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `killed${index}`);
    for (const name of names) {
      await database.run({ text: 'INSERT INTO engine_counter (name, value) VALUES (?, 0)', values: [name] });
      await enqueue(context(), countingJob, { input: { name }, asSystem: true });
    }
    const workers = new Set<ChildProcess>();
    const launch = (kill: boolean): void => {
      const child = spawn(process.execPath, ['-r', join(root, 'server/register.cjs'), join(root, 'test/kit/job-worker.ts')], { env: { ...process.env, DATABASE_URL: at.url }, stdio: ['ignore', 'pipe', 'inherit'] });
      workers.add(child);
      let steps = 0;
      child.stdout!.on('data', (chunk: Buffer) => {
        steps += chunk.toString().split('.').length - 1;
        if (kill && steps >= 12) child.kill('SIGKILL');
      });
    };
    const ended = async (child: ChildProcess): Promise<void> => { if (child.exitCode === null && child.signalCode === null) await once(child, 'exit'); };
    try {
      // Two at a time, each killed in the middle of its work.
      for (let round = 0; round < 3; round++) {
        launch(true);
        launch(true);
        await Promise.all([...workers].map(ended));
      }
      launch(false);
      await untilTrue(async () => (await listJobs(database, { first: 500, states: ['done'] })).length === names.length);
    } finally {
      for (const child of workers) child.kill('SIGKILL');
      await Promise.all([...workers].map(ended));
    }
    const counts = await database.rows({ text: `SELECT value, COUNT(*) FROM engine_counter WHERE name LIKE 'killed%' GROUP BY value`, values: [] });
    expect(counts.map((row) => row.map(Number))).toEqual([[10, 40]]);
    const attempts = (await listJobs(database, { first: 500 })).map((each) => each.attempts);
    expect(Math.max(...attempts)).toBeGreaterThan(1);
  }, 60_000);
});

/** Looks again and again; the test's own time limit ends it. */
async function untilTrue(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) await new Promise((next) => { setTimeout(next, 30); });
}
