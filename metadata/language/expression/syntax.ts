// The untyped tree that the grammar gives: what was written, where it stands, nothing yet about what it means.

interface Range { readonly start: number; readonly end: number }

export type Syntax = Range & (
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'constant'; readonly value: boolean | null }
  | PathSyntax
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Syntax[] }
  | { readonly kind: 'negate' | 'not'; readonly operand: Syntax }
  | { readonly kind: 'binary'; readonly operator: '+' | '-' | '*' | '/' | '%' | '=' | '<>' | '<' | '<=' | '>' | '>='; readonly left: Syntax; readonly right: Syntax }
  | { readonly kind: 'and' | 'or' | 'join'; readonly operands: readonly Syntax[] }
  | { readonly kind: 'in'; readonly operand: Syntax; readonly choices: readonly Syntax[] }
);

/** A field reference; `bracketed`: written as [..] or 【..】, where labels may stand. */
export interface PathSyntax extends Range { readonly kind: 'path'; readonly path: readonly string[]; readonly bracketed: boolean }
