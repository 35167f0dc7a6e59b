// A field may become unique only where no two records share a value: else its index could not be made. Said before anything is changed.
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import type { Definition } from '../../metadata/language/types';
import type { Connection } from '../database/source';
import type { Change } from '../model/diff';
import type { Model } from '../model/model';
import { repeated } from './count-change';

export interface Uniqueness { readonly before: Model; readonly after: Model; readonly changes: readonly Change[]; readonly definitions: readonly Definition[] }

/** A problem for each field that becomes unique and is not. */
export async function repeatedValues(database: Connection, { before, changes, definitions }: Uniqueness): Promise<DefinitionProblem[]> {
  const problems: DefinitionProblem[] = [];
  for (const change of changes) {
    const object = before.objects.get(change.object ?? '');
    const field = object?.fields.get(change.name);
    if (change.subject !== 'field' || change.aspect !== 'unique' || !object || !field || field.columns.length === 0) continue;
    const { records, samples } = await repeated({ database, before }, object, field);
    if (records === 0) continue;
    const named = samples.map(({ name, value }) => `${name}: ${value ?? ''}`);
    const path = `${object.module}/${object.name}/fields/${field.name}`;
    const alone = definitions.some((definition) => definition.path === path);
    problems.push({
      path: alone ? path : `${object.module}/${object.name}/object`, pointer: alone ? '/unique' : `/fields/${field.name}/unique`, rule: 'repeated',
      message: {
        zh: `“${field.label}”不能设为不可重复：${records.toLocaleString('zh-CN')} 条记录的值重复，例如 ${named.join('；')}。请先修改这些记录`,
        en: `${field.label} cannot be unique: ${records.toLocaleString('en')} records share a value, such as ${named.join('; ')}. Change those records first`,
      },
    });
  }
  return problems;
}
