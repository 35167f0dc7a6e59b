// How far records have come: every stage with when it was entered and left, what is planned for it, and what of its checklist is done.
import { processFor } from '../../../metadata/language/stages';
import type { Context } from '../../access/context';
import { may, mayReadField, mustMay } from '../../access/may';
import { rowPredicate } from '../../access/restrict';
import { prefixOf } from '../../base/ids';
import { TangramError } from '../../errors';
import type { ObjectModel, ProcessModel } from '../../model/model';
import { idsByObject } from '../ids-by-object';
import { idOf } from '../write/lock-masters';
import { selectRows } from '../write/select-rows';
import { visitsFromHistory, type StageVisit } from '../write/stage-log';
import { idsSql } from '../write/write-rows';
import { actionKey, lastTicks, ticksSql } from './ticks';

/** One record in one of the processes it follows. */
export interface RecordProgress {
  readonly id: string;
  readonly process: string;
  readonly field: string;
  /** The stage the record stands in; null: in none of the process. */
  readonly current: string | null;
  readonly stages: readonly StageProgress[];
}
export interface StageProgress {
  readonly stage: string;
  readonly enteredAt: string | null;
  readonly leftAt: string | null;
  /** Days in the stage, visits added together, with one decimal; null where it was never entered. */
  readonly days: number | null;
  readonly startOn: string | null;
  readonly endOn: string | null;
  /** 0 to 100: what was entered, else the part of the checklist that is done. */
  readonly completion: number | null;
  readonly note: string | null;
  readonly checklist: readonly ActionProgress[];
}
export interface ActionProgress { readonly action: string; readonly done: boolean; readonly at: string | null; readonly by: string | null }

/** At most so many records in one question. */
const mostRecords = 500;

/** In the order of the ids, process by process; what may not be seen is left out. A fixed number of statements an object, whatever the number of records. */
export async function stageProgress(context: Context, ids: readonly string[]): Promise<readonly RecordProgress[]> {
  if (ids.length > mostRecords) throw new TangramError('BAD_USER_INPUT', 'tooMany', { max: mostRecords, count: ids.length });
  const found = new Map<string, readonly RecordProgress[]>();
  for (const [object, some] of idsByObject(context.model, ids)) {
    if (!may(context, 'read', object) || object.processes.length === 0) continue;
    for (const [id, progress] of await progressOf(context, object, some)) found.set(id, progress);
  }
  return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
}

/** The process of a record by its name: NOT_FOUND where the record may not be seen or does not follow it. */
export async function processOfRecord(context: Context, id: string, name: string): Promise<{ readonly object: ObjectModel; readonly process: ProcessModel; readonly mayUpdate: boolean }> {
  const object = context.model.objectByIdPrefix.get(prefixOf(id));
  if (!object) throw new TangramError('NOT_FOUND', 'notFound');
  mustMay(context, 'read', object);
  const [row] = await standings(context, object, [id]);
  const process = row && followed(context, object, row.values).find((each) => each.name === name);
  if (!row || !process) throw new TangramError('NOT_FOUND', 'notFound');
  return { object, process, mayUpdate: row.answers[0] === true };
}

async function progressOf(context: Context, object: ObjectModel, ids: readonly string[]): Promise<ReadonlyMap<string, readonly RecordProgress[]>> {
  const rows = await standings(context, object, ids);
  const seen = rows.map(({ id }) => id);
  if (seen.length === 0) return new Map();
  const [stageRows, tickRows] = await context.connection.rowsAll([
    { text: `SELECT record_id, field, stage, entered_at, since, left_at, spent, start_on, end_on, completion, note FROM engine_stage WHERE ${idsSql(seen, 'record_id')}`, values: seen },
    ticksSql(seen),
  ]);
  const kept = new Map((stageRows ?? []).map((row) => [key(row), keptOf(row)]));
  const ticks = lastTicks(tickRows ?? []);
  const entered = new Set((stageRows ?? []).filter((row) => row[3] !== null).map((row) => String(row[0])));
  // There before its process was: its history knows.
  const fields = new Set(object.processes.map(({ field }) => field));
  const old = await visitsFromHistory(context, seen.filter((id) => !entered.has(id)).map((id) => ({ id, fields })));
  for (const visit of old) {
    const place = [visit.record, visit.field, visit.stage].join('\n');
    kept.set(place, { ...nothing, ...kept.get(place), ...visit });
  }
  const now = context.now.getTime();
  return new Map(rows.map((row) => [row.id, followed(context, object, row.values).map((process): RecordProgress => ({
    id: row.id, process: process.name, field: process.field,
    current: process.stages.find(({ value }) => value === row.values.get(process.field)?.[0])?.value ?? null,
    stages: process.stages.map((stage): StageProgress => {
      const place = [row.id, process.field, stage.value].join('\n');
      const one = kept.get(place) ?? nothing;
      const checklist = stage.checklist.map(({ name }): ActionProgress => {
        const tick = ticks.get(actionKey({ record: row.id, field: process.field, stage: stage.value, action: name }));
        return { action: name, done: tick?.done ?? false, at: tick ? new Date(tick.at).toISOString() : null, by: tick?.by ?? null };
      });
      const spent = one.spent + (one.since === null ? 0 : now - one.since);
      return {
        stage: stage.value, checklist, enteredAt: moment(one.enteredAt), leftAt: moment(one.leftAt), days: one.enteredAt === null ? null : Math.round(spent / 8_640_000) / 10,
        startOn: one.startOn, endOn: one.endOn, note: one.note, completion: one.completion ?? partDone(checklist),
      };
    }),
  }))]));
}

async function standings(context: Context, object: ObjectModel, ids: readonly string[]): ReturnType<typeof selectRows> {
  const names = new Set(['recordType', ...object.processes.flatMap(({ field, kind }) => [field, ...(kind ? [kind.field] : [])])]);
  const fields = [...names].flatMap((name) => object.fields.get(name) ?? []);
  return selectRows(context, { object, by: { field: idOf(object), values: [...ids] }, fields, where: rowPredicate(context, object, 'read'), tests: [rowPredicate(context, object, 'update')] });
}

/** One process a field, where the viewer may read the field. */
function followed(context: Context, object: ObjectModel, values: ReadonlyMap<string, readonly unknown[]>): readonly ProcessModel[] {
  return [...new Set(object.processes.map(({ field }) => field))].flatMap((name) => {
    const field = object.fields.get(name);
    const process = field && mayReadField(context, object, field) ? processFor(object.processes, name, (each) => values.get(each)?.[0]) : undefined;
    return process ? [process] : [];
  });
}

type Kept = Omit<Pick<StageVisit, 'enteredAt' | 'since' | 'leftAt' | 'spent'>, 'enteredAt'> & { readonly enteredAt: number | null; readonly startOn: string | null; readonly endOn: string | null; readonly completion: number | null; readonly note: string | null };
const nothing: Kept = { enteredAt: null, since: null, leftAt: null, spent: 0, startOn: null, endOn: null, completion: null, note: null };

function keptOf(row: readonly unknown[]): Kept {
  const number = (value: unknown): number | null => (value === null ? null : Number(value));
  const text = (value: unknown): string | null => (value === null ? null : String(value));
  return { enteredAt: number(row[3]), since: number(row[4]), leftAt: number(row[5]), spent: Number(row[6]), startOn: text(row[7]), endOn: text(row[8]), completion: number(row[9]), note: text(row[10]) };
}

function key(row: readonly unknown[]): string {
  return row.slice(0, 3).map(String).join('\n');
}

function moment(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function partDone(checklist: readonly ActionProgress[]): number | null {
  return checklist.length === 0 ? null : Math.round((checklist.filter(({ done }) => done).length / checklist.length) * 100);
}
