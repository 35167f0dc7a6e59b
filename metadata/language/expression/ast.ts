// The typed tree of a checked expression: frozen data that the evaluator and the SQL builder walk.

/** Type of a value. A number knows its decimals: every operation rounds to the scale of its type, in all three back ends. */
export type ExpressionType =
  | { readonly kind: 'number'; readonly scale: number }
  | { readonly kind: 'text' | 'boolean' | 'date' | 'dateTime' | 'time' | 'textList' | 'null' }
  /** The id of another record; `object` is absent when it may be of several objects. */
  | { readonly kind: 'reference'; readonly object?: string };
export type TypeKind = ExpressionType['kind'];

/** API names from the record outwards: `['account', 'owner', 'name']`. */
export type FieldPath = readonly string[];

/**
 * A value as the evaluator takes and gives it: numbers are decimal text without exponent, dates `YYYY-MM-DD`, times `HH:MM:SS`,
 * dateTimes ISO UTC with milliseconds, text lists arrays. Empty text and empty lists are null.
 */
export type ExpressionValue = string | boolean | readonly string[] | null;

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';
export type CompareOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** A constant; numbers stand as decimal text. */
export interface LiteralNode { readonly kind: 'literal'; readonly type: ExpressionType; readonly value: string | boolean | null }
export interface FieldNode { readonly kind: 'field'; readonly type: ExpressionType; readonly path: FieldPath }
export interface NegateNode { readonly kind: 'negate'; readonly type: ExpressionType; readonly operand: ExpressionNode }
export interface ArithmeticNode {
  readonly kind: 'arithmetic'; readonly type: ExpressionType; readonly operator: ArithmeticOperator;
  readonly left: ExpressionNode; readonly right: ExpressionNode;
}
export interface CompareNode {
  readonly kind: 'compare'; readonly type: ExpressionType; readonly operator: CompareOperator;
  readonly left: ExpressionNode; readonly right: ExpressionNode;
}
/** AND and OR over two or more operands. */
export interface LogicNode { readonly kind: 'and' | 'or'; readonly type: ExpressionType; readonly operands: readonly ExpressionNode[] }
export interface NotNode { readonly kind: 'not'; readonly type: ExpressionType; readonly operand: ExpressionNode }
/** The text of all operands, one after the other; operands are text, numbers, dates or times. */
export interface JoinNode { readonly kind: 'join'; readonly type: ExpressionType; readonly operands: readonly ExpressionNode[] }
export interface InNode {
  readonly kind: 'in'; readonly type: ExpressionType; readonly operand: ExpressionNode; readonly choices: readonly ExpressionNode[];
}
/** `name` is the function's English name in capitals, see functions/. */
export interface CallNode { readonly kind: 'call'; readonly type: ExpressionType; readonly name: string; readonly args: readonly ExpressionNode[] }

export type ExpressionNode =
  | LiteralNode | FieldNode | NegateNode | ArithmeticNode | CompareNode | LogicNode | NotNode | JoinNode | InNode | CallNode;
