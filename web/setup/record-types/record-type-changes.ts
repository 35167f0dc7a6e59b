// What adding, changing, ordering or deleting a record type means for the definitions of an object, and its word in the second language.
import type { RecordTypeDefinition, RecordTypesDefinition } from '../../../metadata/language/types';
import { changedLabels } from '../labels';
import type { ChangedDefinition } from '../publish/changed-definition';
import type { ObjectSetup } from '../setup-data';

/** The record types of an object, in order. */
export function recordTypesOf(setup: ObjectSetup): readonly RecordTypeDefinition[] {
  return (setup.definitions.find(({ kind }) => kind === 'recordTypes')?.body as unknown as RecordTypesDefinition | undefined)?.recordTypes ?? [];
}

/** The definitions with the type in place of the one of that name, added at the end where there is none. Only one is the default. */
export function withRecordType(setup: ObjectSetup, type: RecordTypeDefinition, word?: { readonly language: string; readonly label: string }): readonly ChangedDefinition[] {
  const types = recordTypesOf(setup);
  const others = types.map((each) => (each.name === type.name ? plainType(type) : type.default ? plainType({ ...each, default: false }) : each));
  return [
    ...changed(setup, types.some(({ name }) => name === type.name) ? others : [...others, plainType(type)]),
    ...(word ? changedLabels(setup.folder, setup.translations, { language: word.language, labels: { [keyOf(type.name)]: word.label } }) : []),
  ];
}

/** Without the type; its word goes with it. The last one takes the file along. */
export function withoutRecordType(setup: ObjectSetup, name: string): readonly ChangedDefinition[] {
  const words = Object.keys(setup.translations).flatMap((language) => changedLabels(setup.folder, setup.translations, { language, labels: { [keyOf(name)]: undefined } }));
  return [...changed(setup, recordTypesOf(setup).filter((each) => each.name !== name)), ...words];
}

/** One place up or down. */
export function movedRecordType(setup: ObjectSetup, name: string, by: number): readonly ChangedDefinition[] {
  const types = [...recordTypesOf(setup)];
  const at = types.findIndex((each) => each.name === name);
  const [taken] = types.splice(at, 1);
  if (!taken) return [];
  types.splice(at + by, 0, taken);
  return changed(setup, types);
}

/** Without what says nothing. */
export function plainType({ default: first, inactive, picklists, ...rest }: RecordTypeDefinition): RecordTypeDefinition {
  const limits = Object.entries(picklists ?? {}).filter(([, values]) => values.length > 0);
  return { ...rest, ...(first ? { default: true } : {}), ...(inactive ? { inactive: true } : {}), ...(limits.length > 0 ? { picklists: Object.fromEntries(limits) } : {}) };
}

/** The key of a type's word in translations. */
export function keyOf(name: string): string {
  return `recordTypes.${name}`;
}

function changed(setup: ObjectSetup, recordTypes: readonly RecordTypeDefinition[]): readonly ChangedDefinition[] {
  const before = setup.definitions.find(({ kind }) => kind === 'recordTypes');
  return [{ path: before?.path ?? `${setup.folder}/record-types`, body: recordTypes.length === 0 ? null : { ...(before?.body as object | undefined), recordTypes }, before: (before?.body as object | undefined) ?? null }];
}
