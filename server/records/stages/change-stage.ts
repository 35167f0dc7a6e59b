// What people say about a stage of a record besides moving it: ticking its checklist, and planning when it begins and ends and how far it is.
import type { Context } from '../../access/context';
import { inTransaction } from '../../access/in-transaction';
import { mayEditField, mayNot } from '../../access/may';
import { TangramError, type Problem } from '../../errors';
import type { ProcessModel, StageModel } from '../../model/model';
import { stageRowsSql } from '../write/stage-log';
import { insertSql } from '../write/write-rows';
import { processOfRecord } from './progress';

/** A stage of one record. */
export interface StageOf { readonly id: string; readonly process: string; readonly stage: string }
/** Absent parts stay as they are; null makes empty. Dates are YYYY-MM-DD, completion is 0 to 100. */
export interface StagePlan { readonly startOn?: string | null; readonly endOn?: string | null; readonly completion?: number | null; readonly note?: string | null }

/** Ticks an action or takes the tick away. Whoever may change the record and its stage may. */
export async function tickAction(context: Context, of: StageOf, { action, done }: { readonly action: string; readonly done: boolean }): Promise<void> {
  await inTransaction(context, async (inside) => {
    const { process, stage } = await stageOf(inside, of);
    if (!stage.checklist.some(({ name }) => name === action)) throw new TangramError('NOT_FOUND', 'notFound');
    await inside.connection.runAll(insertSql(inside, {
      table: 'engine_stage_tick', columns: ['record_id', 'field', 'stage', 'action', 'done', 'at', 'by_id'],
      rows: [[of.id, process.field, stage.value, action, done ? 1 : 0, inside.now.getTime(), inside.viewer.id]],
    }));
  });
}

/** Keeps what is planned and reported for a stage; VALIDATION_FAILED names the part that is wrong. */
export async function planStage(context: Context, of: StageOf, plan: StagePlan): Promise<void> {
  await inTransaction(context, async (inside) => {
    const { object, process, stage } = await stageOf(inside, of);
    const problems = problemsOf(plan);
    if (problems.length > 0) throw new TangramError('VALIDATION_FAILED', 'validationFailed', { count: problems.length }, problems);
    const given = Object.entries(columns).filter(([name]) => plan[name as keyof StagePlan] !== undefined);
    if (given.length === 0) return;
    await inside.connection.runAll(stageRowsSql(inside, {
      columns: ['record_id', 'field', 'stage', 'object', 'spent', 'visits', ...given.map(([, column]) => column)],
      rows: [[of.id, process.field, stage.value, object, 0, 0, ...given.map(([name]) => plan[name as keyof StagePlan] ?? null)]],
    }, given.map(([, column]) => `${column} = ${inside.connection.dialect.incoming(column)}`)));
  });
}

const columns: Readonly<Record<keyof StagePlan, string>> = { startOn: 'start_on', endOn: 'end_on', completion: 'completion', note: 'note' };

async function stageOf(context: Context, { id, process: name, stage: value }: StageOf): Promise<{ readonly object: string; readonly process: ProcessModel; readonly stage: StageModel }> {
  const { object, process, mayUpdate } = await processOfRecord(context, id, name);
  const field = object.fields.get(process.field)!;
  if (!mayUpdate || !mayEditField(context, object, field)) throw mayNot(context, 'update', object);
  const stage = process.stages.find((each) => each.value === value);
  if (!stage) throw new TangramError('NOT_FOUND', 'notFound');
  return { object: object.name, process, stage };
}

function problemsOf({ startOn, endOn, completion, note }: StagePlan): Problem[] {
  const problems: Problem[] = [];
  for (const [path, value] of [['startOn', startOn], ['endOn', endOn]] as const) {
    if (typeof value === 'string' && (!/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(Date.parse(`${value}T00:00:00Z`)))) problems.push({ path, rule: 'wrongType', params: { expected: 'date' } });
  }
  if (typeof completion === 'number' && completion < 0) problems.push({ path: 'completion', rule: 'tooSmall', params: { min: 0 } });
  if (typeof completion === 'number' && completion > 100) problems.push({ path: 'completion', rule: 'tooLarge', params: { max: 100 } });
  if (typeof note === 'string' && note.length > 2000) problems.push({ path: 'note', rule: 'tooLong', params: { max: 2000, length: note.length } });
  return problems;
}
