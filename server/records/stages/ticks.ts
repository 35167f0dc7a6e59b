// Ticks of checklists: which actions of which stages are done, and ticking one.
import type { Context } from '../../access/context';

/** One action of a stage of one record. */
export interface ActionOf { readonly record: string; readonly field: string; readonly stage: string; readonly action: string }

/** One text for it. */
export function actionKey({ record, field, stage, action }: ActionOf): string {
  return [record, field, stage, action].join('\n');
}

/** Keys of the actions that are done: the last tick of each counts. */
export async function doneActions(context: Context, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const done = new Set<string>();
  for (let at = 0; at < ids.length; at += 1000) {
    const some = ids.slice(at, at + 1000);
    const rows = await context.connection.rows({ text: `SELECT record_id, field, stage, action, done FROM engine_stage_tick WHERE record_id IN (${some.map(() => '?').join(', ')}) ORDER BY id`, values: some });
    for (const [record, field, stage, action, is] of rows) {
      const key = actionKey({ record: String(record), field: String(field), stage: String(stage), action: String(action) });
      if (Number(is) === 1) done.add(key);
      else done.delete(key);
    }
  }
  return done;
}
