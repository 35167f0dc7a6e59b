// The notices of one person: a page of them, how many are unread; read, put off, forgotten.
import type { Context } from '../../access/context';
import { TangramError } from '../../errors';
import type { Sql } from '../../database/source';
import { labelOf } from '../../model/labels';
import { may } from '../../access/may';
import { namesOfPeople, type Person } from '../approvals/approval-of';
import { idsByObject } from '../ids-by-object';
import { recordNames } from '../read';
import { idsSql } from '../write/write-rows';
import { quietKinds } from './kinds';
import type { NoticeParams } from './tell';

export type NoticeBox = 'all' | 'unread' | 'read' | 'later';
export interface Notice {
  readonly id: string;
  /** assigned, approval, decided or reminder. */
  readonly kind: string;
  /** The reminder, or the approval, in the viewer's language. */
  readonly label: string | null;
  readonly record: string | null; readonly object: string | null; readonly objectLabel: string | null;
  /** Empty where the record is gone or may not be seen any more. */
  readonly name: string;
  readonly by: Person;
  readonly count: number | null; readonly outcome: string | null;
  /** The date or date-time a reminder is about. */
  readonly due: string | null;
  readonly at: Date; readonly shownAt: Date; readonly readAt: Date | null;
}
export interface NoticePage { readonly rows: readonly Notice[]; readonly total: number; readonly end: string | null }

const largestPage = 200;
const day = 24 * 60 * 60 * 1000;
/** How long notices are kept. */
const kept = 90 * day;
const longestWait = 366 * day;

/** A page of a box, newest first; what was put off comes back at its time. `after`: where the page before ended. */
export async function myNotices(context: Context, { box, first, after }: { readonly box: NoticeBox; readonly first: number; readonly after?: string | null }): Promise<NoticePage> {
  const { connection } = context;
  const size = Math.max(1, Math.min(first, largestPage));
  const where = await boxSql(context, box);
  const total = Number((await connection.rows({ text: `SELECT COUNT(*) FROM engine_notice WHERE ${where.text}`, values: where.values }))[0]?.[0] ?? 0);
  const cursor = after ? cursorOf(after) : undefined;
  const [way, sign] = box === 'later' ? ['ASC', '>'] : ['DESC', '<'];
  const found = await connection.rows({
    text: `SELECT id, kind, object, record_id, by_id, params, at, shown_at, read_at FROM engine_notice WHERE ${where.text}${cursor ? ` AND (shown_at ${sign} ? OR (shown_at = ? AND id ${sign} ?))` : ''} ORDER BY shown_at ${way}, id ${way} LIMIT ${size + 1}`,
    values: [...where.values, ...(cursor ? [cursor.at, cursor.at, cursor.id] : [])],
  });
  const page = found.slice(0, size);
  const last = found.length > size ? page.at(-1) : undefined;
  return { rows: await rowsOf(context, page), total, end: last ? `${Number(last[7])}.${String(last[0])}` : null };
}

/** How many the viewer has not read. */
export async function unreadNotices(context: Context): Promise<number> {
  const where = await boxSql(context, 'unread');
  const [row] = await context.connection.rows({ text: `SELECT COUNT(*) FROM engine_notice WHERE ${where.text}`, values: where.values });
  return Number(row?.[0] ?? 0);
}

/** Marks some of the viewer's own as read or unread; gives how many there are. */
export async function markNotices(context: Context, ids: readonly string[], read: boolean): Promise<number> {
  if (ids.length === 0) return 0;
  if (ids.length > largestPage) throw new TangramError('BAD_USER_INPUT', 'tooMany', { max: largestPage, count: ids.length });
  return context.database.run({ text: `UPDATE engine_notice SET read_at = ? WHERE user_id = ? AND ${idsSql(ids)}`, values: [read ? context.now.getTime() : null, context.viewer.id, ...ids] });
}

/** Marks all that show as read; gives how many were not. */
export async function markAllNotices(context: Context): Promise<number> {
  const where = await boxSql(context, 'unread');
  return context.database.run({ text: `UPDATE engine_notice SET read_at = ? WHERE ${where.text}`, values: [context.now.getTime(), ...where.values] });
}

/** Puts one off: it is unread again at that time. NOT_FOUND where it is not the viewer's. */
export async function putOffNotice(context: Context, id: string, until: Date): Promise<void> {
  const at = until.getTime();
  const now = context.now.getTime();
  if (!(at > now && at < now + longestWait)) throw new TangramError('VALIDATION_FAILED', 'noticeTime', {}, [{ path: 'until', rule: 'noticeTime' }]);
  const found = await context.database.run({ text: 'UPDATE engine_notice SET shown_at = ?, read_at = NULL WHERE user_id = ? AND id = ?', values: [at, context.viewer.id, id] });
  if (found === 0) throw new TangramError('NOT_FOUND', 'notFound');
}

/** Takes old ones away that do not wait to be shown; gives how many. */
export async function forgetNotices({ connection, now }: Context): Promise<number> {
  const oldest = now.getTime() - kept;
  return connection.run({ text: 'DELETE FROM engine_notice WHERE at < ? AND shown_at < ?', values: [oldest, oldest] });
}

async function boxSql(context: Context, box: NoticeBox): Promise<Sql> {
  const { viewer, now } = context;
  const quiet = await quietKinds(context);
  const state = box === 'unread' ? ' AND read_at IS NULL' : box === 'read' ? ' AND read_at IS NOT NULL' : '';
  return {
    text: `user_id = ?${state} AND shown_at ${box === 'later' ? '>' : '<='} ?${quiet.length > 0 ? ` AND kind NOT IN (${quiet.map(() => '?').join(', ')})` : ''}`,
    values: [viewer.id, now.getTime(), ...quiet],
  };
}

async function rowsOf(context: Context, page: readonly (readonly unknown[])[]): Promise<readonly Notice[]> {
  const { model, viewer } = context;
  const text = (cell: unknown): string | null => (cell === null ? null : String(cell));
  const names = new Map<string, string>();
  for (const [object, ids] of idsByObject(model, page.flatMap((row) => text(row[3]) ?? []))) {
    if (may(context, 'read', object)) for (const [id, name] of await recordNames(context, object, ids)) names.set(id, name);
  }
  const person = await namesOfPeople(context, page.map((row) => text(row[4])));
  return page.map(([id, kindCell, objectCell, recordCell, by, paramsCell, at, shown, read]): Notice => {
    const [kind, , reminder] = String(kindCell).split('.');
    const object = model.objects.get(String(objectCell));
    const record = text(recordCell);
    const params = paramsCell === null ? {} : JSON.parse(String(paramsCell)) as NoticeParams;
    const label = object && (reminder !== undefined ? object.reminders.find(({ name }) => name === reminder) : object.approvals.find(({ name }) => name === params.approval));
    return {
      id: String(id), kind: kind!, record: record !== null && names.has(record) ? record : null, object: object?.name ?? null,
      label: label ? labelOf(model, `${object.name}.${reminder !== undefined ? 'reminders' : 'approvals'}.${label.name}`, label.label, viewer.language) : null,
      objectLabel: object ? labelOf(model, object.name, object.label, viewer.language) : null, name: record === null ? '' : names.get(record) ?? '', by: person(text(by)),
      count: params.count ?? null, outcome: params.outcome ?? null, due: params.due ?? null, at: new Date(Number(at)), shownAt: new Date(Number(shown)), readAt: read === null ? null : new Date(Number(read)),
    };
  });
}

function cursorOf(text: string): { readonly at: number; readonly id: string } {
  const [at, id] = text.split('.');
  if (!/^\d+$/.test(at ?? '') || !id) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: 'after' });
  return { at: Number(at), id };
}
