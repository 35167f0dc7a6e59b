// Which columns name records of objects that are there already: by a unique value or the name, one statement a key of an object for all columns together.
import type { Context } from '../../../access/context';
import { may } from '../../../access/may';
import { labelOf } from '../../../model/labels';
import { findNamed } from '../resolve-names';
import { fold } from '../propose-mapping';
import type { ColumnFacts } from './column-facts';

export interface LookupGuess { readonly to: string; /** Of the texts that were looked for: those exactly one record has. */ readonly matched: number; readonly asked: number }

const textsAsked = 40;

/** The best object by header, where nearly every text is one of its records. `columns`: those whose cells are plain text. */
export async function guessLookups(context: Context, columns: readonly ColumnFacts[]): Promise<ReadonlyMap<string, LookupGuess>> {
  const asked = new Map(columns.filter(({ longest, hasBreaks, texts }) => texts.size > 0 && longest <= 120 && !hasBreaks).map((facts) => [facts.header, [...facts.texts.keys()].slice(0, textsAsked)]));
  const all = new Set([...asked.values()].flat());
  const best = new Map<string, LookupGuess>();
  if (all.size === 0) return best;
  for (const object of context.model.objects.values()) {
    if (!may(context, 'read', object)) continue;
    const found = await findNamed(context, object, all);
    const labels = context.model.app.languages.map((language) => fold(labelOf(context.model, object.name, object.label, language)));
    for (const [header, texts] of asked) {
      const matched = texts.filter((text) => found.get(text)?.id !== undefined).length;
      const named = labels.some((label) => fold(header).includes(label));
      // One short word may be somebody's name by chance: it counts where the header says so.
      if (matched === 0 || matched < texts.length * 0.9 || (texts.length < 2 && !named)) continue;
      const guess: LookupGuess = { to: object.name, matched, asked: texts.length };
      const before = best.get(header);
      if (!before || named || matched > before.matched) best.set(header, guess);
    }
  }
  return best;
}
