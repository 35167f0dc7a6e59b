// What people write into a cell to say that there is nothing.

/** Read as empty when an object is made from a spreadsheet. */
export const noValueWords: readonly string[] = ['NULL', 'null', 'N/A', 'n/a', '#N/A', '-', '--', '—', '——', '/'];
const words: ReadonlySet<string> = new Set(noValueWords);

/** The text of a cell; nothing where it says that there is none. */
export function valueIn(cell: string | undefined): string {
  const text = (cell ?? '').trim();
  return words.has(text) ? '' : text;
}
