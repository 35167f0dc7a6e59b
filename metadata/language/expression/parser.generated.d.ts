// What parser.generated.js exports.
import type { PathSyntax, Syntax } from './syntax';

/** Throws ParserError where the text is not an expression. */
export function parse(text: string, options?: { startRule: 'Expression' }): Syntax;
export function parse(text: string, options: { startRule: 'References' }): PathSyntax[];

/** What peggy throws: `expected` names grammar rules and literals. */
export interface ParserError extends Error {
  readonly expected: readonly { readonly type: string; readonly description?: string; readonly text?: string }[] | null;
  readonly found: string | null;
  readonly location: { readonly start: { readonly offset: number; readonly line: number; readonly column: number }; readonly end: { readonly offset: number } };
}
export const SyntaxError: new (message: string) => ParserError;
