// Submits a record for the approval it needs: its steps are kept as they are now, and the first approvers have it.
import type { Context } from '../../access/context';
import { inTransaction, undoable } from '../../access/in-transaction';
import { mustMay } from '../../access/may';
import { newId } from '../../base/ids';
import { TangramError } from '../../errors';
import type { ApprovalModel } from '../../model/model';
import { forbidden, errorOf } from '../write/refusals';
import { insertSql } from '../write/write-rows';
import { peopleOf } from './approvers';
import { decidersOf, goOn, writeValues } from './go-on';
import { noteEvent } from './note-event';
import { currentRequest, readRequests, type WantedMove } from './requests';
import { approvalFor, approvalLabel, approvalSubject, holds, objectOfRecord, type ApprovalSubject } from './subject';

export interface Submission {
  readonly record: string;
  /** Words for those who decide. */
  readonly note?: string | null;
  readonly files?: readonly string[];
  /** The move that is to be made once everybody has agreed. */
  readonly wanted?: WantedMove | null;
  readonly ifVersion?: number;
}

/** Gives the request's id. Twice at the same time: the second is told that it runs. CONFLICT where nothing is to be submitted or nobody could decide. */
export async function submitForApproval(context: Context, { record, note, files, wanted, ifVersion }: Submission): Promise<string> {
  const object = objectOfRecord(context, record);
  mustMay(context, 'update', object);
  return inTransaction(context, async (inside) => {
    const subject = await approvalSubject(inside, record, { lock: true });
    if (!subject.mayUpdate) throw errorOf([forbidden(inside, { request: 0, path: '', action: 'update', object })]);
    if (ifVersion !== undefined && ifVersion !== subject.version) throw new TangramError('CONFLICT', 'approvalChanged');
    const approval = await approvalFor(inside, subject);
    const running = await currentRequest(inside, record);
    if (running?.state === 'pending' && object.approvals.some(({ name }) => name === running.approval)) throw new TangramError('CONFLICT', 'approvalRuns');
    if (!approval) throw new TangramError('CONFLICT', 'approvalNone');
    if (running?.state === 'approved' && running.approval === approval.name) throw new TangramError('CONFLICT', 'approvalStands');
    await mustSubmit(inside, subject, approval);
    mustWait(approval, wanted);
    await mustHaveDeciders(inside, subject, approval);
    if (wanted) await mustMove(inside, subject, { approval, wanted });
    if (running) await inside.connection.run({ text: `UPDATE engine_approval SET ${inside.connection.dialect.quote('current')} = NULL WHERE id = ?`, values: [running.id] });
    const id = newId('appr');
    await inside.connection.runAll(insertSql(inside, {
      table: 'engine_approval', columns: ['id', 'object', 'record_id', 'approval', 'definition', 'state', 'step', 'by_id', 'at', 'version', 'ended_at', 'wanted', 'current'],
      rows: [[id, object.name, record, approval.name, JSON.stringify(approval.definition), 'pending', 0, inside.viewer.id, inside.now.getTime(), subject.version, null, wanted ? JSON.stringify(wanted) : null, 1]],
    }));
    const [request] = await readRequests(inside, { text: 'id = ?', values: [id] });
    await noteEvent(inside, { ...request!, version: subject.version }, { action: 'submit', opinion: note, files: files ?? [] });
    await writeValues(inside, subject, { values: approval.onSubmit });
    await goOn(inside, request!, 0);
    return id;
  });
}

/** Whether the viewer is among those who may submit for it. */
export async function maySubmit(context: Context, subject: ApprovalSubject, approval: ApprovalModel): Promise<boolean> {
  if (!approval.submitters || context.viewer.system) return true;
  return context.viewer.id !== null && (await peopleOf(context, { subject, applicant: context.viewer.id }, approval.submitters)).includes(context.viewer.id);
}

async function mustSubmit(context: Context, subject: ApprovalSubject, approval: ApprovalModel): Promise<void> {
  if (!(await maySubmit(context, subject, approval))) throw new TangramError('FORBIDDEN', 'approvalSubmitters', { approval: approvalLabel(context, subject.object, { approval }) });
}

function mustWait({ guard }: ApprovalModel, wanted: WantedMove | null | undefined): void {
  if (wanted && !(guard?.field === wanted.field && guard.values.has(wanted.value))) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: `${wanted.field}: ${wanted.value}` });
}

/** Nobody submits into the void: every step that would be asked for today has somebody. */
async function mustHaveDeciders(context: Context, subject: ApprovalSubject, approval: ApprovalModel): Promise<void> {
  for (const step of approval.steps) if (await holds(context, subject, step.when)) await decidersOf(context, { subject, approval, step, applicant: context.viewer.id });
}

/** What the move itself asks for is told now, not when the last one has agreed: it is tried and taken back. */
async function mustMove(context: Context, subject: ApprovalSubject, { approval, wanted }: { readonly approval: ApprovalModel; readonly wanted: WantedMove }): Promise<void> {
  const tried = new Error('tried');
  await undoable(context, async () => {
    await writeValues(context, subject, { values: approval.onApproval, wanted });
    throw tried;
  }).catch((error: unknown) => { if (error !== tried) throw error; });
}
