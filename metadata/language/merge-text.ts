// Text with merge fields: what stands between {{ and }} is an expression of the rule language, most often a plain field path.

export type MergePart = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'field'; readonly expression: string };

/** The parts of a text in order; what is no complete pair of braces is text. */
export function mergeParts(text: string): readonly MergePart[] {
  const parts: MergePart[] = [];
  let done = 0;
  for (const match of text.matchAll(field)) {
    if (match.index > done) parts.push({ kind: 'text', text: text.slice(done, match.index) });
    parts.push({ kind: 'field', expression: match[1]!.trim() });
    done = match.index + match[0].length;
  }
  if (done < text.length) parts.push({ kind: 'text', text: text.slice(done) });
  return parts;
}

/** The text with every expression in it replaced; braces and what stands around them stay as written. */
export function mapMergeFields(text: string, change: (expression: string) => string): string {
  return text.replace(field, (_, expression: string) => `{{${change(expression)}}}`);
}

/** The path where an expression is nothing but one: its value is written as its field writes values. */
export function plainPath(expression: string): readonly string[] | undefined {
  return /^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/.test(expression) ? expression.split('.') : undefined;
}

const field = /\{\{([^{}]*)\}\}/g;
