// The sharing rules of an object: their conditions checked, and whom they mean.
import type { ObjectContext } from './compile-object';
import { checked, scopeOf } from './expressions';
import type { FieldModel, SharingRuleModel } from './model';
import { below, problemAt, unknownName, words, type Place } from './problem';
import type { Sources } from './sources';
import type { DefinitionProblem } from '../../metadata/language/definition-problem';

const noRules: readonly SharingRuleModel[] = Object.freeze([]);

/** Those that are on. A rule that names a field that is off shares nothing. */
export function sharingRulesOf({ shape, ask, report }: ObjectContext): readonly SharingRuleModel[] {
  const part = shape.source.sharingRules;
  if (!part) return noRules;
  const root: Place = { path: part.path, pointer: '/sharingRules' };
  if (part.body.length > 0 && (!shape.owned || shape.master)) {
    report(problemAt(root, 'range', { zh: '只有记录有自己的所有者的对象才能有共享规则', en: 'Only objects whose records have owners of their own can have sharing rules' }));
  }
  const scope = scopeOf(shape, ask);
  return Object.freeze(part.body.flatMap((rule, index) => {
    const place = below(root, index);
    if (['department', 'role', 'permissionSet'].filter((kind) => kind in rule.with).length !== 1) {
      report(problemAt(below(place, 'with'), 'range', { zh: '请指定部门、角色、权限集中的一个', en: 'Give one of department, role and permission set' }));
    }
    if (rule.off || ask.mentionsOff(shape.source.name, rule.when)) return [];
    const when = checked(rule.when, below(place, 'when'), { scope, expected: ['boolean'], report });
    if (!when) return [];
    if (!when.sqlSafe) {
      report(problemAt(below(place, 'when'), 'expression', { zh: '数据库不能计算这个条件，请换一种写法', en: 'The database cannot compute this condition: write it another way' }));
      return [];
    }
    const plain = when.references.every((path) => path.length === 1 && isPlain(shape.fields.get(path[0]!)));
    return [Object.freeze({ name: rule.name, label: rule.label, when, with: rule.with, edit: rule.right === 'edit', plain })];
  }));
}

/** Sharing rules mean permission sets that exist. Departments and roles are records: nobody knows here which there will be. */
export function checkSharingRules(sources: Sources): DefinitionProblem[] {
  return [...sources.objects.values()].flatMap(({ sharingRules }) => (sharingRules?.body ?? []).flatMap((rule, index) => {
    const { permissionSet } = rule.with;
    if (permissionSet === undefined || sources.permissionSets.has(permissionSet)) return [];
    return [unknownName(below({ path: sharingRules!.path, pointer: '/sharingRules' }, index, 'with', 'permissionSet'), words.permissionSet, permissionSet, sources.permissionSets.keys())];
  }));
}

function isPlain(field: FieldModel | undefined): boolean {
  return field !== undefined && field.columns.length > 0 && field.columns.every((column) => column.partition === 0);
}
