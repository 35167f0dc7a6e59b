// What can be wrong with the text of an expression, as data with a place, and as a sentence in Chinese or English.

/** A place in the text: offsets count UTF-16 units from 0, line and column count from 1. */
export interface TextPlace { readonly start: number; readonly end: number; readonly line: number; readonly column: number }

export type ProblemCode =
  | 'tooLong' | 'tooDeep' | 'syntax' | 'unknownField' | 'unknownFunction' | 'argumentCount' | 'wrongType' | 'differentTypes'
  | 'numberTooLong' | 'mustBeConstant' | 'badPattern' | 'wrongResult';

/** `details` fill the sentence: names and counts as they are; types and expected things as code words, which `problemText` translates. */
export interface ExpressionProblem extends TextPlace {
  readonly code: ProblemCode;
  readonly details: Readonly<Record<string, string | number | readonly string[]>>;
}

export type Language = 'zh' | 'en';

/** The range of a text with the line and column of its start. */
export function placeIn(text: string, start: number, end: number): TextPlace {
  const before = text.slice(0, start).split('\n');
  return { start, end, line: before.length, column: (before[before.length - 1] ?? '').length + 1 };
}

/** One sentence without the place. */
export function problemText(problem: ExpressionProblem, language: Language): string {
  const fill = (_: string, name: string) => wordsOf(problem.details[name] ?? '', language);
  return sentences[problem.code][language].replace(/\{(\w+)\}/g, fill);
}

/** What a type is called. */
export function typeText(kind: string, language: Language): string {
  return wordsOf(kind, language);
}

function wordsOf(value: string | number | readonly string[], language: Language): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return words[value]?.[language] ?? value;
  return value.map((word) => words[word]?.[language] ?? word).join(language === 'zh' ? '、' : ', ');
}

type Sentences = Readonly<Record<Language, string>>;

const sentences: Readonly<Record<ProblemCode, Sentences>> = {
  tooLong: { zh: '表达式太长：最多 {limit} 个字符。', en: 'The expression is too long: at most {limit} characters.' },
  tooDeep: { zh: '表达式嵌套太深：最多 {limit} 层，请拆成几个公式。', en: 'The expression is nested too deeply: at most {limit} levels; split it into several formulas.' },
  syntax: { zh: '这里不应是{found}，应为：{expected}。', en: 'Found {found} here, expected one of: {expected}.' },
  unknownField: { zh: '没有字段“{name}”。', en: 'There is no field "{name}".' },
  unknownFunction: { zh: '没有函数“{name}”。', en: 'There is no function "{name}".' },
  argumentCount: { zh: '{name} 需要 {count} 个参数，这里有 {given} 个。', en: '{name} takes {count} arguments, {given} given.' },
  wrongType: { zh: '这里需要{expected}，却是{actual}。', en: 'Expected {expected} here, got {actual}.' },
  differentTypes: { zh: '这些值的类型不同：{types}。', en: 'These values have different types: {types}.' },
  numberTooLong: { zh: '数字太长：最多 {digits} 位，其中小数最多 {scale} 位。', en: 'The number is too long: at most {digits} digits, {scale} of them after the point.' },
  mustBeConstant: { zh: '{name} 的这个参数必须直接写出：{expected}。', en: 'This argument of {name} must be written out: {expected}.' },
  badPattern: { zh: '正则表达式无效：{reason}', en: 'The pattern is not valid: {reason}' },
  wrongResult: { zh: '结果应为{expected}，却是{actual}。', en: 'The result should be {expected}, it is {actual}.' },
};

const words: Readonly<Record<string, Sentences>> = {
  number: { zh: '数字', en: 'a number' },
  text: { zh: '文本', en: 'text' },
  boolean: { zh: '是/否', en: 'true or false' },
  date: { zh: '日期', en: 'a date' },
  dateTime: { zh: '日期时间', en: 'a date with time' },
  time: { zh: '时间', en: 'a time' },
  textList: { zh: '多个值', en: 'a list of values' },
  reference: { zh: '关联记录', en: 'a record' },
  null: { zh: '空', en: 'nothing' },
  value: { zh: '值', en: 'a value' },
  operator: { zh: '运算符', en: 'an operator' },
  closingQuote: { zh: '结束引号', en: 'a closing quote' },
  endOfText: { zh: '结尾', en: 'the end' },
  places: { zh: '−15 到 15 的整数', en: 'a whole number from −15 to 15' },
  pattern: { zh: '单引号中的正则表达式', en: 'a pattern in quotes' },
};
