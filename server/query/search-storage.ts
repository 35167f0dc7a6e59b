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

/** The index's own question: every term must be met. */
export function matchText(dialect: Dialect, terms: readonly SearchTerm[]): string {
  const { name } = dialect;
  return terms.map(({ token, prefix }) => {
    const word = encodeToken(dialect, token);
    if (name === 'mysql') return `+${word}${prefix ? '*' : ''}`;
    return `"${word.replaceAll('"', '')}"${prefix ? ' *' : ''}`;
  }).join(' ');
}
