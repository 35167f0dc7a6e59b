// How a request goes on: the next step that is for the record is given to its approvers; after the last one the record is what was asked for.
import type { CheckedExpression } from '../../../metadata/language/expression/expression';
import { isShareable, may } from '../../access/may';
import { rowPredicate } from '../../access/restrict';
import { loadViewer } from '../../access/viewer';
import type { Context, Viewer } from '../../access/context';
import { newId } from '../../base/ids';
import { TangramError, type Problem } from '../../errors';
import { fieldTypeOf } from '../../field-types/field-types';
import type { ApprovalModel, ApprovalStepModel } from '../../model/model';
import { shareToRead } from '../shares';
import { labelOf, newChange, type Values } from '../write/change';
import { saveChanges } from '../write/save';
import { idOf } from '../write/lock-masters';
import { selectRows } from '../write/select-rows';
import { noticesSql } from '../notices/tell';
import { insertSql } from '../write/write-rows';
import { approversOf } from './approvers';
import { keptApproval } from './kept-approval';
import { noteEvent } from './note-event';
import type { ApprovalRequest, WantedMove } from './requests';
import { approvalLabel, approvalSubject, holds, valueFor, type ApprovalSubject } from './subject';

const hour = 3_600_000;

/** Gives the request to the approvers of the first step from `from` on whose condition holds, or approves it. WARNING: the record's row is locked. */
export async function goOn(context: Context, request: ApprovalRequest, from: number): Promise<void> {
  const subject = await approvalSubject(context.asSystem('an approval goes on'), request.record, { lock: true });
  const approval = keptApproval(context.model, subject.object, request.definition);
  for (let index = from; index < approval.steps.length; index += 1) {
    const step = approval.steps[index]!;
    if (await holds(context, subject, step.when)) return openStep(context, { request, subject, approval, step, index });
  }
  await context.connection.run({ text: `UPDATE engine_approval SET state = 'approved', ended_at = ? WHERE id = ?`, values: [context.now.getTime(), request.id] });
  await noteEvent(context, { ...request, version: subject.version }, { action: 'approved', tell: request.by === null ? [] : [request.by] });
  await writeValues(context, subject, { values: approval.onApproval, wanted: request.wanted });
}

/** Whoever would decide the step: those among its approvers who see the record, or can be shown it. CONFLICT where there is nobody. */
export async function decidersOf(context: Context, { subject, approval, step, applicant }: { readonly subject: ApprovalSubject; readonly approval: ApprovalModel; readonly step: ApprovalStepModel; readonly applicant: string | null }): Promise<{ readonly all: readonly string[]; readonly blind: readonly string[] }> {
  const found = await approversOf(context, { subject, applicant }, step.approvers);
  const { seeing, blind } = await sorted(context, subject, found);
  const all = found.filter((id) => seeing.includes(id) || blind.includes(id));
  if (all.length === 0) throw new TangramError('CONFLICT', 'approvalNobody', { step: approvalLabel(context, subject.object, { approval, step }) });
  return { all, blind };
}

/** Makes sure that a user who is given a turn sees the record; false where that cannot be. */
export async function letSee(context: Context, subject: ApprovalSubject, { user, note }: { readonly user: string; readonly note: string }): Promise<boolean> {
  const { seeing, blind } = await sorted(context, subject, [user]);
  await shareToRead(context, subject.object, { record: subject.id, users: blind, note });
  return seeing.length + blind.length > 0;
}

/** Writes what an approval says about its record; its own lock does not hold it, every rule does. */
export async function writeValues(context: Context, subject: ApprovalSubject, { values, wanted }: { readonly values: ReadonlyMap<string, CheckedExpression>; readonly wanted?: WantedMove | null }): Promise<void> {
  const { object, id } = subject;
  const written: Values = new Map();
  const problems: Problem[] = [];
  const put = (name: string, value: unknown): void => {
    const field = object.fields.get(name);
    if (!field) return;
    const accepted = value === null ? { values: field.columns.map(() => null) } : field.targets.length > 0 ? { values: [value] } : fieldTypeOf(field).accept(value, field);
    if ('values' in accepted) written.set(name, accepted.values);
    else problems.push({ ...accepted.problem, path: name, label: labelOf(context, field) });
  };
  for (const [name, expression] of values) put(name, await valueFor(context, subject, expression));
  if (wanted) put(wanted.field, wanted.value);
  if (problems.length > 0) throw new TangramError('VALIDATION_FAILED', 'validationFailed', { count: problems.length }, problems);
  if (written.size === 0) return;
  await saveChanges(context, (work) => {
    const change = newChange({ kind: 'update', object, id, path: '', request: 0, follows: true, unlocked: true, values: written });
    work.changes.push(change);
    return [change];
  });
}

interface Opening { readonly request: ApprovalRequest; readonly subject: ApprovalSubject; readonly approval: ApprovalModel; readonly step: ApprovalStepModel; readonly index: number }

async function openStep(context: Context, { request, subject, approval, step, index }: Opening): Promise<void> {
  const { all, blind } = await decidersOf(context, { subject, approval, step, applicant: request.by });
  await shareToRead(context, subject.object, { record: subject.id, users: blind, note: approvalLabel(context, subject.object, { approval }) });
  await context.connection.run({ text: 'UPDATE engine_approval SET step = ? WHERE id = ?', values: [index, request.id] });
  await context.connection.runAll(insertSql(context, {
    table: 'engine_approval_turn', columns: [...turnColumns],
    rows: all.map((user, place) => turnRow(context, step, { request: request.id, index, place, user, open: step.agree !== 'inTurn' || place === 0, origin: 'step', before: null })),
  }));
  const tell = step.agree === 'inTurn' ? all.slice(0, 1) : all;
  await tellOf(context, { request, subject, step, tell });
}

/** Columns of a new turn. */
export const turnColumns = ['id', 'approval_id', 'step', 'place', 'user_id', 'state', 'origin', 'before_turn', 'opened_at', 'remind_at', 'due_at'] as const;
export interface NewTurn { readonly request: string; readonly index: number; readonly place: number; readonly user: string; readonly open: boolean; readonly origin: 'step' | 'passed' | 'added'; readonly before: string | null }
/** The row of a new turn: open, or waiting until it comes. */
export function turnRow({ now }: Context, step: ApprovalStepModel, turn: NewTurn): readonly unknown[] {
  const times = timesOf(step, now.getTime());
  return [newId('aturn'), turn.request, turn.index, turn.place, turn.user, turn.open ? 'open' : 'waiting', turn.origin, turn.before, ...(turn.open ? [now.getTime(), times.remindAt, times.dueAt] : [null, null, null])];
}

/** When somebody whose turn it is from `at` on is reminded, and when it is overdue. */
export function timesOf({ remindAfter, within }: ApprovalStepModel, at: number): { readonly remindAt: number | null; readonly dueAt: number | null } {
  return { remindAt: remindAfter === undefined ? null : at + remindAfter * hour, dueAt: within === undefined ? null : at + within * hour };
}

/** An event and notices for those whose turn it is now. */
export async function tellOf(context: Context, { request, subject, step, tell }: { readonly request: ApprovalRequest; readonly subject: Pick<ApprovalSubject, 'version'>; readonly step: ApprovalStepModel; readonly tell: readonly string[] }): Promise<void> {
  await context.connection.runAll(insertSql(context, {
    table: 'engine_outbox', columns: ['at', 'kind', 'object', 'record_id', 'payload'],
    rows: [[context.now.getTime(), 'approval.turn', request.object, request.record, JSON.stringify({ request: request.id, approval: request.approval, step: step.name, to: tell, by: context.viewer.id, version: subject.version })]],
  }));
  await context.connection.runAll(noticesSql(context, tell.map((to) => ({
    to, told: `approval.turn ${request.id} ${context.now.getTime()}`, kind: 'approval', object: request.object, record: request.record, params: { approval: request.approval },
  }))));
}

/** Users by whether they see the record: those who do, and those who may read records like it and can be shown this one. */
async function sorted(context: Context, subject: ApprovalSubject, ids: readonly string[]): Promise<{ readonly seeing: readonly string[]; readonly blind: readonly string[] }> {
  const { object } = subject;
  const viewers: Viewer[] = [];
  for (const id of ids) {
    const found = await loadViewer(context.database, context.model, id);
    if (found?.active && may({ viewer: found.viewer, model: context.model }, 'read', object)) viewers.push(found.viewer);
  }
  if (viewers.length === 0) return { seeing: [], blind: [] };
  const [row] = await selectRows(context, { object, by: { field: idOf(object), values: [subject.id] }, fields: [], tests: viewers.map((viewer) => rowPredicate({ viewer, model: context.model }, object, 'read')) });
  const seeing = viewers.filter((_, index) => row?.answers[index]).map(({ id }) => id!);
  return { seeing, blind: isShareable(object) ? viewers.map(({ id }) => id!).filter((id) => !seeing.includes(id)) : [] };
}
