// How search tokens lie in the search table of each database, and how they are asked for.
import type { Dialect } from '../database/dialect';
import { startMark, type SearchTerm } from './search-tokens';

/** MySQL's full text leaves out words of fewer than three letters and a list of common ones: so every token gets two letters that start no word. */
const wordMark = 'zq';
const startWordMark = 'zs';

/** A token as one word of the index. */
export function encodeToken({ name }: Dialect, token: string): string {
  if (name === 'sqlite') return token;
  const start = token.startsWith(startMark);
  // Letters that MySQL may take for the end of a word stand as their code.
  const plain = (start ? token.slice(startMark.length) : token).replace(/[^a-z0-9\u3400-\u9fff]/gu, (letter) => `u${letter.codePointAt(0)!.toString(16).padStart(5, '0')}`);
  return (start ? startWordMark : wordMark) + plain;
}

/** A place where records are found by their words: FROM … WHERE …, which the asker goes on with AND. `s` has `record_id` and `object`. */
export interface HitSource { readonly from: string; readonly values: readonly unknown[] }

/**
 * Where the records are that have all the terms. On MySQL new words lie in a plain table until they are folded into the full text (records/fold-words):
 * what lies there stands for the record alone, and an entry without words says that the record is gone.
 */
export function hitSources(dialect: Dialect, terms: readonly SearchTerm[]): readonly HitSource[] {
  const match = matchText(dialect, terms);
  if (dialect.name === 'sqlite') return [{ from: 'FROM engine_search_tokens f JOIN engine_search s ON s.id = f.rowid WHERE f.engine_search_tokens MATCH ?', values: [match] }];
  return [
    { from: `FROM engine_search_new s WHERE ${terms.map(() => hasTerm).join(' AND ')}`, values: terms.map((term) => termPattern(dialect, term)) },
    { from: `FROM engine_search s WHERE MATCH (s.tokens) AGAINST (? IN BOOLEAN MODE) AND ${notWaiting}`, values: [match] },
  ];
}

/** MySQL: the entry `s` has the term whose pattern is the value. */
export const hasTerm = `CONCAT(' ', s.tokens, ' ') LIKE ?`;
/** MySQL: nothing newer than the entry `s` waits to be folded in. */
export const notWaiting = 'NOT EXISTS (SELECT 1 FROM engine_search_new n WHERE n.record_id = s.record_id)';

/** MySQL: what `hasTerm` compares with. */
export function termPattern(dialect: Dialect, { token, prefix }: SearchTerm): string {
  return `% ${encodeToken(dialect, token)}${prefix ? '' : ' '}%`;
}

/** The index's own question: every term must be met. */
function matchText(dialect: Dialect, terms: readonly SearchTerm[]): string {
  const { name } = dialect;
  return terms.map(({ token, prefix }) => {
    const word = encodeToken(dialect, token);
    if (name === 'mysql') return `+${word}${prefix ? '*' : ''}`;
    return `"${word.replaceAll('"', '')}"${prefix ? ' *' : ''}`;
  }).join(' ');
}
