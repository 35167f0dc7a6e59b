// Pieces of SQL as frozen data: text and parameters in the order they stand, put together with the tag `sql` and written out at the very end.
import type { SqlParameter } from './to-sql';

export interface SqlPiece {
  readonly parts: readonly (string | { readonly parameter: SqlParameter })[];
  /** A column or a constant: may be repeated without computing anything twice. */
  readonly simple: boolean;
  /** Estimate of the entries it needs on SQLite's parser stack, which ends at 100. */
  readonly stack: number;
  /** How many layers of named values stand below it (see sqlite.ts). */
  readonly level: number;
  /** How often things are computed to have it once: MySQL computes what NULLIF is asked about twice. */
  readonly cost: number;
  /** MySQL: text that may be '' where it should be NULL; whoever it matters to settles it. */
  readonly mayBeEmpty: boolean;
  /** What NULL means in a boolean: nothing chosen, the same as false, or it never happens. */
  readonly nullIs: 'null' | 'false' | 'never';
}

/** The tag: other pieces, and numbers of our own, between pieces of SQL of our own. Never put a user's text in. */
export function sql(strings: TemplateStringsArray, ...values: readonly (SqlPiece | number | bigint)[]): SqlPiece {
  const parts: (string | { readonly parameter: SqlParameter })[] = [];
  let [level, cost, mayBeEmpty] = [0, 1, false];
  let nesting = 0;
  let stack = 0;
  strings.forEach((text, index) => {
    nesting += openings(text);
    stack = Math.max(stack, nesting);
    append(parts, text);
    const value = values[index];
    if (value === undefined) return;
    if (typeof value === 'object') {
      stack = Math.max(stack, nesting + value.stack);
      level = Math.max(level, value.level);
      cost += value.cost;
      mayBeEmpty ||= value.mayBeEmpty;
      for (const part of value.parts) append(parts, part);
    } else append(parts, String(value));
  });
  return { parts, simple: false, stack, level, cost, mayBeEmpty, nullIs: 'null' };
}

/** Text of our own: a column, a keyword. `simple` where it may be repeated. */
export const plain = (text: string, simple = true): SqlPiece => ({ parts: [text], simple, stack: openings(text) + 1, level: 0, cost: 0, mayBeEmpty: false, nullIs: 'null' });

/** A value that is bound, never written. */
export const parameter = (value: SqlParameter): SqlPiece => ({ parts: [{ parameter: value }], simple: true, stack: 1, level: 0, cost: 0, mayBeEmpty: false, nullIs: 'never' });

/** The name of a value that a layer below computes. */
export const namedValue = (name: string, level: number): SqlPiece => ({ ...plain(name), level });

/** All pieces with text of our own between them. */
export function joinPieces(pieces: readonly SqlPiece[], between: string): SqlPiece {
  const gap = plain(between);
  return pieces.slice(1).reduce((all, piece) => sql`${all}${gap}${piece}`, pieces[0] ?? plain(''));
}

/** A boolean whose NULL counts as false, or that is never NULL. */
export const truth = (piece: SqlPiece, nullIs: 'false' | 'never'): SqlPiece => ({ ...piece, simple: false, nullIs });

/** A boolean as a value: 0 or 1, NULL only where nothing is chosen. */
export const asValue = (piece: SqlPiece): SqlPiece => (piece.nullIs === 'false' ? truth(sql`COALESCE(${piece}, 0)`, 'never') : piece);

/** A boolean that is 0 or 1, whatever NULL meant. */
export const asFact = (piece: SqlPiece): SqlPiece => (piece.nullIs === 'never' ? piece : truth(sql`COALESCE(${piece}, 0)`, 'never'));

/** The text, with a placeholder for every parameter, in order. */
export function write(piece: SqlPiece, param: (value: SqlParameter) => string): string {
  return piece.parts.map((part) => (typeof part === 'string' ? part : param(part.parameter))).join('');
}

function append(parts: (string | { readonly parameter: SqlParameter })[], part: string | { readonly parameter: SqlParameter }): void {
  const last = parts.length - 1;
  const before = parts[last];
  if (typeof part === 'string' && typeof before === 'string') parts[last] = before + part;
  else if (part !== '') parts.push(part);
}

/** How much deeper the parser stands after this text. */
function openings(text: string): number {
  let depth = 0;
  for (const word of text.match(/[()]|\b(?:CASE|END)\b/g) ?? []) {
    if (word === '(') depth += 3;
    else if (word === ')') depth -= 3;
    else if (word === 'CASE') depth += 5;
    else if (word === 'END') depth -= 5;
  }
  return depth;
}
