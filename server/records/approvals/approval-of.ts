// The approvals of one record as a viewer sees them: what it needs, what runs, who has it, what was said and what has changed since.
import type { Context } from '../../access/context';
import { may } from '../../access/may';
import { choiceLabel } from '../../field-types/choice-outputs';
import type { ObjectModel } from '../../model/model';
import { recordHistory, type HistoryEntry } from '../history';
import { objectOf } from '../write/change';
import { recordNames } from '../read';
import { idsSql } from '../write/write-rows';
import { mayReopen } from './end';
import { keptApproval } from './kept-approval';
import { readRequests, readTurns, type ApprovalRequest, type ApprovalTurn } from './requests';
import { maySubmit } from './submit';
import { approvalFor, approvalLabel, approvalSubject } from './subject';

export interface Person { readonly id: string | null; readonly name: string }
export interface StepView { readonly name: string; readonly label: string; readonly agree: string; /** done, now, next or skipped. */ readonly state: string; readonly people: readonly { readonly person: Person; readonly state: string; readonly since: Date | null; readonly due: Date | null }[] }
export interface EventView { readonly at: Date; readonly by: Person; readonly action: string; readonly step: string | null; readonly to: Person | null; readonly opinion: string | null; readonly files: readonly { readonly id: string; readonly name: string }[] }
export interface RequestView {
  readonly id: string; readonly approval: string; readonly label: string; readonly state: string; readonly by: Person; readonly at: Date; readonly endedAt: Date | null;
  /** What is to become of the record: label of the value that waits. */
  readonly wanted: string | null;
  readonly steps: readonly StepView[]; readonly events: readonly EventView[];
}
export interface RecordApproval {
  readonly needed: { readonly name: string; readonly label: string; readonly help: string | null; readonly guard: { readonly field: string; readonly values: readonly string[] } | null } | null;
  /** Newest first. */
  readonly requests: readonly RequestView[];
  /** The viewer's open turn. */
  readonly turn: string | null;
  readonly may: { readonly submit: boolean; readonly decide: boolean; readonly recall: boolean; readonly reopen: boolean };
  /** What was written since the newest request was submitted. */
  readonly changes: readonly HistoryEntry['changes'][number][];
}

/** NOT_FOUND where the viewer may not see the record. */
export async function approvalOf(context: Context, id: string): Promise<RecordApproval> {
  const subject = await approvalSubject(context, id, { lock: false });
  const { object } = subject;
  const known = new Set(object.approvals.map(({ name }) => name));
  const requests = (await readRequests(context, { text: 'record_id = ? ORDER BY at DESC, id DESC', values: [id] })).filter(({ approval }) => known.has(approval));
  const [last] = requests;
  const approval = await approvalFor(context, subject);
  const runs = last?.state === 'pending';
  const stands = last?.state === 'approved' && last.approval === approval?.name;
  const turns = requests.length === 0 ? [] : await readTurns(context, { text: `${idsSql(requests.map((one) => one.id), 'approval_id')} ORDER BY step, place, id`, values: requests.map((one) => one.id) });
  const mine = runs ? turns.find(({ user, state, request }) => request === last.id && state === 'open' && user === context.viewer.id) : undefined;
  return {
    needed: approval ? {
      name: approval.name, label: approvalLabel(context, object, { approval }), help: approval.help ?? null,
      guard: approval.guard ? { field: approval.guard.field, values: [...approval.guard.values] } : null,
    } : null,
    requests: await viewsOf(context, object, { requests, turns }), turn: mine?.id ?? null,
    may: {
      submit: approval !== undefined && !runs && !stands && subject.mayUpdate && may(context, 'update', object) && (await maySubmit(context, subject, approval)),
      decide: mine !== undefined, recall: runs && last.by !== null && last.by === context.viewer.id, reopen: last?.state === 'approved' && (await mayReopen(context, last)),
    },
    changes: last ? await changesSince(context, object, last) : [],
  };
}

/** Names of people, whoever asks: who decides about a record is no secret to those who may read it. */
export async function namesOfPeople(context: Context, ids: readonly (string | null)[]): Promise<(id: string | null) => Person> {
  const known = [...new Set(ids.flatMap((id) => id ?? []))];
  const names = await recordNames(context.asSystem('the names of those who approve'), objectOf(context, 'user'), known);
  return (id) => ({ id, name: id === null ? '' : names.get(id) ?? '' });
}

/** The label of the value a request waits to set. */
export function wantedLabel({ model, viewer }: Context, object: ObjectModel, { wanted }: Pick<ApprovalRequest, 'wanted'>): string | null {
  const field = wanted && object.fields.get(wanted.field);
  return wanted && field ? choiceLabel(field, model, wanted.value, viewer.language) : null;
}

async function viewsOf(context: Context, object: ObjectModel, { requests, turns }: { readonly requests: readonly ApprovalRequest[]; readonly turns: readonly ApprovalTurn[] }): Promise<readonly RequestView[]> {
  if (requests.length === 0) return [];
  const ids = requests.map(({ id }) => id);
  const rows = await context.connection.rows({ text: `SELECT approval_id, at, by_id, action, step, to_id, opinion, files FROM engine_approval_event WHERE ${idsSql(ids, 'approval_id')} AND action <> 'remind' ORDER BY id`, values: ids });
  const events = rows.map(([request, at, by, action, step, to, opinion, files]) => ({
    request: String(request), at: new Date(Number(at)), by: textOf(by), action: String(action), step: textOf(step), to: textOf(to), opinion: textOf(opinion), files: files === null ? [] : (JSON.parse(String(files)) as string[]),
  }));
  const person = await namesOfPeople(context, [...requests.map(({ by }) => by), ...events.flatMap(({ by, to }) => [by, to]), ...turns.map(({ user }) => user)]);
  const files = await filesOf(context, events.flatMap((event) => event.files));
  return requests.map((request): RequestView => {
    const approval = keptApproval(context.model, object, request.definition);
    const labelOfStep = (name: string | null): string | null => {
      const step = approval.steps.find((each) => each.name === name);
      return step ? approvalLabel(context, object, { approval, step }) : null;
    };
    const own = turns.filter((turn) => turn.request === request.id);
    return {
      id: request.id, approval: request.approval, label: approvalLabel(context, object, { approval }), state: request.state, by: person(request.by), at: new Date(request.at), endedAt: request.endedAt === null ? null : new Date(request.endedAt),
      wanted: wantedLabel(context, object, request),
      steps: approval.steps.map((step, index): StepView => {
        const there = own.filter((turn) => turn.step === index && turn.state !== 'passed');
        const state = there.length === 0 ? (request.state === 'pending' && index > request.step ? 'next' : 'skipped') : request.state === 'pending' && index === request.step ? 'now' : 'done';
        return {
          name: step.name, label: labelOfStep(step.name)!, agree: step.agree, state,
          people: there.map((turn) => ({ person: person(turn.user), state: turn.state, since: turn.openedAt === null ? null : new Date(turn.openedAt), due: turn.dueAt === null ? null : new Date(turn.dueAt) })),
        };
      }),
      events: events.filter((event) => event.request === request.id).map((event): EventView => ({
        at: event.at, by: person(event.by), action: event.action, step: labelOfStep(event.step), to: event.to === null ? null : person(event.to), opinion: event.opinion, files: event.files.flatMap((file) => files.get(file) ?? []),
      })),
    };
  });
}

async function filesOf({ connection }: Context, ids: readonly string[]): Promise<ReadonlyMap<string, { readonly id: string; readonly name: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await connection.rows({ text: `SELECT id, name FROM engine_file WHERE ${idsSql(ids)}`, values: [...ids] });
  return new Map(rows.map(([id, name]) => [String(id), { id: String(id), name: String(name) }]));
}

/** By field: as it was when it was submitted, and as it is. What the approval itself wrote is no change. */
async function changesSince(context: Context, object: ObjectModel, request: ApprovalRequest): Promise<readonly HistoryEntry['changes'][number][]> {
  const own = new Set(Object.keys({ ...request.definition.onSubmit, ...request.definition.onApproval, ...request.definition.onReturn }));
  if (request.wanted) own.add(request.wanted.field);
  const entries = await recordHistory(context, object, { id: request.record, first: 200 });
  const changed = new Map<string, HistoryEntry['changes'][number]>();
  for (const entry of [...entries].reverse()) {
    if (Date.parse(entry.at) < request.at || entry.version < request.version || (entry.version === request.version && entry.action !== 'rollUp')) continue;
    for (const change of entry.changes) if (!own.has(change.field)) changed.set(change.field, { ...change, from: changed.get(change.field)?.from ?? change.from });
  }
  return [...changed.values()];
}

function textOf(value: unknown): string | null {
  return value === null ? null : String(value);
}
