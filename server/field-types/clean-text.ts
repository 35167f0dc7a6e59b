// What every text goes through before it is kept: no characters that nobody can see, no blanks around it, empty is null.

/** One line. */
export function cleanLine(text: string): string | null {
  return emptyToNull(withoutControls(text, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g).trim());
}

/** Several lines: line ends are \n, blanks at the end go, an indented first line stays. */
export function cleanLines(text: string): string | null {
  const clean = withoutControls(text, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g).replace(/\r\n?/g, '\n').trimEnd();
  return emptyToNull(clean);
}

/** Characters as people count them: one for each code point. */
export function lengthOf(text: string, max: number): number {
  if (text.length <= max) return text.length;
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** WARNING: half of a surrogate pair is no character, and SQLite ends a text at its first \0. */
function withoutControls(text: string, controls: RegExp): string {
  return text.replace(/\p{Cs}/gu, '').replace(controls, '');
}

function emptyToNull(text: string): string | null {
  return text === '' ? null : text;
}
