// Labels of definitions in the language on screen, and the same label in every language of the application.
import type { TranslationDefinition } from '../../metadata/language/types';
import type { ChangedDefinition } from './publish/changed-definition';
import type { ObjectSetup } from './setup-data';

/** The label in `language`: its translation under `key` where there is one, else as it is written. */
export function labelIn(setup: Pick<ObjectSetup, 'translations'>, { key, written, language }: { readonly key: string; readonly written: string; readonly language: string }): string {
  return (language.startsWith('zh') ? undefined : setup.translations[language]?.[key]) ?? written;
}

/** The name of a language in the language on screen. */
export function languageName(language: string, shownIn: string): string {
  return new Intl.DisplayNames([shownIn], { type: 'language' }).of(language) ?? language;
}

/** The translations of a folder (nothing: the application) with some labels changed; an empty label goes. Nothing where nothing changed. */
export function changedLabels(folder: string, translations: ObjectSetup['translations'], changes: { readonly language: string; readonly labels: Readonly<Record<string, string | undefined>> }): readonly ChangedDefinition[] {
  const { language } = changes;
  const known = translations[language];
  const labels: Record<string, string> = { ...known };
  for (const [key, label] of Object.entries(changes.labels)) {
    if (label?.trim()) labels[key] = label.trim();
    else delete labels[key];
  }
  if (Object.keys({ ...known, ...labels }).every((key) => known?.[key] === labels[key])) return [];
  const before: TranslationDefinition | null = known ? { language, labels: { ...known } } : null;
  return [{ path: `${folder === '' ? '' : `${folder}/`}translations/${language}`, body: { language, labels }, before }];
}
