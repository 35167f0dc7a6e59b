// What people see of jobs and may do with them: list, cancel, try again; and forgetting old ones.
import type { Connection } from '../database/source';
import { sentence, type Rule } from '../errors';
import { jobKind, jobKinds, type JobResult } from './define-job';

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
export const jobStates: readonly JobState[] = ['waiting', 'running', 'done', 'failed', 'cancelled'];

export interface Job {
  readonly id: string; readonly kind: string; readonly about: string; readonly owner: string | null; readonly state: JobState;
  readonly done: number | null; readonly total: number | null; readonly attempts: number; readonly mostAttempts: number; readonly cancelAsked: boolean;
  readonly runAt: Date; readonly createdAt: Date; readonly startedAt: Date | null; readonly endedAt: Date | null;
  readonly result: JobResult; readonly problem: { readonly rule: Rule; readonly params: Readonly<Record<string, string | number>> } | null; readonly detail: string | null;
}

export interface JobFilter {
  /** Jobs of this user; of everybody where absent. */
  readonly owner?: string;
  readonly states?: readonly JobState[];
  readonly kind?: string;
  /** Only jobs made before this one. */
  readonly before?: string;
  readonly first: number;
}

/** Newest first. */
export async function listJobs(connection: Connection, { owner, states, kind, before, first }: JobFilter): Promise<Job[]> {
  const tests: [string, readonly unknown[]][] = [
    ...(owner === undefined ? [] : [['owner_id = ?', [owner]] as [string, unknown[]]]),
    ...(states === undefined ? [] : [[`state IN (${states.map(() => '?').join(', ')})`, states] as [string, readonly unknown[]]]),
    ...(kind === undefined ? [] : [['kind = ?', [kind]] as [string, unknown[]]]),
    ...(before === undefined ? [] : [['id < ?', [before]] as [string, unknown[]]]),
  ];
  const where = tests.length === 0 ? '' : ` WHERE ${tests.map(([text]) => text).join(' AND ')}`;
  const rows = await connection.rows({ text: `SELECT ${columns} FROM engine_job${where} ORDER BY id DESC LIMIT ${Math.max(1, Math.min(Math.trunc(first), 500))}`, values: tests.flatMap(([, values]) => values) });
  return rows.map(jobOf);
}

/** One job. */
export async function findJob(connection: Connection, id: string): Promise<Job | undefined> {
  const [row] = await connection.rows({ text: `SELECT ${columns} FROM engine_job WHERE id = ?`, values: [id] });
  return row && jobOf(row);
}

/** How many there are in each state. */
export async function countJobs(connection: Connection): Promise<ReadonlyMap<string, number>> {
  const rows = await connection.rows({ text: 'SELECT state, COUNT(*) FROM engine_job GROUP BY state', values: [] });
  return new Map(rows.map(([state, count]) => [String(state), Number(count)]));
}

/** A waiting job ends at once, a running one at its next step; what its steps wrote stays. false: it had ended already. */
export async function cancelJob(connection: Connection, id: string): Promise<boolean> {
  const waiting = await connection.run({ text: `UPDATE engine_job SET state = 'cancelled', cancel_asked = 1, ended_at = ? WHERE id = ? AND state = 'waiting'`, values: [Date.now(), id] });
  if (waiting === 1) return true;
  return (await connection.run({ text: `UPDATE engine_job SET cancel_asked = 1 WHERE id = ? AND state = 'running'`, values: [id] })) === 1;
}

/** A failed or cancelled job goes on where it stopped. false: it is not one. */
export async function retryJob(connection: Connection, id: string): Promise<boolean> {
  return (await connection.run({
    text: `UPDATE engine_job SET state = 'waiting', attempts = 0, cancel_asked = 0, run_at = ?, ended_at = NULL, problem = NULL, detail = NULL WHERE id = ? AND state IN ('failed', 'cancelled')`,
    values: [Date.now(), id],
  })) === 1;
}

/** Forgets jobs that ended before this moment. */
export async function forgetJobs(connection: Connection, before: number): Promise<number> {
  return connection.run({ text: `DELETE FROM engine_job WHERE state IN ('done', 'failed', 'cancelled') AND ended_at < ?`, values: [before] });
}

/** Forgets jobs of internal kinds that went well before this moment: some run every minute. */
export async function forgetInternalJobs(connection: Connection, before: number): Promise<number> {
  const kinds = jobKinds().filter(({ internal, schedule }) => internal && schedule !== undefined).map(({ name }) => name);
  return connection.run({ text: `DELETE FROM engine_job WHERE state = 'done' AND ended_at < ? AND kind IN (${kinds.map(() => '?').join(', ')})`, values: [before, ...kinds] });
}

/** What went wrong, in words. */
export function problemOf(job: Job, language: string): string | null {
  return job.problem && sentence(job.problem.rule, job.problem.params, language);
}

/** What the job does, in words. */
export function labelOfJob(kind: string, language: string): string {
  const label = jobKind(kind)?.label;
  return label ? label[language.startsWith('zh') ? 'zh-CN' : 'en'] : kind;
}

const columns = 'id, kind, about, owner_id, state, done, total, attempts, most_attempts, cancel_asked, run_at, created_at, started_at, ended_at, result, problem, detail';

function jobOf(row: readonly unknown[]): Job {
  const [id, kind, about, owner, state, done, total, attempts, most, cancel, runAt, createdAt, startedAt, endedAt, result, problem, detail] = row;
  const number = (cell: unknown): number | null => (cell === null ? null : Number(cell));
  const moment = (cell: unknown): Date | null => (cell === null ? null : new Date(Number(cell)));
  return {
    id: String(id), kind: String(kind), about: String(about), owner: owner === null ? null : String(owner), state: state as JobState, done: number(done), total: number(total),
    attempts: Number(attempts), mostAttempts: Number(most), cancelAsked: Number(cancel) === 1, runAt: new Date(Number(runAt)), createdAt: new Date(Number(createdAt)),
    startedAt: moment(startedAt), endedAt: moment(endedAt), result: result === null ? {} : (JSON.parse(String(result)) as JobResult),
    problem: problem === null ? null : (JSON.parse(String(problem)) as Job['problem']), detail: detail === null ? null : String(detail),
  };
}
