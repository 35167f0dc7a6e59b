// What is due again and again: the moment it comes due, one node moves the schedule on and puts the job into the queue, in one transaction.
import { Cron } from 'croner';
import type { Connection, Database } from '../database/source';
import { TangramError } from '../errors';
import type { Model } from '../model/model';
import { jobKind, jobKinds, type JobJson } from './define-job';
import { insertJob } from './enqueue';

export interface Schedule {
  /** One name, one schedule; those of kinds are called like the kind. */
  readonly name: string; readonly kind: string; readonly cron: string; readonly timeZone: string; readonly about: string; readonly owner: string | null;
  readonly active: boolean; readonly nextAt: Date | null; readonly lastAt: Date | null;
}
export type NewSchedule = Pick<Schedule, 'name' | 'kind' | 'cron' | 'timeZone'> & { readonly input?: JobJson; readonly about?: string; readonly owner?: string | null };

/** The next moment after `from`; throws BAD_USER_INPUT where the text is no cron expression. */
export function nextRun(cron: string, timeZone: string, from: Date): Date | null {
  try {
    return new Cron(cron, { timezone: timeZone, mode: '5-part', paused: true }).nextRun(from);
  } catch {
    throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: `cron: ${cron}` });
  }
}

/** Makes or changes a schedule. One that did not change keeps its next moment, so that a restart skips nothing. */
export async function saveSchedule(database: Database, schedule: NewSchedule, now: Date): Promise<void> {
  const next = nextRun(schedule.cron, schedule.timeZone, now)?.getTime() ?? null;
  const rest = [schedule.kind, schedule.cron, schedule.timeZone, JSON.stringify(schedule.input ?? null), schedule.about ?? '', schedule.owner ?? null];
  await database.transaction(async (connection) => {
    const [row] = await connection.rows({ text: `SELECT cron, time_zone FROM engine_schedule WHERE name = ?${connection.dialect.forUpdate}`, values: [schedule.name] });
    if (!row) {
      await connection.run({ text: `${connection.dialect.insertIgnore} INTO engine_schedule (name, kind, cron, time_zone, input, about, owner_id, active, next_at) VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)`, values: [schedule.name, ...rest, next] });
      return;
    }
    const same = row[0] === schedule.cron && row[1] === schedule.timeZone;
    await connection.run({
      text: `UPDATE engine_schedule SET kind = ?, cron = ?, time_zone = ?, input = ?, about = ?, owner_id = ?${same ? '' : ', next_at = ?'} WHERE name = ?`,
      values: [...rest, ...(same ? [] : [next]), schedule.name],
    });
  });
}

/** The schedules that kinds bring along; called when a process starts. */
export async function saveKindSchedules(database: Database, model: Model, now: Date): Promise<void> {
  for (const { name, schedule } of jobKinds()) if (schedule !== undefined) await saveSchedule(database, { name, kind: name, cron: schedule, timeZone: model.app.timeZone }, now);
}

/** Puts into the queue what has come due. What was missed while nobody was there is done once. */
export async function enqueueDue(database: Database, model: Model, now: number): Promise<void> {
  const due = await database.rows({ text: 'SELECT name, kind, cron, time_zone, input, about, owner_id, next_at FROM engine_schedule WHERE active = 1 AND next_at <= ?', values: [now] });
  for (const [name, kind, cron, zone, input, about, owner, at] of due) {
    const next = nextRun(String(cron), String(zone) || model.app.timeZone, new Date(now))?.getTime() ?? null;
    await database.transaction(async (connection) => {
      // Whoever moves it on first has it.
      const moved = await connection.run({ text: 'UPDATE engine_schedule SET next_at = ?, last_at = ? WHERE name = ? AND active = 1 AND next_at = ?', values: [next, now, name, at] });
      if (moved !== 1) return;
      const known = jobKind(String(kind));
      await insertJob(connection, known ?? { name: String(kind) }, {
        input: JSON.parse(String(input)) as JobJson, about: String(about), key: `${String(name)} ${Number(at)}`, owner: owner === null ? null : String(owner), now,
      });
    });
  }
}

/** All schedules, by name. */
export async function listSchedules(connection: Connection): Promise<Schedule[]> {
  const rows = await connection.rows({ text: 'SELECT name, kind, cron, time_zone, about, owner_id, active, next_at, last_at FROM engine_schedule ORDER BY name', values: [] });
  const moment = (cell: unknown): Date | null => (cell === null ? null : new Date(Number(cell)));
  return rows.map(([name, kind, cron, zone, about, owner, active, next, last]) => ({
    name: String(name), kind: String(kind), cron: String(cron), timeZone: String(zone), about: String(about), owner: owner === null ? null : String(owner),
    active: Number(active) === 1, nextAt: moment(next), lastAt: moment(last),
  }));
}

/** Stops a schedule, or lets it go on from now; false where there is none. */
export async function switchSchedule(database: Database, name: string, active: boolean): Promise<boolean> {
  const schedule = (await listSchedules(database)).find((each) => each.name === name);
  if (!schedule) return false;
  const next = nextRun(schedule.cron, schedule.timeZone, new Date())?.getTime() ?? null;
  return (await database.run({ text: 'UPDATE engine_schedule SET active = ?, next_at = ? WHERE name = ?', values: [active ? 1 : 0, next, name] })) === 1;
}

/** Its job now, beside its usual moments; false where there is no such schedule. */
export async function runScheduleNow(database: Database, name: string): Promise<string | undefined> {
  const [row] = await database.rows({ text: 'SELECT kind, input, about, owner_id FROM engine_schedule WHERE name = ?', values: [name] });
  if (!row) return undefined;
  const kind = jobKind(String(row[0])) ?? { name: String(row[0]) };
  return insertJob(database, kind, { input: JSON.parse(String(row[1])) as JobJson, about: String(row[2]), owner: row[3] === null ? null : String(row[3]), now: Date.now() });
}
