// Gives the text of an expression its types: the typed tree with everything that depends on it, or all problems with their places.
import type { ExpressionNode, ExpressionType, FieldPath, TypeKind } from './ast';
import type { ExpressionProblem } from './problem';

/** What the names in an expression stand for. */
export interface ExpressionScope {
  /** Type of the field at the end of the path, through lookups; undefined: there is no such field. */
  readonly fieldType: (path: FieldPath) => ExpressionType | undefined;
}

export interface CheckedExpression {
  readonly ast: ExpressionNode;
  readonly type: ExpressionType;
  /** Every field path named, each once. */
  readonly references: readonly FieldPath[];
  /** false: the result changes without the record (TODAY, NOW, ME). */
  readonly deterministic: boolean;
  /** false: has no SQL (REGEX …), `toSql` would throw. */
  readonly sqlSafe: boolean;
}
export interface ExpressionProblems { readonly problems: readonly ExpressionProblem[] }

/** `'problems' in outcome` tells which. `expected`: kinds the result may have (a condition: `['boolean']`); null is always allowed. */
export function checkExpression(text: string, scope: ExpressionScope, expected?: readonly TypeKind[]): CheckedExpression | ExpressionProblems {
  void text; void scope; void expected;
  throw new Error('being written');
}
