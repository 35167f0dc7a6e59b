// What approvals keep from being written: records that wait for a decision or were approved, their details, and values that need an approval first.
import { choiceLabel } from '../../field-types/choice-outputs';
import type { CheckedExpression } from '../../../metadata/language/expression/expression';
import { detailsIn, openOnceApproved } from '../../access/approval-locks';
import type { ApprovalModel, ObjectModel } from '../../model/model';
import { keptApproval } from '../approvals/kept-approval';
import { approvalLabel } from '../approvals/subject';
import { after, join, labelOf, type Change, type Work } from './change';
import { looksAtRollUps } from './check-rules';
import { stampsOf } from './complete';
import { dependencies } from './dependencies';
import { knowPaths, subjectOf, valueOf, type Known } from './expression-values';
import { byObject, idOf } from './lock-masters';
import { selectRows } from './select-rows';
import { idsSql, thousands } from './write-rows';

/** Adds the fields that conditions and guards look at. */
export function fieldsOfApprovals(object: ObjectModel, names: Set<string>): void {
  for (const { when, guard } of object.approvals) {
    if (!guard) continue;
    names.add(guard.field);
    if (when) dependencies(object, when, names);
  }
}

/** Refuses what a lock forbids, each field by name. What the engine itself writes in nobody's name is not held, nor is the owner when an administrator hands records over. */
export async function checkLocks(work: Work): Promise<void> {
  const { context } = work;
  if (context.viewer.id === null) return;
  const held = (await heldRecords(work)).filter(({ change }) => !change.unlocked && touches(change));
  if (held.length === 0) return;
  const locks = await locksOf(work, [...new Set(held.map(({ record }) => record))]);
  for (const each of held) {
    const lock = locks.get(each.record);
    if (lock) refuseLocked(work, each, lock);
  }
}

/** Refuses moves from elsewhere to values that wait for an approval the record does not have; whoever stood at one of them before there was an approval goes on. `before` and `after` as for rules. */
export async function checkGuards(work: Work, known: Known, when: 'before' | 'after'): Promise<void> {
  const { context } = work;
  if (context.viewer.id === null) return;
  const asked = work.changes.flatMap((change) => (change.unlocked || (change.kind !== 'create' && change.kind !== 'update') ? [] : guarding(change.object, when).flatMap((approval) => {
    const value = change.values.get(approval.guard.field)?.[0];
    return typeof value === 'string' && approval.guard.values.has(value) && !approval.guard.values.has(String(change.before?.values.get(approval.guard.field)?.[0] ?? '')) ? [{ change, approval, value, subject: subjectOf(change, stampsOf(context)) }] : [];
  })));
  if (asked.length === 0) return;
  await knowPaths(known, asked.map(({ subject, approval }) => ({ subject, expressions: approval.when ? [approval.when] : [] })));
  const needing = asked.filter(({ subject, approval }) => !approval.when || valueOf(known, subject, approval.when) === true);
  const approved = await currentRows(work, needing.filter(({ change }) => change.kind === 'update').map(({ change }) => change.id));
  const told = new Set<Change>();
  for (const { change, approval, value } of needing) {
    const row = approved.get(change.id);
    if (told.has(change) || (row?.state === 'approved' && row.approval === approval.name)) continue;
    told.add(change);
    const field = change.object.fields.get(approval.guard.field)!;
    const params = { value: choiceLabel(field, context.model, value, context.viewer.language), approval: approvalLabel(context, change.object, { approval }) };
    work.refusals.push({ request: change.request, problem: { path: join(change.path, field.name), rule: 'approvalFirst', params, label: labelOf(context, field) } });
  }
}

export type Guarding = ApprovalModel & Required<Pick<ApprovalModel, 'guard'>>;

/** Those that keep values of a field; `after`: those whose condition looks at roll-ups, right only once the details are written. */
export function guarding(object: ObjectModel, when: 'before' | 'after'): readonly Guarding[] {
  return object.approvals.filter((approval): approval is Guarding => !approval.off && approval.guard !== undefined && (approval.when !== undefined && looksAtRollUps(object, approval as { readonly when: CheckedExpression })) === (when === 'after'));
}

/** A change, and the record whose lock holds it: itself, or the master it belongs to, found by `relation`. */
interface HeldChange { readonly change: Change; readonly record: string; readonly object: ObjectModel; readonly relation?: string }

function touches(change: Change): boolean {
  return change.kind !== 'update' || change.values.size > 0 || change.links.length > 0;
}

async function heldRecords(work: Work): Promise<readonly HeldChange[]> {
  const held: HeldChange[] = [];
  const masters = new Map<ObjectModel, Set<string>>();
  for (const [object, changes] of byObject(work.changes)) {
    if (object.approvals.length > 0) for (const change of changes) if (change.kind !== 'create') held.push({ change, record: change.id, object });
    const { master } = object;
    const above = master && work.context.model.objects.get(master.targets[0]!);
    if (!master || !above || above.approvals.length === 0) continue;
    const relation = detailsIn(above, object);
    for (const change of changes) {
      for (const record of new Set([change.before?.values.get(master.name)?.[0], after(change, master.name)?.[0]])) {
        if (typeof record !== 'string' || work.changes.some((each) => each.kind === 'create' && each.id === record)) continue;
        held.push({ change, record, object: above, relation });
        masters.set(above, (masters.get(above) ?? new Set()).add(record));
      }
    }
  }
  // Whoever submits locks the record: nobody writes a line into it in the same moment.
  if (work.context.connection.dialect.forUpdate !== '') for (const [object, ids] of masters) await selectRows(work.context, { object, by: { field: idOf(object), values: [...ids].sort() }, fields: [], lock: true, binToo: true });
  return held;
}

interface CurrentRow { readonly approval: string; readonly state: string; readonly step: number; readonly definition: string; readonly mine: boolean }

async function currentRows({ context }: Work, ids: readonly string[]): Promise<ReadonlyMap<string, CurrentRow>> {
  const found = new Map<string, CurrentRow>();
  const { quote } = context.connection.dialect;
  if (ids.length === 0) return found;
  for (const some of thousands(ids)) {
    const rows = await context.connection.rows({
      text: `SELECT record_id, approval, state, step, definition, (SELECT COUNT(*) FROM engine_approval_turn t WHERE t.approval_id = a.id AND t.user_id = ? AND t.state = 'open') FROM engine_approval a WHERE ${idsSql(some, 'record_id')} AND a.${quote('current')} = 1`,
      values: [context.viewer.id, ...some],
    });
    for (const [record, approval, state, step, definition, mine] of rows) found.set(String(record), { approval: String(approval), state: String(state), step: Number(step), definition: String(definition), mine: Number(mine) > 0 });
  }
  return found;
}

/** `open`: what may be written all the same, named like `lock.open`. */
interface Lock { readonly approval: ApprovalModel; readonly state: 'pending' | 'approved'; readonly open: ReadonlySet<string> }

async function locksOf(work: Work, ids: readonly string[]): Promise<ReadonlyMap<string, Lock>> {
  const { context } = work;
  const locks = new Map<string, Lock>();
  for (const [id, { approval: name, state, step, definition, mine }] of await currentRows(work, ids)) {
    const object = context.model.objectByIdPrefix.get(id.slice(0, id.indexOf('_')));
    // An approval that was deleted sleeps with its requests.
    const approval = object?.approvals.find((each) => each.name === name);
    if (!object || !approval) continue;
    const { lock } = approval;
    if (state === 'pending' && lock.pending) {
      const edit = mine ? keptApproval(context.model, object, JSON.parse(definition) as ApprovalModel['definition']).steps[step]?.edit : undefined;
      locks.set(id, { approval, state, open: edit ?? new Set() });
    }
    if (state === 'approved' && lock.approved) locks.set(id, { approval, state, open: openOnceApproved(context, object, lock) });
  }
  return locks;
}

function refuseLocked(work: Work, { change, object, relation }: HeldChange, { approval, state, open }: Lock): void {
  const { context, refusals } = work;
  const rule = state === 'pending' ? 'approvalPending' : 'approvalLocked';
  const params = { approval: approvalLabel(context, object, { approval }) };
  const say = (path: string, label?: string): void => void refusals.push({ request: change.request, code: 'FORBIDDEN', params, problem: { path, rule, params, ...(label === undefined ? {} : { label }) } });
  if (change.kind !== 'update') return say(change.path);
  const names = [...change.values.keys(), ...change.links.map(({ field }) => field.name)];
  // Handed over: whose record it is says nothing about what was approved.
  if (context.viewer.system && names.every((name) => name === 'owner')) return;
  for (const name of new Set(names)) {
    const field = change.object.fields.get(name);
    if (!field || open.has(relation === undefined ? name : `${relation}.${name}`)) continue;
    say(join(change.path, name), labelOf(context, field));
  }
}
