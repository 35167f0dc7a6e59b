// The rule language: the one entry for everyone outside this folder. Its rules stand in README.md.
export type { ExpressionNode, ExpressionType, ExpressionValue, FieldPath, TypeKind } from './ast';
export { problemText, typeText } from './problem';
export type { ExpressionProblem, Language } from './problem';
export { checkExpression } from './checker';
export type { CheckedExpression, ExpressionScope } from './checker';
export { evaluate } from './evaluate';
export type { ExpressionEnvironment } from './evaluate';
export { toSql } from './to-sql';
export type { SqlParameter, SqlTarget } from './to-sql';
export { fromLabels, renamePaths, toLabels } from './labels';
export { functionCompletions, keywordCompletions } from './completions';
export type { FunctionCompletion } from './completions';
export { partsOf } from './parts';
