// The approvals of an object: conditions and values checked, fields and details of the lock linked. Used for what is published, and again for what a request kept.
import type { ApprovalDefinition, ApprovalStepDefinition, ApproverDefinition } from '../../metadata/language/types';
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import type { ExpressionScope } from '../../metadata/language/expression/expression';
import type { ObjectContext } from './compile-object';
import { checked, expectedKinds, scopeOf } from './expressions';
import { isOffField } from './layouts';
import type { ApprovalModel, ApprovalStepModel, FieldModel, RelationModel } from './model';
import { below, problemAt, unknownName, words, type Place } from './problem';

/** What an approval may name, seen from its object. `null`: it is there but off, and what hangs on it goes with it. */
export interface ApprovalReach {
  readonly scope: ExpressionScope;
  field(name: string): FieldModel | null | undefined;
  /** A field of the details in a related list. */
  detail(relation: string, field: string): FieldModel | null | undefined;
  mentionsOff(expression: string): boolean;
  readonly report: (problem: DefinitionProblem) => void;
}

/** Those of an object, off or not: what was submitted goes on, and what was approved stays locked. */
export function approvalsOf(context: ObjectContext, relations: ReadonlyMap<string, RelationModel>): readonly ApprovalModel[] {
  const part = context.shape.source.approvals;
  if (!part) return none;
  const reach = reachOf(context, relations);
  return Object.freeze(part.body.map((written, index) => compileApproval(written, { path: part.path, pointer: `/approvals/${index}` }, reach)));
}
const none: readonly ApprovalModel[] = Object.freeze([]);

/** One approval; problems go to `reach.report`, and what is wrong is left out. A condition that cannot be read any more holds. */
export function compileApproval(written: ApprovalDefinition, place: Place, reach: ApprovalReach): ApprovalModel {
  const hangsOnOff = written.when !== undefined && reach.mentionsOff(written.when);
  const guarded = written.guard && fieldAt(reach, written.guard.field, below(place, 'guard', 'field'));
  if (guarded && guarded.type !== 'picklist') reach.report(problemAt(below(place, 'guard', 'field'), 'type', { zh: `字段“${guarded.name}”应为单选字段`, en: `The field "${guarded.name}" must be a picklist field` }));
  const known = guarded?.values.map(({ value }) => value) ?? [];
  if (guarded?.type === 'picklist') written.guard!.values.forEach((value, index) => { if (!known.includes(value)) reach.report(unknownName(below(place, 'guard', 'values', index), words.value, value, known)); });
  const { lock = {} } = written;
  return Object.freeze({
    name: written.name, label: written.label, definition: written, off: written.off === true || hangsOnOff,
    ...(written.help === undefined ? {} : { help: written.help }),
    ...(written.when === undefined || hangsOnOff ? {} : condition(reach, written.when, below(place, 'when'))),
    ...(guarded?.type === 'picklist' ? { guard: Object.freeze({ field: guarded.name, values: new Set(written.guard!.values) }) } : {}),
    ...(written.submitters ? { submitters: people(reach, written.submitters, below(place, 'submitters')) } : {}),
    steps: Object.freeze(written.steps.map((step, index) => compileStep(reach, step, below(place, 'steps', index)))),
    onSubmit: values(reach, written.onSubmit, below(place, 'onSubmit')), onApproval: values(reach, written.onApproval, below(place, 'onApproval')), onReturn: values(reach, written.onReturn, below(place, 'onReturn')),
    lock: Object.freeze({
      pending: lock.pending !== false, approved: lock.approved !== false,
      open: fields(reach, lock.open, below(place, 'lock', 'open')), fineTune: fields(reach, lock.fineTune, below(place, 'lock', 'fineTune')),
    }),
  });
}

function compileStep(reach: ApprovalReach, step: ApprovalStepDefinition, place: Place): ApprovalStepModel {
  return Object.freeze({
    name: step.name, label: step.label, agree: step.agree ?? 'any', approvers: people(reach, step.approvers, below(place, 'approvers')),
    ...(step.when === undefined || reach.mentionsOff(step.when) ? {} : condition(reach, step.when, below(place, 'when'))),
    ...(step.remindAfter === undefined ? {} : { remindAfter: step.remindAfter }), ...(step.within === undefined ? {} : { within: step.within }),
    edit: fields(reach, step.edit, below(place, 'edit')),
  });
}

function condition(reach: ApprovalReach, text: string, place: Place): Partial<Pick<ApprovalModel, 'when'>> {
  const when = checked(text, place, { scope: reach.scope, expected: ['boolean'], report: reach.report });
  return when ? { when } : {};
}

const ways = ['user', 'role', 'department', 'managerOf', 'field'] as const;

function people(reach: ApprovalReach, written: readonly ApproverDefinition[], place: Place): readonly ApproverDefinition[] {
  return Object.freeze(written.filter((one, index) => {
    const here = below(place, index);
    if (ways.filter((way) => one[way] !== undefined).length !== 1) {
      reach.report(problemAt(here, 'range', { zh: '请指定用户、角色、部门、负责人和用户字段中的一个', en: 'Give one of user, role, department, managerOf and field' }));
      return false;
    }
    if (one.field === undefined) return true;
    const field = fieldAt(reach, one.field, below(here, 'field'));
    if (field && !(field.targets.length === 1 && field.targets[0] === 'user' && field.columns.length > 0)) {
      reach.report(problemAt(below(here, 'field'), 'type', { zh: `字段“${field.name}”应为用户字段`, en: `The field "${field.name}" must be a user field` }));
      return false;
    }
    return field !== undefined;
  }));
}

function values(reach: ApprovalReach, written: Readonly<Record<string, string>> | undefined, place: Place): ApprovalModel['onSubmit'] {
  return new Map(Object.entries(written ?? {}).flatMap(([name, text]) => {
    const here = below(place, name);
    const field = fieldAt(reach, name, here);
    if (!field || reach.mentionsOff(text)) return [];
    const expected = expectedKinds(field);
    if (field.columns.length === 0 || field.system || field.type === 'rollUp' || field.type === 'autoNumber' || !expected) {
      reach.report(problemAt(here, 'approval', { zh: `“${field.label}”不能由审批填写`, en: `${field.name} cannot be filled by an approval` }));
      return [];
    }
    const expression = checked(text, here, { scope: reach.scope, expected, report: reach.report });
    return expression ? [[field.name, expression] as const] : [];
  }));
}

/** Names as they are today; `lines.note` for a field of details. */
function fields(reach: ApprovalReach, written: readonly string[] | undefined, place: Place): ReadonlySet<string> {
  return new Set((written ?? []).flatMap((path, index) => {
    const [first, second] = path.split('.') as [string, string?];
    const found = second === undefined ? reach.field(first) : reach.detail(first, second);
    if (found === undefined) reach.report(unknownName(below(place, index), words.field, path, []));
    return found ? [second === undefined ? found.name : `${first}.${found.name}`] : [];
  }));
}

function fieldAt(reach: ApprovalReach, name: string, place: Place): FieldModel | undefined {
  const field = reach.field(name);
  if (field === undefined) reach.report(unknownName(place, words.field, name, []));
  return field ?? undefined;
}

function reachOf({ shape, ask, report }: ObjectContext, relations: ReadonlyMap<string, RelationModel>): ApprovalReach {
  return {
    scope: scopeOf(shape, ask), report,
    field: (name) => shape.fields.get(name) ?? (isOffField(name, shape) ? null : undefined),
    detail: (relation, name) => {
      const list = relations.get(relation);
      if (!list) return ask.inverse(shape.source.name, relation) ? null : undefined;
      return list.kind !== 'detail' ? undefined : ask.field(list.object, name) ?? (ask.fieldPresence(list.object, name) === 'off' ? null : undefined);
    },
    mentionsOff: (expression) => ask.mentionsOff(shape.source.name, expression),
  };
}
