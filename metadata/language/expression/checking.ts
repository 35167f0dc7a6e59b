// What the check of one expression collects on its way: problems, field references, and what the result depends on.
import { placeIn, type ExpressionProblem, type ProblemCode } from './problem';
import type { FieldPath } from './ast';
import type { ExpressionScope } from './checker';

export interface Checking {
  readonly scope: ExpressionScope;
  readonly problems: ExpressionProblem[];
  /** Paths by their dotted text. */
  readonly references: Map<string, FieldPath>;
  deterministic: boolean;
  sqlSafe: boolean;
  /** Notes a problem; gives undefined, so that a check can end with it. */
  refuse(at: { readonly start: number; readonly end: number }, code: ProblemCode, details: ExpressionProblem['details']): undefined;
}

/** The beginning of a check. */
export function newChecking(text: string, scope: ExpressionScope): Checking {
  const problems: ExpressionProblem[] = [];
  return {
    scope, problems, references: new Map(), deterministic: true, sqlSafe: true,
    refuse(at, code, details) {
      problems.push(Object.freeze({ code, details, ...placeIn(text, at.start, at.end) }));
      return undefined;
    },
  };
}
