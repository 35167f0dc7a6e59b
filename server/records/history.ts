// What became of a record: its history as a viewer may read it, and the record as it was at any time.
import { mayReadField, mustMay } from '../access/may';
import { rowPredicate } from '../access/restrict';
import type { Context } from '../access/context';
import { TangramError } from '../errors';
import { fieldTypeOf } from '../field-types/field-types';
import { fieldCalled } from '../model/called';
import type { FieldModel, ObjectModel } from '../model/model';
import { labelOf } from './write/change';
import { idOf } from './write/lock-masters';
import { selectRows } from './write/select-rows';

export interface HistoryEntry {
  readonly version: number;
  readonly at: string;
  readonly by: string | null;
  /** web, api, import, cli, job. */
  readonly source: string;
  /** create, update, delete, restore, merge, rollUp, or what was done about its approval: approval.submit … */
  readonly action: string;
  /** Only fields the viewer may read; values in the API's plain form. */
  readonly changes: readonly { readonly field: string; readonly label: string; readonly from: unknown; readonly to: unknown }[];
}

/** A record's stored values at some time. */
export interface PastRecord { readonly id: string; readonly version: number; readonly values: ReadonlyMap<string, readonly unknown[]> }

/** Newest first. */
export async function recordHistory(context: Context, object: ObjectModel, { id, first = 100, before }: { readonly id: string; readonly first?: number; readonly before?: number }): Promise<readonly HistoryEntry[]> {
  mustMay(context, 'read', object);
  await mustSee(context, object, id);
  const rows = await readRows(context, { id, limit: Math.max(1, Math.min(1000, Math.floor(first))), before });
  return rows.map(({ version, at, by, source, action, changes }) => ({
    version, at: new Date(at).toISOString(), by, source, action,
    changes: Object.entries(changes).flatMap(([name, change]) => {
      const field = fieldCalled(object, name);
      if (!field || !mayReadField(context, object, field)) return [];
      const [from, to] = Array.isArray(change) ? change : [null, change];
      return [{ field: field.name, label: labelOf(context, field), from: plainOf(field, from), to: plainOf(field, to) }];
    }),
  }));
}

/** The record as it was at a time: what it is today, with every later change taken back. NOT_FOUND before it was made and while it was in the bin. */
export async function recordAsOf(context: Context, object: ObjectModel, { id, at }: { readonly id: string; readonly at: Date }): Promise<PastRecord> {
  mustMay(context, 'read', object);
  const fields = [...object.fields.values()].filter((field) => field.columns.length > 0 && field.type !== 'id' && field.type !== 'version' && mayReadField(context, object, field));
  const row = await mustSee(context, object, id, fields);
  const values = new Map(row.values);
  const later = await readRows(context, { id, limit: 100_000, since: at.getTime() });
  for (const { changes } of later) {
    for (const [name, change] of Object.entries(changes)) {
      const field = fieldCalled(object, name);
      if (field && Array.isArray(change) && values.has(field.name)) values.set(field.name, fits(field, change[0]) ? listOf(field, change[0]) : field.columns.map(() => null));
    }
  }
  const [last] = await readRows(context, { id, limit: 1, until: at.getTime() });
  if (!last || last.action === 'delete' || last.action === 'merge') throw new TangramError('NOT_FOUND', 'notFound');
  const [written] = changesNothing(last.action) ? await readRows(context, { id, limit: 1, until: at.getTime(), written: true }) : [last];
  if (written && values.has('updatedAt')) values.set('updatedAt', [new Date(written.at).toISOString()]);
  if (written && values.has('updatedBy')) values.set('updatedBy', [written.by]);
  return { id, version: last.version, values };
}

/** Such a row is no write of the record. */
function changesNothing(action: string): boolean {
  return action === 'rollUp' || action.startsWith('approval.');
}

/** Deleted records too: whoever could see it may know what became of it. */
async function mustSee(context: Context, object: ObjectModel, id: string, fields: readonly FieldModel[] = []): Promise<{ readonly values: ReadonlyMap<string, readonly unknown[]> }> {
  const [row] = await selectRows(context, { object, by: { field: idOf(object), values: [id] }, fields, binToo: true, where: rowPredicate(context, object, 'read') });
  if (!row) throw new TangramError('NOT_FOUND', 'notFound');
  return row;
}

interface HistoryRow { readonly version: number; readonly at: number; readonly by: string | null; readonly source: string; readonly action: string; readonly changes: Readonly<Record<string, unknown>> }
interface Asked { readonly id: string; readonly limit: number; /** Only before this version. */ readonly before?: number; readonly since?: number; readonly until?: number; /** Without what only its roll-ups became. */ readonly written?: boolean }

async function readRows({ connection }: Context, { id, limit, before, since, until, written }: Asked): Promise<readonly HistoryRow[]> {
  const conditions = ['record_id = ?'];
  const values: unknown[] = [id];
  const add = (text: string, value: unknown): void => {
    if (value === undefined) return;
    conditions.push(text);
    values.push(value);
  };
  add('version < ?', before);
  add('at > ?', since);
  add('at <= ?', until);
  if (written) conditions.push(`action <> 'rollUp' AND action NOT LIKE 'approval.%'`);
  const text = `SELECT version, at, by_id, source, action, changes FROM engine_history WHERE ${conditions.join(' AND ')} ORDER BY version DESC, id DESC LIMIT ${limit}`;
  const rows = await connection.rows({ text, values });
  return rows.map(([version, at, by, source, action, changes]) => ({
    version: Number(version), at: Number(at), by: by === null ? null : String(by), source: String(source), action: String(action), changes: parse(changes),
  }));
}

/** Keys that begin with # are the engine's own notes. */
function parse(text: unknown): Readonly<Record<string, unknown>> {
  const changes = JSON.parse(String(text)) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(changes).filter(([name]) => !name.startsWith('#')));
}

function plainOf(field: FieldModel, value: unknown): unknown {
  if (field.type === 'manyToMany') return value;
  // Written while the field was of another type: told as it was.
  if (!fits(field, value)) return value;
  const values = listOf(field, value);
  return field.targets.length > 0 || values.every((each) => each === null) ? values[0] ?? null : fieldTypeOf(field).plain(values, field);
}

/** History keeps one value as itself and several as an array. */
function listOf(field: FieldModel, value: unknown): readonly unknown[] {
  if (field.columns.length === 1) return [value];
  return Array.isArray(value) ? (value as unknown[]) : field.columns.map(() => null);
}

/** true where a value that history kept is one the field could keep today: its type may have been another one then. */
function fits(field: FieldModel, value: unknown): boolean {
  const first = field.columns.length > 1 && Array.isArray(value) ? (value as unknown[])[0] : value;
  if (first === null || first === undefined) return true;
  switch (field.columns[0]?.storage.kind) {
    case 'integer': case 'double': return typeof first === 'number';
    case 'boolean': return typeof first === 'boolean';
    case 'decimal': return typeof first === 'string' && /^-?\d+(\.\d+)?$/.test(first);
    case 'date': return typeof first === 'string' && /^\d{4}-\d\d-\d\d$/.test(first);
    case 'dateTime': return typeof first === 'string' && /^\d{4}-\d\d-\d\dT/.test(first);
    case 'time': return typeof first === 'string' && /^\d\d:\d\d/.test(first);
    case 'json': return typeof first === 'string' && /^[[{"\d]|^(true|false)$/.test(first);
    default: return typeof first === 'string';
  }
}
