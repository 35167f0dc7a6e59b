// How requests end without agreement, or an agreement is taken back: the record is open again and says so.
import type { Context } from '../../access/context';
import { inTransaction } from '../../access/in-transaction';
import { TangramError } from '../../errors';
import { keptApproval } from './kept-approval';
import { noteEvent, type ApprovalEvent } from './note-event';
import { readRequests, readTurns, type ApprovalRequest, type RequestState } from './requests';
import { writeValues } from './go-on';
import { approvalSubject, mustWrite, type ApprovalSubject } from './subject';

export interface Ending { readonly request: string; readonly opinion?: string | null }

/** Whoever submitted it takes it back while nobody has decided the last step. */
export async function recall(context: Context, { request: id, opinion }: Ending): Promise<void> {
  await end(context, id, async (inside, request, subject) => {
    if (request.state !== 'pending') throw new TangramError('CONFLICT', 'approvalOver');
    if (request.by === null || request.by !== inside.viewer.id) throw new TangramError('FORBIDDEN', 'approvalNotApplicant');
    await endRequest(inside, request, { state: 'recalled', subject, event: { action: 'recall', opinion, tell: await waitingFor(inside, request) } });
  });
}

/** Those who approved it, or an administrator, take the approval back: the record can be changed and submitted again. */
export async function reopen(context: Context, { request: id, opinion }: Ending): Promise<void> {
  if (!opinion?.trim()) throw new TangramError('VALIDATION_FAILED', 'approvalOpinion', {}, [{ path: 'opinion', rule: 'approvalOpinion' }]);
  await end(context, id, async (inside, request, subject) => {
    if (request.state !== 'approved') throw new TangramError('CONFLICT', 'approvalOver');
    if (!(await mayReopen(inside, request))) throw new TangramError('FORBIDDEN', 'approvalNotReopened');
    await endRequest(inside, request, { state: 'reopened', subject, event: { action: 'reopen', opinion, tell: request.by === null ? [] : [request.by] } });
  });
}

/** An administrator ends everything that waits for an approval, e.g. before it is switched off. Each in a transaction of its own; gives their number. */
export async function stopAll(context: Context, { object, approval, opinion }: { readonly object: string; readonly approval: string; readonly opinion?: string | null }): Promise<number> {
  if (!context.viewer.setup && !context.viewer.system) throw new TangramError('FORBIDDEN', 'forbiddenSetup');
  const waiting = await readRequests(context, { text: `object = ? AND approval = ? AND state = 'pending' ORDER BY id`, values: [object, approval] });
  let stopped = 0;
  for (const { id } of waiting) {
    await end(context.asSystem('an administrator stops approvals'), id, async (inside, request, subject) => {
      if (request.state !== 'pending') return;
      await endRequest(inside, request, { state: 'stopped', subject, event: { action: 'stop', opinion, tell: [...(request.by === null ? [] : [request.by]), ...(await waitingFor(inside, request))] } });
      stopped += 1;
    });
  }
  return stopped;
}

/** Whether the viewer may take an approval back. */
export async function mayReopen(context: Context, { id }: Pick<ApprovalRequest, 'id'>): Promise<boolean> {
  const { viewer } = context;
  if (viewer.setup || viewer.system) return true;
  return viewer.id !== null && (await readTurns(context, { text: `approval_id = ? AND user_id = ? AND state = 'approved'`, values: [id, viewer.id] })).length > 0;
}

/** WARNING: the record's row is locked. */
export async function endRequest(context: Context, request: ApprovalRequest, { state, subject, event }: { readonly state: RequestState; readonly subject: ApprovalSubject; readonly event: ApprovalEvent }): Promise<void> {
  const { connection, now } = context;
  await connection.runAll([
    { text: `UPDATE engine_approval SET state = ?, ended_at = ?, ${connection.dialect.quote('current')} = NULL WHERE id = ?`, values: [state, now.getTime(), request.id] },
    { text: `UPDATE engine_approval_turn SET state = 'over' WHERE approval_id = ? AND state IN ('open', 'waiting')`, values: [request.id] },
  ]);
  await noteEvent(context, { ...request, version: subject.version }, event);
  await writeValues(context, subject, { values: keptApproval(context.model, subject.object, request.definition).onReturn });
}

async function end(context: Context, id: string, work: (inside: Context, request: ApprovalRequest, subject: ApprovalSubject) => Promise<void>): Promise<void> {
  await inTransaction(context, async (inside) => {
    const [found] = await readRequests(inside, { text: 'id = ?', values: [id] });
    if (!found) throw new TangramError('NOT_FOUND', 'notFound');
    const subject = await approvalSubject(inside, found.record, { lock: true });
    mustWrite(inside, subject.object);
    const [request] = await readRequests(inside, { text: 'id = ?', values: [id] });
    await work(inside, request!, subject);
  });
}

async function waitingFor(context: Context, { id }: ApprovalRequest): Promise<readonly string[]> {
  return (await readTurns(context, { text: `approval_id = ? AND state = 'open'`, values: [id] })).map(({ user }) => user);
}
