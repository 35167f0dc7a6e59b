// Who works on which job: taken by compare-and-set, held by a lease that ends by itself, given back or ended only by who holds it.
import type { Connection } from '../database/source';
import type { JobJson } from './define-job';

export interface TakenJob {
  readonly id: string; readonly kind: string; readonly input: unknown; readonly checkpoint: JobJson; readonly owner: string | null;
  readonly attempt: number; readonly mostAttempts: number; readonly holder: string;
}
export interface Taking { readonly holder: string; readonly kinds: readonly string[]; readonly now: number; readonly lease: number }

/** The next job that is due, for this holder; undefined where there is none. */
export async function takeJob(connection: Connection, { holder, kinds, now, lease }: Taking): Promise<TakenJob | undefined> {
  if (kinds.length === 0) return undefined;
  const due = await connection.rows({
    text: `SELECT id FROM engine_job WHERE state = 'waiting' AND run_at <= ? AND kind IN (${kinds.map(() => '?').join(', ')}) ORDER BY place, run_at, id LIMIT 10`,
    values: [now, ...kinds],
  });
  for (const [id] of due) {
    // Others look at the same rows: whoever changes the state first has the job.
    const taken = await connection.run({
      text: `UPDATE engine_job SET state = 'running', lease_holder = ?, lease_until = ?, attempts = attempts + 1, started_at = ? WHERE id = ? AND state = 'waiting' AND run_at <= ?`,
      values: [holder, now + lease, now, id, now],
    });
    if (taken === 1) return readTaken(connection, String(id), holder);
  }
  return undefined;
}

async function readTaken(connection: Connection, id: string, holder: string): Promise<TakenJob | undefined> {
  const [row] = await connection.rows({ text: 'SELECT kind, input, checkpoint, owner_id, attempts, most_attempts FROM engine_job WHERE id = ? AND lease_holder = ?', values: [id, holder] });
  if (!row) return undefined;
  return {
    id, holder, kind: String(row[0]), input: JSON.parse(String(row[1])) as unknown, checkpoint: row[2] === null ? null : (JSON.parse(String(row[2])) as JobJson),
    owner: row[3] === null ? null : String(row[3]), attempt: Number(row[4]), mostAttempts: Number(row[5]),
  };
}

/** What becomes of the holder's hold: kept, asked to end, or gone to somebody else. */
export type Hold = 'held' | 'cancel' | 'lost';

/** Holds on for another `lease` milliseconds. Inside a transaction it keeps everybody else from the job until the commit. */
export async function holdOn(connection: Connection, { id, holder }: TakenJob, { now, lease }: { readonly now: number; readonly lease: number }): Promise<Hold> {
  const held = await connection.run({ text: `UPDATE engine_job SET lease_until = ? WHERE id = ? AND lease_holder = ? AND state = 'running'`, values: [now + lease, id, holder] });
  if (held !== 1) return 'lost';
  const [row] = await connection.rows({ text: 'SELECT cancel_asked FROM engine_job WHERE id = ?', values: [id] });
  return Number(row?.[0]) === 1 ? 'cancel' : 'held';
}

/** Sets columns of a job while it is held; false where it is not any more. */
export async function writeHeld(connection: Connection, { id, holder }: TakenJob, columns: Readonly<Record<string, unknown>>): Promise<boolean> {
  const names = Object.keys(columns);
  const set = names.map((name) => `${name} = ?`).join(', ');
  return (await connection.run({ text: `UPDATE engine_job SET ${set} WHERE id = ? AND lease_holder = ? AND state = 'running'`, values: [...Object.values(columns), id, holder] })) === 1;
}

/** Jobs whose worker died go back into the queue, or have failed where that happened too often. Gives their number. */
export async function freeDead(connection: Connection, now: number): Promise<number> {
  const dead = await connection.rows({ text: `SELECT id, lease_holder, attempts, most_attempts, cancel_asked FROM engine_job WHERE state = 'running' AND lease_until < ? LIMIT 50`, values: [now] });
  let freed = 0;
  for (const [id, holder, attempts, most, cancel] of dead) {
    const cancelled = Number(cancel) === 1;
    const over = cancelled || Number(attempts) >= Number(most);
    const state = cancelled ? 'cancelled' : over ? 'failed' : 'waiting';
    freed += await connection.run({
      text: `UPDATE engine_job SET state = ?, lease_holder = NULL, lease_until = NULL, run_at = ?, ended_at = ?, problem = ? WHERE id = ? AND lease_holder = ? AND state = 'running' AND lease_until < ?`,
      values: [state, now, over ? now : null, state === 'failed' ? JSON.stringify({ rule: 'jobDied', params: {} }) : null, id, holder, now],
    });
  }
  return freed;
}
