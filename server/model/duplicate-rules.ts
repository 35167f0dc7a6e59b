// The duplicate rules of an object: which of its fields are compared, and how.
import { comparedTypes } from '../../metadata/language/compared';
import type { ObjectContext } from './compile-object';
import type { DuplicateRuleModel } from './model';
import { below, problemAt, unknownName, words, type Place } from './problem';

const noRules: readonly DuplicateRuleModel[] = Object.freeze([]);

/** Those that are on. A rule that names a field that is off compares nothing. */
export function duplicateRulesOf({ shape, report }: ObjectContext): readonly DuplicateRuleModel[] {
  const part = shape.source.duplicateRules;
  if (!part) return noRules;
  const root: Place = { path: part.path, pointer: '/duplicateRules' };
  return Object.freeze(part.body.flatMap((rule, index) => {
    const wrong = rule.fields.filter((name, at) => {
      const place = below(root, index, 'fields', at);
      const field = shape.fields.get(name);
      if (!field && Object.hasOwn(shape.source.definition.fields, name)) return true;
      if (!field) report(unknownName(place, words.field, name, shape.fields.keys()));
      else if (!comparedTypes.has(field.definition.type)) {
        report(problemAt(place, 'type', { zh: `字段“${name}”不能用来查重：请选择文本、电话、邮箱、数字、日期、单选或关联字段`, en: `The field "${name}" cannot be compared: choose text, a telephone number, an e-mail address, a number, a date, a picklist or a lookup` }));
      } else return false;
      return true;
    });
    if (rule.off || wrong.length > 0) return [];
    const ignore = [...rule.ignore ?? []].sort((left, right) => right.length - left.length);
    return [Object.freeze({
      name: rule.name, label: rule.label, fields: rule.fields, any: rule.any === true, ignore: Object.freeze(ignore), group: rule.among ?? `${shape.source.name}.${rule.name}`,
      refuses: rule.action === 'refuse', tellsHidden: rule.tellHidden === true,
    })];
  }));
}
