// Functions on lists of values and patterns, and the viewer: INCLUDES, REGEX, ME.
import { RE2JS } from 're2js';
import { parameter, plain, sql, truth } from '../sql-piece';
import { first } from './math';
import { booleanType, type CalledFunction, type ExpressionFunction } from './function';

const includes: CalledFunction = {
  name: 'INCLUDES', chinese: '含有', category: 'list',
  help: { zh: '多选字段里选了这个值。', en: 'True where this value is among the chosen ones.' },
  example: "INCLUDES(interests, 'crm')",
  parameters: [{ name: { zh: '多选字段', en: 'list' }, kind: 'textList' }, { name: { zh: '值', en: 'value' }, kind: 'text' }],
  result: () => booleanType,
  evaluate: ([list, value]) => Array.isArray(list) && typeof value === 'string' && list.includes(value),
  sqlite: ({ args: [list, value] }) => truth(sql`(${arg(value)} IN (SELECT value FROM json_each(${arg(list)})))`, 'false'),
  mysql: ({ args: [list, value] }) => truth(sql`JSON_CONTAINS(${arg(list)}, JSON_QUOTE(${arg(value)}))`, 'false'),
};

const patterns = new Map<string, RE2JS>();

/** The compiled pattern (RE2: time in proportion to the text, whatever the pattern); throws where it is not valid. */
export function compiledPattern(pattern: string): RE2JS {
  const known = patterns.get(pattern);
  if (known) return known;
  const compiled = RE2JS.compile(pattern);
  if (patterns.size >= 1000) patterns.clear();
  patterns.set(pattern, compiled);
  return compiled;
}

const regex: CalledFunction = {
  name: 'REGEX', chinese: '符合格式', category: 'text',
  help: { zh: '整段文本符合正则表达式（RE2）。不能用于筛选和排序。', en: 'True where the whole text matches the pattern (RE2). Not for filters and sorting.' },
  example: "REGEX(phone, '1[0-9]{10}')",
  parameters: [{ name: { zh: '文本', en: 'text' }, kind: 'text' }, { name: { zh: '格式', en: 'pattern' }, kind: 'pattern' }],
  result: () => booleanType,
  evaluate: ([text, pattern]) => typeof text === 'string' && typeof pattern === 'string' && compiledPattern(pattern).matches(text),
};

const viewer: CalledFunction = {
  name: 'ME', chinese: '我', category: 'viewer',
  help: { zh: '正在使用系统的人。', en: 'The person who is using the application.' },
  example: 'owner = ME()',
  parameters: [], deterministic: false,
  result: () => ({ kind: 'reference', object: 'user' }),
  evaluate: (_, { env }) => env.viewer || null,
  sqlite: ({ env }) => (env.viewer ? parameter(env.viewer) : plain('NULL')),
  mysql: ({ env }) => (env.viewer ? parameter(env.viewer) : plain('NULL')),
};

export const listFunctions: readonly ExpressionFunction[] = [includes, regex, viewer];

const arg = (given: { readonly sql: ReturnType<typeof plain> } | undefined) => first(given ? [given] : []).sql;
