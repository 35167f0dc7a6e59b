// What a write leaves behind for others: history rows of what changed, and events to be told once it is committed.
import type { Context } from '../../access/context';
import type { FieldModel } from '../../model/model';
import type { Change, Work } from './change';
import { isEffective } from './complete';
import type { RolledUp } from './roll-up';
import type { Sql } from '../../database/source';
import { insertSql } from './write-rows';

const historyColumns = ['object', 'record_id', 'version', 'at', 'by_id', 'source', 'action', 'changes'];
const outboxColumns = ['at', 'kind', 'object', 'record_id', 'payload'];

/** A history row for every record that changed. Values stand as stored (an array where a field has several columns), so nothing is lost and a record can be read as of any time. */
export function writeHistory(work: Work, rolledUp: readonly RolledUp[]): readonly Sql[] {
  const { context } = work;
  const at = context.now.getTime();
  const common = (version: number): readonly unknown[] => [version, at, context.viewer.id, context.source];
  const rows = work.changes.filter(isEffective).map((change) => [change.object.name, change.id, ...common(versionAfter(change)), change.event ?? change.kind, changesOf(change)]);
  for (const { object, before, after, fields } of rolledUp) {
    const changes = fields.map((field) => [field.name, [stored(before.values.get(field.name)), stored(after.values.get(field.name))]] as const);
    rows.push([object.name, after.id, ...common(after.version), 'rollUp', JSON.stringify(Object.fromEntries(changes))]);
  }
  return insertSql(context, { table: 'engine_history', columns: historyColumns, rows });
}

/** An event for every record that changed; who listens reads the record itself. */
export function writeOutbox(work: Work, rolledUp: readonly RolledUp[]): readonly Sql[] {
  const { context } = work;
  const at = context.now.getTime();
  const rows: unknown[][] = work.changes.filter(isEffective).map((change) => [at, change.event ?? change.kind, change.object.name, change.id, payloadOf(context, change)]);
  for (const { object, after, fields } of rolledUp) rows.push([at, 'rollUp', object.name, after.id, JSON.stringify({ fields: fields.map((field) => field.name) })]);
  return insertSql(context, { table: 'engine_outbox', columns: outboxColumns, rows });
}

/** The record's version once the change is written. */
function versionAfter(change: Change): number {
  return change.kind === 'create' ? 1 : (change.before?.version ?? 0) + 1;
}

/** One value as it stands in history: JSON knows text, whole numbers, booleans and null, and so does storage. */
function stored(values: readonly unknown[] | undefined): unknown {
  if (values === undefined) return null;
  return values.length === 1 ? values[0] : values;
}

function changesOf(change: Change): string {
  const changes: Record<string, unknown> = {};
  for (const [name, values] of change.values) {
    if (change.object.fields.get(name)?.rollUp && change.kind === 'create') continue;
    const now = stored(values);
    if (change.kind === 'create' && now === null) continue;
    changes[name] = [stored(change.before?.values.get(name)), now];
  }
  for (const [field, links] of linksByField(change)) changes[field.name] = { added: links.filter(({ add }) => add).map(other), removed: links.filter(({ add }) => !add).map(other) };
  return JSON.stringify(change.note ? { ...changes, ...change.note } : changes);

  function other(link: Change['links'][number]): string | null {
    return link.from === change.id ? link.to : link.from;
  }
}

function linksByField(change: Change): Map<FieldModel, Change['links'][number][]> {
  const byField = new Map<FieldModel, Change['links'][number][]>();
  for (const link of change.links) byField.set(link.field, [...(byField.get(link.field) ?? []), link]);
  return byField;
}

function payloadOf(context: Context, change: Change): string {
  return JSON.stringify({ version: versionAfter(change), by: context.viewer.id, source: context.source, fields: change.kind === 'create' ? undefined : [...change.values.keys()] });
}
