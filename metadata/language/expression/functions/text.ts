// Functions on text. Positions count code points; case changes touch ASCII letters only, because SQLite knows no others.
import { Exact, numberText, roundTo, toCount } from '../numbers';
import { asWholeText, bytes, perhapsEmpty, settled, textOf as mysqlText, whole as mysqlWhole } from '../mysql';
import { textOf as sqliteText, whole as sqliteWhole } from '../sqlite';
import { plain, sql, truth, type SqlPiece } from '../sql-piece';
import { first } from './math';
import { booleanType, numberType, textType, type CalledFunction, type ExpressionFunction, type SqlArgument, type SqlCall, type Value, type WrittenFunction } from './function';

const text = { name: { zh: '文本', en: 'text' }, kind: 'text' } as const;
const count = { name: { zh: '个数', en: 'count' }, kind: 'number' } as const;

const length: CalledFunction = {
  name: 'LEN', chinese: '长度', alsoNamed: ['LENGTH'], category: 'text',
  help: { zh: '字数；空为 0。', en: 'How many characters; 0 where empty.' },
  example: 'LEN(phone)',
  parameters: [text],
  result: () => numberType(0),
  evaluate: ([x]) => new Exact([...textValue(x)].length),
  sqlite: ({ args }) => sql`COALESCE(length(${first(args).sql}), 0)`,
  mysql: ({ args }) => sql`COALESCE(CHAR_LENGTH(${first(args).sql}), 0)`,
};

const left: CalledFunction = {
  name: 'LEFT', chinese: '左截取', category: 'text',
  help: { zh: '开头的几个字。', en: 'The first characters.' },
  example: 'LEFT(code, 3)',
  parameters: [text, count],
  result: () => textType,
  evaluate: ([x, n]) => part(x, n, (letters, length) => letters.slice(0, length)),
  sqlite: ({ args: [x, n] }) => sql`NULLIF(substr(${at(x)}, 1, max(${sqliteWhole(given(n))}, 0)), '')`,
  mysql: ({ args: [x, n] }) => perhapsEmpty(sql`LEFT(${at(x)}, GREATEST(${mysqlWhole(given(n))}, 0))`),
};

const right: CalledFunction = {
  name: 'RIGHT', chinese: '右截取', category: 'text',
  help: { zh: '末尾的几个字。', en: 'The last characters.' },
  example: 'RIGHT(phone, 4)',
  parameters: [text, count],
  result: () => textType,
  evaluate: ([x, n]) => part(x, n, (letters, length) => letters.slice(Math.max(0, letters.length - length))),
  sqlite: ({ args: [x, n] }, bind) => {
    const length = bind(sql`max(${sqliteWhole(given(n))}, 0)`);
    return sql`NULLIF(substr(${at(x)}, -${length}, ${length}), '')`;
  },
  mysql: ({ args: [x, n] }) => perhapsEmpty(sql`RIGHT(${at(x)}, GREATEST(${mysqlWhole(given(n))}, 0))`),
};

const mid: CalledFunction = {
  name: 'MID', chinese: '中间截取', alsoNamed: ['SUBSTRING'], category: 'text',
  help: { zh: '从第几个字起的几个字；第一个字是 1。', en: 'Characters from a position on; the first is 1.' },
  example: 'MID(code, 3, 2)',
  parameters: [text, { name: { zh: '起点', en: 'start' }, kind: 'number' }, count],
  result: () => textType,
  evaluate([x, start, n]) {
    if (!(start instanceof Exact)) return null;
    const from = Math.max(1, toCount(start)) - 1;
    return part(x, n, (letters, length) => letters.slice(from, from + length));
  },
  sqlite: ({ args: [x, start, n] }) => sql`NULLIF(substr(${at(x)}, max(${sqliteWhole(given(start))}, 1), max(${sqliteWhole(given(n))}, 0)), '')`,
  mysql: ({ args: [x, start, n] }) =>
    perhapsEmpty(sql`SUBSTRING(${at(x)}, GREATEST(${mysqlWhole(given(start))}, 1), GREATEST(${mysqlWhole(given(n))}, 0))`),
};

const upper = caseChange('UPPER', '大写', { zh: 'a–z 变成大写。', en: 'a–z in capitals.' });
const lower = caseChange('LOWER', '小写', { zh: 'A–Z 变成小写。', en: 'A–Z in small letters.' });

function caseChange(name: 'UPPER' | 'LOWER', chinese: string, help: { zh: string; en: string }): CalledFunction {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const pairs = letters.map((letter) => (name === 'UPPER' ? [letter, letter.toUpperCase()] : [letter.toUpperCase(), letter]));
  const pattern = name === 'UPPER' ? /[a-z]/g : /[A-Z]/g;
  return {
    name, chinese, help, category: 'text', example: `${name}(code)`,
    parameters: [text],
    result: () => textType,
    evaluate: ([x]) => (typeof x === 'string' ? x.replace(pattern, (letter) => (name === 'UPPER' ? letter.toUpperCase() : letter.toLowerCase())) : null),
    sqlite: ({ args }) => (name === 'UPPER' ? sql`upper(${first(args).sql})` : sql`lower(${first(args).sql})`),
    mysql: ({ args }) => pairs.reduce((piece, [from = '', to = '']) => sql`REPLACE(${piece}, ${ownLetter(from)}, ${ownLetter(to)})`, first(args).sql),
  };
}

const trim: CalledFunction = {
  name: 'TRIM', chinese: '去空格', category: 'text',
  help: { zh: '去掉首尾的空格。', en: 'Without spaces at both ends.' },
  example: 'TRIM(name)',
  parameters: [text],
  result: () => textType,
  evaluate: ([x]) => someText(textValue(x).replace(/^ +| +$/g, '')),
  sqlite: ({ args }) => sql`NULLIF(trim(${first(args).sql}, ' '), '')`,
  mysql: ({ args }) => perhapsEmpty(sql`TRIM(BOTH ' ' FROM ${first(args).sql})`),
};

const contains: CalledFunction = {
  name: 'CONTAINS', chinese: '包含', category: 'text',
  help: { zh: '文本里有这一段（区分大小写）。有一边为空则不成立。', en: 'True where the text has this part in it (capitals matter). False where one is empty.' },
  example: "CONTAINS(name, '科技')",
  parameters: [text, { ...text, name: { zh: '部分', en: 'part' } }],
  result: () => booleanType,
  evaluate: ([x, y]) => typeof x === 'string' && typeof y === 'string' && x.includes(y),
  sqlite: ({ args: [x, y] }) => truth(sql`(instr(${at(x)}, ${at(y)}) > 0)`, 'false'),
  mysql: ({ args: [x, y] }) => truth(sql`(LOCATE(${bytes(settled(given(y)))}, ${bytes(at(x))}) > 0)`, 'false'),
};

const startsWith: CalledFunction = {
  name: 'STARTSWITH', chinese: '开头是', alsoNamed: ['BEGINS'], category: 'text',
  help: { zh: '文本以这一段开头（区分大小写）。', en: 'True where the text begins with this part (capitals matter).' },
  example: "STARTSWITH(phone, '+86')",
  parameters: contains.parameters,
  result: () => booleanType,
  evaluate: ([x, y]) => typeof x === 'string' && typeof y === 'string' && x.startsWith(y),
  sqlite: ({ args: [x, y] }) => truth(sql`(instr(${at(x)}, ${at(y)}) = 1)`, 'false'),
  mysql: ({ args: [x, y] }) => truth(sql`(LOCATE(${bytes(settled(given(y)))}, ${bytes(at(x))}) = 1)`, 'false'),
};

const endsWith: CalledFunction = {
  name: 'ENDSWITH', chinese: '结尾是', alsoNamed: ['ENDS'], category: 'text',
  help: { zh: '文本以这一段结尾（区分大小写）。', en: 'True where the text ends with this part (capitals matter).' },
  example: "ENDSWITH(email, '.cn')",
  parameters: contains.parameters,
  result: () => booleanType,
  evaluate: ([x, y]) => typeof x === 'string' && typeof y === 'string' && x.endsWith(y),
  sqlite: ({ args: [x, y] }, bind) => {
    const end = bind(at(y));
    return truth(sql`(substr(${at(x)}, -length(${end})) = ${end})`, 'false');
  },
  // Backwards, so that each text is written once.
  mysql: ({ args: [x, y] }) => truth(sql`(LOCATE(REVERSE(${bytes(settled(given(y)))}), REVERSE(${bytes(at(x))})) = 1)`, 'false'),
};

const substitute: CalledFunction = {
  name: 'SUBSTITUTE', chinese: '替换', alsoNamed: ['REPLACE'], category: 'text',
  help: { zh: '把每一处“原文”换成“新文”；新文为空就是删去。', en: 'Every occurrence of one part replaced by another; removed where that is empty.' },
  example: "SUBSTITUTE(phone, '-', '')",
  parameters: [text, { ...text, name: { zh: '原文', en: 'old' } }, { ...text, name: { zh: '新文', en: 'new' } }],
  result: () => textType,
  evaluate: ([x, from, to]) => (typeof x !== 'string' ? null : typeof from === 'string' ? someText(x.split(from).join(textValue(to))) : x),
  sqlite: ({ args: [x, from, to] }) => sql`NULLIF(replace(${at(x)}, COALESCE(${at(from)}, ''), COALESCE(${at(to)}, '')), '')`,
  mysql: ({ args: [x, from, to] }) => perhapsEmpty(sql`REPLACE(${at(x)}, COALESCE(${at(from)}, ''), COALESCE(${at(to)}, ''))`),
};

const toText: CalledFunction = {
  name: 'TEXT', chinese: '转文本', category: 'text',
  help: {
    zh: '数字、日期、时间写成文本。数字不带多余的 0；写出小数位则正好这么多位。',
    en: 'A number, date or time as text. Numbers without needless zeros, or with exactly the decimals asked for.',
  },
  example: 'TEXT(amount, 2)',
  parameters: [{ name: { zh: '值', en: 'value' }, kind: 'joinable' }, { name: { zh: '小数位', en: 'decimals' }, kind: 'places', optional: true }],
  result: () => textType,
  evaluate([x, places]) {
    if (!(x instanceof Exact) || !(places instanceof Exact)) return writtenText(x ?? null);
    const decimals = Math.max(0, toCount(places));
    const rounded = roundTo(x, decimals);
    return (rounded.isZero() ? rounded.abs() : rounded).toFixed(decimals);
  },
  sqlite: ({ args, places }, bind) => sqliteText(first(args), bind, places === undefined ? undefined : Math.max(0, places)),
  mysql: ({ args, places }) => mysqlText(first(args), places === undefined ? undefined : Math.max(0, places)),
};

/** A sign, up to 12 digits, a point, up to 20 digits. */
const numberPattern = /^ *([+-]?[0-9]{1,12}(?:\.[0-9]{1,20})?) *$/;

const toNumber: CalledFunction = {
  name: 'VALUE', chinese: '转数字', category: 'text',
  help: { zh: '文本写的数字（小数最多 6 位，最多 12 位整数）；不是数字则为空。', en: 'The number a text spells (6 decimals, up to 12 digits before the point); empty where it is none.' },
  example: 'VALUE(score)',
  parameters: [text],
  result: () => numberType(6),
  evaluate([x]) {
    const digits = numberPattern.exec(textValue(x))?.[1];
    return digits === undefined ? null : roundTo(new Exact(digits), 6);
  },
  sqlite: valueInSqlite,
  mysql: ({ args }) => sql`ROUND(CAST(${asWholeText(sql`TRIM(BOTH ' ' FROM ${first(args).sql})`, '^[+-]?[0-9]{1,12}([.][0-9]{1,20})?\\z')} AS DECIMAL(65, 30)), 6)`,
};

function valueInSqlite({ args }: SqlCall, bind: (piece: SqlPiece) => SqlPiece): SqlPiece {
  const signed = bind(sql`trim(${first(args).sql}, ' ')`);
  const digits = bind(sql`CASE WHEN substr(${signed}, 1, 1) IN ('-', '+') THEN substr(${signed}, 2) ELSE ${signed} END`);
  const point = bind(sql`instr(${digits} || '.', '.')`);
  const decimals = sql`CAST(substr(substr(${digits}, ${point} + 1) || '0000000', 1, 7) AS INTEGER)`;
  const amount = sql`(CAST(${digits} AS INTEGER) * 1000000 + (${decimals} + 5) / 10)`;
  const shaped = sql`${digits} GLOB '[0-9]*' AND ${digits} NOT GLOB '*[^0-9.]*' AND ${digits} NOT GLOB '*.*.*' AND ${digits} NOT GLOB '*.'`;
  const sized = sql`${point} <= 13 AND length(${digits}) - ${point} <= 20`;
  return sql`CASE WHEN ${shaped} AND ${sized} THEN CASE WHEN substr(${signed}, 1, 1) = '-' THEN -${amount} ELSE ${amount} END END`;
}

const concat: WrittenFunction = {
  name: 'CONCAT', chinese: '连接', alsoNamed: ['CONCATENATE'], category: 'text',
  help: { zh: '把所有值的文本连起来，空值算没有。与 & 相同。', en: 'The text of all values in a row, empty ones as nothing. The same as &.' },
  example: "CONCAT(lastName, firstName)",
  parameters: [{ name: { zh: '值', en: 'value' }, kind: 'joinable' }], repeat: 1,
  build: (operands) => ({ kind: 'join', type: textType, operands }),
};

export const textFunctions: readonly ExpressionFunction[] = [
  length, left, right, mid, upper, lower, trim, contains, startsWith, endsWith, substitute, toText, toNumber, concat,
];

/** A value as `&` and TEXT write it. */
export function writtenText(value: Value): string | null {
  if (value instanceof Exact) return numberText(value);
  return typeof value === 'string' ? value : null;
}

/** Empty text is no value. */
export const someText = (value: string): string | null => (value === '' ? null : value);

const textValue = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

function part(x: Value | undefined, n: Value | undefined, cut: (letters: string[], length: number) => string[]): string | null {
  if (typeof x !== 'string' || !(n instanceof Exact)) return null;
  return someText(cut([...x], Math.max(0, toCount(n))).join(''));
}

const given = (arg: SqlArgument | undefined): SqlArgument => first(arg ? [arg] : []);
const at = (arg: SqlArgument | undefined): SqlPiece => given(arg).sql;

/** One ASCII letter of our own, written out. */
const ownLetter = (letter: string): SqlPiece => plain(`'${letter}'`);
