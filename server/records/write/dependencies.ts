// What an expression of a record depends on among the record's own fields.
import type { CheckedExpression } from '../../../metadata/language/expression/expression';
import type { ObjectModel } from '../../model/model';

/** Names of stored fields an expression depends on; formulas are followed to what they are made of. */
export function dependencies(object: ObjectModel, expression: CheckedExpression, found = new Set<string>()): Set<string> {
  for (const [name] of expression.references) {
    if (name === undefined || found.has(name)) continue;
    found.add(name);
    const formula = object.fields.get(name)?.formula;
    if (formula) dependencies(object, formula, found);
  }
  return found;
}
