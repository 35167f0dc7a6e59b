// SQLite's side of the SQL: numbers are integers scaled by 10^scale, rounding is integer arithmetic, dates and times are text.
import type { ArithmeticOperator, CompareOperator, LiteralNode } from './ast';
import type { SqlArgument } from './functions/function';
import { scaleOf } from './functions/function';
import { Exact } from './numbers';
import { joinPieces, namedValue, parameter, plain, sql, truth, type SqlPiece } from './sql-piece';
import { commonScale, type ComparedSide, type SqlRules } from './sql-rules';

/** Gives a value a name, so that it can be used again without being computed (and written) again. */
export type Bind = (piece: SqlPiece) => SqlPiece;

/** Deeper pieces get a name: SQLite's parser gives up at 100 entries, and the query around the expression needs some. */
const deepest = 40;

/** The rules for one expression: it collects the named values that `finish` puts in front. */
export function sqliteRules(): SqlRules {
  const named: NamedValue[] = [];
  const name = (value: SqlPiece): SqlPiece => {
    named.push({ name: `_x${named.length + 1}`, value });
    return { ...namedValue(`_x${named.length}`, value.level + 1), nullIs: value.nullIs };
  };
  const bind: Bind = (piece) => (piece.simple ? piece : name(piece));
  return {
    literal: sqliteLiteral,
    negate: ({ sql: piece }) => sql`(-${piece})`,
    arithmetic: (operator, operands, scale) => arithmetic(operator, operands, { scale, bind }),
    compare,
    isEmpty: ({ sql: piece, type }) => truth(type.kind === 'textList' ? sql`COALESCE(${piece} = '[]', 1)` : sql`(${piece} IS NULL)`, 'never'),
    oneOf(operand, choices) {
      const scale = commonScale([operand.type, ...choices.map((choice) => choice.type)]);
      return truth(sql`(${atScale(operand, scale)} IN (${joinPieces(choices.map((choice) => atScale(choice, scale)), ', ')}))`, 'false');
    },
    join: (texts) => sql`NULLIF((${joinPieces(texts.map((text) => sql`COALESCE(${textOf(text, bind)}, '')`), ' || ')}), '')`,
    call(definition, call) {
      if (!definition.sqlite) throw new Error(`${definition.name} has no SQL`);
      return definition.sqlite(call, bind);
    },
    settle: (piece) => (piece.stack > deepest ? name(piece) : piece),
    finish: (piece) => (named.length === 0 ? piece : { ...withLayers(piece, named), nullIs: piece.nullIs }),
  };
}

interface NamedValue { readonly name: string; readonly value: SqlPiece }

/**
 * Layer upon layer of named values, each layer read once. WARNING: SQLite would merge a layer into the next, writing its values out again
 * wherever they are used (twice as long with every layer), if it had no OFFSET; a layer read twice would be computed twice.
 */
function withLayers(piece: SqlPiece, named: readonly NamedValue[]): SqlPiece {
  const height = Math.max(...named.map(({ value }) => value.level)) + 1;
  const layers = Array.from({ length: height }, (_, level) => {
    const below = named.filter(({ value }) => value.level < level).map((one) => plain(one.name));
    const added = named.filter(({ value }) => value.level === level).map((one) => sql`${one.value} AS ${plain(one.name)}`);
    return sql`${plain(`_layer${level + 1}`)} AS (SELECT ${joinPieces([...below, ...added], ', ')}${plain(level > 0 ? ` FROM _layer${level}` : '')} LIMIT 1 OFFSET 0)`;
  });
  return sql`(WITH ${joinPieces(layers, ', ')} SELECT ${piece} FROM ${plain(`_layer${height}`)})`;
}

function sqliteLiteral({ type, value }: LiteralNode): SqlPiece {
  if (value === null) return plain('NULL');
  if (typeof value === 'boolean') return { ...plain(value ? '1' : '0'), nullIs: 'never' };
  if (type.kind === 'number') return parameter(BigInt(new Exact(value).times(powerText(type.scale)).toFixed(0)));
  if (type.kind === 'dateTime') return parameter(value.replace('T', ' ').replace('Z', ''));
  return parameter(value);
}

/** The scaled integer of a number, scaled by more digits. Other types stay as they are. */
export function atScale({ sql: piece, type }: SqlArgument, scale: number): SqlPiece {
  if (type.kind !== 'number' || scale <= type.scale) return piece;
  const constant = constantOf(piece);
  if (constant !== undefined && constant * power(scale - type.scale) <= largest) return parameter(constant * power(scale - type.scale));
  return sql`(${piece} * ${power(scale - type.scale)})`;
}

/** The whole part of a number, as an integer. */
export function whole({ sql: piece, type }: SqlArgument): SqlPiece {
  return scaleOf(type) === 0 ? piece : sql`(${piece} / ${power(scaleOf(type))})`;
}

/** An integer divided by 10^digits, rounded half away from zero. */
export function shorten(piece: SqlPiece, digits: number, bind: Bind): SqlPiece {
  if (digits <= 0) return piece;
  const x = bind(integer(piece));
  const half = power(digits) / 2n;
  return sql`((${x} / ${half} + ${x} / ${half} % 2) / 2)`;
}

/** A value as text: numbers without needless zeros, or with exactly `places` decimals. */
export function textOf({ sql: piece, type }: SqlArgument, bind: Bind, places?: number): SqlPiece {
  if (type.kind !== 'number') return piece;
  if (places === undefined && type.scale === 0) return sql`CAST(${piece} AS TEXT)`;
  const scale = places ?? type.scale;
  const rounded = scale < type.scale ? shorten(piece, type.scale - scale, bind) : atScale({ sql: piece, type }, scale);
  if (scale === 0) return sql`CAST(${rounded} AS TEXT)`;
  const x = bind(integer(rounded));
  const unit = power(scale);
  const text = sql`printf('%s%d.%0${scale}d', CASE WHEN ${x} < 0 THEN '-' ELSE '' END, abs(${x} / ${unit}), abs(${x} % ${unit}))`;
  const trimmed = places === undefined ? sql`rtrim(rtrim(${text}, '0'), '.')` : text;
  return sql`CASE WHEN ${x} IS NOT NULL THEN ${trimmed} END`;
}

/** WARNING: sums and products beyond 64 bits become REAL; a cast keeps what follows integer arithmetic. */
const integer = (piece: SqlPiece): SqlPiece => (piece.simple ? piece : sql`CAST(${piece} AS INTEGER)`);

const power = (digits: number): bigint => 10n ** BigInt(digits);
const powerText = (digits: number): string => power(digits).toString();
const largest = 2n ** 63n - 1n;

interface Result { readonly scale: number; readonly bind: Bind }

function arithmetic(operator: ArithmeticOperator, [left, right]: readonly [SqlArgument, SqlArgument], result: Result): SqlPiece {
  switch (operator) {
    case '+': return sql`(${atScale(left, result.scale)} + ${atScale(right, result.scale)})`;
    case '-': return sql`(${atScale(left, result.scale)} - ${atScale(right, result.scale)})`;
    case '*': return multiply(left, right, result);
    case '/': return divide(left, right, result);
    case '%': return sql`(${atScale(left, result.scale)} % ${atScale(right, result.scale)})`;
  }
}

/** In two halves, so that only the result, never the exact product, has to fit into 64 bits. */
function multiply(left: SqlArgument, right: SqlArgument, { scale, bind }: Result): SqlPiece {
  const digits = scaleOf(left.type) + scaleOf(right.type) - scale;
  if (digits <= 0) return sql`(${left.sql} * ${right.sql})`;
  const [x, y] = [bind(integer(left.sql)), bind(integer(right.sql))];
  const [unit, half] = [power(digits), power(digits) / 2n];
  const low = sql`${x} % ${unit} * (${y} % ${unit})`;
  const rounded = digits <= 9 ? sql`(${low} / ${half} + ${low} / ${half} % 2) / 2` : sql`CAST(ROUND(${low} * 1.0 / ${unit}) AS INTEGER)`;
  return sql`(${x} / ${unit} * ${y} + ${x} % ${unit} * (${y} / ${unit}) + ${rounded})`;
}

/**
 * Long division: the whole quotient, then a few digits at a time from the remainder, so that nothing outgrows 64 bits as long as the divisor
 * stays below 4.6 × 10^18 / 10^step. Beyond that the remainder's share is computed in floating point.
 */
function divide(left: SqlArgument, right: SqlArgument, { scale, bind }: Result): SqlPiece {
  const digits = scale - scaleOf(left.type) + scaleOf(right.type);
  const step = scaleOf(right.type) <= 2 ? 6 : scaleOf(right.type) <= 6 ? 4 : 3;
  const [x, y] = [bind(integer(left.sql)), bind(integer(right.sql))];
  let [sum, rest, missing] = [sql`${x} / ${y} * ${power(digits)}`, sql`${x} % ${y}`, digits];
  for (; missing > step; missing -= step) {
    rest = bind(rest);
    sum = sql`${sum} + ${rest} * ${power(step)} / ${y} * ${power(missing - step)}`;
    rest = sql`${rest} * ${power(step)} % ${y}`;
  }
  if (digits > step) rest = bind(rest);
  const twice = sql`${rest} * ${2n * power(missing)} / ${y}`;
  const exact = sql`${sum} + (${twice} + ${twice} % 2) / 2`;
  const limit = largest / (2n * power(Math.min(step, digits)));
  const divisor = constantOf(right.sql);
  if (divisor !== undefined && divisor !== 0n && divisor < limit && divisor > -limit) return sql`(${exact})`;
  const near = sql`${x} / ${y} * ${power(digits)} + CAST(ROUND(${x} % ${y} * 1.0 * ${power(digits)} / ${y}) AS INTEGER)`;
  return sql`CASE WHEN ${y} <> 0 THEN CASE WHEN ${y} BETWEEN ${-limit} AND ${limit} THEN ${exact} ELSE ${near} END END`;
}

/** The integer behind a piece that is only a bound constant. */
function constantOf({ parts: [part, ...others] }: SqlPiece): bigint | undefined {
  return others.length === 0 && typeof part === 'object' && typeof part.parameter === 'bigint' ? part.parameter : undefined;
}

function compare(operator: CompareOperator, [left, right]: readonly [ComparedSide, ComparedSide]): SqlPiece {
  const scale = commonScale([left.type, right.type]);
  const [a, b] = [atScale(left, scale), atScale(right, scale)];
  if (operator === '=') return left.constant || right.constant ? truth(sql`(${a} = ${b})`, 'false') : truth(sql`(${a} IS ${b})`, 'never');
  if (operator === '<>') return truth(sql`(${a} IS NOT ${b})`, 'never');
  return truth(sql`(${a} ${plain(operator)} ${b})`, 'false');
}
