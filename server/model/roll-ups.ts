// Roll-ups: the related list they are over, and that what they sum changes only when a record of that list changes.
import type { RollUpField } from '../../metadata/language/types';
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import { checkExpression, type CheckedExpression, type ExpressionScope } from '../../metadata/language/expression/expression';
import { checked, scopeBeside } from './expressions';
import type { FieldModel, RollUpModel } from './model';
import { below, problemAt, unknownName, words, type Place } from './problem';
import type { ObjectShape } from './shapes';
import type { Ask } from './world';

interface RollUpContext { readonly shape: ObjectShape; readonly ask: Ask; readonly place: Place; readonly report: (problem: DefinitionProblem) => void }

/** The roll-up a field is defined as, or undefined after reporting why not. */
export function checkRollUp(definition: RollUpField, context: RollUpContext): RollUpModel | undefined {
  const { shape, ask, place, report } = context;
  const inverse = ask.inverse(shape.source.name, definition.of);
  const back = inverse && ask.field(inverse.object, inverse.field);
  if (!inverse || !back) {
    report(unknownName(below(place, 'of'), words.relatedList, definition.of, []));
    return undefined;
  }
  if (back.type !== 'masterDetail' && back.type !== 'lookup') {
    report(problemAt(below(place, 'of'), 'rollUp', { zh: `“${definition.of}”不能汇总：只有明细和关联字段的列表可以`, en: `"${definition.of}" cannot be rolled up: only lists of details and of lookups can` }));
    return undefined;
  }
  const scope = scopeBeside(inverse.object, ask);
  if (definition.field !== undefined && definition.function !== 'count') {
    const summed = ask.field(inverse.object, definition.field);
    const formula = summed?.definition.type === 'formula' ? formulaOf(summed, scope) : undefined;
    if (summed && formula) {
      const why = whyNot(formula, inverse.object, { ask, scope });
      if (why) {
        report(problemAt(below(place, 'field'), 'rollUp', { zh: `公式“${definition.field}”不能汇总：${why.zh}`, en: `The formula "${definition.field}" cannot be rolled up: ${why.en}` }));
        return undefined;
      }
    }
  }
  const filter = definition.filter === undefined ? undefined : checked(definition.filter, below(place, 'filter'), { scope, expected: ['boolean'], report });
  if (definition.filter !== undefined && !filter) return undefined;
  const why = filter && whyNot(filter, inverse.object, { ask, scope });
  if (why) {
    report(problemAt(below(place, 'filter'), 'rollUp', { zh: `汇总条件不能用：${why.zh}`, en: `The filter cannot be used: ${why.en}` }));
    return undefined;
  }
  return Object.freeze({ relation: definition.of, function: definition.function, ...(definition.field === undefined ? {} : { field: definition.field }), ...(filter ? { filter } : {}) });
}

function formulaOf(field: FieldModel, scope: ExpressionScope): CheckedExpression | undefined {
  if (field.definition.type !== 'formula') return undefined;
  const outcome = checkExpression(field.definition.expression, scope);
  return 'problems' in outcome ? undefined : outcome;
}

/** Why the value could change without its record changing; undefined: it cannot. */
function whyNot(expression: CheckedExpression, object: string, { ask, scope }: { ask: Ask; scope: ExpressionScope }, depth = 0): { zh: string; en: string } | undefined {
  if (!expression.deterministic) return { zh: '它随时间或当前用户变化（TODAY、NOW、ME）', en: 'it changes with the time or the user (TODAY, NOW, ME)' };
  if (!expression.sqlSafe) return { zh: '它用了只能逐条计算的函数', en: 'it uses a function that only works record by record' };
  for (const path of expression.references) {
    if (path.length > 1) return { zh: `“${path.join('.')}”是另一条记录的字段，那里变了这里不会重算`, en: `"${path.join('.')}" is a field of another record, whose changes would not be noticed` };
    const field = ask.field(object, path[0]!);
    const inner = field && depth < 20 ? formulaOf(field, scope) : undefined;
    const why = inner && whyNot(inner, object, { ask, scope }, depth + 1);
    if (why) return why;
  }
  return undefined;
}
