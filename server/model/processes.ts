// Processes of an object: stages linked to values of their field, what they ask for checked; what hangs on something that is off goes with it.
import type { ProcessDefinition, StageActionDefinition, StageDefinition, StageRequirementDefinition } from '../../metadata/language/types';
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import { checked, scopeOf } from './expressions';
import { isOffField, isOffRelation, type LayoutContext } from './layouts';
import { labelOf } from './labels';
import type { FieldModel, Model, ObjectModel, ProcessModel, RequirementModel, StageModel } from './model';
import { below, problemAt, unknownName, words, type Place } from './problem';

/** Those that are for some records first, so that the first that fits a record is the one it follows; without those that are off. */
export function processesOf(context: LayoutContext): readonly ProcessModel[] {
  const parts = context.shape.source.processes;
  if (parts.length === 0) return none;
  const made = parts.flatMap(({ path, body }) => compileProcess(context, body, { path, pointer: '' }) ?? []);
  checkOverlaps(made, context);
  return Object.freeze(made.sort((left, right) => Number(isGeneral(left)) - Number(isGeneral(right))));
}
const none: readonly ProcessModel[] = Object.freeze([]);

/** The label of one line of a stage's checklist. */
export function actionLabel(model: Model, { object, process, stage, action }: { readonly object: ObjectModel; readonly process: ProcessModel; readonly stage: StageModel; readonly action: StageActionDefinition }, language: string): string {
  return labelOf(model, `${object.name}.processes.${process.name}.${stage.value}.checklist.${action.name}`, action.label, language);
}

function isGeneral({ recordType, kind }: ProcessModel): boolean {
  return recordType === undefined && kind === undefined;
}

function compileProcess(context: LayoutContext, written: ProcessDefinition, place: Place): ProcessModel | undefined {
  const { shape, report } = context;
  if (written.off) return undefined;
  const field = picklistAt(context, written.field, below(place, 'field'));
  const kind = written.for && picklistAt(context, written.for.field, below(place, 'for', 'field'));
  if (!field || (written.for && !kind)) return undefined;
  written.for?.values.forEach((value, index) => valueAt(kind!, value, { place: below(place, 'for', 'values', index), report }));
  if (written.recordType !== undefined && !shape.recordTypes.some(({ name }) => name === written.recordType)) {
    report(unknownName(below(place, 'recordType'), words.recordType, written.recordType, shape.recordTypes.map(({ name }) => name)));
  }
  const probability = written.probability === undefined ? undefined : percentAt(context, written.probability, below(place, 'probability'));
  const stages = written.stages.map((stage, index) => compileStage(context, stage, { field, place: below(place, 'stages', index) }));
  if (probability === undefined && written.probability === undefined) {
    const index = written.stages.findIndex((stage) => stage.probability !== undefined);
    if (index >= 0) report(problemAt(below(place, 'stages', index, 'probability'), 'process', { zh: '请先用“probability”指定保存可能性的百分比字段', en: 'Name the percent field that takes it with "probability" first' }));
  }
  return Object.freeze({
    name: written.name, label: written.label, field: field.name, stages: Object.freeze(stages), definition: written,
    ...(written.help === undefined ? {} : { help: written.help }),
    ...(written.recordType === undefined ? {} : { recordType: written.recordType }),
    ...(kind && written.for ? { kind: Object.freeze({ field: kind.name, values: written.for.values }) } : {}),
    ...(probability ? { probability: probability.name } : {}),
    stageOf: stageFields(context, written.stageOf ?? {}, below(place, 'stageOf')),
  });
}

interface StageAt { readonly field: FieldModel; readonly place: Place }

function compileStage(context: LayoutContext, stage: StageDefinition, { field, place }: StageAt): StageModel {
  valueAt(field, stage.value, { place: below(place, 'value'), report: context.report });
  const lists = (stage.relatedLists ?? []).filter((name, at) => relationAt(context, name, below(place, 'relatedLists', at)));
  return Object.freeze({
    value: stage.value, noReturn: stage.noReturn ?? false,
    ...(stage.help === undefined ? {} : { help: stage.help }),
    ...(stage.probability === undefined ? {} : { probability: stage.probability }),
    ...(stage.ends ? { ends: stage.ends } : {}),
    enter: requirementsOf(context, stage.enter ?? [], below(place, 'enter')),
    leave: requirementsOf(context, stage.leave ?? [], below(place, 'leave')),
    checklist: stage.checklist ?? [],
    relatedLists: Object.freeze(lists),
  });
}

function requirementsOf(context: LayoutContext, written: readonly StageRequirementDefinition[], place: Place): readonly RequirementModel[] {
  const { shape, ask, report } = context;
  return Object.freeze(written.flatMap((each, index): RequirementModel[] => {
    const here = below(place, index);
    const field = fieldAt(context, each.field, below(here, 'field'));
    if (!field || (each.when !== undefined && ask.mentionsOff(shape.source.name, each.when))) return [];
    if (field.system || field.readOnly || field.columns.length === 0) {
      report(problemAt(below(here, 'field'), 'process', { zh: `字段“${field.label}”由系统填写，不能要求填写：请选择可填写的字段`, en: `${field.name} is filled by the system and cannot be asked for: choose a field that is entered` }));
      return [];
    }
    const when = each.when === undefined ? undefined : checked(each.when, below(here, 'when'), { scope: scopeOf(shape, ask), expected: ['boolean'], report });
    return [Object.freeze({ field: field.name, ...(when ? { when, text: each.when! } : {}) })];
  }));
}

function stageFields(context: LayoutContext, written: Readonly<Record<string, string>>, place: Place): ReadonlyMap<string, string> {
  const { ask, report } = context;
  return new Map(Object.entries(written).flatMap(([name, fieldName]) => {
    const relation = relationAt(context, name, below(place, name));
    if (!relation) return [];
    const field = ask.field(relation.object, fieldName);
    if (!field && ask.fieldPresence(relation.object, fieldName) !== 'off') report(unknownName(below(place, name), words.field, fieldName, []));
    if (!field) return [];
    if (field.type !== 'text' && field.type !== 'picklist') {
      report(problemAt(below(place, name), 'process', { zh: `字段“${field.label}”应为文本或选项`, en: `${field.name} must be a text or a picklist` }));
      return [];
    }
    return [[name, field.name] as const];
  }));
}

/** A second process for the same records would never be followed. */
function checkOverlaps(made: readonly ProcessModel[], { shape, report }: LayoutContext): void {
  const seen = new Map<string, string>();
  for (const process of made) {
    for (const value of process.kind ? process.kind.values : ['']) {
      const key = JSON.stringify([process.field, process.recordType ?? null, process.kind?.field ?? null, value]);
      const other = seen.get(key);
      if (other !== undefined) {
        const { path } = shape.source.processes.find(({ body }) => body.name === process.name)!;
        report(problemAt({ path, pointer: process.kind ? '/for' : '/field' }, 'repeated', {
          zh: `流程“${other}”已用于同样的记录，请用“for”或“recordType”区分`, en: `The process "${other}" is for the same records: tell them apart with "for" or "recordType"`,
        }));
        break;
      }
      seen.set(key, process.name);
    }
  }
}

function fieldAt({ shape, report }: LayoutContext, name: string, place: Place): FieldModel | undefined {
  const field = shape.fields.get(name);
  if (!field && !isOffField(name, shape)) report(unknownName(place, words.field, name, shape.fields.keys()));
  return field;
}

function picklistAt(context: LayoutContext, name: string, place: Place): FieldModel | undefined {
  const field = fieldAt(context, name, place);
  if (field && field.type !== 'picklist') return wrongType(context.report, place, { name, zh: '单选', en: 'a picklist' });
  return field;
}

function percentAt(context: LayoutContext, name: string, place: Place): FieldModel | undefined {
  const field = fieldAt(context, name, place);
  if (field && field.type !== 'percent') return wrongType(context.report, place, { name, zh: '百分比', en: 'a percent' });
  return field;
}

function wrongType(report: (problem: DefinitionProblem) => void, place: Place, { name, zh, en }: { readonly name: string; readonly zh: string; readonly en: string }): undefined {
  report(problemAt(place, 'type', { zh: `字段“${name}”应为${zh}字段`, en: `The field "${name}" must be ${en} field` }));
  return undefined;
}

function valueAt(field: FieldModel, value: string, { place, report }: { readonly place: Place; readonly report: (problem: DefinitionProblem) => void }): void {
  const known = field.values.map((each) => each.value);
  if (!known.includes(value)) report(unknownName(place, words.value, value, known));
}

function relationAt(context: LayoutContext, name: string, place: Place): { readonly object: string } | undefined {
  const relation = context.relations.get(name);
  if (!relation && !isOffRelation(name, context)) context.report(unknownName(place, words.relatedList, name, context.relations.keys()));
  return relation;
}
