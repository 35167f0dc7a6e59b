// Shows the field references of an expression by label, and turns labels back into API names. Works on unfinished text too.
import { parse } from './parser.generated';
import { maxTextLength } from './parse';
import type { FieldPath } from './ast';

/** `account.owner.name` → `[客户.负责人.姓名]`. `labelOf` gives the label of a path's last step; a step without label keeps its API name. */
export function toLabels(text: string, labelOf: (path: FieldPath) => string | undefined): string {
  return rewrite(text, (path) => {
    const labels = path.map((_, index) => labelOf(path.slice(0, index + 1)));
    if (labels.every((label) => label === undefined)) return undefined;
    return `[${labels.map((label, index) => escape(label ?? path[index] ?? '')).join('.')}]`;
  });
}

/**
 * `[客户.负责人.姓名]` → `account.owner.name`. `nameOf` gives the API name of the field with that label on the object at the end of `parent`.
 * A step that is no label may be an API name; a reference that stays unknown is left as written, so that the checker names it.
 */
export function fromLabels(text: string, nameOf: (parent: FieldPath, label: string) => string | undefined): string {
  return rewrite(text, (path, bracketed) => {
    if (!bracketed && path.every((step) => apiName.test(step))) return undefined;
    const names: string[] = [];
    for (const step of path) {
      const name = nameOf(names, step) ?? (apiName.test(step) ? step : undefined);
      if (name === undefined) return undefined;
      names.push(name);
    }
    const plain = names.join('.');
    return keywords.has((names[0] ?? '').toUpperCase()) ? `[${plain}]` : plain;
  });
}

/** Gives references other API names, wherever they stand; everything else, brackets too, stays as written. `renamed` gives undefined for a path that keeps its names. */
export function renamePaths(text: string, renamed: (path: FieldPath) => FieldPath | undefined): string {
  return rewrite(text, (path, bracketed) => {
    const names = renamed(path);
    if (names === undefined) return undefined;
    return bracketed || keywords.has((names[0] ?? '').toUpperCase()) ? `[${names.map(escape).join('.')}]` : names.join('.');
  });
}

/** Longer paths are left as they are: nobody writes them. */
const longestPath = 20;

const apiName = /^[A-Za-z_][A-Za-z0-9_]*$/;
const keywords = new Set(['TRUE', 'FALSE', 'NULL', 'AND', 'OR', 'NOT', 'IN']);

function rewrite(text: string, replacement: (path: FieldPath, bracketed: boolean) => string | undefined): string {
  if (text.length > maxTextLength) return text;
  let result = '';
  let done = 0;
  for (const { path, bracketed, start, end } of parse(text, { startRule: 'References' })) {
    const replaced = path.length > longestPath ? undefined : replacement(path, bracketed);
    if (replaced === undefined) continue;
    result += text.slice(done, start) + replaced;
    done = end;
  }
  return result + text.slice(done);
}

const escape = (label: string): string => label.replace(/[\][】【.\\]/g, '\\$&');
