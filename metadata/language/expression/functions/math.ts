// Functions on numbers: ABS, ROUND, FLOOR, CEILING, MIN, MAX, MOD.
import type { ExpressionNode } from '../ast';
import { Exact, roundTo, toCount } from '../numbers';
import { joinPieces, sql, type SqlPiece } from '../sql-piece';
import { commonScale } from '../sql-rules';
import { atScale, shorten } from '../sqlite';
import { orderOf } from '../values';
import { commonType, nullType, numberType, scaleOf, type CalledFunction, type ExpressionFunction, type SqlCall, type Value, type WrittenFunction } from './function';

const number = { zh: '数字', en: 'number' };

const abs: CalledFunction = {
  name: 'ABS', chinese: '绝对值', category: 'number',
  help: { zh: '去掉负号。', en: 'The number without its sign.' },
  example: 'ABS(balance)',
  parameters: [{ name: number, kind: 'number' }],
  result: ([type]) => numberType(scaleOf(type)),
  evaluate: ([x]) => (x instanceof Exact ? x.abs() : null),
  sqlite: ({ args }, bind) => {
    // abs() of the smallest integer is an error in SQLite; this is not.
    const x = bind(first(args).sql);
    return sql`CASE WHEN ${x} < 0 THEN -${x} ELSE ${x} END`;
  },
  mysql: ({ args }) => sql`ABS(${first(args).sql})`,
};

/** ROUND's second argument as written; 0 where left out. */
export const placesOf = (node: ExpressionNode | undefined): number => (node?.kind === 'literal' ? Number(node.value) : 0);

const round: CalledFunction = {
  name: 'ROUND', chinese: '四舍五入', category: 'number',
  help: {
    zh: '四舍五入（5 离零进位）到指定小数位，默认 0 位；负数位到十、百……。结果有正好这么多位小数。',
    en: 'Rounds half away from zero to this many decimals (0 if left out; negative: tens, hundreds …). The result has exactly these decimals.',
  },
  example: 'ROUND(amount * 0.13, 2)',
  parameters: [{ name: number, kind: 'number' }, { name: { zh: '小数位', en: 'decimals' }, kind: 'places', optional: true }],
  result: (_, args) => numberType(Math.max(0, placesOf(args[1]))),
  evaluate: ([x, places]) => (x instanceof Exact ? roundTo(x, places instanceof Exact ? toCount(places) : 0) : null),
  sqlite: ({ args, places = 0 }, bind) => {
    const x = first(args);
    const digits = scaleOf(x.type) - places;
    if (digits <= 0) return atScale(x, places);
    const rounded = shorten(x.sql, digits, bind);
    return places < 0 ? sql`(${rounded} * ${10n ** BigInt(-places)})` : rounded;
  },
  mysql: ({ args, places = 0 }) => {
    const { sql: piece, type } = first(args);
    return places > scaleOf(type) ? sql`CAST(${piece} AS DECIMAL(65, ${places}))` : sql`ROUND(${piece}, ${places})`;
  },
};

const floor: CalledFunction = {
  name: 'FLOOR', chinese: '向下取整', category: 'number',
  help: { zh: '不大于它的最大整数。', en: 'The greatest whole number that is not above it.' },
  example: 'FLOOR(quantity)',
  parameters: [{ name: number, kind: 'number' }],
  result: () => numberType(0),
  evaluate: ([x]) => (x instanceof Exact ? x.floor() : null),
  sqlite: (call, bind) => wholeNumber(call, bind, 'down'),
  mysql: ({ args }) => sql`FLOOR(${first(args).sql})`,
};

const ceiling: CalledFunction = {
  name: 'CEILING', chinese: '向上取整', alsoNamed: ['CEIL'], category: 'number',
  help: { zh: '不小于它的最小整数。', en: 'The least whole number that is not below it.' },
  example: 'CEILING(weight)',
  parameters: [{ name: number, kind: 'number' }],
  result: () => numberType(0),
  evaluate: ([x]) => (x instanceof Exact ? x.ceil() : null),
  sqlite: (call, bind) => wholeNumber(call, bind, 'up'),
  mysql: ({ args }) => sql`CEILING(${first(args).sql})`,
};

/** Integer division cuts towards zero: one more step where something was cut off on the other side. */
function wholeNumber({ args }: SqlCall, bind: (piece: SqlPiece) => SqlPiece, direction: 'up' | 'down'): SqlPiece {
  const { sql: piece, type } = first(args);
  const scale = scaleOf(type);
  if (scale === 0) return piece;
  const unit = 10n ** BigInt(scale);
  const x = bind(piece);
  return direction === 'down' ? sql`(${x} / ${unit} - (${x} % ${unit} < 0))` : sql`(${x} / ${unit} + (${x} % ${unit} > 0))`;
}

const ordered = { name: { zh: '值', en: 'value' }, kind: 'ordered', group: 1 } as const;

const min = extreme('MIN', '最小值', { zh: '最小（最早）的一个；有空值则为空。', en: 'The least (earliest) of them; empty where one is empty.' });
const max = extreme('MAX', '最大值', { zh: '最大（最晚）的一个；有空值则为空。', en: 'The greatest (latest) of them; empty where one is empty.' });

function extreme(name: 'MIN' | 'MAX', chinese: string, help: { zh: string; en: string }): CalledFunction {
  const sign = name === 'MIN' ? -1 : 1;
  return {
    name, chinese, help, category: 'number',
    example: `${name}(price, listPrice)`,
    parameters: [ordered, ordered], repeat: 1,
    result: (types) => commonType(types) ?? nullType,
    evaluate: (args) => (args.some((arg) => arg === null) ? null : args.reduce<Value>((best, arg) => (best === null || orderOf(arg, best) * sign > 0 ? arg : best), null)),
    sqlite: ({ args, type }) => {
      const list = joinPieces(args.map((arg) => atScale(arg, commonScale([type]))), ', ');
      return name === 'MIN' ? sql`min(${list})` : sql`max(${list})`;
    },
    mysql: ({ args }) => {
      const list = joinPieces(args.map((arg) => arg.sql), ', ');
      return name === 'MIN' ? sql`LEAST(${list})` : sql`GREATEST(${list})`;
    },
  };
}

const mod: WrittenFunction = {
  name: 'MOD', chinese: '取余', category: 'number',
  help: { zh: '除法的余数，与被除数同号；除以 0 为空。', en: 'What a division leaves over, with the sign of the first number; empty for division by 0.' },
  example: 'MOD(quantity, 12)',
  parameters: [{ name: number, kind: 'number' }, { name: { zh: '除数', en: 'divisor' }, kind: 'number' }],
  build([left, right]) {
    if (!left || !right) throw new Error('MOD takes 2 arguments');
    return { kind: 'arithmetic', operator: '%', type: numberType(commonScale([left.type, right.type])), left, right };
  },
};

export const mathFunctions: readonly ExpressionFunction[] = [abs, round, floor, ceiling, min, max, mod];

/** The first argument; the checker has seen to it that there is one. */
export function first<T>(args: readonly T[]): T {
  const [arg] = args;
  if (arg === undefined) throw new Error('an argument is missing');
  return arg;
}
