// Sharing single records by hand: with whom, to read or to change, until when. A share that ended stays, as the history of sharing.
import type { Context, Viewer } from '../access/context';
import { inTransaction } from '../access/in-transaction';
import { isShareable, mayNot, mustMay, objectLabel } from '../access/may';
import { rowPredicate } from '../access/restrict';
import { andBelow, shareCounter } from '../access/viewer';
import { newId, prefixOf } from '../base/ids';
import { sentence, TangramError, type Problem } from '../errors';
import type { ObjectModel } from '../model/model';
import { idsByObject } from './ids-by-object';
import { recordNames } from './read';
import { idOf } from './write/lock-masters';
import { selectRows, type AnsweredRow } from './write/select-rows';
import { idsSql, insertSql } from './write/write-rows';

export type GranteeKind = 'user' | 'department' | 'role';
/** Somebody a record is shared with; `below`: of a department, with all departments below it too. */
export interface Grantee { readonly kind: GranteeKind; readonly id: string; readonly below: boolean }
export interface Share {
  readonly id: string; readonly record: string; readonly to: Grantee & { readonly name: string };
  readonly edit: boolean; readonly until: Date | null; readonly note: string | null;
  readonly by: { readonly id: string | null; readonly name: string }; readonly at: Date;
  readonly ended: { readonly by: { readonly id: string | null; readonly name: string }; readonly at: Date } | null;
}
export interface Sharing { readonly records: readonly string[]; readonly to: readonly Grantee[]; readonly edit: boolean; readonly until: Date | null; readonly note: string | null }

/** Most records shared at once, and most that each is shared with at once. */
const mostRecords = 1000;
const mostGrantees = 50;
const mostCharacters = 200;

/** The shares of records the viewer may read; `ended`: those that ended, instead, newest first. Records that may not be read are NOT_FOUND. */
export async function sharesOf(context: Context, records: readonly string[], { ended }: { readonly ended: boolean }): Promise<readonly Share[]> {
  mustBeFew(records.length, mostRecords);
  const ids = [...new Set(records)];
  if (ids.length === 0) return [];
  for (const [object, some] of byObject(context, ids)) {
    mustMay(context, 'read', object);
    const seen = await selectRows(context, { object, by: { field: idOf(object), values: some }, fields: [], where: rowPredicate(context, object, 'read') });
    if (seen.length < some.length) throw new TangramError('NOT_FOUND', 'notFound');
  }
  const now = context.now.getTime();
  // What has run out has ended, though nobody ended it.
  const which = ended ? '(live IS NULL OR until <= ?)' : 'live = 1 AND (until IS NULL OR until > ?)';
  return readShares(context, { text: `${idsSql(ids, 'record_id')} AND ${which} ORDER BY at${ended ? ' DESC' : ''}, id`, values: [...ids, now] });
}

/** The shares by which this viewer reaches the record. */
export async function sharesReaching(context: Context, { shared }: Viewer, record: string): Promise<readonly Share[]> {
  if (!shared) return [];
  return readShares(context, { text: `record_id = ? AND live = 1 AND ${idsSql(shared.grantees, 'grantee')} AND (until IS NULL OR until > ?) ORDER BY at, id`, values: [record, ...shared.grantees, context.now.getTime()] });
}

/** Shares every record with everybody named, or none of them; somebody it was shared with already has the new right, end and note. Gives the shares as they are then. */
export async function shareRecords(context: Context, sharing: Sharing): Promise<readonly Share[]> {
  const records = [...new Set(sharing.records)];
  mustBeFew(records.length, mostRecords);
  mustBeFew(sharing.to.length, mostGrantees);
  await mustBeWell(context, sharing);
  await inTransaction(context, async (inside) => {
    const objects = await mustShare(inside, records, { edit: sharing.edit });
    await shareAll(inside, records, { objects, sharing });
    await tellNodes(inside);
  });
  return sharesOf(context, records, { ended: false });
}

/** Ends shares; whoever may share the record may, and whoever made the share. Gives those that ended. */
export async function endShares(context: Context, ids: readonly string[]): Promise<readonly Share[]> {
  mustBeFew(ids.length, mostRecords);
  if (ids.length === 0) return [];
  return inTransaction(context, async (inside) => {
    const shares = await readShares(inside, { text: `${idsSql(ids, 'id')} AND live = 1 ORDER BY id`, values: ids.map((id) => context.connection.dialect.encode({ kind: 'ascii', length: 40 }, id)) });
    if (shares.length < new Set(ids).size) throw new TangramError('NOT_FOUND', 'notFound');
    const foreign = [...new Set(shares.filter(({ by }) => by.id !== context.viewer.id || context.viewer.id === null).map(({ record }) => record))];
    await mustShare(inside, foreign, { edit: false });
    await inside.connection.run({ text: `UPDATE engine_share SET live = NULL, ended_by = ?, ended_at = ? WHERE ${idsSql(ids, 'id')}`, values: [context.viewer.id, context.now.getTime(), ...ids] });
    await tellNodes(inside);
    return shares;
  });
}

/** Lets users read a record that they have to decide about and could not see: the engine asks, so nobody's right to share is asked for. */
export async function shareToRead(inside: Context, object: ObjectModel, { record, users, note }: { readonly record: string; readonly users: readonly string[]; readonly note: string }): Promise<void> {
  if (users.length === 0) return;
  const to = users.map((id): Grantee => ({ kind: 'user', id, below: false }));
  await shareAll(inside, [record], { objects: new Map([[record, object]]), sharing: { records: [record], to, edit: false, until: null, note } });
  await tellNodes(inside);
}

/** Every record is there, is one that can be shared, and the viewer may share it; nobody gives more than it has. */
async function mustShare(context: Context, records: readonly string[], { edit }: { readonly edit: boolean }): Promise<ReadonlyMap<string, ObjectModel>> {
  const objects = new Map<string, ObjectModel>();
  for (const [object, ids] of byObject(context, records)) {
    if (!isShareable(object)) throw new TangramError('BAD_USER_INPUT', 'notShareable', { object: objectLabel(context, object) });
    mustMay(context, 'share', object);
    const rows = await selectRows(context, { object, by: { field: idOf(object), values: ids }, fields: [], lock: true, tests: (['read', 'share', 'update'] as const).map((action) => rowPredicate(context, object, action)) });
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const id of ids) judge(context, object, { row: byId.get(id), edit });
    for (const id of ids) objects.set(id, object);
  }
  return objects;
}

function judge(context: Context, object: ObjectModel, { row, edit }: { readonly row: AnsweredRow | undefined; readonly edit: boolean }): void {
  if (!row?.answers[0]) throw new TangramError('NOT_FOUND', 'notFound');
  if (!row.answers[1]) throw mayNot(context, 'share', object);
  if (edit && !row.answers[2]) throw mayNot(context, 'update', object);
}

async function mustBeWell(context: Context, { to, until, note }: Sharing): Promise<void> {
  const problems: Problem[] = [];
  if (to.length === 0) problems.push({ path: 'with', rule: 'shareNobody' });
  if (until && until.getTime() <= context.now.getTime()) problems.push({ path: 'until', rule: 'sharePast' });
  if (note && [...note].length > mostCharacters) problems.push({ path: 'note', rule: 'tooLong', params: { label: sentence('shareNote', {}, context.viewer.language), max: mostCharacters, length: [...note].length } });
  for (const kind of ['user', 'department', 'role'] as const) {
    const wanted = to.filter((one) => one.kind === kind);
    const names = await namesOf(context, kind, wanted.map(({ id }) => id));
    to.forEach((one, index) => { if (one.kind === kind && !names.has(one.id)) problems.push({ path: `with.${index}`, rule: 'shareUnknown' }); });
  }
  if (problems.length > 0) throw new TangramError('VALIDATION_FAILED', problems[0]!.rule, problems[0]!.params, problems);
}

/** Three statements for every few hundred records: what is there, what ends, what begins. */
async function shareAll(context: Context, records: readonly string[], { objects, sharing: { to, edit, until, note } }: { readonly objects: ReadonlyMap<string, ObjectModel>; readonly sharing: Sharing }): Promise<void> {
  const { connection, viewer, now } = context;
  const keys = [...new Set(to.map(keyOf))];
  const ends = until?.getTime() ?? null;
  const text = note?.trim() || null;
  const some = Math.max(1, Math.floor(mostRows / keys.length));
  for (let from = 0; from < records.length; from += some) {
    const ids = records.slice(from, from + some);
    const there = await connection.rows({
      text: `SELECT record_id, grantee, edit, until, note, id FROM engine_share WHERE ${idsSql(ids, 'record_id')} AND live = 1 AND ${idsSql(keys, 'grantee')}`, values: [...ids, ...keys],
    });
    const isSame = ([, , kept, last, words]: readonly unknown[]): boolean => Number(kept) === Number(edit) && (last === null ? null : Number(last)) === ends && (words ?? null) === text;
    const same = new Set(there.filter(isSame).map(([record, key]) => `${String(record)} ${String(key)}`));
    const others = there.filter((row) => !isSame(row)).map((row) => String(row[5]));
    if (others.length > 0) await connection.run({ text: `UPDATE engine_share SET live = NULL, ended_by = ?, ended_at = ? WHERE ${idsSql(others, 'id')}`, values: [viewer.id, now.getTime(), ...others] });
    const fresh = ids.flatMap((record) => keys.map((key) => ({ record, key }))).filter(({ record, key }) => !same.has(`${record} ${key}`));
    await connection.runAll(insertSql(context, {
      table: 'engine_share', columns: ['id', 'object', 'record_id', 'grantee', 'edit', 'until', 'note', 'by_id', 'at', 'live'],
      rows: fresh.map(({ record, key }) => [newId('share'), objects.get(record)!.name, record, key, edit ? 1 : 0, ends, text, viewer.id, now.getTime(), 1]),
    }));
  }
}
/** So many pairs of a record and somebody are looked at together. */
const mostRows = 1000;

/** What every node keeps of its viewers is asked for again; see access/viewer.ts. */
async function tellNodes({ connection }: Context): Promise<void> {
  const { quote, onClash } = connection.dialect;
  const [table, name, value] = [quote('engine_counter'), quote('name'), quote('value')];
  await connection.run({ text: `INSERT INTO ${table} (${name}, ${value}) VALUES (?, 1) ${onClash('name')} ${value} = ${table}.${value} + 1`, values: [shareCounter] });
}

/** With the names of everybody in it: one statement for each kind. Who shares and is shared with is no secret to those who may read the record. */
async function readShares(context: Context, { text, values }: { readonly text: string; readonly values: readonly unknown[] }): Promise<readonly Share[]> {
  const columns = ['id', 'record_id', 'grantee', 'edit', 'until', 'note', 'by_id', 'at', 'live', 'ended_by', 'ended_at'].map((column) => context.connection.dialect.quote(column));
  const rows = await context.connection.rows({ text: `SELECT ${columns.join(', ')} FROM engine_share WHERE ${text}`, values: [...values] });
  const system = context.asSystem('the names of those who share');
  const granted = rows.map((row) => granteeOf(context, String(row[2])));
  const people = [...granted.filter(({ kind }) => kind === 'user').map(({ id }) => id), ...rows.flatMap((row) => [row[6], row[9]].filter((id) => id !== null).map(String))];
  const [users, departments, roles] = [
    await namesOf(system, 'user', people), await namesOf(system, 'department', granted.filter(({ kind }) => kind === 'department').map(({ id }) => id)),
    await namesOf(system, 'role', granted.filter(({ kind }) => kind === 'role').map(({ id }) => id)),
  ];
  const names = new Map([...users, ...departments, ...roles]);
  const person = (id: unknown): { id: string | null; name: string } => ({ id: id === null ? null : String(id), name: names.get(String(id)) ?? '' });
  return rows.map(([id, record, , edit, until, note, by, at, live, endedBy, endedAt], index) => ({
    id: String(id), record: String(record), to: { ...granted[index]!, name: names.get(granted[index]!.id) ?? '' }, edit: Number(edit) === 1, until: until === null ? null : new Date(Number(until)),
    note: note === null ? null : String(note), by: person(by), at: new Date(Number(at)),
    ended: live === null ? { by: person(endedBy), at: new Date(Number(endedAt)) } : until !== null && Number(until) <= context.now.getTime() ? { by: { id: null, name: '' }, at: new Date(Number(until)) } : null,
  }));
}

function namesOf(context: Context, kind: GranteeKind, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const object = context.model.objects.get(kind);
  return object ? recordNames(context, object, [...new Set(ids)]) : Promise.resolve(new Map());
}

function keyOf({ kind, id, below }: Grantee): string {
  return kind === 'department' && below ? `${id}${andBelow}` : id;
}

function granteeOf({ model }: Context, key: string): Grantee {
  const below = key.endsWith(andBelow);
  const id = below ? key.slice(0, -andBelow.length) : key;
  const object = model.objectByIdPrefix.get(prefixOf(id))?.name;
  return { id, below, kind: object === 'department' || object === 'role' ? object : 'user' };
}

/** NOT_FOUND where one of them belongs to no object. */
function byObject({ model }: Context, ids: readonly string[]): ReadonlyMap<ObjectModel, readonly string[]> {
  const groups = idsByObject(model, ids);
  if ([...groups.values()].flat().length < ids.length) throw new TangramError('NOT_FOUND', 'notFound');
  return groups;
}

function mustBeFew(count: number, max: number): void {
  if (count > max) throw new TangramError('BAD_USER_INPUT', 'tooMany', { max, count });
}
