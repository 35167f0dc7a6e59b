// Runs DDL statements: all or nothing on SQLite; on servers, which commit each at once, gently and so that a second run finishes a broken first.
import type { QueryRunner } from 'typeorm';
import { TangramError } from '../errors';
import type { Statement } from './ddl';
import { letReadersPass } from './let-readers-pass';
import type { Connection, Database } from './source';

/** Throws `publishFailed` where the data does not allow it, e.g. doubles under a new unique index. */
export async function applyDdl(database: Database, statements: readonly Statement[]): Promise<void> {
  if (statements.length === 0) return;
  if (database.dialect.name === 'sqlite') return database.transaction((connection) => runStatements(connection, statements));
  await orInWords(database, () => applyOneByOne(database, statements));
}

/** SQLite: as a part of the caller's transaction. */
export async function runStatements(connection: Connection, statements: readonly Statement[]): Promise<void> {
  await orInWords(connection, async () => {
    for (const text of statements.flatMap((statement) => statement.texts)) {
      await connection.run({ text, values: [] }).catch((error: unknown) => {
        if (!(error instanceof Error && error.message.startsWith('duplicate column name'))) throw error;
      });
    }
  });
}

async function orInWords({ dialect }: Connection, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const index = dialect.uniqueViolation(error);
    if (index === undefined) throw error;
    throw new TangramError('CONFLICT', 'publishFailed', { detail: `two records have the same value (${index.index})` });
  }
}

async function applyOneByOne(database: Database, statements: readonly Statement[]): Promise<void> {
  const queryRunner = database.orm.createQueryRunner();
  try {
    for (const statement of statements) await apply(queryRunner, statement);
  } finally {
    await queryRunner.query('SET SESSION lock_wait_timeout = DEFAULT').catch(() => undefined);
    await queryRunner.release();
  }
}

async function apply(queryRunner: QueryRunner, statement: Statement): Promise<void> {
  const { table } = statement;
  if (statement.clauses === undefined) {
    for (const text of statement.texts) await letReadersPass(queryRunner, { table, text });
    return;
  }
  const [text = ''] = statement.texts;
  try {
    await cheapestFirst(queryRunner, { table, text }, statement.kind);
  } catch (error) {
    if (!alreadyDone.has(numberOf(error))) throw error;
    // A part of it was done before: then each part alone, leaving out those.
    for (const clause of statement.clauses) {
      const alone = `${text.slice(0, text.indexOf(statement.clauses[0] ?? ''))}${clause}`;
      await cheapestFirst(queryRunner, { table, text: alone }, statement.kind).catch((again: unknown) => {
        if (!alreadyDone.has(numberOf(again))) throw again;
      });
    }
  }
}

async function cheapestFirst(queryRunner: QueryRunner, { table, text }: { readonly table: string; readonly text: string }, kind: Statement['kind']): Promise<void> {
  const ways = kind === 'instant' ? [', ALGORITHM=INSTANT', ', ALGORITHM=INPLACE, LOCK=NONE', ''] : kind === 'inPlace' ? [', ALGORITHM=INPLACE, LOCK=NONE', ''] : [''];
  for (const [i, way] of ways.entries()) {
    try {
      await letReadersPass(queryRunner, { table, text: text + way, long: way !== ', ALGORITHM=INSTANT' });
      return;
    } catch (error) {
      if (i === ways.length - 1 || !notThatWay.has(numberOf(error))) throw error;
    }
  }
}

/** Table, column or index is there already; or what should go is gone. */
const alreadyDone: ReadonlySet<unknown> = new Set([1050, 1060, 1061, 1091]);
/** ALGORITHM or LOCK not supported for this change. */
const notThatWay: ReadonlySet<unknown> = new Set([1845, 1846, 1221, 4092]);

function numberOf(error: unknown): unknown {
  return (error as { errno?: unknown }).errno;
}
