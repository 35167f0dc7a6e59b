// One transaction for everything a request writes: writes inside writes join the one that is open.
import type { Context } from './context';
import type { Connection } from '../database/source';

/** What waits for the commit, by the connection of the open transaction. */
const open = new WeakMap<Connection, ((context: Context) => Promise<void>)[]>();

/** Runs `work` inside the open transaction, or in one of its own: `alone` says which. WARNING: `work` may run again after a deadlock: nothing outside the database may come of it. */
export async function inTransaction<T>(context: Context, work: (inside: Context, alone: boolean) => Promise<T>): Promise<T> {
  if (open.has(context.connection)) return undoable(context, () => work(context, false));
  let waiting: ((context: Context) => Promise<void>)[] = [];
  const result = await context.database.transaction(async (connection) => {
    const inside = context.withConnection(connection);
    waiting = [];
    open.set(inside.connection, waiting);
    return work(inside, true);
  });
  // The write stands, so whoever asked for it must not be told that it failed.
  for (const each of waiting) await each(context).catch((error: unknown) => process.emitWarning(error instanceof Error ? error.stack ?? error.message : String(error), 'AfterCommit'));
  return result;
}

/** Runs `work` inside the open transaction so that, if it throws, nothing of it stays. */
export async function undoable<T>(context: Context, work: () => Promise<T>): Promise<T> {
  const { connection } = context;
  const waiting = open.get(connection)?.length ?? 0;
  // WARNING: counted for each transaction. With one count for all, another's end would give a name twice within one, and the outer savepoint would be lost.
  const depth = (depths.get(connection) ?? 0) + 1;
  depths.set(connection, depth);
  const name = `s${depth}`;
  await connection.run({ text: `SAVEPOINT ${name}`, values: [] });
  try {
    const result = await work();
    await connection.run({ text: `RELEASE SAVEPOINT ${name}`, values: [] });
    return result;
  } catch (error) {
    // After a deadlock the whole transaction is gone, and the savepoint with it: it is the first error that counts.
    await connection.run({ text: `ROLLBACK TO SAVEPOINT ${name}`, values: [] }).catch(() => undefined);
    open.get(connection)?.splice(waiting);
    throw error;
  } finally {
    depths.set(connection, depth - 1);
  }
}
const depths = new WeakMap<Connection, number>();

/** true where `context` writes in an open transaction. */
export function isInTransaction(context: Context): boolean {
  return open.has(context.connection);
}

/** Runs `work` once what was written can no longer be undone. */
export function afterCommit(context: Context, work: (context: Context) => Promise<void>): void {
  const waiting = open.get(context.connection);
  if (!waiting) throw new Error('Only inside a transaction can something wait for its end');
  waiting.push(work);
}
