// Completes what an input left out: defaults, owner and first roll-ups of new records; and drops what would not change anything.
import type { Context } from '../../access/context';
import type { FieldModel } from '../../model/model';
import { dependencyOf } from '../../model/picklist-dependency';
import { misfitOf, type ChoiceLimits, type Misfit } from '../../../metadata/language/choices';
import { choiceLabel } from '../../field-types/choice-outputs';
import { fieldTypeOf } from '../../field-types/field-types';
import { listOf } from '../../field-types/multi-picklist';
import { isEmpty, join, labelOf, refuse, type Change, type Work } from './change';
import { knowPaths, subjectOf, valueOf, type Known } from './expression-values';

/** Every new record gets its defaults, in the order of its fields, so that a later default may use an earlier one. */
export async function fillDefaults(work: Work, known: Known): Promise<void> {
  const creates = work.changes.filter((change) => change.kind === 'create');
  for (const change of creates) fillLiterals(work.context, change);
  const computed = creates.flatMap((change) => {
    const fields = [...change.object.fields.values()].filter((field) => field.defaultExpression && !change.values.has(field.name));
    return fields.length > 0 ? [{ change, fields }] : [];
  });
  if (computed.length === 0) return;
  const stamps = stampsOf(work.context);
  await knowPaths(known, computed.map(({ change, fields }) => ({ subject: subjectOf(change, stamps), expressions: fields.map((field) => field.defaultExpression!) })));
  for (const { change, fields } of computed) {
    for (const field of fields) {
      const accepted = fieldTypeOf(field).accept(valueOf(known, subjectOf(change, stamps), field.defaultExpression!), field);
      if ('problem' in accepted) work.refusals.push({ request: change.request, problem: { ...accepted.problem, path: join(change.path, field.name), label: labelOf(work.context, field) } });
      else if (!isEmpty(accepted.values)) setDefault(change, field.name, accepted.values);
    }
  }
}

/** Required fields, and values that another field's value rules out. */
export function checkValues(work: Work): void {
  const refused = new Set(work.refusals.map(({ request, problem }) => `${request} ${problem.path}`));
  for (const change of work.changes) {
    if (change.kind !== 'create' && change.kind !== 'update') continue;
    checkChoices(work, change);
    for (const field of change.kind === 'create' ? change.object.fields.values() : givenFields(change)) {
      if (!field.required || field.system || madeByEngine.has(field.type) || !isEmpty(change.values.get(field.name))) continue;
      if (!refused.has(`${change.request} ${join(change.path, field.name)}`)) refuse(work, { change, field }, 'required');
    }
  }
}

/** An update that says what is stored already says nothing. */
export function dropUnchanged(work: Work): void {
  for (const change of work.changes) {
    if (change.kind !== 'update' || !change.before) continue;
    for (const [name, values] of change.values) {
      const before = change.before.values.get(name);
      if (before && values.every((value, index) => value === before[index])) change.values.delete(name);
    }
  }
}

/** A change that still changes something. */
export function isEffective(change: Change): boolean {
  return change.kind !== 'update' || change.values.size > 0 || change.links.length > 0;
}

/** When and by whom this write happens. */
export function stampsOf({ now, viewer }: Context): { readonly at: string; readonly by: string | null } {
  return { at: now.toISOString(), by: viewer.id };
}

const madeByEngine: ReadonlySet<string> = new Set(['formula', 'rollUp', 'autoNumber', 'manyToMany']);

function givenFields(change: Change): readonly FieldModel[] {
  return [...change.values.keys()].flatMap((name) => change.object.fields.get(name) ?? []);
}

function fillLiterals(context: Context, change: Change): void {
  for (const field of change.object.fields.values()) {
    if (field.system || change.values.has(field.name)) continue;
    if (field.rollUp) change.values.set(field.name, emptyRollUp(field));
    else if (field.name === 'owner' && change.object.owned && context.viewer.id !== null) change.values.set(field.name, [context.viewer.id]);
    else if (field.defaultValue !== undefined && field.defaultValue !== null) {
      const accepted = fieldTypeOf(field).accept(field.defaultValue, field);
      if ('values' in accepted) setDefault(change, field.name, accepted.values);
    }
  }
}

function setDefault(change: Change, field: string, values: readonly unknown[]): void {
  change.values.set(field, values);
  change.defaults.add(field);
}

/** Nothing to count is 0; nothing to compare is empty. */
function emptyRollUp(field: FieldModel): readonly unknown[] {
  const { rollUp } = field;
  if (rollUp?.function !== 'sum' && rollUp?.function !== 'count') return field.columns.map(() => null);
  return field.columns.map(({ storage }) => (storage.kind === 'decimal' ? (0).toFixed(storage.scale) : 0));
}

/** A value must be among those that the controlling field and the record type leave. A default that is not among them is no default of this record. */
function checkChoices(work: Work, change: Change): void {
  const { object } = change;
  for (const field of object.fields.values()) {
    if (!isChoice(field) || !isAsked(change, field)) continue;
    const limits = limitsOf(change, field);
    for (const value of chosen(change, field)) {
      const misfit = misfitOf(value, limits);
      if (!misfit) continue;
      if (change.defaults.has(field.name)) change.values.delete(field.name);
      else refuse(work, { change, field }, misfitRules[misfit], misfitWords(work, { change, field, value, limits }));
      break;
    }
  }
}

const misfitRules = { needs: 'choiceNeeds', depends: 'choiceDepends', recordType: 'choiceOfType' } as const satisfies Record<Misfit, string>;

function isChoice({ definition, system }: FieldModel): boolean {
  return !system && (definition.type === 'picklist' || definition.type === 'multiPicklist');
}

/** What is stored already is asked again only where that changes which decides over it. */
function isAsked({ object, values }: Change, field: FieldModel): boolean {
  const control = dependencyOf(field.definition)?.field;
  return values.has(field.name) || (control !== undefined && values.has(control)) || (values.has('recordType') && object.recordTypes.some(({ picklists }) => picklists?.[field.name]));
}

function limitsOf(change: Change, field: FieldModel): ChoiceLimits {
  const dependsOn = dependencyOf(field.definition);
  const type = change.object.recordTypes.length > 0 ? current(change, 'recordType') : undefined;
  return { dependsOn, controlling: dependsOn && (current(change, dependsOn.field) ?? null), offered: change.object.recordTypes.find(({ name }) => name === type)?.picklists?.[field.name] };
}

function chosen(change: Change, field: FieldModel): readonly string[] {
  const value = current(change, field.name);
  return field.type === 'multiPicklist' ? listOf(value) ?? [] : typeof value === 'string' ? [value] : [];
}

/** The words a refusal needs, as the viewer reads them. */
function misfitWords({ context }: Work, { change, field, value, limits }: { readonly change: Change; readonly field: FieldModel; readonly value: string; readonly limits: ChoiceLimits }): Record<string, string> {
  const { model, viewer } = context;
  const said = (of: FieldModel | undefined, choice: unknown): string => (of ? choiceLabel(of, model, String(choice), viewer.language) : '');
  const control = change.object.fields.get(limits.dependsOn?.field ?? '');
  return { value: said(field, value), control: control ? labelOf(context, control) : '', choice: said(control, limits.controlling), type: said(change.object.fields.get('recordType'), current(change, 'recordType')) };
}

function current(change: Change, name: string): unknown {
  return (change.values.get(name) ?? change.before?.values.get(name))?.[0];
}

