// A worker process for tests that kill it: counts in one table, step by step, and says what it does.
import { openDatabase } from '../../server/database/open-database';
import { defineJob } from '../../server/jobs/define-job';
import { takeJob } from '../../server/jobs/lease';
import { runJob } from '../../server/jobs/run-job';
import { startWorker } from '../../server/jobs/worker';
import type { Model } from '../../server/model/model';

/** A model without objects is enough for jobs that belong to nobody. */
export const emptyModel = { version: 1, app: { languages: ['zh-CN'], timeZone: 'Asia/Shanghai' }, objects: new Map(), permissionSets: new Map() } as unknown as Model;

/** Adds one to its own counter in each of ten steps. */
export const countingJob = defineJob<{ readonly name: string }>({
  name: 'testCounting', label: { 'zh-CN': '计数', en: 'Counting' }, attempts: 50,
  async run(run) {
    for (let step = Number(run.checkpoint ?? 0); step < 10; step++) {
      await run.step(async ({ connection }) => {
        await connection.run({ text: 'UPDATE engine_counter SET value = value + 1 WHERE name = ?', values: [run.input.name] });
        return { checkpoint: step + 1, done: step + 1, total: 10 };
      });
      process.stdout.write('.');
    }
    return { data: 'counted' };
  },
});

if (require.main === module && process.argv[2] === 'one') {
  // Nothing keeps this process alive but the job itself.
  void openDatabase(process.env['DATABASE_URL']!, { poolSize: 4 }).then(async (database) => {
    const job = await takeJob(database, { holder: 'one', kinds: ['testCounting'], now: Date.now(), lease: 60_000 });
    await runJob({ database, model: () => emptyModel, lease: 60_000, report: (error) => process.stderr.write(`${String(error)}\n`) }, job!).over;
    await database.close();
  });
} else if (require.main === module) {
  void openDatabase(process.env['DATABASE_URL']!, { poolSize: 4 }).then((database) => {
    startWorker({ database, model: () => emptyModel, atOnce: 3, lease: 400, pollEvery: 40, report: (error) => process.stderr.write(`${String(error)}\n`) });
    process.stdout.write('ready');
  });
  // Nothing else keeps the process alive between two looks.
  setInterval(() => undefined, 1000);
}
