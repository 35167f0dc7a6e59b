// Runs DDL statements: all or nothing on SQLite; on servers, which commit each at once, gently and so that a second run finishes a broken first.
import { setTimeout as sleep } from 'node:timers/promises';
import type { QueryRunner } from 'typeorm';
import { TangramError } from '../errors';
import type { Statement } from './ddl';
import type { Database } from './source';

/** Throws `publishFailed` where the data does not allow it, e.g. doubles under a new unique index. */
export async function applyDdl(database: Database, statements: readonly Statement[]): Promise<void> {
  if (statements.length === 0) return;
  try {
    await (database.dialect.name === 'sqlite' ? applyInTransaction(database, statements) : applyOneByOne(database, statements));
  } catch (error) {
    const index = database.dialect.uniqueViolation(error);
    if (index === undefined) throw error;
    throw new TangramError('CONFLICT', 'publishFailed', { detail: `two records have the same value (${index.index})` });
  }
}

async function applyInTransaction(database: Database, statements: readonly Statement[]): Promise<void> {
  await database.transaction(async (connection) => {
    for (const statement of statements) {
      for (const text of statement.texts) {
        await connection.run({ text, values: [] }).catch((error: unknown) => {
          if (!(error instanceof Error && error.message.startsWith('duplicate column name'))) throw error;
        });
      }
    }
  });
}

/** Readers queue up behind an ALTER that waits, so it waits only so long, lets them pass, and comes again. */
const lockWaitSeconds = 2;
const lockAttempts = 20;

async function applyOneByOne(database: Database, statements: readonly Statement[]): Promise<void> {
  const queryRunner = database.orm.createQueryRunner();
  try {
    await queryRunner.query(`SET SESSION lock_wait_timeout = ${lockWaitSeconds}`);
    for (const statement of statements) await apply(queryRunner, statement);
  } finally {
    await queryRunner.query('SET SESSION lock_wait_timeout = DEFAULT').catch(() => undefined);
    await queryRunner.release();
  }
}

async function apply(queryRunner: QueryRunner, statement: Statement): Promise<void> {
  if (statement.clauses === undefined) {
    for (const text of statement.texts) await patiently(queryRunner, text);
    return;
  }
  const [text = ''] = statement.texts;
  try {
    await cheapestFirst(queryRunner, text, statement.kind);
  } catch (error) {
    if (!alreadyDone.has(numberOf(error))) throw error;
    // A part of it was done before: then each part alone, leaving out those.
    for (const clause of statement.clauses) {
      const alone = `${text.slice(0, text.indexOf(statement.clauses[0] ?? ''))}${clause}`;
      await cheapestFirst(queryRunner, alone, statement.kind).catch((again: unknown) => {
        if (!alreadyDone.has(numberOf(again))) throw again;
      });
    }
  }
}

async function cheapestFirst(queryRunner: QueryRunner, text: string, kind: Statement['kind']): Promise<void> {
  const ways = kind === 'instant' ? [', ALGORITHM=INSTANT', ', ALGORITHM=INPLACE, LOCK=NONE', ''] : kind === 'inPlace' ? [', ALGORITHM=INPLACE, LOCK=NONE', ''] : [''];
  for (const [i, way] of ways.entries()) {
    try {
      await patiently(queryRunner, text + way);
      return;
    } catch (error) {
      if (i === ways.length - 1 || !notThatWay.has(numberOf(error))) throw error;
    }
  }
}

async function patiently(queryRunner: QueryRunner, text: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await queryRunner.query(text);
      return;
    } catch (error) {
      if (attempt >= lockAttempts || !lockedOut.has(numberOf(error))) throw error;
    }
    await sleep(50 * attempt);
  }
}

/** Table, column or index is there already; or what should go is gone. */
const alreadyDone: ReadonlySet<unknown> = new Set([1050, 1060, 1061, 1091]);
/** ALGORITHM or LOCK not supported for this change. */
const notThatWay: ReadonlySet<unknown> = new Set([1845, 1846, 1221, 4092]);
const lockedOut: ReadonlySet<unknown> = new Set([1205, 1213, 1969]);

function numberOf(error: unknown): unknown {
  return (error as { errno?: unknown }).errno;
}
