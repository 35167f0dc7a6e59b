// Puts work into the queue, inside the caller's transaction where there is one: it is done if and only if the write stands.
import { afterCommit, isInTransaction } from '../access/in-transaction';
import type { Context } from '../access/context';
import { newId } from '../base/ids';
import type { Connection, Database } from '../database/source';
import type { JobKind } from './define-job';
import { wakeWorkers } from './wake';

export interface JobRequest<I> {
  readonly input: I;
  /** What it is about, for people: the name of a file or an object. */
  readonly about?: string;
  /** Jobs of a kind with the same key are one job: asking again gives its id. */
  readonly key?: string;
  /** Not before; now where absent. */
  readonly runAt?: Date;
  /** Higher goes first; the kind's own where absent. */
  readonly priority?: number;
  /** true: it belongs to nobody and has every right. Otherwise it runs with the rights of who asks. */
  readonly asSystem?: boolean;
}

/** The id of the job. Runs with the viewer's rights as they will be then. */
export async function enqueue<I>(context: Context, kind: JobKind<I>, request: JobRequest<I>): Promise<string> {
  const owner = request.asSystem ? null : context.viewer.id;
  const id = await insertJob(context.connection, kind, { ...request, owner, now: context.now.getTime() });
  if (isInTransaction(context)) afterCommit(context, async ({ database }) => wakeWorkers(database));
  else wakeWorkers(context.database);
  return id;
}

interface NewJob<I> extends JobRequest<I> { readonly owner: string | null; readonly now: number }

/** The row itself, for callers without a context. */
export async function insertJob<I>(connection: Connection | Database, kind: Pick<JobKind<I>, 'name' | 'priority' | 'attempts'>, job: NewJob<I>): Promise<string> {
  const id = newId('job');
  const { now, key } = job;
  await connection.run({
    text: `${key === undefined ? 'INSERT' : connection.dialect.insertIgnore} INTO engine_job (id, kind, key_text, about, owner_id, state, place, run_at, attempts, most_attempts, input, cancel_asked, created_at) VALUES (?, ?, ?, ?, ?, 'waiting', ?, ?, 0, ?, ?, 0, ?)`,
    values: [id, kind.name, key?.slice(0, 200) ?? null, (job.about ?? '').slice(0, 200), job.owner, -(job.priority ?? kind.priority ?? 0), job.runAt?.getTime() ?? now, kind.attempts ?? usualAttempts, JSON.stringify(job.input ?? null), now],
  });
  if (key === undefined) return id;
  const [row] = await connection.rows({ text: 'SELECT id FROM engine_job WHERE kind = ? AND key_text = ?', values: [kind.name, key.slice(0, 200)] });
  return String(row![0]);
}

const usualAttempts = 5;
