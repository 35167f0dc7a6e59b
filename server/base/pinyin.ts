// Pinyin of Chinese text, one syllable a character without tones: read once for everything that is made of it.
import { pinyin } from 'pinyin-pro';

/** The syllables of a run of Chinese characters, as they are read in their place. */
export function syllablesOf(run: string): readonly string[] {
  return kept(usual, run, () => pinyin(run, { toneType: 'none', type: 'array', v: true }));
}

/** The same where the first character is a family name, which may have a reading of its own (单 shàn, 曾 zēng). */
export function personSyllablesOf(run: string): readonly string[] {
  return kept(persons, run, () => pinyin(run, { toneType: 'none', type: 'array', v: true, surname: 'head' }));
}

/** A record's name is read several times for one write: for its sort key, its words, their beginnings. */
const usual = new Map<string, readonly string[]>();
const persons = new Map<string, readonly string[]>();
const mostKept = 5000;

function kept(cache: Map<string, readonly string[]>, run: string, read: () => readonly string[]): readonly string[] {
  const known = cache.get(run);
  if (known) return known;
  const made = read();
  if (cache.size >= mostKept) cache.delete(cache.keys().next().value as string);
  cache.set(run, made);
  return made;
}
