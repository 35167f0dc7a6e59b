// The boxes of one person: what waits for a decision, what was submitted, what was decided; and the numbers of the first two.
import type { Context } from '../../access/context';
import { TangramError } from '../../errors';
import type { Sql } from '../../database/source';
import { labelOf } from '../../model/labels';
import { idsByObject } from '../ids-by-object';
import { recordNames } from '../read';
import { namesOfPeople, wantedLabel, type Person } from './approval-of';
import { keptApproval } from './kept-approval';
import { readRequests, readTurns } from './requests';
import { approvalLabel } from './subject';
import { idsSql } from '../write/write-rows';

export type Box = 'toDecide' | 'submitted' | 'decided';
export interface BoxRow {
  /** The turn; of what was submitted, the request. */
  readonly id: string; readonly request: string; readonly turn: string | null; readonly record: string; readonly object: string; readonly objectLabel: string;
  /** Empty where the record is gone or may not be seen any more. */
  readonly name: string;
  readonly label: string; readonly step: string | null; readonly state: string; readonly by: Person; readonly at: Date; readonly due: Date | null; readonly overdue: boolean; readonly wanted: string | null;
  /** What the applicant wrote. */
  readonly note: string | null;
  /** Whose turn it is. */
  readonly waitsFor: readonly Person[];
}
export interface BoxPage { readonly rows: readonly BoxRow[]; readonly total: number; readonly end: string | null }

const largestPage = 200;

/** A page of a box: what waits in the order it came, the others newest first. `after`: where the page before ended. */
export async function myApprovals(context: Context, { box, first, after }: { readonly box: Box; readonly first: number; readonly after?: string | null }): Promise<BoxPage> {
  const { viewer, connection } = context;
  if (viewer.id === null) return { rows: [], total: 0, end: null };
  const size = Math.max(1, Math.min(first, largestPage));
  const [from, where] = boxSql(context, box);
  const total = Number((await connection.rows({ text: `SELECT COUNT(*) ${from} WHERE ${where.text}`, values: where.values }))[0]?.[0] ?? 0);
  const at = box === 'submitted' ? 'a.at' : box === 'decided' ? 't.decided_at' : 't.opened_at';
  const id = box === 'submitted' ? 'a.id' : 't.id';
  const [way, sign] = box === 'toDecide' ? ['ASC', '>'] : ['DESC', '<'];
  const cursor = after ? cursorOf(after) : undefined;
  const found = await connection.rows({
    text: `SELECT ${id}, a.id, ${at} ${from} WHERE ${where.text}${cursor ? ` AND (${at} ${sign} ? OR (${at} = ? AND ${id} ${sign} ?))` : ''} ORDER BY ${at} ${way}, ${id} ${way} LIMIT ${size + 1}`,
    values: [...where.values, ...(cursor ? [cursor.at, cursor.at, cursor.id] : [])],
  });
  const page = found.slice(0, size).map(([one, request, moment]) => ({ id: String(one), request: String(request), at: Number(moment) }));
  const last = found.length > size ? page.at(-1) : undefined;
  return { rows: await rowsOf(context, box, page), total, end: last ? `${last.at}.${last.id}` : null };
}

/** How many wait for the viewer's decision, and how many of those are late. */
export async function approvalCounts(context: Context): Promise<{ readonly toDecide: number; readonly overdue: number }> {
  if (context.viewer.id === null) return { toDecide: 0, overdue: 0 };
  const [from, where] = boxSql(context, 'toDecide');
  const [row] = await context.connection.rows({ text: `SELECT COUNT(*), SUM(CASE WHEN t.due_at < ? THEN 1 ELSE 0 END) ${from} WHERE ${where.text}`, values: [context.now.getTime(), ...where.values] });
  return { toDecide: Number(row?.[0] ?? 0), overdue: Number(row?.[1] ?? 0) };
}

/** Only what approvals that are there are about: one that was deleted sleeps with its requests. */
function boxSql({ model, viewer }: Context, box: Box): readonly [from: string, where: Sql] {
  const there = [...model.objects.values()].filter(({ approvals }) => approvals.length > 0);
  const alive = there.map(({ approvals }) => `(a.object = ? AND a.approval IN (${approvals.map(() => '?').join(', ')}))`).join(' OR ') || '1 = 0';
  const values = there.flatMap(({ name, approvals }) => [name, ...approvals.map((approval) => approval.name)]);
  if (box === 'submitted') return ['FROM engine_approval a', { text: `a.by_id = ? AND (${alive})`, values: [viewer.id, ...values] }];
  const state = box === 'toDecide' ? `t.state = 'open' AND a.state = 'pending'` : `t.state IN ('approved', 'returned', 'passed')`;
  return ['FROM engine_approval_turn t JOIN engine_approval a ON a.id = t.approval_id', { text: `t.user_id = ? AND ${state} AND (${alive})`, values: [viewer.id, ...values] }];
}

async function rowsOf(context: Context, box: Box, page: readonly { readonly id: string; readonly request: string; readonly at: number }[]): Promise<readonly BoxRow[]> {
  if (page.length === 0) return [];
  const ids = [...new Set(page.map(({ request }) => request))];
  const requests = new Map((await readRequests(context, { text: idsSql(ids), values: ids })).map((one) => [one.id, one]));
  const turns = await readTurns(context, { text: `${idsSql(ids, 'approval_id')} AND (state = 'open' OR user_id = ?) ORDER BY place, id`, values: [...ids, context.viewer.id] });
  const notes = new Map((await context.connection.rows({ text: `SELECT approval_id, opinion FROM engine_approval_event WHERE ${idsSql(ids, 'approval_id')} AND action = 'submit'`, values: ids })).map(([id, opinion]) => [String(id), opinion === null ? null : String(opinion)]));
  const names = new Map<string, string>();
  for (const [object, some] of idsByObject(context.model, [...requests.values()].map(({ record }) => record))) for (const [id, name] of await recordNames(context, object, some)) names.set(id, name);
  const person = await namesOfPeople(context, [...[...requests.values()].map(({ by }) => by), ...turns.map(({ user }) => user)]);
  return page.flatMap(({ id, request: key, at }): BoxRow[] => {
    const request = requests.get(key)!;
    const object = context.model.objects.get(request.object);
    if (!object) return [];
    const approval = keptApproval(context.model, object, request.definition);
    const turn = turns.find((one) => one.id === id);
    const step = approval.steps[turn ? turn.step : request.step];
    return [{
      id, request: key, turn: box === 'toDecide' ? id : null, record: request.record, object: object.name, objectLabel: labelOf(context.model, object.name, object.label, context.viewer.language), name: names.get(request.record) ?? '',
      label: approvalLabel(context, object, { approval }), step: step && (box !== 'submitted' || request.state === 'pending') ? approvalLabel(context, object, { approval, step }) : null, state: box === 'decided' ? turn!.state : request.state,
      by: person(request.by), at: new Date(at), due: turn?.dueAt ? new Date(turn.dueAt) : null, overdue: box === 'toDecide' && turn?.dueAt != null && turn.dueAt < context.now.getTime(), wanted: wantedLabel(context, object, request),
      note: notes.get(key) ?? null, waitsFor: request.state === 'pending' ? turns.filter((one) => one.request === key && one.state === 'open').map(({ user }) => person(user)) : [],
    }];
  });
}

function cursorOf(text: string): { readonly at: number; readonly id: string } {
  const [at, id] = text.split('.');
  if (!/^\d+$/.test(at ?? '') || !id) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: 'after' });
  return { at: Number(at), id };
}
