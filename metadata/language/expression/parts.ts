// The parts of an expression that have values of their own: what an editor shows beside the result to say how it came about.
import { parseExpression } from './parse';
import type { Syntax } from './syntax';

/** A part as it is written. Written out it is an expression of the same record. */
export interface ExpressionPart { readonly start: number; readonly end: number; readonly text: string }

/** In the order in which they are computed: what a part is made of comes before it, the whole last. Constants are left out. */
export function partsOf(text: string): readonly ExpressionPart[] {
  const parsed = parseExpression(text);
  if ('problem' in parsed) return [];
  const parts = new Map<string, ExpressionPart>();
  collect(parsed.syntax, text, parts);
  return [...parts.values()];
}

function collect(syntax: Syntax, text: string, parts: Map<string, ExpressionPart>): void {
  for (const inner of insideOf(syntax)) collect(inner, text, parts);
  if (syntax.kind === 'number' || syntax.kind === 'text' || syntax.kind === 'constant') return;
  const { start, end } = syntax;
  const part = text.slice(start, end).trim();
  // The same words always have the same value: once is enough.
  if (!parts.has(part)) parts.set(part, Object.freeze({ start, end, text: part }));
}

function insideOf(syntax: Syntax): readonly Syntax[] {
  switch (syntax.kind) {
    case 'call': return syntax.args;
    case 'negate': case 'not': return [syntax.operand];
    case 'binary': return [syntax.left, syntax.right];
    case 'and': case 'or': case 'join': return syntax.operands;
    case 'in': return [syntax.operand, ...syntax.choices];
    default: return [];
  }
}
