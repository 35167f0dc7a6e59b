// What changes between two versions: renames by name, and everything else as if the old version had been written with the new names.
import type { Definition } from '../../metadata/language/types';
import { columnsOf } from '../field-types/field-types';
import { compile } from '../model/compile';
import { diff, renamed, type Change } from '../model/diff';
import type { Model } from '../model/model';
import { rewritten } from '../model/rewrite';
import type { State } from './open-store';
import { renamesOf } from './renamed-layers';
import type { Settled } from './settle';
import type { Draft } from './wish';

/** In words, the renames first. */
export function changesBetween(state: State, draft: Draft, { model, placements }: Pick<Settled, 'model' | 'placements'>): readonly Change[] {
  const renames = renameChanges(state.model, model);
  if (renames.length === 0) return diff(state.model, model);
  const names = renamesOf({ files: state.files, overlay: draft.overlay });
  const definitions = names ? state.definitions.map((each: Definition) => rewritten(each, names)) : state.definitions;
  const before = compile(definitions, { version: state.model.version, columnsOf, placements, previous: model }).model;
  return [...renames, ...(before ? diff(before, model) : diff(state.model, model).filter((change) => change.aspect !== 'renamed'))];
}

function renameChanges(before: Model, after: Model): readonly Change[] {
  const changes: Change[] = [];
  for (const object of after.objects.values()) {
    const gone = object.definition.formerNames?.find((name) => before.objects.has(name) && !after.objects.has(name));
    const old = before.objects.get(object.name) ?? before.objects.get(gone ?? '');
    if (!old || old === object) continue;
    if (gone !== undefined) changes.push({ ...renamed('object', { former: gone, name: object.name, words: { zh: `对象“${object.label}”（${object.name}）`, en: `the object ${object.name} (${object.label})` } }), object: object.name });
    for (const field of object.fields.values()) {
      const former = old.fields.has(field.name) ? undefined : field.definition.formerNames?.find((name) => old.fields.has(name) && !object.fields.has(name));
      if (former !== undefined) changes.push({ ...renamed('field', { former, name: field.name, words: { zh: `“${object.label}”的字段“${field.label}”（${field.name}）`, en: `the field ${field.name} (${field.label}) of ${object.name}` } }), object: object.name });
    }
  }
  for (const list of after.picklists.values()) {
    const former = before.picklists.has(list.name) ? undefined : list.formerNames?.find((name) => before.picklists.has(name) && !after.picklists.has(name));
    if (former !== undefined) changes.push(renamed('picklist', { former, name: list.name, words: { zh: `选项列表“${list.label}”（${list.name}）`, en: `the picklist ${list.name} (${list.label})` } }));
  }
  return changes;
}
