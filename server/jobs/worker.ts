// The worker of a process: takes jobs as they come due, a few at a time, and lets go of them cleanly when the process ends.
import { randomBytes } from 'node:crypto';
import { jobKinds } from './define-job';
import { freeDead, takeJob } from './lease';
import { runJob, type Attempt, type JobPlace } from './run-job';
import { enqueueDue } from './schedules';
import { onWork } from './wake';

export interface WorkerParts extends Omit<JobPlace, 'lease'> {
  /** Jobs at the same time; 0: this process takes none. */
  readonly atOnce: number;
  readonly lease?: number;
  /** How often it looks for what other nodes put into the queue, in milliseconds. */
  readonly pollEvery?: number;
}

export interface Worker {
  /** Takes no new jobs; those at work stop at their next step and go back into the queue. Waits for them at most this long. */
  stop(patience?: number): Promise<void>;
}

const usualLease = 60_000;

/** Starts working. */
export function startWorker(parts: WorkerParts): Worker {
  const { database, atOnce } = parts;
  if (atOnce === 0) return { stop: async () => undefined };
  const place: JobPlace = { ...parts, lease: parts.lease ?? usualLease };
  const node = randomBytes(8).toString('hex');
  const attempts = new Set<Attempt>();
  let count = 0;
  let stopped = false;
  let looking: Promise<void> | undefined;
  let again = false;

  const look = async (): Promise<void> => {
    const now = Date.now();
    await freeDead(database, now);
    await enqueueDue(database, parts.model(), now);
    while (!stopped && attempts.size < atOnce) {
      const job = await takeJob(database, { holder: `${node}.${++count}`, kinds: jobKinds().map((kind) => kind.name), now: Date.now(), lease: place.lease });
      if (!job) return;
      const attempt = runJob(place, job);
      attempts.add(attempt);
      void attempt.over.then(() => {
        attempts.delete(attempt);
        wake();
      });
    }
  };
  const wake = (): void => {
    if (stopped) return;
    again = true;
    looking ??= (async () => {
      while (again && !stopped) {
        again = false;
        await look().catch((error: unknown) => { if (!stopped) parts.report(error, ''); });
      }
      looking = undefined;
    })();
  };
  const sleep = onWork(database, wake);
  const timer = setInterval(wake, parts.pollEvery ?? 1000);
  timer.unref();
  wake();

  return {
    async stop(patience = 10_000) {
      stopped = true;
      clearInterval(timer);
      sleep();
      await looking;
      for (const attempt of attempts) attempt.stop();
      const tired = new Promise<void>((resolve) => { setTimeout(resolve, patience).unref(); });
      // A job that does not heed the sign keeps its lease until it ends by itself: nobody takes it while it may still write.
      await Promise.race([Promise.all([...attempts].map(({ over }) => over)), tired]);
    },
  };
}
