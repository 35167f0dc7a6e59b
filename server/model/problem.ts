// Makes the problems that compiling finds: where, which rule, and what would be right, in both languages.
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import { nearest } from '../../metadata/language/nearest';

/** A place in a definition: its path and a JSON pointer into it. */
export interface Place { readonly path: string; readonly pointer: string }

/** The place below `place` named by `keys`. */
export function below(place: Place, ...keys: readonly (string | number)[]): Place {
  return { path: place.path, pointer: keys.reduce<string>((pointer, key) => `${pointer}/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`, place.pointer) };
}

/** A problem at `place`. */
export function problemAt(place: Place, rule: string, words: { readonly zh: string; readonly en: string }): DefinitionProblem {
  return { path: place.path, pointer: place.pointer, rule, message: words };
}

/** "There is no … called …", with the nearest known name and all of them where they are few. */
export function unknownName(place: Place, what: { readonly zh: string; readonly en: string }, name: string, known: Iterable<string>): DefinitionProblem {
  const names = [...known];
  const near = nearest(name, names);
  const few = names.length <= 30 && names.length > 0;
  return problemAt(place, 'unknown', {
    zh: `没有名为“${name}”的${what.zh}${near ? `，是不是“${near}”？` : '。'}${few ? `可用的有：${names.join('、')}` : ''}`,
    en: `There is no ${what.en} named "${name}".${near ? ` Did you mean "${near}"?` : ''}${few ? ` Known: ${names.join(', ')}` : ''}`,
  });
}

export const words = {
  object: { zh: '对象', en: 'object' }, field: { zh: '字段', en: 'field' }, module: { zh: '模块', en: 'module' }, picklist: { zh: '选项列表', en: 'picklist' },
  relatedList: { zh: '关联列表', en: 'related list' }, recordType: { zh: '记录类型', en: 'record type' }, value: { zh: '选项值', en: 'picklist value' },
  report: { zh: '报表', en: 'report' }, step: { zh: '步骤', en: 'step' }, detail: { zh: '明细列表', en: 'list of details' }, permissionSet: { zh: '权限集', en: 'permission set' },
} as const;
