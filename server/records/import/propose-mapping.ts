// Finds out which column of a file is which field: by names in any language, by words that mean the same, by pinyin, by what was chosen before.
import type { Context } from '../../access/context';
import { mayEditField } from '../../access/may';
import { syllablesOf } from '../../base/pinyin';
import { labelOf } from '../../model/labels';
import type { FieldModel, Model, ObjectModel } from '../../model/model';
import type { ImportColumn } from './import-definition';

/** Fields an import of this viewer may fill. */
export function importableFields(context: Context, object: ObjectModel): readonly FieldModel[] {
  return [...object.fields.values()].filter((field) => !field.system && !untakeable.has(field.type) && field.targets.length <= 1
    && (field.type !== 'autoNumber' || context.viewer.system) && mayEditField(context, object, field));
}

const untakeable: ReadonlySet<string> = new Set(['formula', 'rollUp', 'manyToMany', 'file', 'image', 'encryptedText']);

/** A proposal for every column that looks like a field; no field twice. `chosen`: header → field of earlier imports. */
export function proposeColumns(context: Context, object: ObjectModel, { header, chosen = new Map() }: { readonly header: readonly string[]; readonly chosen?: ReadonlyMap<string, string> }): readonly ImportColumn[] {
  const { model } = context;
  const fields = importableFields(context, object);
  const words = fields.map((field) => wordsOf(model, object, field));
  const objectLabels = labelsOf(model, object.name, object.label).map(fold);
  const groups = (model.app.synonyms ?? []).map((group) => group.map(fold));
  const scored = header.flatMap((column, index) => {
    const heads = formsOf(column, objectLabels);
    return fields.map((field, at) => ({ index, column, field, score: chosen.get(column) === field.name ? 100 : scoreOf(heads, words[at]!, { groups, objectLabels }) }));
  });
  const columns = new Map<number, ImportColumn>();
  const taken = new Set<string>();
  for (const { index, column, field } of scored.filter((each) => each.score > 0).sort((left, right) => right.score - left.score || left.index - right.index)) {
    if (columns.has(index) || taken.has(field.name)) continue;
    taken.add(field.name);
    columns.set(index, { field: field.name, column });
  }
  return [...columns].sort(([left], [right]) => left - right).map(([, column]) => column);
}

/** The fields by which a row is most likely to find its record again. */
export function proposeMatch(object: ObjectModel, columns: readonly ImportColumn[]): readonly string[] {
  const mapped = columns.flatMap(({ field }) => object.fields.get(field) ?? []);
  const key = mapped.find((field) => 'externalId' in field.definition && field.definition.externalId) ?? mapped.find((field) => field.unique);
  const name = object.nameField.type === 'text' ? mapped.find((field) => field === object.nameField) : undefined;
  return key ? [key.name] : name ? [name.name] : [];
}

interface Surroundings { readonly groups: readonly (readonly string[])[]; readonly objectLabels: readonly string[] }

function scoreOf(heads: readonly string[], words: FieldWords, { groups, objectLabels }: Surroundings): number {
  const [head = ''] = heads;
  if (head === '') return 0;
  if (words.exact.includes(head)) return 90;
  const stripped = words.exact.flatMap((word) => withoutAny(word, objectLabels));
  if (heads.some((each) => words.exact.includes(each)) || stripped.includes(head)) return 80;
  const alike = groups.filter((group) => heads.some((each) => group.includes(each))).flat();
  if (alike.some((word) => words.exact.includes(word) || stripped.includes(word))) return 70;
  if (/^[a-z]+$/.test(head) && words.pinyin.some(({ full, initials }) => full === head || (initials.length > 2 && initials === head))) return 60;
  const inside = words.exact.filter((word) => word.length > 1 && (head.includes(word) || (head.length > 1 && word.includes(head))));
  return inside.length === 0 ? 0 : 10 + Math.min(30, Math.max(...inside.map((word) => Math.round((30 * Math.min(word.length, head.length)) / Math.max(word.length, head.length)))));
}

interface FieldWords { readonly exact: readonly string[]; readonly pinyin: readonly { readonly full: string; readonly initials: string }[] }

function wordsOf(model: Model, object: ObjectModel, field: FieldModel): FieldWords {
  const labels = labelsOf(model, `${object.name}.fields.${field.name}`, field.label);
  const former = [...object.formerFields].flatMap(([name, each]) => (each === field ? [name] : []));
  const chinese = labels.filter((label) => /^\p{Script=Han}+$/u.test(label));
  return {
    exact: [...new Set([field.name, ...labels, ...former].map(fold))],
    pinyin: chinese.map((label) => {
      const syllables = syllablesOf(label);
      return { full: syllables.join('').toLowerCase(), initials: syllables.map((each) => each[0] ?? '').join('').toLowerCase() };
    }),
  };
}

function labelsOf(model: Model, key: string, label: string): readonly string[] {
  return [...new Set(model.app.languages.map((language) => labelOf(model, key, label, language)))];
}

/** `*金额（元）` → 金额（元）, 金额; 客户电话 of a customer → 电话 too. */
function formsOf(column: string, objectLabels: readonly string[]): readonly string[] {
  const whole = fold(column);
  const plain = fold(column.normalize('NFKC').replace(/[([][^)\]]*[)\]]/g, ''));
  return [...new Set([whole, plain, ...withoutAny(plain, objectLabels)])].filter((each) => each !== '');
}

function withoutAny(word: string, prefixes: readonly string[]): readonly string[] {
  return prefixes.filter((prefix) => word.startsWith(prefix) && word.length > prefix.length + 1).map((prefix) => word.slice(prefix.length));
}

/** Spelling does not matter: width, case, spaces, marks of what is required. */
export function fold(text: string): string {
  return text.normalize('NFKC').replace(/[\s_*:：\-./]+/g, '').toLowerCase();
}
