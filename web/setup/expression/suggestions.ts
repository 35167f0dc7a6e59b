// What may be written at a place of an expression: fields by label, pinyin or API name, picklist values, functions and words.
import type { FieldDescription, ObjectDescription } from '../../../metadata/language/description';
import { functionCompletions, keywordCompletions, type FunctionCompletion, type Language } from '../../../metadata/language/expression/expression';
import { findField } from '../../describe/use-description';
import { fits, type PinyinOf } from '../layouts/find-fields';
import { namesOf, objectAt, type Reach } from './labelled-text';

export interface Suggestion {
  readonly kind: 'field' | 'value' | 'function' | 'word';
  readonly label: string;
  /** API name, type or signature, in small letters beside it. */
  readonly detail: string;
  readonly insert: string;
  /** Characters behind the insertion before which the caret goes: inside a function's brackets. */
  readonly back?: number;
  readonly help?: FunctionCompletion;
  /** A lookup: choosing it goes on to the fields of its record. */
  readonly goesOn?: boolean;
}
export interface Suggested { readonly from: number; readonly options: readonly Suggestion[] }
export interface Asking { readonly reach: Reach; readonly language: Language; readonly pinyinOf: PinyinOf | null; readonly typeLabel: (field: FieldDescription) => string }

/** Suggestions before the caret; null where nothing can be said. `asked`: by key, with nothing typed. */
export function suggestionsAt(before: string, asking: Asking, asked = false): Suggested | null {
  return valuesAt(before, asking) ?? fieldsInBracket(before, asking) ?? pathAt(before, asking) ?? wordsAt(before, asking, asked);
}

/** The call the caret stands in, for its help: the innermost function whose bracket is open. */
export function callAround(before: string): string | undefined {
  const code = before.replace(/'[^']*'|"[^"]*"|“[^”]*”|\[[^\]]*\]|【[^】]*】/g, (part) => ' '.repeat(part.length));
  let depth = 0;
  for (let index = code.length - 1; index >= 0; index -= 1) {
    if (')）'.includes(code[index]!)) depth += 1;
    if (!'(（'.includes(code[index]!)) continue;
    if (depth === 0) return /([\p{L}_][\p{L}\d_]*)\s*$/u.exec(code.slice(0, index))?.[1];
    depth -= 1;
  }
  return undefined;
}

function valuesAt(before: string, { reach, pinyinOf }: Asking): Suggested | null {
  const match = /(?:\[([^\]]+)\]|([\p{L}_][\p{L}\d_.]*))\s*(?:=|＝|<>|!=|≠|\bIN\s*\((?:[^()]*,)?|\u5c5e\u4e8e\s*[(（](?:[^()]*[,，])?)\s*(['"]?)([^'"=<>()]*)$/iu.exec(before);
  if (!match) return null;
  const path = (match[1] ?? match[2]!).split('.');
  const object = objectAt(path.slice(0, -1), reach);
  const field = object && findField(object, namesOf(path, reach).at(-1)!);
  if (!field || field.values.length === 0) return null;
  const [, , , quote, typed = ''] = match;
  const options = field.values.filter((value) => !value.inactive && fits({ label: value.label, name: value.value }, typed, pinyinOf))
    .map((value): Suggestion => ({ kind: 'value', label: value.label, detail: value.value, insert: `'${value.value.replaceAll("'", "''")}'` }));
  return options.length === 0 ? null : { from: before.length - typed.length - quote!.length, options };
}

function fieldsInBracket(before: string, asking: Asking): Suggested | null {
  const open = Math.max(before.lastIndexOf('['), before.lastIndexOf('【'));
  if (open < 0 || /[\]】\n]/.test(before.slice(open))) return null;
  return fieldsOf(before.slice(open + 1).split('.'), open, asking);
}

function pathAt(before: string, asking: Asking): Suggested | null {
  const match = /(?:^|[^\p{L}\d_.\]])((?:[\p{L}_][\p{L}\d_]*\.)+[\p{L}\d_]*)$/u.exec(before);
  return match ? fieldsOf(match[1]!.split('.'), before.length - match[1]!.length, asking) : null;
}

/** Fields at the end of a path of which the last step is still being typed. */
function fieldsOf(path: readonly string[], from: number, asking: Asking): Suggested | null {
  const parents = path.slice(0, -1);
  const object = objectAt(parents, asking.reach);
  if (!object) return null;
  return { from, options: fieldOptions(object, { parents, typed: path.at(-1)!, asking }) };
}

function wordsAt(before: string, asking: Asking, asked: boolean): Suggested | null {
  const typed = /[\p{L}_][\p{L}\d_]*$/u.exec(before)?.[0] ?? '';
  if (typed === '' && !asked) return null;
  if (/(['"])[^'"]*$/.test(before.replace(/'[^']*'|"[^"]*"/g, ''))) return null;
  const fields = fieldOptions(asking.reach.object, { parents: [], typed, asking });
  const functions = functionCompletions(asking.language).filter((each) => each.names.some((name) => fits({ label: name, name }, typed, asking.pinyinOf)))
    .map((each): Suggestion => ({ kind: 'function', label: each.name, detail: each.signature.slice(each.name.length), insert: `${each.name}()`, back: 1, help: each }));
  const words = keywordCompletions(asking.language).filter((word) => typed !== '' && fits({ label: word, name: word }, typed, asking.pinyinOf)).map((word): Suggestion => ({ kind: 'word', label: word, detail: '', insert: `${word} ` }));
  const options = [...fields, ...functions, ...words];
  return options.length === 0 ? null : { from: before.length - typed.length, options };
}

function fieldOptions(object: ObjectDescription, at: { readonly parents: readonly string[]; readonly typed: string; readonly asking: Asking }): readonly Suggestion[] {
  const { asking, parents, typed } = at;
  const starts = (field: FieldDescription): number => (typed !== '' && (field.label.startsWith(typed) || field.name.startsWith(typed)) ? 0 : field.system ? 2 : 1);
  return object.fields.filter((field) => expressible(field) && fits(field, typed, asking.pinyinOf)).sort((a, b) => starts(a) - starts(b)).map((field) => {
    const twice = object.fields.filter((one) => one.label === field.label).length > 1;
    const step = (twice ? field.name : field.label).replace(/[\][】【.\\]/g, '\\$&');
    return { kind: 'field', label: field.label, detail: `${field.name} · ${asking.typeLabel(field)}`, insert: `[${[...parents, step].join('.')}]`, goesOn: field.targets.length === 1 };
  });
}

const without: ReadonlySet<string> = new Set(['json', 'file', 'image', 'address', 'geolocation', 'manyToMany', 'encryptedText']);
function expressible(field: FieldDescription): boolean {
  return !without.has(field.type);
}
