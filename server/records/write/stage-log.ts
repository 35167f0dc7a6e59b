// When records came to their stages and left them: kept in the transaction that moves them. Records from before their process are told from their history.
import type { Context } from '../../access/context';
import type { Sql } from '../../database/source';
import type { Change, Work } from './change';
import { isEffective } from './complete';
import { stageFields } from './stages';
import { idsSql, insertSql, thousands } from './write-rows';

const table = 'engine_stage';
const columns = ['record_id', 'field', 'stage', 'object', 'entered_at', 'since', 'left_at', 'spent', 'visits'];

/** What one record did in one stage. Times are milliseconds; `spent` is that of visits that are over. */
export interface StageVisit { readonly record: string; readonly field: string; readonly stage: string; readonly enteredAt: number; readonly since: number | null; readonly leftAt: number | null; readonly spent: number; readonly visits: number }

/** Statements for every record whose stage this write changes. */
export async function writeStages(work: Work): Promise<readonly Sql[]> {
  const { context } = work;
  const moved = work.changes.filter((change) => isEffective(change) && (change.kind === 'create' || change.kind === 'update'))
    .flatMap((change) => [...stageFields(change.object)].filter((field) => change.values.has(field)).map((field) => ({ change, field })));
  if (moved.length === 0) return [];
  const now = context.now.getTime();
  const came = moved.filter(({ change, field }) => text(change.before?.values.get(field)?.[0]) !== null);
  const missing = await visitsBefore(context, came);
  const leave = [...byField(came)].map(([field, ids]): Sql => ({
    text: `UPDATE ${table} SET spent = spent + (? - since), left_at = ?, since = NULL WHERE ${idsSql(ids, 'record_id')} AND field = ? AND since IS NOT NULL`, values: [now, now, ...ids, field],
  }));
  const rows = moved.flatMap(({ change, field }) => {
    const stage = text(change.values.get(field)?.[0]);
    return stage === null ? [] : [[change.id, field, stage, change.object.name, now, now, null, 0, 1]];
  });
  return [...missing, ...leave, ...enter(context, rows)];
}

/** Visits as the history of these records tells them: one statement whatever their number. */
export async function visitsFromHistory(context: Context, asked: readonly { readonly id: string; readonly fields: ReadonlySet<string> }[]): Promise<readonly StageVisit[]> {
  const visits = new Map<string, StageVisit>();
  const fields = new Map(asked.map(({ id, fields: some }) => [id, some]));
  const ids = [...fields.keys()];
  for (const some of thousands(ids)) {
    const rows = await context.connection.rows({ text: `SELECT record_id, at, changes FROM engine_history WHERE ${idsSql(some, 'record_id')} AND action <> 'rollUp' ORDER BY id`, values: some });
    for (const [record, at, changes] of rows) {
      for (const [field, change] of Object.entries(JSON.parse(String(changes)) as Record<string, unknown>)) {
        if (fields.get(String(record))?.has(field) && Array.isArray(change)) step(visits, { record: String(record), field, from: text(change[0]), to: text(change[1]), at: Number(at) });
      }
    }
  }
  return [...visits.values()];
}

interface Step { readonly record: string; readonly field: string; readonly from: string | null; readonly to: string | null; readonly at: number }

function step(visits: Map<string, StageVisit>, { record, field, from, to, at }: Step): void {
  const key = (stage: string): string => [record, field, stage].join('\n');
  const left = from === null ? undefined : visits.get(key(from));
  if (left && left.since !== null) visits.set(key(left.stage), { ...left, since: null, leftAt: at, spent: left.spent + at - left.since });
  if (to === null) return;
  const known = visits.get(key(to));
  visits.set(key(to), known ? { ...known, since: at, leftAt: null, visits: known.visits + 1 } : { record, field, stage: to, enteredAt: at, since: at, leftAt: null, spent: 0, visits: 1 });
}

/** What is to be written first for records that have no row of the stage they leave: they were there before the process was. */
async function visitsBefore(context: Context, came: readonly { readonly change: Change; readonly field: string }[]): Promise<readonly Sql[]> {
  const known = new Set<string>();
  const ids = [...new Set(came.map(({ change }) => change.id))];
  for (const some of thousands(ids)) {
    const rows = await context.connection.rows({ text: `SELECT record_id, field FROM ${table} WHERE ${idsSql(some, 'record_id')} AND since IS NOT NULL`, values: some });
    for (const [record, field] of rows) known.add(`${String(record)}\n${String(field)}`);
  }
  const unknown = came.filter(({ change, field }) => !known.has(`${change.id}\n${field}`));
  if (unknown.length === 0) return [];
  const objects = new Map(unknown.map(({ change }) => [change.id, change.object.name]));
  const visits = await visitsFromHistory(context, unknown.map(({ change }) => ({ id: change.id, fields: stageFields(change.object) })));
  const rows = visits.map((visit) => [visit.record, visit.field, visit.stage, objects.get(visit.record)!, visit.enteredAt, visit.since, visit.leftAt, visit.spent, visit.visits]);
  const { incoming } = context.connection.dialect;
  return stageRowsSql(context, { columns, rows }, ['entered_at', 'since', 'left_at', 'spent', 'visits'].map((column) => `${column} = ${incoming(column)}`));
}

function enter(context: Context, rows: readonly (readonly unknown[])[]): readonly Sql[] {
  const { incoming } = context.connection.dialect;
  return stageRowsSql(context, { columns, rows }, [`entered_at = COALESCE(${table}.entered_at, ${incoming('entered_at')})`, `since = ${incoming('since')}`, 'left_at = NULL', `visits = ${table}.visits + 1`]);
}

/** Inserts rows of what records do in stages, or changes those that are there by `sets`. */
export function stageRowsSql(context: Context, into: { readonly columns: readonly string[]; readonly rows: readonly (readonly unknown[])[] }, sets: readonly string[]): readonly Sql[] {
  const clash = `${context.connection.dialect.onClash('record_id', 'field', 'stage')} ${sets.join(', ')}`;
  return insertSql(context, { table, ...into }).map(({ text: insert, values }) => ({ text: `${insert} ${clash}`, values }));
}

function byField(moved: readonly { readonly change: Change; readonly field: string }[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const { change, field } of moved) ids.set(field, [...(ids.get(field) ?? []), change.id]);
  return ids;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
