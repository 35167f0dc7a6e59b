// Which fields of an existing record a write must read: what rules, search, roll-ups and history ask for, and nothing else.
import { mailFields } from '../../../metadata/language/mail';
import type { Context } from '../../access/context';
import type { FieldModel, ObjectModel } from '../../model/model';
import type { Change } from './change';
import { fieldsOfApprovals } from './approval-locks';
import { dependencies } from './dependencies';
import { comparedFields, compares } from '../duplicates/match-keys';
import { rollUpsOver } from './roll-up-groups';
import { fieldsOfProcesses } from './stages';

/** Stored fields to read of the records that `changes` (all of one object) are about. */
export function neededFields(context: Context, object: ObjectModel, changes: readonly Change[]): readonly FieldModel[] {
  const names = new Set(alwaysNeeded(object));
  for (const group of rollUpsOver(context.model, object.name)) for (const name of [group.field.name, ...group.uses]) names.add(name);
  for (const change of changes) {
    for (const name of change.values.keys()) {
      names.add(name);
      for (const copy of object.fields.get(name)?.copies ?? []) names.add(copy.field);
    }
    for (const name of change.reads) names.add(name);
    if (compares(change)) for (const name of comparedFields(object)) names.add(name);
    if (change.kind === 'restore') for (const field of object.fields.values()) if (field.unique) names.add(field.name);
    if (change.ifVersion !== undefined) for (const name of ['updatedAt', 'updatedBy']) names.add(name);
  }
  return [...object.fields.values()].filter((field) => names.has(field.name) && field.columns.length > 0 && field.type !== 'id' && field.type !== 'version');
}

const known = new WeakMap<ObjectModel, readonly string[]>();

function alwaysNeeded(object: ObjectModel): readonly string[] {
  const found = known.get(object);
  if (found) return found;
  const names = new Set<string>();
  for (const field of object.searchFields) names.add(field.name);
  for (const rule of object.rules) dependencies(object, rule.when, names);
  fieldsOfProcesses(object, names);
  fieldsOfApprovals(object, names);
  if (object.master) names.add(object.master.name);
  if (object.definition.mail) for (const name of Object.keys(mailFields[object.definition.mail])) names.add(name);
  for (const field of object.fields.values()) {
    if (field.definition.type === 'picklist' && field.definition.dependsOn) names.add(field.definition.dependsOn.field).add(field.name);
  }
  if (object.recordTypes.length > 0) names.add('recordType');
  for (const { picklists } of object.recordTypes) for (const name of Object.keys(picklists ?? {})) names.add(name);
  const made = [...names];
  known.set(object, made);
  return made;
}
