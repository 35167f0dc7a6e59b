// Which things of a Model go by another API name than in the Model before: the one place that finds it out.
import type { Words } from '../../metadata/language/field-types';
import type { Change } from './diff';
import type { Model, ObjectModel } from './model';

/** Objects first, each followed by its fields, then shared picklists. A renamed field belongs to its object by the name of today. */
export function renamesBetween(before: Model, after: Model): readonly Change[] {
  const changes: Change[] = [];
  for (const object of after.objects.values()) {
    const old = objectBefore(before, after, object);
    if (!old || old === object) continue;
    if (old.name !== object.name) changes.push({ ...renamed('object', { former: old.name, name: object.name, words: { zh: `对象“${object.label}”（${object.name}）`, en: `the object ${object.name} (${object.label})` } }), object: object.name });
    for (const field of object.fields.values()) {
      const former = formerIn(old.fields, object.fields, { name: field.name, formerNames: field.definition.formerNames });
      if (former !== undefined) changes.push({ ...renamed('field', { former, name: field.name, words: { zh: `“${object.label}”的字段“${field.label}”（${field.name}）`, en: `the field ${field.name} (${field.label}) of ${object.name}` } }), object: object.name });
    }
  }
  for (const list of after.picklists.values()) {
    const former = formerIn(before.picklists, after.picklists, list);
    if (former !== undefined) changes.push(renamed('picklist', { former, name: list.name, words: { zh: `选项列表“${list.label}”（${list.name}）`, en: `the picklist ${list.name} (${list.label})` } }));
  }
  return changes;
}

/** The object of before that an object is, whatever it was called. */
export function objectBefore(before: Model, after: Model, { name, definition: { formerNames } }: ObjectModel): ObjectModel | undefined {
  return before.objects.get(name) ?? before.objects.get(formerIn(before.objects, after.objects, { name, formerNames }) ?? '');
}

interface Named { readonly name: string; readonly formerNames?: readonly string[] | undefined }
interface Names { has(name: string): boolean }

/** The name it had, where nothing has that name any more. */
function formerIn(before: Names, after: Names, { name, formerNames = [] }: Named): string | undefined {
  return before.has(name) ? undefined : formerNames.find((former) => before.has(former) && !after.has(former));
}

function renamed(subject: 'object' | 'field' | 'picklist', { former, name, words: { zh, en } }: { readonly former: string; readonly name: string; readonly words: Words }): Change {
  return {
    subject, action: 'changed', name, contracting: false, aspect: 'renamed', former,
    words: { zh: `${zh}由“${former}”改名，旧名称仍可使用`, en: `Renames ${former} to ${en}; the old name still works` },
  };
}
