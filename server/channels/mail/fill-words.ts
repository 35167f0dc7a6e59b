// Subject and body of a mail with merge fields filled in: the same fields and expressions as in print templates; values are always text, never markup.
import { mergeParts, plainPath } from '../../../metadata/language/merge-text';
import type { Context } from '../../access/context';
import { fieldsAlong, mustMay } from '../../access/may';
import { checkMergeText } from '../../model/print-templates';
import type { Model, ObjectModel } from '../../model/model';
import { layOutText, pathsInText } from '../../records/print/lay-out-text';
import { readRecords, type PlainRecord } from '../../records/read';
import { environmentOf } from '../../records/write/sql-for';

export interface Words { readonly subject: string; /** HTML. */ readonly body: string }
export interface Filling { readonly object: ObjectModel; readonly language: string }

/** What is wrong with a text for records of `object`: the first field that is not there. Without an object every merge field is wrong. */
export function checkWords(model: Model, object: string | undefined, { text, html }: { readonly text: string; readonly html: boolean }): { readonly zh: string; readonly en: string } | undefined {
  const plain = html ? plainBraces(text) : text;
  if (object !== undefined && model.objects.has(object)) return checkMergeText(model, object, plain)[0]?.message;
  const field = mergeParts(plain).find((part) => part.kind === 'field');
  return field && { zh: `请先选择模板用于哪种记录，才能使用 {{${field.expression}}}`, en: `Say first for which records the template is: {{${field.expression}}}` };
}

/** The words for each of these records that the viewer may see; what she may not read stays empty. */
export async function fillWords(context: Context, { object, language }: Filling, { words, ids }: { readonly words: Words; readonly ids: readonly string[] }): Promise<ReadonlyMap<string, Words>> {
  mustMay(context, 'read', object);
  const place = { model: context.model, object, language };
  const body = plainBraces(words.body);
  const paths = [...new Set([...pathsInText(place, words.subject), ...pathsInText(place, body)])].filter((path) => path !== 'id' && fieldsAlong(context, object, path.split('.')) !== undefined);
  const records = await readRecords(context, object, { ids, fields: paths });
  const fill = (record: PlainRecord, text: string, asHtml: boolean): string => layOutText({ ...place, environment: environmentOf(context) }, record, text, asHtml ? escaped : undefined);
  return new Map(records.map((record) => [record.id, { subject: fill(record, words.subject, false).replace(/\s+/g, ' ').trim(), body: fill(record, body, true) }]));
}

/** true where the text names any field. */
export function hasFields({ subject, body }: Words): boolean {
  return [subject, plainBraces(body)].some((text) => mergeParts(text).some((part) => part.kind === 'field' && (plainPath(part.expression) !== undefined || part.expression !== '')));
}

/** Editors write `>` and quotes as entities, and may set marks inside the braces: there stands an expression, not markup. */
function plainBraces(html: string): string {
  return html.replace(/\{\{((?:[^{}]|<[^>]*>)*)\}\}/g, (_, inside: string) => `{{${inside.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_entity, name: string) => entities[name]!)}}}`);
}
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

function escaped(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/\n/g, '<br />');
}
