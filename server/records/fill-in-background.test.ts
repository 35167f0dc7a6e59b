// A roll-up over a large table: publishing does not wait for it, readers are told, and the job makes it right, wherever it is broken off.
import { makeContext, systemViewer } from '../access/make-context';
import type { Context } from '../access/context';
import { migrate } from '../database/migrate';
import { openDatabase } from '../database/open-database';
import type { Database } from '../database/source';
import { listJobs } from '../jobs/job-list';
import { takeJob } from '../jobs/lease';
import { runJob, type JobPlace } from '../jobs/run-job';
import { openStore, type Store } from '../store/open-store';
import { databaseKinds, type TestDatabase } from '../../test/kit/databases';
import { libraryRoots } from '../../test/kit/models';
import { createRecord } from './create';
import { createRecords } from './batch';
import { fieldsBeingComputed, fillInBackground } from './fill-in-background';

describe.each(databaseKinds)('large refills on $name', ({ create }) => {
  let at: TestDatabase;
  let database: Database;
  let store: Store;
  const failures: string[] = [];
  beforeAll(async () => {
    at = await create();
    database = await openDatabase(at.url);
    await migrate(database);
    store = await openStore({ database, roots: libraryRoots, log: { info: () => undefined, error: () => undefined }, fill: fillInBackground(database, 1500) });
    const authors = store.current().objects.get('author')!;
    for (const part of [1000, 1000]) await createRecords(system(), authors, { inputs: Array.from({ length: part }, (_, index) => ({ name: `作者${index}` })), mode: 'ALL' });
    const [[author]] = (await database.rows({ text: 'SELECT id FROM author ORDER BY id DESC LIMIT 1', values: [] })) as [[string]];
    for (const pages of [120, 300]) await createRecord(system(), store.current().objects.get('book')!, { title: `书${pages}`, pages, author });
  });
  afterAll(async () => {
    await store.close();
    await database.close();
    await at.drop();
  });

  const system = (): Context => makeContext({ viewer: systemViewer(store.current()), model: store.current(), database, requestId: 'test', source: 'test' });
  const place = (): JobPlace => ({ database, model: () => store.current(), lease: 60_000, report: (error) => failures.push(String(error)) });
  const counted = async (): Promise<number> => Number((await database.rows({ text: 'SELECT COUNT(*) FROM author WHERE book_count2 = 0', values: [] }))[0]![0]);

  test('publishing returns first, the job comes after and can be broken off anywhere', async () => {
    await store.publish({ by: null, why: 'count', definitions: [
      { path: 'books/author/fields/longest', body: { type: 'rollUp', label: '最长', of: 'books', function: 'max', field: 'pages' } },
      { path: 'books/author/fields/bookCount2', body: { type: 'rollUp', label: '册数', of: 'books', function: 'count' } },
    ] });
    expect(await database.rows({ text: 'SELECT COUNT(longest) FROM author', values: [] })).toEqual([[0]]);
    expect(await fieldsBeingComputed(system())).toEqual([
      { object: 'author', field: 'longest', done: 0, total: null }, { object: 'author', field: 'bookCount2', done: 0, total: null },
    ]);
    // Two thousand records, two fields: four steps and what is after them. Each attempt but the last is stopped after its first step.
    const jobs = await listJobs(database, { first: 5 });
    expect(jobs).toHaveLength(1);
    for (let round = 0; round < 20; round++) {
      const job = await takeJob(database, { holder: `h${round}`, kinds: ['refill'], now: Date.now() + 10_000, lease: 60_000 });
      if (!job) break;
      const attempt = runJob(place(), job);
      if (round < 3) attempt.stop();
      await attempt.over;
    }
    expect(failures).toEqual([]);
    expect((await listJobs(database, { first: 5 }))[0]).toMatchObject({ state: 'done', done: 4000, total: 4000 });
    expect(await database.rows({ text: 'SELECT MAX(longest), MAX(book_count2) FROM author', values: [] })).toEqual([[300, 2]]);
    expect(await counted()).toBe(1999);
    expect(await fieldsBeingComputed(system())).toEqual([]);
  });

  test('records that are there are numbered by the job too', async () => {
    await store.publish({ by: null, why: 'number', definitions: [{ path: 'books/author/fields/cardNumber', body: { type: 'autoNumber', label: '卡号', pattern: 'A-{0000}' } }] });
    expect(await database.rows({ text: 'SELECT COUNT(card_number) FROM author', values: [] })).toEqual([[0]]);
    const job = await takeJob(database, { holder: 'numbers', kinds: ['refill'], now: Date.now() + 10_000, lease: 60_000 });
    await runJob(place(), job!).over;
    expect(failures).toEqual([]);
    expect(await database.rows({ text: 'SELECT COUNT(DISTINCT card_number), MIN(card_number), MAX(card_number) FROM author', values: [] })).toEqual([[2000, 'A-0001', 'A-2000']]);
  });
});
