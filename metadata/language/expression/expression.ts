// The rule language: the one entry for everyone outside this folder. Its rules stand in README.md.
export type {
  ArithmeticOperator, CompareOperator, ExpressionNode, ExpressionType, ExpressionValue, FieldPath, TypeKind,
} from './ast';
export { problemText, typeText } from './problem';
export type { ExpressionProblem, Language, ProblemCode, TextPlace } from './problem';
export { checkExpression } from './checker';
export type { CheckedExpression, ExpressionProblems, ExpressionScope } from './checker';
export { evaluate } from './evaluate';
export type { ExpressionEnvironment, FieldReader } from './evaluate';
export { toSql } from './to-sql';
export type { SqlDialect, SqlParameter, SqlTarget } from './to-sql';
export { fromLabels, toLabels } from './labels';
export { functionCompletions, keywordCompletions } from './completions';
export type { FunctionCompletion } from './completions';
export { partsOf } from './parts';
export type { ExpressionPart } from './parts';
