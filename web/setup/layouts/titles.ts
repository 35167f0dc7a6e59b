// Section titles in other languages: taken out of an object's translations, and put back beside everything else they say.
import type { TranslationDefinition } from '../../../metadata/language/types';
import type { Titles } from './design';

type Labels = Readonly<Record<string, Readonly<Record<string, string>>>>;

const prefix = 'sections.';

/** The section titles among an object's labels. */
export function titlesIn(translations: Labels, languages: readonly string[]): Titles {
  return Object.fromEntries(languages.map((language) => [language, Object.fromEntries(Object.entries(translations[language] ?? {})
    .filter(([key]) => key.startsWith(prefix)).map(([key, text]) => [key.slice(prefix.length), text]))]));
}

/** The translations that differ, with these titles in the place of those they had. */
export function translationsWith(titles: Titles, translations: Labels): readonly TranslationDefinition[] {
  return Object.entries(titles).flatMap(([language, named]) => {
    const before = translations[language] ?? {};
    const after = { ...before };
    for (const key of Object.keys(before)) if (key.startsWith(prefix) && !Object.hasOwn(named, key.slice(prefix.length))) delete after[key];
    for (const [name, text] of Object.entries(named)) after[`${prefix}${name}`] = text;
    const same = Object.keys(after).length === Object.keys(before).length && Object.entries(after).every(([key, text]) => before[key] === text);
    return same ? [] : [{ language, labels: after }];
  });
}
