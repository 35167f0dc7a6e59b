// MySQL's and MariaDB's side of the SQL: numbers are DECIMAL, text is compared byte by byte (no collation, no padding), which is code point order.
import type { ArithmeticOperator, CompareOperator, ExpressionType, LiteralNode } from './ast';
import { isTextual, scaleOf, type SqlArgument } from './functions/function';
import { joinPieces, parameter, plain, sql, truth, type SqlPiece } from './sql-piece';
import type { ComparedSide, SqlRules } from './sql-rules';

export const mysqlRules: SqlRules = Object.freeze({
  literal: mysqlLiteral,
  negate: ({ sql: piece }: SqlArgument) => sql`(-${piece})`,
  arithmetic,
  compare,
  isEmpty: ({ sql: piece, type }: SqlArgument) =>
    truth(type.kind === 'textList' ? sql`COALESCE(CAST(${piece} AS CHAR) = '[]', 1)` : piece.mayBeEmpty && isTextual(type) ? sql`(COALESCE(CHAR_LENGTH(${piece}), 0) = 0)` : sql`(${piece} IS NULL)`, 'never'),
  oneOf,
  join: (texts: readonly SqlArgument[]) => perhapsEmpty(sql`CONCAT(${joinPieces(texts.map((text) => sql`COALESCE(${textOf(text)}, '')`), ', ')})`),
  call(definition, call) {
    if (!definition.mysql) throw new Error(`${definition.name} has no SQL`);
    return definition.mysql(call);
  },
  settle: (piece: SqlPiece) => piece,
  finish: (piece: SqlPiece, type: ExpressionType) => settled({ sql: piece, type }),
} satisfies SqlRules);

function mysqlLiteral({ type, value }: LiteralNode): SqlPiece {
  if (value === null) return plain('NULL');
  if (typeof value === 'boolean') return { ...plain(value ? '1' : '0'), nullIs: 'never' };
  const bound = parameter(type.kind === 'dateTime' ? value.replace('T', ' ').replace('Z', '') : value);
  if (type.kind === 'number') return constant(sql`CAST(${bound} AS DECIMAL(${Math.max(value.replace(/\D/g, '').length, type.scale + 1)}, ${type.scale}))`);
  if (type.kind === 'date') return constant(sql`CAST(${bound} AS DATE)`);
  if (type.kind === 'dateTime') return constant(sql`CAST(${bound} AS DATETIME(3))`);
  if (type.kind === 'time') return constant(sql`CAST(${bound} AS TIME)`);
  return bound;
}

const constant = (piece: SqlPiece): SqlPiece => ({ ...piece, simple: true });

/** WARNING: BIGINT products that do not fit are an error, DECIMAL ones fit; a quotient keeps only 4 more digits than its dividend. */
function arithmetic(operator: ArithmeticOperator, [left, right]: readonly [SqlArgument, SqlArgument], scale: number): SqlPiece {
  const [a, b] = [left.sql, right.sql];
  const exactScale = scaleOf(left.type) + scaleOf(right.type);
  switch (operator) {
    case '+': return sql`(${a} + ${b})`;
    case '-': return sql`(${a} - ${b})`;
    case '*':
      if (exactScale === 0) return sql`(CAST(${a} AS DECIMAL(65, 0)) * ${b})`;
      return exactScale > scale ? sql`ROUND(${a} * ${b}, ${scale})` : sql`(${a} * ${b})`;
    case '/': return sql`ROUND(CAST(${a} AS DECIMAL(65, 30)) / ${nullIf(b, '0')}, ${scale})`;
    // MariaDB gives a negative zero that is below 0; adding 0 makes it an ordinary one.
    case '%': return sql`(${a} % ${nullIf(b, '0')} + 0)`;
  }
}

/**
 * WARNING: MariaDB's utf8mb4_bin takes 'a' and 'a ' for equal. A column beside a constant is compared twice: as it is, so that its index
 * serves, and as bytes, so that it is exact. Everything else only as bytes.
 */
function compare(operator: CompareOperator, [left, right]: readonly [ComparedSide, ComparedSide]): SqlPiece {
  const [a, b] = [left.sql, right.sql];
  const constants = left.constant || right.constant;
  if (!isTextual(left.type) && !isTextual(right.type)) {
    if (operator === '=') return constants ? truth(sql`(${a} = ${b})`, 'false') : truth(sql`(${a} <=> ${b})`, 'never');
    if (operator === '<>') return truth(sql`(NOT (${a} <=> ${b}))`, 'never');
    return truth(sql`(${a} ${plain(operator)} ${b})`, 'false');
  }
  if (operator !== '=' && operator !== '<>') return truth(sql`(${bytes(settled(left))} ${plain(operator)} ${bytes(settled(right))})`, 'false');
  const empties = a.mayBeEmpty || b.mayBeEmpty;
  const [x, y] = [a, b].map((piece) => bytes(empties ? sql`COALESCE(${piece}, '')` : piece)) as [SqlPiece, SqlPiece];
  if (operator === '<>') return truth(sql`(NOT (${x} <=> ${y}))`, 'never');
  if (!(a.simple && b.simple)) return truth(sql`(${x} <=> ${y})`, 'never');
  return constants ? truth(sql`(${a} = ${b} AND ${x} = ${y})`, 'false') : truth(sql`(${a} <=> ${b} AND ${x} <=> ${y})`, 'never');
}

function oneOf(operand: ComparedSide, choices: readonly ComparedSide[]): SqlPiece {
  const subject = settled(operand);
  const plainly = sql`${operand.sql} IN (${joinPieces(choices.map((choice) => choice.sql), ', ')})`;
  if (![operand, ...choices].some(({ type }) => isTextual(type))) return truth(sql`(${plainly})`, 'false');
  const exactly = sql`${bytes(subject)} IN (${joinPieces(choices.map((choice) => bytes(choice.sql)), ', ')})`;
  return truth(operand.sql.simple && choices.every((choice) => choice.constant) ? sql`(${plainly} AND ${exactly})` : sql`(${exactly})`, 'false');
}

/** The UTF-8 bytes of a text. */
export const bytes = (piece: SqlPiece): SqlPiece => sql`CAST(${piece} AS BINARY)`;

/** Marks text that may come out as '': a chain of text functions does not mind, and NULLIF computes its text twice. */
export const perhapsEmpty = (piece: SqlPiece): SqlPiece => ({ ...piece, mayBeEmpty: true });

/** The value, with NULL for text where nothing is left. The bytes keep spaces from counting as nothing. */
export const settled = ({ sql: piece, type }: SqlArgument): SqlPiece =>
  (piece.mayBeEmpty && isTextual(type) ? { ...nullIf(piece, "CAST('' AS BINARY)"), mayBeEmpty: false } : piece);

/** WARNING: MariaDB computes the piece twice: once to compare, once to give. */
function nullIf(piece: SqlPiece, value: string): SqlPiece {
  const written = sql`NULLIF(${piece}, ${plain(value)})`;
  return { ...written, cost: written.cost + piece.cost };
}

/** Text where all of it matches the pattern of our own, else NULL. MariaDB gives '' for no match, MySQL gives NULL. */
export const asWholeText = (piece: SqlPiece, pattern: string): SqlPiece => nullIf(sql`REGEXP_SUBSTR(${piece}, ${parameter(pattern)})`, "''");

/** The whole part of a number. */
export const whole = ({ sql: piece, type }: SqlArgument): SqlPiece => (scaleOf(type) === 0 ? piece : sql`TRUNCATE(${piece}, 0)`);

/** A value as text: numbers without needless zeros, or with exactly `places` decimals. */
export function textOf({ sql: piece, type }: SqlArgument, places?: number): SqlPiece {
  if (isTextual(type) || type.kind === 'null') return piece;
  if (type.kind !== 'number' || (places === undefined && type.scale === 0)) return sql`CAST(${piece} AS CHAR)`;
  const digits = sql`CAST(ROUND(CAST(${piece} AS DECIMAL(65, ${Math.max(type.scale, places ?? 0)})), ${places ?? type.scale}) AS CHAR)`;
  return places === undefined ? sql`TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM ${digits}))` : digits;
}
