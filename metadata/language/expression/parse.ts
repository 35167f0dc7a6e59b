// Text to untyped tree, with limits that keep hostile text from costing time or stack, and syntax errors as data.
import { parse, SyntaxError as GrammarError, type ParserError } from './parser.generated';
import { placeIn, type ExpressionProblem } from './problem';
import type { Syntax } from './syntax';

/** Longest text of an expression, in UTF-16 units. */
export const maxTextLength = 10_000;
/** Deepest nesting, of parentheses and of the tree. */
export const maxDepth = 100;

/** The untyped tree, or the first problem. */
export function parseExpression(text: string): { readonly syntax: Syntax } | { readonly problem: ExpressionProblem } {
  if (text.length > maxTextLength) return { problem: { code: 'tooLong', details: { limit: maxTextLength }, ...placeIn(text, maxTextLength, text.length) } };
  const refused = scan(text);
  if (refused) return { problem: refused };
  try {
    return { syntax: parse(text, { startRule: 'Expression' }) };
  } catch (error) {
    if (!(error instanceof GrammarError)) throw error;
    return { problem: syntaxProblem(text, error) };
  }
}

const quotes: Readonly<Record<string, string>> = { "'": "'", '"': '"', '“': '”', '‘': '’' };

/** WARNING: the generated parser recurses for every parenthesis, so nesting is counted before it runs. */
function scan(text: string): ExpressionProblem | undefined {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const letter = text.charAt(index);
    const closing = quotes[letter];
    if (closing) {
      const end = text.indexOf(closing, index + 1);
      if (end < 0) return { code: 'syntax', details: { found: letter, expected: ['closingQuote'] }, ...placeIn(text, index, text.length) };
      index = end;
    } else if (letter === '[' || letter === '【') {
      index = endOfBracket(text, index);
    } else if (letter === '(' || letter === '（') {
      depth += 1;
      if (depth > maxDepth) return { code: 'tooDeep', details: { limit: maxDepth }, ...placeIn(text, index, index + 1) };
    } else if (letter === ')' || letter === '）') depth -= 1;
  }
  return undefined;
}

/** Where the bracket that opens at `start` closes; `start` itself where it does not (the parser will say so). */
function endOfBracket(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index += 1) {
    const letter = text.charAt(index);
    if (letter === '\\') index += 1;
    else if (letter === ']' || letter === '】') return index;
    else if (letter === '\n' || letter === '[' || letter === '【') return start;
  }
  return start;
}

function syntaxProblem(text: string, error: ParserError): ExpressionProblem {
  const start = error.location.start.offset;
  const names = new Set((error.expected ?? []).map((one) => (one.type === 'end' ? 'endOfText' : one.description ?? one.text ?? '')));
  const expected: string[] = [];
  if (names.has('field')) expected.push('value');
  else if (names.has('operator')) expected.push('operator');
  for (const name of ['(', ')', ',', 'endOfText']) if (names.has(name) && !(name === '(' && expected.length > 0)) expected.push(name);
  const found = error.found === null ? 'endOfText' : error.found;
  return { code: 'syntax', details: { found, expected }, ...placeIn(text, start, Math.max(start, error.location.end.offset)) };
}
