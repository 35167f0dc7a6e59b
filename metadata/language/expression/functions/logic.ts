// Functions that choose and ask: IF, CASE, AND, OR, NOT, ISBLANK, BLANKVALUE.
import type { ExpressionNode, ExpressionType } from '../ast';
import { asValue, joinPieces, plain, sql, type SqlPiece } from '../sql-piece';
import { commonScale } from '../sql-rules';
import { atScale } from '../sqlite';
import { bytes, settled } from '../mysql';
import { sameValue } from '../values';
import { booleanType, commonType, isTextual, nullType, type CalledFunction, type ExpressionFunction, type SqlArgument, type SqlCall, type WrittenFunction } from './function';

const condition = { zh: '条件', en: 'condition' };
const value = { zh: '值', en: 'value' };

const choose: CalledFunction = {
  name: 'IF', chinese: '如果', category: 'logic',
  help: { zh: '条件成立时给第二个值，否则给第三个（不写则为空）。', en: 'The second value where the condition holds, else the third (empty where left out).' },
  example: "IF(amount >= 100000, 'A', 'B')",
  parameters: [
    { name: condition, kind: 'boolean' },
    { name: { zh: '成立时', en: 'then' }, kind: 'any', group: 1 },
    { name: { zh: '否则', en: 'else' }, kind: 'any', group: 1, optional: true },
  ],
  result: (types) => commonType(types.slice(1)) ?? nullType,
  evaluate: ([test, then, otherwise]) => (test === true ? then : otherwise) ?? null,
  sqlite: (call) => chooseSql(call, inSqlite(call.type)),
  mysql: (call) => chooseSql(call, asIs),
};

function chooseSql({ args: [test, then, otherwise] }: SqlCall, form: Form): SqlPiece {
  if (!test || !then) throw new Error('IF takes 2 or 3 arguments');
  return sql`CASE WHEN ${test.sql} THEN ${form(then)} ELSE ${otherwise ? form(otherwise) : plain('NULL')} END`;
}

const matchCase: CalledFunction = {
  name: 'CASE', chinese: '匹配', alsoNamed: ['SWITCH'], category: 'logic',
  help: { zh: '与第一个值相等的那一项的结果；都不相等时给最后一个值（不写则为空）。空值与什么都不相等。', en: 'The result beside the first equal value; where none is equal, the last value (empty where left out). An empty value equals none.' },
  example: "CASE(stage, 'new', 1, 'won', 5, 0)",
  parameters: [
    { name: value, kind: 'any', group: 1 },
    { name: { zh: '等于', en: 'equals' }, kind: 'any', group: 1 },
    { name: { zh: '结果', en: 'result' }, kind: 'any', group: 2 },
  ],
  repeat: 2,
  last: { name: { zh: '否则', en: 'else' }, kind: 'any', group: 2, optional: true },
  result: (types) => commonType(types.filter((_, index) => index > 0 && isCaseResult(index, types.length))) ?? nullType,
  evaluate(args, { types }) {
    const subject = args[0] ?? null;
    for (let index = 1; index + 1 < args.length; index += 2) {
      if (sameValue(subject, args[index] ?? null) && subject !== null) return args[index + 1] ?? null;
    }
    return types.length % 2 === 0 ? args[args.length - 1] ?? null : null;
  },
  sqlite: (call) => {
    const scale = commonScale(call.args.filter((_, index) => index === 0 || !isCaseResult(index, call.args.length)).map(({ type }) => type));
    return caseSql(call, (arg) => atScale({ ...arg, sql: asValue(arg.sql) }, scale), inSqlite(call.type));
  },
  mysql: (call) => caseSql(call, (arg) => (isTextual(arg.type) ? bytes(settled(arg)) : asIs(arg)), asIs),
};

/** Whether an argument of CASE is a result: they stand at 2, 4, …, and last where a default is given. */
export const isCaseResult = (index: number, count: number): boolean => index % 2 === 0 || (index === count - 1 && count % 2 === 0);

function caseSql({ args }: SqlCall, compared: Form, form: Form): SqlPiece {
  const subject = args[0];
  if (!subject) throw new Error('CASE takes at least 3 arguments');
  const branches: SqlPiece[] = [];
  for (let index = 1; index + 1 < args.length; index += 2) {
    const [match, result] = [args[index], args[index + 1]];
    if (match && result) branches.push(sql`WHEN ${compared(match)} THEN ${form(result)}`);
  }
  const last = args.length % 2 === 0 ? args[args.length - 1] : undefined;
  return sql`CASE ${compared(subject)} ${joinPieces(branches, ' ')} ELSE ${last ? form(last) : plain('NULL')} END`;
}

const blankValue: CalledFunction = {
  name: 'BLANKVALUE', chinese: '空值替换', alsoNamed: ['IFBLANK', 'COALESCE'], category: 'logic',
  help: { zh: '第一个不为空的值。', en: 'The first value that is not empty.' },
  example: 'BLANKVALUE(discount, 0)',
  parameters: [{ name: value, kind: 'any', group: 1 }, { name: { zh: '为空时', en: 'if empty' }, kind: 'any', group: 1 }],
  repeat: 1,
  result: (types) => commonType(types) ?? nullType,
  evaluate: (args) => args.find((arg) => arg !== null) ?? null,
  sqlite: (call) => sql`COALESCE(${joinPieces(call.args.map(inSqlite(call.type)), ', ')})`,
  mysql: (call) => sql`COALESCE(${joinPieces(call.args.map((arg) => (isTextual(arg.type) ? settled(arg) : asIs(arg))), ', ')})`,
};

type Form = (arg: SqlArgument) => SqlPiece;
const asIs: Form = (arg) => asValue(arg.sql);
const inSqlite = (type: ExpressionType): Form => (arg) => atScale({ ...arg, sql: asValue(arg.sql) }, commonScale([type]));

const logic = (kind: 'and' | 'or') => (operands: readonly ExpressionNode[]): ExpressionNode =>
  (operands.length === 1 && operands[0] ? operands[0] : { kind, type: booleanType, operands });

const all: WrittenFunction = {
  name: 'AND', chinese: '且', category: 'logic',
  help: { zh: '所有条件都成立。空的条件算不成立。', en: 'True where all conditions hold. An empty condition does not hold.' },
  example: "AND(amount > 0, stage = 'won')",
  parameters: [{ name: condition, kind: 'boolean' }], repeat: 1,
  build: logic('and'),
};

const any: WrittenFunction = {
  name: 'OR', chinese: '或', category: 'logic',
  help: { zh: '至少一个条件成立。', en: 'True where at least one condition holds.' },
  example: "OR(stage = 'won', stage = 'lost')",
  parameters: [{ name: condition, kind: 'boolean' }], repeat: 1,
  build: logic('or'),
};

const not: WrittenFunction = {
  name: 'NOT', chinese: '非', category: 'logic',
  help: { zh: '条件不成立（空也算不成立）。', en: 'True where the condition does not hold (or is empty).' },
  example: 'NOT(active)',
  parameters: [{ name: condition, kind: 'boolean' }],
  build: ([operand]) => ({ kind: 'not', type: booleanType, operand: operand ?? { kind: 'literal', type: nullType, value: null } }),
};

const isBlank: WrittenFunction = {
  name: 'ISBLANK', chinese: '为空', alsoNamed: ['ISNULL', 'ISEMPTY'], category: 'logic',
  help: { zh: '没有值。空文本也算没有值，0 和“否”算有值。', en: 'True where there is no value. Empty text is no value; 0 and false are values.' },
  example: 'ISBLANK(phone)',
  parameters: [{ name: value, kind: 'any' }],
  build: ([operand]) => {
    const nothing: ExpressionNode = { kind: 'literal', type: nullType, value: null };
    return { kind: 'compare', type: booleanType, operator: '=', left: operand ?? nothing, right: nothing };
  },
};

export const logicFunctions: readonly ExpressionFunction[] = [choose, matchCase, all, any, not, isBlank, blankValue];
