// Writes a checked expression as a parameterised SQL expression for SQLite or MySQL/MariaDB.
import { calledFunction } from './functions/registry';
import { scaleOf, type SqlArgument } from './functions/function';
import { mysqlRules } from './mysql';
import { asFact, asValue, joinPieces, plain, sql, truth, write, type SqlPiece } from './sql-piece';
import { sqliteRules } from './sqlite';
import type { ComparedSide, SqlRules } from './sql-rules';
import type { CallNode, CompareNode, ExpressionNode, ExpressionType, FieldPath } from './ast';
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
  const rules = target.dialect === 'sqlite' ? sqliteRules() : mysqlRules;
  const piece = pieceOf(ast, { rules, target });
  const whole = rules.finish(target.purpose === 'condition' ? piece : asValue(piece), ast.type);
  if (whole.cost > highestCost) throw new Error('the expression is too involved for SQL');
  return { sql: write(whole, target.param), type: ast.type };
}

/** false: nested so that a database would compute its parts over and over (see SqlPiece.cost). */
export function isAffordable(ast: ExpressionNode): boolean {
  const env = { now: new Date(0), today: '1970-01-01', timeZone: 'UTC', viewer: null };
  const target: SqlTarget = { dialect: 'mysql', env, column: () => 'c', param: () => '?' };
  return mysqlRules.finish(pieceOf(ast, { rules: mysqlRules, target }), ast.type).cost <= highestCost;
}

const highestCost = 100_000;

interface Writing { readonly rules: SqlRules; readonly target: SqlTarget }

function pieceOf(node: ExpressionNode, writing: Writing): SqlPiece {
  return writing.rules.settle(unsettled(node, writing));
}

function unsettled(node: ExpressionNode, writing: Writing): SqlPiece {
  const { rules, target } = writing;
  switch (node.kind) {
    case 'literal': return rules.literal(node);
    case 'field': return plain(target.column(node.path, node.type));
    case 'negate': return rules.negate(argument(node.operand, writing));
    case 'arithmetic': return rules.arithmetic(node.operator, [argument(node.left, writing), argument(node.right, writing)], scaleOf(node.type));
    case 'compare': return comparison(node, writing);
    case 'and': case 'or': {
      const pieces = node.operands.map((operand) => pieceOf(operand, writing));
      const joined = sql`(${joinPieces(pieces, node.kind === 'and' ? ' AND ' : ' OR ')})`;
      return truth(joined, pieces.every(({ nullIs }) => nullIs === 'never') ? 'never' : 'false');
    }
    case 'not': return truth(sql`(NOT ${asFact(pieceOf(node.operand, writing))})`, 'never');
    case 'join': return rules.join(node.operands.map((operand) => argument(operand, writing)));
    case 'in': return rules.oneOf(side(node.operand, writing), node.choices.map((choice) => side(choice, writing)));
    case 'call': return call(node, writing);
  }
}

function comparison({ operator, left, right }: CompareNode, writing: Writing): SqlPiece {
  if (!isNothing(left) && !isNothing(right)) return writing.rules.compare(operator, [side(left, writing), side(right, writing)]);
  if (operator !== '=' && operator !== '<>') return { ...plain('0'), nullIs: 'never' };
  const empty = writing.rules.isEmpty(argument(isNothing(left) ? right : left, writing));
  return operator === '=' ? empty : truth(sql`(NOT ${empty})`, 'never');
}

function call(node: CallNode, writing: Writing): SqlPiece {
  const definition = calledFunction(node.name);
  const args = node.args.map((arg, index) => ({
    sql: definition.parameters[index]?.kind === 'boolean' ? pieceOf(arg, writing) : asValue(pieceOf(arg, writing)), type: arg.type,
  }));
  const place = definition.parameters.findIndex(({ kind }) => kind === 'places');
  const places = node.args[place];
  const constant = places?.kind === 'literal' ? { places: Number(places.value) } : {};
  return writing.rules.call(definition, { args, type: node.type, env: writing.target.env, ...constant });
}

const isNothing = (node: ExpressionNode): boolean => node.kind === 'literal' && node.value === null;

const argument = (node: ExpressionNode, writing: Writing): SqlArgument => ({ sql: asValue(pieceOf(node, writing)), type: node.type });

const side = (node: ExpressionNode, writing: Writing): ComparedSide =>
  ({ ...argument(node, writing), constant: node.kind === 'literal' && node.value !== null });
