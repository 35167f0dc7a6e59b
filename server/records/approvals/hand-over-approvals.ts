// What lies with somebody to be decided goes to a colleague when the one who leaves hands over.
import type { Context } from '../../access/context';
import { inTransaction } from '../../access/in-transaction';
import { inWords, TangramError } from '../../errors';
import { letSee, tellOf } from './go-on';
import { keptApproval } from './kept-approval';
import { noteEvent } from './note-event';
import { readRequests, readTurns } from './requests';
import { approvalLabel, approvalSubject } from './subject';

/** Stands for an object where what somebody holds is counted. */
export const heldApprovals = '#approvals';

/** How many decisions lie with a user, those whose turn has not come included. */
export async function heldTurns({ connection }: Context, user: string): Promise<number> {
  const [row] = await connection.rows({ text: `SELECT COUNT(*) FROM engine_approval_turn WHERE user_id = ? AND state IN ('open', 'waiting')`, values: [user] });
  return Number(row?.[0] ?? 0);
}

/** Each in a transaction of its own; what the colleague may not see stays and is told. */
export async function handOverApprovals(context: Context, { from, to }: { readonly from: string; readonly to: string }): Promise<{ readonly moved: number; readonly refused: readonly { readonly id: string; readonly message: string }[] }> {
  const refused: { id: string; message: string }[] = [];
  let moved = 0;
  const held = await readTurns(context, { text: `user_id = ? AND state IN ('open', 'waiting') ORDER BY id`, values: [from] });
  for (const { id, request } of held) {
    const [{ record } = { record: '' }] = await readRequests(context, { text: 'id = ?', values: [request] });
    try {
      await inTransaction(context, (inside) => moveTurn(inside, { turn: id, request, record, to }));
      moved += 1;
    } catch (error) {
      if (!(error instanceof TangramError)) throw error;
      refused.push({ id: record, message: inWords(error, context.viewer.language)[0]!.message });
    }
  }
  return { moved, refused };
}

async function moveTurn(context: Context, { turn: id, request: requestId, record, to }: { readonly turn: string; readonly request: string; readonly record: string; readonly to: string }): Promise<void> {
  const subject = await approvalSubject(context, record, { lock: true });
  const [turn] = await readTurns(context, { text: `id = ? AND state IN ('open', 'waiting')`, values: [id] });
  const [request] = await readRequests(context, { text: 'id = ?', values: [requestId] });
  if (!turn || !request) throw new TangramError('CONFLICT', 'approvalDecided');
  const approval = keptApproval(context.model, subject.object, request.definition);
  const note = approvalLabel(context, subject.object, { approval });
  if (!(await letSee(context, subject, { user: to, note }))) throw new TangramError('VALIDATION_FAILED', 'approvalNotSeen', { name: to, object: note });
  await context.connection.run({ text: `UPDATE engine_approval_turn SET user_id = ?, origin = 'passed' WHERE id = ?`, values: [to, id] });
  const step = approval.steps[turn.step]!;
  await noteEvent(context, { ...request, version: subject.version }, { action: 'handOver', step: step.name, to, tell: [to] });
  if (turn.state === 'open') await tellOf(context, { request, subject, step, tell: [to] });
}
