// Which process a record follows, and what a move to one of its stages would still ask for.
import type { FieldDescription, FormDescription, ObjectDescription, ProcessDescription, StageDescription } from '../../../metadata/language/description';
import { passedStages, processFor } from '../../../metadata/language/stages';
import { findField } from '../../describe/use-description';
import { isEmpty } from '../../field-types/field-type';
import { pageOf } from '../../field-types/field-types';
import { condition, type RuleContext } from '../../layout/form-rules';
import type { Values } from '../../layout/form-values';

/** The processes that a record with these values follows: one for each of their fields. */
export function processesOf(object: ObjectDescription, values: Values): readonly ProcessDescription[] {
  return [...new Set(object.processes.map(({ field }) => field))].flatMap((field) => processFor(object.processes, field, (name) => values[name]) ?? []);
}

/** Everything a page must read of a record to draw its stages and to move it. */
export function stageFields(object: ObjectDescription): readonly FieldDescription[] {
  const names = object.processes.flatMap(({ field, kind, probability, stages }) => [field, kind?.field, probability, ...stages.flatMap(({ enter, leave }) => [...enter, ...leave]).map((one) => one.field)]);
  return [...new Set(names)].flatMap((name) => (name ? findField(object, name) ?? [] : []));
}

/** Fields that a move asks for and that are empty; what the browser cannot know the server decides. */
export function missingFields(process: ProcessDescription, { from, to, context }: { readonly from: StageDescription | undefined; readonly to: StageDescription; readonly context: RuleContext }): readonly FieldDescription[] {
  const asked = [...to.enter, ...passedStages(process.stages, from, to).flatMap(({ leave }) => leave)];
  const names = asked.filter(({ when }) => when === null || condition(when, context) === true).map(({ field }) => field);
  return [...new Set(names)].flatMap((name) => {
    const field = findField(context.object, name);
    const value = context.values[name];
    return field && !field.readOnly && pageOf(field).Input && (isEmpty(value) || value === false) ? [field] : [];
  });
}

/** The small form that asks for them. */
export function missingForm(label: string, fields: readonly FieldDescription[]): FormDescription {
  return { kind: 'quick-create', recordType: null, header: [], sections: [{ name: 'stage', label, columns: 1, collapsed: false, visibleIf: null, rows: fields.map((field) => [{ field: field.name, required: true }]) }] };
}

/** Related lists that belong to stages other than those looked at: lists that no stage names always show. */
export function listsOfOtherStages(processes: readonly ProcessDescription[], looked: readonly StageDescription[]): ReadonlySet<string> {
  const here = new Set(looked.flatMap(({ relatedLists }) => relatedLists));
  return new Set(processes.flatMap(({ stages }) => stages.flatMap(({ relatedLists }) => relatedLists)).filter((name) => !here.has(name)));
}

/** The field by which records of a related list belong to a stage, and the stage that is looked at. */
export function stageKeeper(processes: readonly ProcessDescription[], looked: readonly StageDescription[], relatedList: string): { readonly field: string; readonly stage: StageDescription } | undefined {
  return processes.flatMap((process) => {
    const list = process.stageOf.find((one) => one.relatedList === relatedList);
    const stage = looked.find((one) => process.stages.includes(one));
    return list && stage ? [{ field: list.field, stage }] : [];
  })[0];
}

/** Values of stage fields that a form may offer: the stages of the process the record follows, by field. */
export function offeredStages(object: ObjectDescription, values: Values): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(processesOf(object, values).map(({ field, stages }) => [field, stages.map(({ value }) => value)]));
}
