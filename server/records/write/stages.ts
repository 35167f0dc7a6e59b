// Stages of processes in a write: where a record begins, what a stage brings along, and whether a record may come to one.
import { barrierTo, passedStages, processFor } from '../../../metadata/language/stages';
import { choiceLabel } from '../../field-types/choice-outputs';
import { fieldTypeOf } from '../../field-types/field-types';
import type { ObjectModel, ProcessModel, RequirementModel, StageModel } from '../../model/model';
import { actionLabel } from '../../model/processes';
import { actionKey, doneActions } from '../stages/ticks';
import { after, isEmpty, join, refuse, type Change, type Work } from './change';
import { stampsOf } from './complete';
import { dependencies } from './dependencies';
import { knowPaths, subjectOf, valueOf, type Known } from './expression-values';

/** Fields that say where a record of the object stands. */
export function stageFields(object: ObjectModel): ReadonlySet<string> {
  return new Set(object.processes.map(({ field }) => field));
}

/** Adds the fields that a move looks at. */
export function fieldsOfProcesses(object: ObjectModel, names: Set<string>): void {
  for (const { field, kind, probability, stages } of object.processes) {
    for (const name of [field, kind?.field, probability]) if (name !== undefined) names.add(name);
    for (const requirement of stages.flatMap(({ enter, leave }) => [...enter, ...leave])) {
      names.add(requirement.field);
      if (requirement.when) dependencies(object, requirement.when, names);
    }
  }
}

/** A new record, or one of another kind than before, begins in the first stage of its process; a stage that is come to brings its probability, unless one was entered. */
export function fillStages(work: Work): void {
  for (const change of moving(work)) {
    for (const name of stageFields(change.object)) {
      const process = processOf(change, name);
      if (!process) continue;
      begin(change, process);
      const stage = movedTo(change, process);
      const field = process.probability === undefined ? undefined : change.object.fields.get(process.probability);
      if (!field || stage?.probability === undefined || (change.values.has(field.name) && !change.defaults.has(field.name))) continue;
      const accepted = fieldTypeOf(field).accept(stage.probability, field);
      if ('values' in accepted && accepted.values[0] !== change.before?.values.get(field.name)?.[0]) change.values.set(field.name, accepted.values);
    }
  }
}

/** Refuses stages that are not the process's, ways back that are closed, and moves that leave something open. Fields that a rule already complained about are left to it. */
export async function checkStages(work: Work, known: Known): Promise<void> {
  const moves = moving(work).flatMap((change) => [...stageFields(change.object)].flatMap((name) => moveOf(work, change, name) ?? []));
  if (moves.length === 0) return;
  const stamps = stampsOf(work.context);
  const asked = moves.flatMap((move) => needsOf(move).map((need) => ({ ...move, ...need, subject: subjectOf(move.change, stamps) })));
  await knowPaths(known, asked.map(({ subject, requirement }) => ({ subject, expressions: requirement.when ? [requirement.when] : [] })));
  const refused = new Set(work.refusals.map(({ request, problem }) => `${request} ${problem.path}`));
  for (const { change, process, requirement, stage, subject } of asked) {
    if (refused.has(`${change.request} ${join(change.path, requirement.field)}`) || isFilled(change, requirement.field)) continue;
    if (requirement.when && valueOf(known, subject, requirement.when) !== true) continue;
    const field = change.object.fields.get(requirement.field);
    if (field) refuse(work, { change, field }, 'stageNeeds', { stage: labelOfStage(work, change, { process, stage }) });
  }
  await checkTicks(work, moves);
}

interface Move { readonly change: Change; readonly process: ProcessModel; readonly from: StageModel | undefined; readonly to: StageModel }

function moving({ changes }: Work): readonly Change[] {
  return changes.filter(({ kind, object }) => (kind === 'create' || kind === 'update') && object.processes.length > 0);
}

function processOf(change: Change, name: string): ProcessModel | undefined {
  return processFor(change.object.processes, name, (field) => after(change, field)?.[0]);
}

function begin(change: Change, process: ProcessModel): void {
  const { field: name, kind } = process;
  const created = change.kind === 'create';
  const turned = change.values.has('recordType') || (kind !== undefined && change.values.has(kind.field));
  if ((!created && !turned) || (change.values.has(name) && !change.defaults.has(name))) return;
  const stands = after(change, name)?.[0];
  if (process.stages.some(({ value }) => value === stands)) return;
  change.values.set(name, [process.stages[0]!.value]);
}

/** The stage a change brings the record to; undefined where it stays, or leaves the process. */
function movedTo(change: Change, process: ProcessModel): StageModel | undefined {
  const value = change.values.get(process.field)?.[0];
  return value === undefined || value === change.before?.values.get(process.field)?.[0] ? undefined : process.stages.find((stage) => stage.value === value);
}

function moveOf(work: Work, change: Change, name: string): Move | undefined {
  const process = processOf(change, name);
  const values = change.values.get(name);
  if (!process || !values || isEmpty(values) || values[0] === change.before?.values.get(name)?.[0]) return undefined;
  const to = movedTo(change, process);
  const field = change.object.fields.get(name)!;
  if (!to) return void refuse(work, { change, field }, 'notAChoice', { value: choiceLabel(field, work.context.model, String(values[0]), work.context.viewer.language) });
  const from = process.stages.find((stage) => stage.value === change.before?.values.get(name)?.[0]);
  const barrier = from && barrierTo(process.stages, from, to);
  if (barrier) return void refuse(work, { change, field }, 'stageNoReturn', { stage: labelOfStage(work, change, { process, stage: barrier }) });
  return { change, process, from, to };
}

function passed({ process, from, to }: Move): readonly StageModel[] {
  return passedStages(process.stages, from, to);
}

function needsOf(move: Move): readonly { readonly requirement: RequirementModel; readonly stage: StageModel }[] {
  const { to } = move;
  return [...to.enter, ...passed(move).flatMap(({ leave }) => leave)].map((requirement) => ({ requirement, stage: to }));
}

function isFilled(change: Change, name: string): boolean {
  const values = after(change, name);
  return !isEmpty(values) && values![0] !== false && values![0] !== '';
}

/** What a checklist demands. Nothing of a new record can have been ticked, so it is not asked. */
async function checkTicks(work: Work, moves: readonly Move[]): Promise<void> {
  const asked = moves.flatMap((move) => (move.from ? passed(move).flatMap((stage) => stage.checklist.filter(({ required }) => required).map((action) => ({ ...move, stage, action }))) : []));
  if (asked.length === 0) return;
  const done = await doneActions(work.context, [...new Set(asked.map(({ change }) => change.id))]);
  for (const { change, process, stage, action, to } of asked) {
    if (done.has(actionKey({ record: change.id, field: process.field, stage: stage.value, action: action.name }))) continue;
    const { model, viewer } = work.context;
    refuse(work, { change, field: change.object.fields.get(process.field)! }, 'stageNeedsDone', {
      stage: labelOfStage(work, change, { process, stage: to }), action: actionLabel(model, { object: change.object, process, stage, action }, viewer.language),
    });
  }
}

function labelOfStage({ context }: Work, { object }: Change, { process, stage }: { readonly process: ProcessModel; readonly stage: StageModel }): string {
  return choiceLabel(object.fields.get(process.field)!, context.model, stage.value, context.viewer.language);
}
