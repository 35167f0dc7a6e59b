// A field may become unique only where no two records share a value: else its index could not be made. Said before anything is changed.
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import type { Definition } from '../../metadata/language/types';
import type { Connection } from '../database/source';
import type { Change } from '../model/diff';
import type { Model } from '../model/model';
import { movedFields, type FieldChange } from './convert-fields';
import { surveyConversion } from './survey-conversion';
import { repeated, type Found } from './count-change';

export interface Uniqueness { readonly before: Model; readonly after: Model; readonly changes: readonly Change[]; readonly definitions: readonly Definition[] }

/** A problem for each field that becomes unique and is not. */
export async function repeatedValues(database: Connection, { before, after, changes, definitions }: Uniqueness): Promise<DefinitionProblem[]> {
  const problems: DefinitionProblem[] = [];
  for (const change of changes) {
    const object = before.objects.get(change.object ?? '');
    const field = object?.fields.get(change.name);
    if (change.subject !== 'field' || !object || !field) continue;
    const moved = movedFields({ before, after }).find((each) => each.object === object && each.to.name === field.name);
    const isAsked = moved ? moved.to.unique && (change.aspect === 'type' || change.aspect === 'unique') : change.aspect === 'unique' && field.columns.length > 0;
    if (!isAsked) continue;
    const { records, samples } = moved ? await sharedAfter(database, { before, after }, moved) : await repeated({ database, before }, object, field);
    if (records === 0) continue;
    const named = samples.slice(0, 5).map(({ name, value }) => `${name}: ${value ?? ''}`);
    const path = `${object.module}/${object.name}/fields/${field.name}`;
    const alone = definitions.some((definition) => definition.path === path);
    problems.push({
      path: alone ? path : `${object.module}/${object.name}/object`, pointer: alone ? '/unique' : `/fields/${field.name}/unique`, rule: 'repeated',
      message: {
        zh: `“${field.label}”不能设为不可重复：${records.toLocaleString('zh-CN')} 条记录的值重复，${named.length > 0 ? `例如 ${named.join('；')}` : ''}。请先修改这些记录`,
        en: `${field.label} cannot be unique: ${records.toLocaleString('en')} records share a value${named.length > 0 ? `, such as ${named.join('; ')}` : ''}. Change those records first`,
      },
    });
  }
  return problems;
}

/** Records that would share a value once their values are converted. */
async function sharedAfter(database: Connection, models: { readonly before: Model; readonly after: Model }, moved: FieldChange): Promise<Found> {
  const { repeated: records } = await surveyConversion(database, models, moved);
  return { records, samples: [] };
}
