// What adding, changing, switching or deleting a process means for the definitions of an object: its file, the values its stages are, and their words.
import type { PicklistValue, ProcessDefinition, StageActionDefinition, StageDefinition } from '../../../metadata/language/types';
import { changedLabels, labelIn } from '../labels';
import type { ChangedDefinition } from '../publish/changed-definition';
import { moduleLabels, type ApplicationSetup, type ObjectSetup } from '../setup-data';

/** The values of a picklist field, and where they are written: in the field, or in a shared list. */
export interface FieldValues {
  readonly values: readonly PicklistValue[];
  /** The definition that holds them, and what stands there. */
  readonly path: string; readonly before: object;
  /** Where their words in other languages stand, and under which key each begins. */
  readonly folder: string; readonly key: string; readonly translations: ObjectSetup['translations'];
}

/** Words in the second language of the application, by what they are of. */
export interface ProcessWords { readonly label: string; readonly values: Readonly<Record<string, string>>; readonly actions: Readonly<Record<string, string>> }

/** The processes of an object, by name. */
export function processesOf(setup: ObjectSetup): readonly ProcessDefinition[] {
  return setup.definitions.flatMap(({ kind, body }) => (kind === 'process' ? [body as unknown as ProcessDefinition] : []));
}

/** undefined where the field is not there or has no values. */
export function valuesOf(setup: ObjectSetup, application: ApplicationSetup, name: string): FieldValues | undefined {
  const field = setup.fields.find((one) => one.name === name);
  if (!field || field.body.type !== 'picklist') return undefined;
  const { body } = field;
  if (body.picklist === undefined) return { values: body.values ?? [], path: field.path, before: body, folder: setup.folder, key: `values.${name}`, translations: setup.translations };
  const shared = application.picklists.find((one) => one.body.name === body.picklist);
  return shared && { values: shared.body.values, path: shared.path, before: shared.body, folder: shared.module, key: `picklists.${shared.body.name}`, translations: moduleLabels(application, shared.module) };
}

/** The label of a value in the language on screen. */
export function valueLabelIn(held: FieldValues, { value, label }: PicklistValue, language: string): string {
  return labelIn(held, { key: `${held.key}.${value}`, written: label, language });
}

/** The words of a process that are there already. */
export function wordsOf(setup: ObjectSetup, { process, held, language }: { readonly process: ProcessDefinition | undefined; readonly held: FieldValues | undefined; readonly language: string }): ProcessWords {
  const labels = setup.translations[language] ?? {};
  const shared = held?.translations[language] ?? {};
  return {
    label: process ? labels[`processes.${process.name}`] ?? '' : '',
    values: Object.fromEntries((held?.values ?? []).map(({ value }) => [value, shared[`${held!.key}.${value}`] ?? ''])),
    actions: Object.fromEntries((process?.stages ?? []).flatMap((stage) => (stage.checklist ?? []).map(({ name }) => [actionKey(stage.value, name), labels[`processes.${process!.name}.${stage.value}.checklist.${name}`] ?? '']))),
  };
}

/** One text for a line of a stage's checklist. */
export function actionKey(stage: string, action: string): string {
  return `${stage}\n${action}`;
}

/** The process as it is to be, with the values of its field; `language` is that of the words. */
export function withProcess(setup: ObjectSetup, process: ProcessDefinition, parts: { readonly held: FieldValues; readonly values: readonly PicklistValue[]; readonly words?: ProcessWords & { readonly language: string } }): readonly ChangedDefinition[] {
  const { held, values, words } = parts;
  const path = `${setup.folder}/processes/${process.name}`;
  const before = processesOf(setup).find(({ name }) => name === process.name) ?? null;
  const body = { ...held.before, values: [...values] };
  const own: Record<string, string | undefined> = words ? { [`processes.${process.name}`]: words.label } : {};
  const shared: Record<string, string | undefined> = {};
  if (words) {
    for (const { value } of process.stages) (held.folder === setup.folder ? own : shared)[`${held.key}.${value}`] = words.values[value];
    for (const stage of process.stages) for (const { name } of stage.checklist ?? []) own[`processes.${process.name}.${stage.value}.checklist.${name}`] = words.actions[actionKey(stage.value, name)];
    for (const key of deadWords(setup, words.language, process)) own[key] = undefined;
  }
  return [
    { path: held.path, body, before: held.before },
    { path, body: process, before },
    ...(words ? changedLabels(setup.folder, setup.translations, { language: words.language, labels: own }) : []),
    ...(words && held.folder !== setup.folder ? changedLabels(held.folder, held.translations, { language: words.language, labels: shared }) : []),
  ];
}

/** Without the process; its words go with it, records keep their stage. */
export function withoutProcess(setup: ObjectSetup, name: string): readonly ChangedDefinition[] {
  const before = processesOf(setup).find((one) => one.name === name);
  if (!before) return [];
  const words = Object.keys(setup.translations).flatMap((language) => changedLabels(setup.folder, setup.translations, { language, labels: Object.fromEntries(ownWords(setup, language, name).map((key) => [key, undefined])) }));
  return [{ path: `${setup.folder}/processes/${name}`, body: null, before }, ...words];
}

/** The stage with some of its settings changed; what says nothing is left out. */
export function changedStage(stage: StageDefinition, part: { readonly [K in keyof StageDefinition]?: StageDefinition[K] | undefined }): StageDefinition {
  const empty = (value: unknown): boolean => value === undefined || value === false || value === '' || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries({ ...stage, ...part }).filter(([, value]) => !empty(value))) as unknown as StageDefinition;
}

/** A new line of a checklist, with a name that no line of the stage has. */
export function newAction(checklist: readonly StageActionDefinition[], label: string): StageActionDefinition {
  const taken = new Set(checklist.map(({ name }) => name));
  for (let number = checklist.length + 1; ; number += 1) if (!taken.has(`action${number}`)) return { name: `action${number}`, label };
}

function ownWords(setup: ObjectSetup, language: string, name: string): readonly string[] {
  return Object.keys(setup.translations[language] ?? {}).filter((key) => key === `processes.${name}` || key.startsWith(`processes.${name}.`));
}

/** Words of stages and lines that are there no longer. */
function deadWords(setup: ObjectSetup, language: string, { name, stages }: ProcessDefinition): readonly string[] {
  const wanted = new Set([`processes.${name}`, `processes.${name}.help`, ...stages.flatMap(({ value, checklist = [] }) => [`processes.${name}.${value}.help`, ...checklist.map((action) => `processes.${name}.${value}.checklist.${action.name}`)])]);
  return ownWords(setup, language, name).filter((key) => !wanted.has(key));
}
