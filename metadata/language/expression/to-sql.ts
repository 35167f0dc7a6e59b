// Writes a checked expression as a parameterised SQL expression for SQLite or MySQL/MariaDB.
import type { ExpressionNode, ExpressionType, FieldPath } from './ast';
import type { ExpressionEnvironment } from './evaluate';

export type SqlDialect = 'sqlite' | 'mysql';

/** Text to bind as it is; integers (SQLite only) as bigint, to be bound as INTEGER. */
export type SqlParameter = string | bigint;

export interface SqlTarget {
  readonly dialect: SqlDialect;
  /** SQL of a field's column, quoted: one column reference, which may be repeated. Numbers in SQLite: the integer scaled by `type.scale`. */
  readonly column: (path: FieldPath, type: ExpressionType) => string;
  /** Called once per placeholder, in the order in which they stand in the SQL; gives the placeholder's text (`?`). */
  readonly param: (value: SqlParameter) => string;
  readonly env: ExpressionEnvironment;
  /** `condition`: for WHERE/ON/HAVING, where NULL counts as false and indexes can be used. Default `value`: a boolean is 0 or 1. */
  readonly purpose?: 'value' | 'condition';
}

/** SQL of the expression, in parentheses where needed. A number in SQLite is an integer scaled by `type.scale`. */
export function toSql(ast: ExpressionNode, target: SqlTarget): { readonly sql: string; readonly type: ExpressionType } {
  void ast; void target;
  throw new Error('being written');
}
