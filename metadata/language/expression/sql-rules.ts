// What the two SQL dialects must each say in their own way; to-sql.ts walks the tree and asks.
import type { ArithmeticOperator, CompareOperator, ExpressionType, LiteralNode } from './ast';
import type { CalledFunction, SqlArgument, SqlCall } from './functions/function';
import type { SqlPiece } from './sql-piece';

export interface SqlRules {
  literal(node: LiteralNode): SqlPiece;
  negate(operand: SqlArgument): SqlPiece;
  /** `scale`: decimals of the result. */
  arithmetic(operator: ArithmeticOperator, operands: readonly [SqlArgument, SqlArgument], scale: number): SqlPiece;
  /** Both sides have one type (numbers each their scale); neither is the constant NULL. */
  compare(operator: CompareOperator, operands: readonly [ComparedSide, ComparedSide]): SqlPiece;
  isEmpty(operand: SqlArgument): SqlPiece;
  oneOf(operand: ComparedSide, choices: readonly ComparedSide[]): SqlPiece;
  /** All texts in a row, NULL as nothing. */
  join(texts: readonly SqlArgument[]): SqlPiece;
  call(definition: CalledFunction, call: SqlCall): SqlPiece;
  /** Called on every piece once, before it is used in another. */
  settle(piece: SqlPiece): SqlPiece;
  /** Called on the whole. */
  finish(piece: SqlPiece, type: ExpressionType): SqlPiece;
}

/** `constant`: a literal that is not NULL. */
export interface ComparedSide extends SqlArgument { readonly constant: boolean }

/** Most decimals among the types. */
export const commonScale = (types: readonly ExpressionType[]): number => Math.max(0, ...types.map((type) => (type.kind === 'number' ? type.scale : 0)));
