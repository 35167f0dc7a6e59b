// One publisher at a time: in this process by a mutex, among processes on one server by its lock. On SQLite the version row decides.
import { setTimeout } from 'node:timers/promises';
import type { QueryRunner } from 'typeorm';
import { createMutex } from '../base/mutex';
import type { Database } from '../database/source';
import { TangramError } from '../errors';

export interface PublishLock {
  acquire(): Promise<() => Promise<void>>;
  /** Keeps others of this process out, if nobody is at it. */
  tryInProcess(): (() => void) | undefined;
  inProcess(): Promise<() => void>;
}

/** How long one publisher waits for another: an index over millions of rows may have to be built. */
const patience = 120_000;

/** The lock of one store. */
export function publishLock(database: Database): PublishLock {
  const mutex = createMutex('another publication', patience);
  return {
    inProcess: () => mutex.acquire(),
    tryInProcess: () => mutex.tryAcquire(),
    async acquire() {
      const release = await mutex.acquire();
      if (database.dialect.name === 'sqlite') return async () => release();
      try {
        const unlock = await serverLock(database);
        return async () => {
          await unlock();
          release();
        };
      } catch (error) {
        release();
        throw error;
      }
    },
  };
}

async function serverLock(database: Database): Promise<() => Promise<void>> {
  const queryRunner = database.orm.createQueryRunner();
  const name = `CONCAT(LEFT(DATABASE(), 40), '.engine_publish')`;
  try {
    const [row] = (await queryRunner.query(`SELECT GET_LOCK(${name}, ${patience / 1000}) AS got`)) as { got: unknown }[];
    if (Number(row?.got) !== 1) throw new TangramError('CONFLICT', 'publishFailed', { detail: 'another publication is still running' });
    await lastStatementDone(queryRunner);
  } catch (error) {
    await queryRunner.release();
    throw error;
  }
  return async () => {
    await queryRunner.query(`SELECT RELEASE_LOCK(${name})`).catch(() => undefined);
    await queryRunner.release();
  };
}

/**
 * WARNING: tables are changed on other connections than the one that holds the lock: a publisher that dies lets go of the lock while the server still
 * works on its last statement. Whoever comes next waits for that; two looks in a row, because a statement that has just arrived may not have begun.
 */
async function lastStatementDone(queryRunner: QueryRunner): Promise<void> {
  const until = performance.now() + patience;
  let quiet = 0;
  while (quiet < 2) {
    const [row] = (await queryRunner.query(`SELECT COUNT(*) AS running FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND ID <> CONNECTION_ID() AND COMMAND <> 'Sleep' AND INFO REGEXP '^[[:space:]]*(ALTER|CREATE|DROP|RENAME|TRUNCATE)[[:space:]]'`)) as { running: unknown }[];
    quiet = Number(row?.running) === 0 ? quiet + 1 : 0;
    if (performance.now() > until) throw new TangramError('CONFLICT', 'publishFailed', { detail: 'a change of tables is still running' });
    if (quiet < 2) await setTimeout(50);
  }
}
