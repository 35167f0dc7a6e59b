// What the application already calls a header: the API name and the other languages' labels of a field or word of the same name.
import { labelOf } from '../../../model/labels';
import type { Model } from '../../../model/model';
import { fold } from '../propose-mapping';

export interface KnownWord { readonly name: string; /** By language; the first language is the header itself. */ readonly labels: Readonly<Record<string, string>> }

/** Looks a header up among the labels of all fields, then among the application's synonyms. */
export function knownWords(model: Model): (header: string) => KnownWord | undefined {
  const others = model.app.languages.slice(1);
  const votes = new Map<string, Map<string, { count: number; word: KnownWord }>>();
  for (const object of model.objects.values()) {
    for (const field of object.fields.values()) {
      if (field.system || field.name === 'name') continue;
      const key = `${object.name}.fields.${field.name}`;
      const labels = Object.fromEntries(others.map((language) => [language, labelOf(model, key, field.label, language)]).filter(([, label]) => label !== field.label));
      for (const label of new Set([field.label, ...Object.values(labels) as string[]].map(fold))) {
        const known = votes.get(label) ?? new Map<string, { count: number; word: KnownWord }>();
        votes.set(label, known.set(field.name, { count: (known.get(field.name)?.count ?? 0) + 1, word: known.get(field.name)?.word ?? { name: field.name, labels } }));
      }
    }
  }
  const synonyms = new Map<string, string>();
  for (const group of model.app.synonyms ?? []) {
    const english = group.find((word) => /^[a-z][a-z ]+$/i.test(word));
    if (english !== undefined) for (const word of group) if (!synonyms.has(fold(word))) synonyms.set(fold(word), english);
  }
  return (header) => {
    const [best] = [...(votes.get(fold(header))?.values() ?? [])].sort((left, right) => right.count - left.count);
    if (best) return best.word;
    const english = synonyms.get(fold(header));
    if (english === undefined) return undefined;
    const words = english.toLowerCase().split(' ');
    return { name: words.map((word, index) => (index === 0 ? word : word[0]!.toUpperCase() + word.slice(1))).join(''), labels: Object.fromEntries(others.filter((language) => language.startsWith('en')).map((language) => [language, english[0]!.toUpperCase() + english.slice(1)])) };
  };
}
