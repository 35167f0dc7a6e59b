// An API name out of a label: English words in camel case, Chinese as pinyin, and a number where the name is taken.
import { pinyin } from 'pinyin-pro';
import type { Definition } from '../../../metadata/language/types';
import { isEngineName, reservedFieldNames, reservedObjectNames } from '../../model/names';

/** A name nothing else has: no object or plural, or no field of `object`. */
export function freeName(label: string, { definitions, object }: { readonly definitions: readonly Definition[]; readonly object: string | undefined }): string {
  const taken = object === undefined ? objectNames(definitions) : fieldNames(definitions, object);
  const wished = nameIn(label) || (object === undefined ? 'object' : 'newField');
  const isFree = (name: string): boolean => !taken.has(name) && (object !== undefined || (!reservedObjectNames.has(name) && !isEngineName(name)));
  return firstFree(wished, isFree);
}

/** A name for each label, different from one another and from those that are taken. */
export function namesFor(labels: readonly string[], taken: readonly string[]): string[] {
  const used = new Set(taken);
  return labels.slice(0, 2000).map((label) => {
    const name = firstFree(nameIn(label) || 'value', (one) => !used.has(one));
    used.add(name);
    return name;
  });
}

function firstFree(wished: string, isFree: (name: string) => boolean): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wished : `${wished.slice(0, 36)}${number}`;
    if (isFree(name)) return name;
  }
}

function nameIn(label: string): string {
  const latin = pinyin(foldAccents(label), { toneType: 'none', nonZh: 'consecutive', type: 'array', v: true }).join(' ');
  const words = latin.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const camel = words.map((word, index) => (index === 0 ? first(word) : word.slice(0, 1).toUpperCase() + word.slice(1))).join('');
  return camel.replace(/^[0-9]+/, '').replace(/^[A-Z]/, (letter) => letter.toLowerCase()).slice(0, 40);
}

function foldAccents(text: string): string {
  return text.slice(0, 200).normalize('NFKD').replace(/\p{Mn}+/gu, '');
}

function first(word: string): string {
  return /^[A-Z0-9]+$/.test(word) ? word.toLowerCase() : word.slice(0, 1).toLowerCase() + word.slice(1);
}

function objectNames(definitions: readonly Definition[]): ReadonlySet<string> {
  return new Set(definitions.flatMap((each) => (each.kind === 'object' ? [each.body.name, each.body.plural, ...(each.body.formerNames ?? []), ...(each.body.formerPlurals ?? [])] : [])));
}

function fieldNames(definitions: readonly Definition[], object: string): ReadonlySet<string> {
  const names = new Set([...reservedFieldNames, 'owner']);
  for (const each of definitions) {
    const [, folder, kind, name] = each.path.split('/');
    if (folder !== object) continue;
    if (each.kind === 'object') {
      for (const [field, body] of Object.entries(each.body.fields)) for (const one of [field, ...(body.formerNames ?? [])]) names.add(one);
    }
    if (each.kind === 'field' && kind === 'fields' && name) names.add(name);
  }
  for (const each of definitions) {
    const fields = each.kind === 'object' ? Object.values(each.body.fields) : each.kind === 'field' ? [each.body] : [];
    for (const field of fields) if ('to' in field && 'inverse' in field && field.inverse !== undefined && [field.to].flat().includes(object)) names.add(field.inverse);
  }
  return names;
}
