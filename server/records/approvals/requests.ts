// What is kept of approvals: requests with the steps they began with, and the turns of those who decide.
import type { ApprovalDefinition } from '../../../metadata/language/types';
import type { Context } from '../../access/context';
import type { Sql } from '../../database/source';

/** `stopped`: by an administrator; `reopened`: it was approved, and that was taken back. */
export type RequestState = 'pending' | 'approved' | 'returned' | 'recalled' | 'stopped' | 'reopened';
export interface ApprovalRequest {
  readonly id: string; readonly object: string; readonly record: string; readonly approval: string;
  readonly definition: ApprovalDefinition;
  readonly state: RequestState;
  /** Place of the step it stands at. */
  readonly step: number;
  readonly by: string | null; readonly at: number;
  /** The record's version when it was submitted. */
  readonly version: number;
  readonly endedAt: number | null;
  /** The move that waits for it. */
  readonly wanted: WantedMove | null;
}
export interface WantedMove { readonly field: string; readonly value: string }

/** `waiting`: its turn has not come; `over`: others decided, or there is nothing to decide any more. */
export type TurnState = 'waiting' | 'open' | 'approved' | 'returned' | 'passed' | 'over';
export interface ApprovalTurn {
  readonly id: string; readonly request: string; readonly step: number; readonly place: number; readonly user: string; readonly state: TurnState;
  /** How it came to the user: by the step, passed on, or asked for in between. */
  readonly origin: 'step' | 'passed' | 'added';
  readonly before: string | null;
  readonly openedAt: number | null; readonly remindAt: number | null; readonly dueAt: number | null; readonly decidedAt: number | null;
}

const requestColumns = 'id, object, record_id, approval, definition, state, step, by_id, at, version, ended_at, wanted';
const turnColumns = 'id, approval_id, step, place, user_id, state, origin, before_turn, opened_at, remind_at, due_at, decided_at';

/** Requests by a condition on `engine_approval`. */
export async function readRequests({ connection }: Context, where: Sql): Promise<readonly ApprovalRequest[]> {
  const rows = await connection.rows({ text: `SELECT ${quoted(connection, requestColumns)} FROM engine_approval WHERE ${where.text}`, values: where.values });
  return rows.map(requestOf);
}

/** Turns by a condition on `engine_approval_turn`. */
export async function readTurns({ connection }: Context, where: Sql): Promise<readonly ApprovalTurn[]> {
  const rows = await connection.rows({ text: `SELECT ${quoted(connection, turnColumns)} FROM engine_approval_turn WHERE ${where.text}`, values: where.values });
  return rows.map(([id, request, step, place, user, state, origin, before, openedAt, remindAt, dueAt, decidedAt]) => ({
    id: String(id), request: String(request), step: Number(step), place: Number(place), user: String(user), state: String(state) as TurnState, origin: String(origin) as ApprovalTurn['origin'],
    before: textOf(before), openedAt: numberOf(openedAt), remindAt: numberOf(remindAt), dueAt: numberOf(dueAt), decidedAt: numberOf(decidedAt),
  }));
}

/** The request that waits, or whose approval holds; undefined where there is none. WARNING: what follows from it needs the record's row locked. */
export async function currentRequest(context: Context, record: string): Promise<ApprovalRequest | undefined> {
  return (await readRequests(context, { text: `record_id = ? AND ${context.connection.dialect.quote('current')} = 1`, values: [record] }))[0];
}

function requestOf([id, object, record, approval, definition, state, step, by, at, version, endedAt, wanted]: readonly unknown[]): ApprovalRequest {
  return {
    id: String(id), object: String(object), record: String(record), approval: String(approval), definition: JSON.parse(String(definition)) as ApprovalDefinition, state: String(state) as RequestState,
    step: Number(step), by: textOf(by), at: Number(at), version: Number(version), endedAt: numberOf(endedAt), wanted: wanted === null ? null : (JSON.parse(String(wanted)) as WantedMove),
  };
}

function quoted({ dialect }: Context['connection'], columns: string): string {
  return columns.split(', ').map(dialect.quote).join(', ');
}

function textOf(value: unknown): string | null {
  return value === null ? null : String(value);
}

function numberOf(value: unknown): number | null {
  return value === null ? null : Number(value);
}
