// A failed JSON Schema keyword in words people understand: what is wrong, and what would be right.
import type { ErrorObject } from 'ajv';
import { fieldTypes, type Words } from './field-types';
import { nearest } from './nearest';

/** Where, which keyword, and the sentence in both languages. */
export function problemWords(error: ErrorObject): { pointer: string; rule: string; message: Words } {
  const say = sentences[error.keyword] ?? other;
  return { pointer: error.instancePath, rule: error.keyword, message: say(error) };
}

type Say = (error: ErrorObject) => Words;

const other: Say = (error) => ({ zh: `不符合要求（${error.keyword}）`, en: error.message ?? `does not meet "${error.keyword}"` });

const sentences: Readonly<Record<string, Say>> = {
  additionalProperties: (error) => unknownName(String(error.params.additionalProperty), Object.keys((error.parentSchema?.properties ?? {}) as object)),
  required: (error) => {
    const name = String(error.params.missingProperty);
    const meaning = described(error, name);
    return { zh: `缺少“${name}”`, en: `"${name}" is missing${meaning ? `: ${meaning}` : ''}` };
  },
  dependencies: (error) => ({
    zh: `有“${error.params.property}”时还需要“${error.params.missingProperty}”`, en: `"${error.params.property}" also needs "${error.params.missingProperty}"`,
  }),
  type: (error) => {
    const types = ([] as string[]).concat(error.params.type as string | string[]);
    return {
      zh: `应为${types.map((type) => typeNames[type]?.zh ?? type).join('或')}，现为${typeNames[typeOf(error.data)]!.zh}`,
      en: `must be ${types.map((type) => typeNames[type]?.en ?? type).join(' or ')}, it is ${typeNames[typeOf(error.data)]!.en}`,
    };
  },
  enum: (error) => notOneOf(error.data, error.params.allowedValues as unknown[]),
  const: (error) => notOneOf(error.data, [error.params.allowedValue]),
  discriminator: (error) => {
    const tag = String(error.params.tag);
    const known = tag === 'type' ? Object.keys(fieldTypes) : ['edit', 'view', 'list', 'quick-create', 'phone'];
    if (error.params.tagValue === undefined) return { zh: `缺少“${tag}”，可用的有：${known.join('、')}`, en: `"${tag}" is missing; it is one of: ${known.join(', ')}` };
    return notOneOf(error.params.tagValue, known);
  },
  pattern: (error) => badForm(error.data, error.parentSchema),
  minLength: () => ({ zh: '不能为空', en: 'must not be empty' }),
  maxLength: (error) => ({ zh: `最多 ${error.params.limit} 个字`, en: `may have at most ${error.params.limit} characters` }),
  minItems: (error) => ({ zh: `至少要有 ${error.params.limit} 项`, en: `needs at least ${error.params.limit} entries` }),
  maxItems: (error) => ({ zh: `最多 ${error.params.limit} 项`, en: `may have at most ${error.params.limit} entries` }),
  minProperties: (error) => ({ zh: `至少要有 ${error.params.limit} 项`, en: `needs at least ${error.params.limit} entries` }),
  maxProperties: (error) => ({ zh: `最多 ${error.params.limit} 项`, en: `may have at most ${error.params.limit} entries` }),
  minimum: (error) => ({ zh: `不能小于 ${error.params.limit}`, en: `must be at least ${error.params.limit}` }),
  maximum: (error) => ({ zh: `不能大于 ${error.params.limit}`, en: `must be at most ${error.params.limit}` }),
  uniqueItems: (error) => ({ zh: `第 ${Number(error.params.j) + 1} 项与第 ${Number(error.params.i) + 1} 项重复`, en: `entry ${Number(error.params.j) + 1} repeats entry ${Number(error.params.i) + 1}` }),
  oneOf: (error) => {
    const names = (error.schema as { required?: string[] }[]).flatMap((branch) => branch.required ?? []);
    return { zh: `“${names.join('”和“')}”要有且只有一个`, en: `needs exactly one of ${names.map((name) => `"${name}"`).join(' and ')}` };
  },
};

const typeNames: Readonly<Record<string, Words>> = {
  string: { zh: '文本', en: 'text' }, number: { zh: '数字', en: 'a number' }, integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' }, object: { zh: '对象 { }', en: 'an object { }' }, array: { zh: '列表 [ ]', en: 'a list [ ]' }, null: { zh: '空', en: 'null' },
};

function typeOf(value: unknown): string {
  return value === null || value === undefined ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

function unknownName(name: string, known: readonly string[]): Words {
  const near = nearest(name, known);
  const list = { zh: `可用的有：${known.join('、')}`, en: `Known here: ${known.join(', ')}` };
  return {
    zh: `没有名为“${name}”的设置${near ? `，是不是“${near}”？` : '。'}${list.zh}`,
    en: `There is no setting "${name}" here.${near ? ` Did you mean "${near}"?` : ''} ${list.en}`,
  };
}

function notOneOf(value: unknown, allowed: readonly unknown[]): Words {
  const words = allowed.map(String);
  const near = typeof value === 'string' ? nearest(value, words) : undefined;
  return {
    zh: `${shown(value)} 不是可用的值${near ? `，是不是“${near}”？` : '。'}可用的有：${words.join('、')}`,
    en: `${shown(value)} is not allowed.${near ? ` Did you mean "${near}"?` : ''} Allowed: ${words.join(', ')}`,
  };
}

function badForm(value: unknown, schema: ErrorObject['parentSchema']): Words {
  const example = ((schema?.examples ?? []) as unknown[]).map(String);
  return {
    zh: `${shown(value)} 的写法不对${example.length > 0 ? `，例如：${example.join('、')}` : ''}`,
    en: `${shown(value)} has the wrong form${example.length > 0 ? `, for example: ${example.join(', ')}` : ''}${schema?.description ? `. ${String(schema.description)}` : ''}`,
  };
}

function described(error: ErrorObject, name: string): string | undefined {
  const properties = error.parentSchema?.properties as Record<string, { description?: string }> | undefined;
  return properties?.[name]?.description;
}

/** The value as written, short enough for a message. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
