// The keys by which records are compared: what is left of their values once case, width, spaces and punctuation do not count.
import { createHash } from 'node:crypto';
import { digitsOf, foldText, withoutSigns } from '../../base/fold-text';
import type { Change } from '../write/change';
import type { DuplicateRuleModel, FieldModel, ObjectModel } from '../../model/model';

/** One key of a record. Records that have the same one in the same group are alike. */
export interface MatchKey { readonly group: string; readonly key: string; readonly rule: DuplicateRuleModel }

/** Where a key lies, as one text. */
export function placeOf({ group, key }: Pick<MatchKey, 'group' | 'key'>): string {
  return `${group} ${key}`;
}

/** The keys of a record with these stored values; a rule whose fields are empty gives none. */
export function matchKeys(object: ObjectModel, value: (field: string) => readonly unknown[] | undefined, rules = object.duplicateRules): readonly MatchKey[] {
  return rules.flatMap((rule) => {
    const parts = rule.fields.map((name) => comparedText(object.fields.get(name)!, value(name), rule));
    if (!rule.any) return parts.includes('') ? [] : [{ group: rule.group, key: keyOf(parts), rule }];
    return [...new Set(parts)].filter((part) => part !== '').map((part) => ({ group: rule.group, key: keyOf([part]), rule }));
  });
}

/** Fields that any rule of the object looks at. */
export function comparedFields(object: ObjectModel): ReadonlySet<string> {
  const found = known.get(object);
  if (found) return found;
  const made = new Set(object.duplicateRules.flatMap(({ fields }) => fields));
  known.set(object, made);
  return made;
}
const known = new WeakMap<ObjectModel, ReadonlySet<string>>();

/** Whether the keys of the record may be others than before the change. */
export function compares({ kind, object, values }: Pick<Change, 'kind' | 'object' | 'values'>): boolean {
  if (object.duplicateRules.length === 0) return false;
  if (kind !== 'update') return true;
  const fields = comparedFields(object);
  return [...values.keys()].some((name) => fields.has(name));
}

/** What of a value is compared; '' where there is nothing to compare. */
function comparedText(field: FieldModel, values: readonly unknown[] | undefined, { ignore }: DuplicateRuleModel): string {
  const [value] = values ?? [];
  if (value === null || value === undefined) return '';
  const text = String(value);
  switch (field.type) {
    case 'phone': return comparedPhone(text);
    case 'email': return foldText(text).trim();
    case 'url': return foldText(text).trim().replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
    case 'text': case 'barcode': return comparedWords(text, ignore);
    default: return text;
  }
}

function comparedWords(text: string, ignore: readonly string[]): string {
  const whole = squeeze(text);
  const short = ignore.reduce((left, word) => left.replaceAll(squeeze(word), ''), whole);
  return short === '' ? whole : short;
}

const squeeze = (text: string): string => withoutSigns(foldText(text));

/** Digits without the code of the country. Fewer than five are an extension, which says nothing. */
function comparedPhone(text: string): string {
  const digits = digitsOf(text).replace(/^(00)?86(?=\d{10,})/, '');
  return digits.length < 5 ? '' : digits;
}

function keyOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 32);
}
