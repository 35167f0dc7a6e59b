// Ticks of checklists: which actions of which stages are done, and ticking one.
import type { Context } from '../../access/context';
import type { Sql } from '../../database/source';
import { idsSql, thousands } from '../write/write-rows';

/** One action of a stage of one record. */
export interface ActionOf { readonly record: string; readonly field: string; readonly stage: string; readonly action: string }

/** One text for it. */
export function actionKey({ record, field, stage, action }: ActionOf): string {
  return [record, field, stage, action].join('\n');
}

/** The last tick of an action, or its being taken away; `at` in milliseconds. */
export interface Tick { readonly done: boolean; readonly at: number; readonly by: string | null }

/** The question for all ticks of these records. */
export function ticksSql(ids: readonly string[]): Sql {
  return { text: `SELECT record_id, field, stage, action, done, at, by_id FROM engine_stage_tick WHERE ${idsSql(ids, 'record_id')} ORDER BY id`, values: ids };
}

/** Its answer, by action: the last one counts. */
export function lastTicks(rows: readonly (readonly unknown[])[]): ReadonlyMap<string, Tick> {
  return new Map(rows.map(([record, field, stage, action, done, at, by]) => [
    actionKey({ record: String(record), field: String(field), stage: String(stage), action: String(action) }), { done: Number(done) === 1, at: Number(at), by: by === null ? null : String(by) },
  ]));
}

/** Keys of the actions that are done. */
export async function doneActions(context: Context, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const done = new Set<string>();
  for (const some of thousands(ids)) for (const [key, tick] of lastTicks(await context.connection.rows(ticksSql(some)))) if (tick.done) done.add(key);
  return done;
}
