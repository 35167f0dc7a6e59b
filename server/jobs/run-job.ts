// One attempt at one job, under its lease: what its steps write stands together with how far it came, and how it ended is written once.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../access/context';
import { inTransaction } from '../access/in-transaction';
import { makeContext, systemViewer } from '../access/make-context';
import { loadViewer } from '../access/viewer';
import type { Database } from '../database/source';
import { TangramError } from '../errors';
import type { Model } from '../model/model';
import { jobKind, type JobJson, type JobResult, type JobRun } from './define-job';
import { holdOn, writeHeld, type Hold, type TakenJob } from './lease';

export interface JobPlace {
  readonly database: Database;
  model(): Model;
  /** How long a lease lasts without a sign of life, in milliseconds. */
  readonly lease: number;
  /** What is not meant for users. */
  report(error: unknown, jobId: string): void;
}

/** Thrown inside a job that is not to go on. */
class NotToGoOn extends Error {
  constructor(readonly why: 'cancel' | 'lost' | 'stopping') {
    super(`the job ends: ${why}`);
  }
}

export interface Attempt {
  /** Resolves when the attempt is over; never rejects. */
  readonly over: Promise<void>;
  /** The process ends: the job goes back into the queue at its next step. */
  stop(): void;
}

/** Begins an attempt. */
export function runJob(place: JobPlace, job: TakenJob): Attempt {
  const ending = new AbortController();
  let why: NotToGoOn | undefined;
  const end = (reason: NotToGoOn['why']): void => {
    why ??= new NotToGoOn(reason);
    ending.abort(why);
  };
  const heed = (hold: Hold): void => { if (hold !== 'held') end(hold); };
  let beating = false;
  const beat = setInterval(() => {
    // A long step keeps the row to itself at its end: signs of life must not queue up behind it.
    if (beating) return;
    beating = true;
    holdOn(place.database, job, { now: Date.now(), lease: place.lease })
      .then(heed, (error: unknown) => place.report(error, job.id))
      .finally(() => { beating = false; });
  }, place.lease / 3);
  beat.unref();
  const attempt = async (): Promise<void> => {
    try {
      const result = await jobKind(job.kind)!.run(runOf(place, job, { signal: ending.signal, heed, goOn: () => { if (why) throw why; } }) as JobRun<never>);
      await finish(place, job, result ?? {});
    } catch (error) {
      // A job that was told to end may say so in its own way.
      await giveBack(place, job, why ?? error);
    } finally {
      clearInterval(beat);
    }
  };
  return { over: attempt().catch((error: unknown) => place.report(error, job.id)), stop: () => end('stopping') };
}

const longestBreather = 100;

interface Reins { readonly signal: AbortSignal; readonly heed: (hold: Hold) => void; readonly goOn: () => void }

function runOf(place: JobPlace, job: TakenJob, { signal, heed, goOn }: Reins): JobRun<unknown> {
  const { database, lease } = place;
  let checkpoint: JobJson = job.checkpoint;
  let reportedAt = 0;
  const context = (): Promise<Context> => contextOf(place, job);
  return {
    id: job.id, input: job.input, attempt: job.attempt, signal, context,
    get checkpoint() { return checkpoint; },
    async step(work) {
      heed(await holdOn(database, job, { now: Date.now(), lease }));
      goOn();
      const begun = performance.now();
      const left = await inTransaction(await context(), async (inside) => {
        const step = (await work(inside)) ?? {};
        // Last, so that the row is not locked while the work goes on. Somebody else has taken the job meanwhile: then nothing of this step stays.
        const held = await writeHeld(inside.connection, job, {
          ...(step.checkpoint === undefined ? {} : { checkpoint: JSON.stringify(step.checkpoint) }),
          ...(step.done === undefined ? {} : { done: step.done }), ...(step.total === undefined ? {} : { total: step.total }), lease_until: Date.now() + lease,
        });
        if (!held) {
          heed('lost');
          throw new NotToGoOn('lost');
        }
        return step;
      });
      if (left.checkpoint !== undefined) checkpoint = left.checkpoint;
      // People wait for their pages on the same processor and the same writer: half of the time is theirs.
      // WARNING: it must hold the process: on SQLite nothing else may, and a process would end in the middle of its job without a word.
      await sleep(Math.min(performance.now() - begun, longestBreather));
    },
    async report({ done, total }) {
      goOn();
      if (Date.now() - reportedAt < 500) return;
      reportedAt = Date.now();
      await writeHeld(database, job, { done, ...(total === undefined ? {} : { total }) });
      heed(await holdOn(database, job, { now: Date.now(), lease }));
      goOn();
    },
  };
}

async function contextOf({ database, model }: JobPlace, job: TakenJob): Promise<Context> {
  const inForce = model();
  const found = job.owner === null ? { viewer: systemViewer(inForce), active: true } : await loadViewer(database, inForce, job.owner);
  if (!found?.active) throw new TangramError('FORBIDDEN', 'userInactive');
  return makeContext({ viewer: found.viewer, model: inForce, database, requestId: job.id, source: 'job' });
}

async function finish({ database }: JobPlace, job: TakenJob, result: JobResult): Promise<void> {
  await writeHeld(database, job, { state: 'done', result: JSON.stringify(result), problem: null, ended_at: Date.now(), lease_holder: null, lease_until: null });
}

async function giveBack({ database, report }: JobPlace, job: TakenJob, error: unknown): Promise<void> {
  const now = Date.now();
  const free = { lease_holder: null, lease_until: null };
  if (error instanceof NotToGoOn) {
    if (error.why === 'cancel') await writeHeld(database, job, { ...free, state: 'cancelled', ended_at: now });
    if (error.why === 'stopping') await writeHeld(database, job, { ...free, state: 'waiting', run_at: now, attempts: job.attempt - 1 });
    return;
  }
  const told = error instanceof TangramError;
  if (!told) report(error, job.id);
  const problem = JSON.stringify(told ? { rule: error.rule, params: error.params } : { rule: 'internal', params: { requestId: job.id } });
  const detail = (error instanceof Error ? error.stack ?? error.message : String(error)).slice(0, 20_000);
  const again = !(told && isFinal(error)) && job.attempt < job.mostAttempts;
  await writeHeld(database, job, again
    ? { ...free, problem, detail, state: 'waiting', run_at: now + delayAfter(job.attempt) }
    : { ...free, problem, detail, state: 'failed', ended_at: now });
}

/** What another try would not change. */
function isFinal({ code }: TangramError): boolean {
  return code !== 'CONFLICT' && code !== 'RATE_LIMITED' && code !== 'INTERNAL';
}

/** 1 s, 4 s, 16 s … up to an hour, and never all at the same moment. */
function delayAfter(attempt: number): number {
  return Math.min(1000 * 4 ** (attempt - 1), 3_600_000) * (0.8 + Math.random() * 0.4);
}
