// SQLite's transactions, one after another: those that are waiting share one commit, because it is the disk that takes the time.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Mutex } from '../../base/mutex';
import type { Connection } from '../source';
import type { LibsqlDatabase } from './libsql-driver';
import { unlessBusy } from './unless-busy';

export interface Transactions { run<T>(work: (connection: Connection) => Promise<T>): Promise<T> }

export interface TransactionParts {
  readonly writer: LibsqlDatabase;
  readonly lock: Mutex;
  /** A connection over the writer that `open` guards. */
  readonly connect: (open: () => LibsqlDatabase) => Connection;
  /** Called once a group is written, while the writer is still ours. */
  readonly wrote: () => void;
  /** How long one may wait, in milliseconds. */
  readonly patience: number;
}

interface Job {
  readonly work: (connection: Connection) => Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly timer: NodeJS.Timeout;
}

const mostTogether = 64;
/** So long a group may take in more, in milliseconds: the first of it is waiting for its answer. */
const longestGroup = 20;

/**
 * Each `work` sees what those before it did, and is undone alone when it throws. Nobody is answered before the commit, so what was answered is on the
 * disk; where the commit fails, everyone of the group is told.
 */
export function createTransactions(parts: TransactionParts): Transactions {
  const waiting: Job[] = [];
  let busy = false;

  const drain = async (): Promise<void> => {
    // Whoever asks in this turn of the event loop comes along.
    await nextTurn();
    while (waiting.length > 0) {
      try {
        const release = parts.lock.tryAcquire() ?? (await parts.lock.acquire());
        try {
          await runGroup(parts, waiting);
        } finally {
          release();
        }
      } catch (error) {
        for (const job of waiting.splice(0)) end(job, () => job.reject(error));
      }
      await nextTurn();
    }
    busy = false;
  };

  return {
    run: (work) => new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        const at = waiting.indexOf(job);
        if (at < 0) return;
        waiting.splice(at, 1);
        reject(new Error(`Waited ${parts.patience} ms for the writing connection. Was the database used from inside its own transaction?`));
      }, parts.patience);
      timer.unref();
      const job: Job = { work, resolve: resolve as (result: unknown) => void, reject, timer };
      waiting.push(job);
      if (busy) return;
      busy = true;
      void drain();
    }),
  };
}

async function runGroup({ writer, connect, wrote }: TransactionParts, waiting: Job[]): Promise<void> {
  await unlessBusy(() => writer.exec('BEGIN IMMEDIATE'));
  const done: { readonly job: Job; readonly result: unknown }[] = [];
  const until = performance.now() + longestGroup;
  while (waiting.length > 0 && done.length < mostTogether && (done.length === 0 || performance.now() < until)) {
    const job = waiting.shift()!;
    const alone = done.length === 0;
    if (!alone) writer.run('SAVEPOINT one', []);
    let ended = false;
    try {
      const result = await job.work(connect(() => {
        if (ended) throw new Error('This transaction has ended: its connection must not be used any more');
        return writer;
      }));
      ended = true;
      if (!alone) writer.run('RELEASE one', []);
      done.push({ job, result });
    } catch (error) {
      ended = true;
      end(job, () => job.reject(error));
      // Some errors (disk full) have rolled everything back already.
      if (!writer.inTransaction) return refuse(done, error);
      if (alone) return writer.exec('ROLLBACK');
      writer.run('ROLLBACK TO one', []);
      writer.run('RELEASE one', []);
    }
  }
  try {
    writer.exec('COMMIT');
  } catch (error) {
    if (writer.inTransaction) writer.exec('ROLLBACK');
    return refuse(done, error);
  }
  wrote();
  for (const { job, result } of done) end(job, () => job.resolve(result));
}

function refuse(done: readonly { readonly job: Job }[], error: unknown): void {
  for (const { job } of done) end(job, () => job.reject(error));
}

function end({ timer }: Job, answer: () => void): void {
  clearTimeout(timer);
  answer();
}
