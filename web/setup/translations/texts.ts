// The texts of all definitions beside what they are called in another language: what is missing, what a file or pasted lines would say, and the changes to publish.
import { translatables, type TextKind, type Translatable } from '../../../metadata/language/translatable';
import type { Definition, TranslationDefinition } from '../../../metadata/language/types';
import { changedLabels } from '../labels';
import type { ChangedDefinition, ReadDefinition } from '../publish/changed-definition';

/** One line of the room. */
export interface Text extends Translatable {
  /** `<folder>:<key>`, the same in every file and at any time; the application's own begins with `app`. */
  readonly id: string;
  /** By language. */
  readonly said: Readonly<Record<string, string>>;
}
/** What was typed and is not yet published, by the id of the text; empty takes a translation away. */
export type Typed = Readonly<Record<string, string>>;
export interface TextFilter { readonly folder: string | null; readonly kind: TextKind | null; readonly missing: boolean; readonly words: string; readonly language: string }

/** As long as a label may be (translation.schema.json). */
export const longestText = 2000;

/** Every text with its translations; what lies in the trash is left out. */
export function textsOf(definitions: readonly ReadDefinition[], deleted: readonly string[]): readonly Text[] {
  const gone = deleted.filter((path) => path.endsWith('/object')).map((path) => path.slice(0, -'object'.length));
  const there = definitions.filter(({ path }) => !deleted.includes(path) && !gone.some((folder) => path.startsWith(folder)));
  // A deleted field may still be written in its object.
  const lost = new Set(deleted.flatMap((path) => /^(.+)\/fields\/([^/]+)$/.exec(path)?.slice(1).join(':') ?? []));
  const labels = labelsByFolder(definitions);
  return translatables(there as unknown as readonly Definition[]).filter(({ folder, key }) => !lost.has(`${folder}:${/^(?:fields|values)\.([^.]+)/.exec(key)?.[1]}`)).map((text) => ({
    ...text, id: `${text.folder || 'app'}:${text.key}`,
    said: Object.fromEntries(Object.entries(labels.get(text.folder) ?? {}).flatMap(([language, of]) => (of[text.key] === undefined ? [] : [[language, of[text.key]!]]))),
  }));
}

/** What it is called in the language, as typed or as it is. */
export function saidOf(text: Text, typed: Typed, language: string): string {
  return typed[text.id] ?? text.said[language] ?? '';
}

/** How many have no translation as it is published. */
export function missingCount(texts: readonly Text[], language: string): number {
  return texts.reduce((count, { said }) => count + (said[language] ? 0 : 1), 0);
}

/** The texts a filter leaves. Missing ones stay while they are typed: a line must not vanish under the hands. */
export function filteredTexts(texts: readonly Text[], { folder, kind, missing, words, language }: TextFilter, typed: Typed): readonly Text[] {
  const wanted = words.trim().toLowerCase();
  return texts.filter((text) => (folder === null || text.folder === folder) && (kind === null || text.kind === kind) && (!missing || !text.said[language])
    && (wanted === '' || [text.written, saidOf(text, typed, language), text.id].some((one) => one.toLowerCase().includes(wanted))));
}

/** What was typed without what is as it was. */
export function withTyped(texts: ReadonlyMap<string, Text>, typed: Typed, { language, said }: { readonly language: string; readonly said: Typed }): Typed {
  return Object.fromEntries(Object.entries({ ...typed, ...said }).filter(([id, label]) => label.trim() !== (texts.get(id)?.said[language] ?? '')));
}

/** Lines pasted at a text go to it and to those below it. */
export function pastedAt(shown: readonly Text[], at: number, pasted: string): Typed {
  const lines = pasted.replace(/(\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/);
  return Object.fromEntries(lines.flatMap((line, index) => {
    const text = shown[at + index];
    return text ? [[text.id, line.trim().slice(0, longestText)]] : [];
  }));
}

/** What publishing `typed` changes: one translation file a folder. */
export function changesOf(texts: readonly Text[], definitions: readonly ReadDefinition[], { language, typed }: { readonly language: string; readonly typed: Typed }): readonly ChangedDefinition[] {
  const labels = labelsByFolder(definitions);
  const byFolder = new Map<string, Record<string, string>>();
  for (const { id, folder, key } of texts) if (id in typed) byFolder.set(folder, { ...byFolder.get(folder), [key]: typed[id]! });
  return [...byFolder].flatMap(([folder, changed]) => changedLabels(folder, labels.get(folder) ?? {}, { language, labels: changed }));
}

function labelsByFolder(definitions: readonly ReadDefinition[]): ReadonlyMap<string, Readonly<Record<string, Readonly<Record<string, string>>>>> {
  const byFolder = new Map<string, Record<string, Readonly<Record<string, string>>>>();
  for (const { path, kind, body } of definitions) {
    if (kind !== 'translation') continue;
    const folder = path.replace(/(^|\/)translations\/[^/]+$/, '');
    const { language, labels } = body as unknown as TranslationDefinition;
    byFolder.set(folder, { ...byFolder.get(folder), [language]: labels });
  }
  return byFolder;
}
