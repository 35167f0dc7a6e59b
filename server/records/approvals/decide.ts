// What an approver does with a turn: agree, return it, pass it on, or ask somebody else first. Each wholly or not at all, whoever else does the same.
import type { Context } from '../../access/context';
import { inTransaction } from '../../access/in-transaction';
import { TangramError } from '../../errors';
import type { ApprovalModel, ApprovalStepModel } from '../../model/model';
import { insertSql } from '../write/write-rows';
import { activeUsers, approversOf } from './approvers';
import { endRequest } from './end';
import { goOn, letSee, turnColumns, turnRow, tellOf, timesOf } from './go-on';
import { keptApproval } from './kept-approval';
import { noteEvent } from './note-event';
import { readRequests, readTurns, type ApprovalRequest, type ApprovalTurn } from './requests';
import { approvalLabel, approvalSubject, mustWrite, type ApprovalSubject } from './subject';

export interface Decision {
  readonly turn: string;
  readonly opinion?: string | null;
  readonly files?: readonly string[];
  /** The version of the record that was looked at. */
  readonly ifVersion?: number;
}

/** The approver agrees; with the last one the record is approved. */
export async function approve(context: Context, decision: Decision): Promise<void> {
  await inTransaction(context, async (inside) => {
    const held = await mustHold(inside, decision);
    const { request, turn, step, subject } = held;
    await endTurn(inside, turn, 'approved');
    await noteEvent(inside, { ...request, version: subject.version }, { action: 'approve', step: step.name, opinion: decision.opinion, files: decision.files ?? [] });
    if (turn.before !== null) return openTurn(inside, held, turn.before);
    const others = (await readTurns(inside, { text: `approval_id = ? AND step = ? AND state IN ('open', 'waiting') ORDER BY place, id`, values: [request.id, request.step] }));
    if (step.agree === 'any') await endOthers(inside, request);
    else if (step.agree === 'all' && others.length > 0) return;
    else if (step.agree === 'inTurn' && others.length > 0) return openTurn(inside, held, others[0]!.id);
    await goOn(inside, request, request.step + 1);
  });
}

/** It goes back to whoever submitted it, with the reason. */
export async function returnRecord(context: Context, decision: Decision): Promise<void> {
  if (!decision.opinion?.trim()) throw new TangramError('VALIDATION_FAILED', 'approvalOpinion', {}, [{ path: 'opinion', rule: 'approvalOpinion' }]);
  await inTransaction(context, async (inside) => {
    const { request, turn, step, subject } = await mustHold(inside, decision);
    await endTurn(inside, turn, 'returned');
    await endRequest(inside, request, { state: 'returned', subject, event: { action: 'return', step: step.name, opinion: decision.opinion, files: decision.files ?? [], tell: request.by === null ? [] : [request.by] } });
  });
}

/** A colleague decides instead. */
export async function passOn(context: Context, decision: Decision, to: string): Promise<void> {
  await handTo(context, decision, { to, action: 'pass' });
}

/** A colleague is asked first; then it comes back. */
export async function askFirst(context: Context, decision: Decision, to: string): Promise<void> {
  await handTo(context, decision, { to, action: 'add' });
}

interface Held { readonly request: ApprovalRequest; readonly turn: ApprovalTurn; readonly approval: ApprovalModel; readonly step: ApprovalStepModel; readonly subject: ApprovalSubject }

/** The viewer's open turn, its record locked. */
async function mustHold(context: Context, { turn: id, ifVersion }: Decision): Promise<Held> {
  const found = await turnOf(context, id);
  if (!found) throw new TangramError('NOT_FOUND', 'notFound');
  const subject = await approvalSubject(context, found.request.record, { lock: true });
  mustWrite(context, subject.object);
  // Whoever had the record before may have decided.
  const { request, turn } = (await turnOf(context, id))!;
  if (turn.user !== context.viewer.id) throw new TangramError('FORBIDDEN', 'approvalNotYours');
  if (request.state !== 'pending' || !subject.object.approvals.some(({ name }) => name === request.approval)) throw new TangramError('CONFLICT', 'approvalOver');
  if (turn.state === 'approved' || turn.state === 'returned' || turn.state === 'over') throw new TangramError('CONFLICT', 'approvalDecided');
  if (turn.state !== 'open') throw new TangramError('CONFLICT', 'approvalNotYours');
  const approval = keptApproval(context.model, subject.object, request.definition);
  const step = approval.steps[request.step]!;
  if (turn.origin === 'step' && !(await approversOf(context, { subject, applicant: request.by }, step.approvers)).includes(turn.user)) throw new TangramError('FORBIDDEN', 'approvalNotYours');
  if (ifVersion !== undefined && ifVersion !== subject.version) throw new TangramError('CONFLICT', 'approvalChanged');
  return { request, turn, approval, step, subject };
}

async function turnOf(context: Context, id: string): Promise<{ readonly request: ApprovalRequest; readonly turn: ApprovalTurn } | undefined> {
  const [turn] = await readTurns(context, { text: 'id = ?', values: [id] });
  const [request] = turn ? await readRequests(context, { text: 'id = ?', values: [turn.request] }) : [];
  return turn && request && { request, turn };
}

async function handTo(context: Context, decision: Decision, { to, action }: { readonly to: string; readonly action: 'pass' | 'add' }): Promise<void> {
  await inTransaction(context, async (inside) => {
    const { request, turn, approval, step, subject } = await mustHold(inside, decision);
    const inStep = await readTurns(inside, { text: `approval_id = ? AND step = ? AND state IN ('open', 'waiting', 'approved')`, values: [request.id, request.step] });
    const name = (await activeUsers(inside, [to])).get(to);
    if (name === undefined || to === request.by || inStep.some(({ user }) => user === to)) throw new TangramError('VALIDATION_FAILED', 'approvalToWhom', {}, [{ path: 'to', rule: 'approvalToWhom' }]);
    const note = approvalLabel(inside, subject.object, { approval });
    if (!(await letSee(inside, subject, { user: to, note }))) {
      const params = { name, object: note };
      throw new TangramError('VALIDATION_FAILED', 'approvalNotSeen', params, [{ path: 'to', rule: 'approvalNotSeen', params }]);
    }
    if (action === 'pass') await endTurn(inside, turn, 'passed');
    else await inside.connection.run({ text: `UPDATE engine_approval_turn SET state = 'waiting' WHERE id = ?`, values: [turn.id] });
    const row = turnRow(inside, step, { request: request.id, index: turn.step, place: turn.place, user: to, open: true, origin: action === 'pass' ? 'passed' : 'added', before: action === 'pass' ? turn.before : turn.id });
    await inside.connection.runAll(insertSql(inside, { table: 'engine_approval_turn', columns: [...turnColumns], rows: [row] }));
    await noteEvent(inside, { ...request, version: subject.version }, { action, step: step.name, to, opinion: decision.opinion, files: decision.files ?? [], tell: [to] });
  });
}

async function endTurn({ connection, now }: Context, turn: ApprovalTurn, state: 'approved' | 'returned' | 'passed'): Promise<void> {
  await connection.run({ text: 'UPDATE engine_approval_turn SET state = ?, decided_at = ? WHERE id = ?', values: [state, now.getTime(), turn.id] });
}

async function endOthers({ connection }: Context, request: ApprovalRequest): Promise<void> {
  await connection.run({ text: `UPDATE engine_approval_turn SET state = 'over' WHERE approval_id = ? AND state IN ('open', 'waiting')`, values: [request.id] });
}

async function openTurn(context: Context, { request, step, subject }: Held, id: string): Promise<void> {
  const { remindAt, dueAt } = timesOf(step, context.now.getTime());
  await context.connection.run({ text: `UPDATE engine_approval_turn SET state = 'open', opened_at = ?, remind_at = ?, due_at = ? WHERE id = ?`, values: [context.now.getTime(), remindAt, dueAt, id] });
  const [turn] = await readTurns(context, { text: 'id = ?', values: [id] });
  await tellOf(context, { request, subject, step, tell: [turn!.user] });
}
