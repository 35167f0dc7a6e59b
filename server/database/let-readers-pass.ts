// A change of a table on a server waits for every transaction that has touched the table, and everybody else waits behind it: so it waits briefly and comes again.
import { setTimeout as sleep } from 'node:timers/promises';
import type { QueryRunner } from 'typeorm';
import { TangramError } from '../errors';

export interface TableChange {
  readonly table: string;
  readonly text: string;
  /** It passes over the whole table, and would lose that work if it did not get the table for a moment at the end. */
  readonly long?: boolean;
  /** Milliseconds. */
  readonly patience?: number;
}

/** Runs one statement; CONFLICT, in words, where somebody keeps the table for longer than `patience`. */
export async function letReadersPass(queryRunner: QueryRunner, { table, text, long = false, patience = usualPatience }: TableChange): Promise<void> {
  const end = Date.now() + patience;
  const shortest = await shortestWait(queryRunner);
  for (let attempt = 1; ; attempt++) {
    try {
      await queryRunner.query(`SET SESSION lock_wait_timeout = ${attempt % everyTenth === 0 && !(await someoneStays(queryRunner)) ? 1 : shortest}`);
      if (long) await isFree(queryRunner, table);
      await queryRunner.query(text);
      return;
    } catch (error) {
      if (!lockedOut.has((error as { errno?: unknown }).errno)) throw error;
      if (Date.now() > end) throw await inUse(queryRunner, table);
    }
    await sleep(Math.min(10 * attempt, longestPause));
  }
}

/** Takes the table for nothing, and gives those who came meanwhile a little more time at the end of the work. Not every user may do the former. */
async function isFree(queryRunner: QueryRunner, table: string): Promise<void> {
  await queryRunner.query(`LOCK TABLES \`${table}\` WRITE`).catch((error: unknown) => {
    if (lockedOut.has((error as { errno?: unknown }).errno)) throw error;
  });
  await queryRunner.query('UNLOCK TABLES');
  await queryRunner.query(`SET SESSION lock_wait_timeout = ${longWait}`);
}

/** Long enough for a report that runs for a minute. */
const usualPatience = 60_000;
const longestPause = 200;
/** Seconds. */
const longWait = 5;
/** Where one short transaction follows the other there is never a free moment: then it has to stand in the queue for once. */
const everyTenth = 10;
/** 1205 lock wait timeout, 1213 deadlock, 1969 statement timeout. */
const lockedOut: ReadonlySet<unknown> = new Set([1205, 1213, 1969]);

/** Seconds. MariaDB need not wait at all; MySQL has no less than one. */
async function shortestWait(queryRunner: QueryRunner): Promise<number> {
  const [row] = (await queryRunner.query('SELECT VERSION() AS version')) as { version: unknown }[];
  return /mariadb/i.test(String(row?.version)) ? 0 : 1;
}

/** Then waiting in the queue would only hold up everybody else. */
async function someoneStays(queryRunner: QueryRunner): Promise<boolean> {
  const oldest = await oldestTransaction(queryRunner);
  return oldest !== undefined && oldest.seconds > 0;
}

async function inUse(queryRunner: QueryRunner, table: string): Promise<TangramError> {
  const oldest = await oldestTransaction(queryRunner);
  return new TangramError('CONFLICT', oldest ? 'tableInUseBy' : 'tableInUse', { table, connection: oldest?.id ?? '', seconds: oldest?.seconds ?? 0 });
}

/** Who has been holding on for longest; not every user may see it. */
async function oldestTransaction(queryRunner: QueryRunner): Promise<{ readonly id: string; readonly seconds: number } | undefined> {
  const text = 'SELECT trx_mysql_thread_id AS id, TIMESTAMPDIFF(SECOND, trx_started, NOW()) AS seconds FROM information_schema.innodb_trx WHERE trx_mysql_thread_id <> CONNECTION_ID() ORDER BY trx_started LIMIT 1';
  const [row] = (await queryRunner.query(text).catch(() => [])) as { id: unknown; seconds: unknown }[];
  return row && { id: String(row.id), seconds: Number(row.seconds) };
}
