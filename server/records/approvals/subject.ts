// The record an approval is about: locked, with everything its conditions and values may ask.
import type { CheckedExpression } from '../../../metadata/language/expression/expression';
import type { Context } from '../../access/context';
import { mayNot } from '../../access/may';
import { rowPredicate } from '../../access/restrict';
import { prefixOf } from '../../base/ids';
import { TangramError } from '../../errors';
import { labelOf } from '../../model/labels';
import type { ApprovalModel, ApprovalStepModel, ObjectModel } from '../../model/model';
import { knowPaths, valueOf, type Known, type Subject } from '../write/expression-values';
import { idOf } from '../write/lock-masters';
import { selectRows } from '../write/select-rows';

export interface ApprovalSubject extends Subject {
  readonly version: number;
  readonly live: boolean;
  /** The viewer may change records like this. */
  readonly mayUpdate: boolean;
}

/** The object of a record's id; NOT_FOUND where there is none. */
export function objectOfRecord({ model }: Pick<Context, 'model'>, id: string): ObjectModel {
  const object = model.objectByIdPrefix.get(prefixOf(id));
  if (!object) throw new TangramError('NOT_FOUND', 'notFound');
  return object;
}

/** NOT_FOUND where the viewer may not see it. `lock`: nobody else decides about it, or changes it, until the transaction ends. */
export async function approvalSubject(context: Context, id: string, { lock }: { readonly lock: boolean }): Promise<ApprovalSubject> {
  const object = objectOfRecord(context, id);
  const fields = [...object.fields.values()].filter((field) => field.columns.length > 0 && field.type !== 'id' && field.type !== 'version');
  const [row] = await selectRows(context, { object, by: { field: idOf(object), values: [id] }, fields, lock, tests: [rowPredicate(context, object, 'read'), rowPredicate(context, object, 'update')] });
  if (!row?.answers[0]) throw new TangramError('NOT_FOUND', 'notFound');
  return { object, id, version: row.version, live: row.live, mayUpdate: row.answers[1] === true, value: (name) => (name === 'version' ? [row.version] : row.values.get(name)) };
}

/** An API key that may only read decides nothing. */
export function mustWrite(context: Context, object: ObjectModel): void {
  const { scopes } = context.viewer;
  if (scopes && !scopes.some((scope) => scope === 'write' || scope === `${object.name}:write`)) throw mayNot(context, 'update', object);
}

/** Whether the condition is true of the record; an absent one is. */
export async function holds(context: Context, subject: Subject, when: CheckedExpression | undefined): Promise<boolean> {
  return when === undefined || (await valueFor(context, subject, when)) === true;
}

/** The value of an expression for the record. */
export async function valueFor(context: Context, subject: Subject, expression: CheckedExpression): Promise<ReturnType<typeof valueOf>> {
  const known: Known = { context, records: new Map() };
  await knowPaths(known, [{ subject, expressions: [expression] }]);
  return valueOf(known, subject, expression);
}

/** The approval the record needs: the first that is for it. */
export async function approvalFor(context: Context, subject: Subject): Promise<ApprovalModel | undefined> {
  for (const approval of subject.object.approvals) if (!approval.off && (await holds(context, subject, approval.when))) return approval;
  return undefined;
}

/** The label of an approval, or of one of its steps, in the viewer's language. */
export function approvalLabel({ model, viewer }: Pick<Context, 'model' | 'viewer'>, object: ObjectModel, named: { readonly approval: Pick<ApprovalModel, 'name' | 'label'>; readonly step?: Pick<ApprovalStepModel, 'name' | 'label'> }): string {
  const { approval, step } = named;
  const key = `${object.name}.approvals.${approval.name}`;
  return step ? labelOf(model, `${key}.steps.${step.name}`, step.label, viewer.language) : labelOf(model, key, approval.label, viewer.language);
}
