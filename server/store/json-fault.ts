// Where a text stops being JSON: JSON.parse tells it only for some faults, and a person needs the line.

/** Line and column, from 1, of the first thing that is not JSON. The text must be one that JSON.parse refuses. */
export function jsonFault(text: string): { readonly line: number; readonly column: number } {
  const at = Math.min(scan(text), text.length);
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: before[before.length - 1]!.length + 1 };
}

const space = /[ \t\r\n]*/y;
const scalar = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/** What may come next: a value, a key, the colon behind it, or a comma or an end. */
type Next = 'value' | 'firstKey' | 'key' | 'colon' | 'rest' | 'firstValue';

function scan(text: string): number {
  const open: string[] = [];
  let next: Next = 'value';
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  for (;;) {
    take(space);
    const sign = text[at];
    const isObject = open[open.length - 1] === '{';
    if ((next === 'rest' || next === 'firstKey' || next === 'firstValue') && open.length > 0 && sign === (isObject ? '}' : ']')) {
      open.pop();
      at += 1;
      next = 'rest';
    } else if (next === 'rest') {
      if (open.length === 0 || sign !== ',') return at;
      at += 1;
      next = isObject ? 'key' : 'value';
    } else if (next === 'colon') {
      if (sign !== ':') return at;
      at += 1;
      next = 'value';
    } else if (next === 'key' || next === 'firstKey') {
      if (!take(string)) return at;
      next = 'colon';
    } else if (sign === '{' || sign === '[') {
      open.push(sign);
      at += 1;
      next = sign === '{' ? 'firstKey' : 'firstValue';
    } else {
      if (!take(scalar)) return at;
      next = 'rest';
    }
  }
}
