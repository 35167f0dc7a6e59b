// Translations as the rows of a file, and the rows of a file as translations: all of them, or the reasons why none.
import { harmless } from '../../list/export-cells';
import type { ExportTable } from '../../list/export-file';
import { longestText, saidOf, type Text, type Typed } from './texts';

export interface SheetRow { readonly line: number; readonly cells: readonly string[] }
export interface BadRow { readonly line: number; readonly reason: 'unknown' | 'twice' | 'long' | 'noKey'; readonly text: string }
/** `columns`: the file has no column `key`, or none named like the language. */
export type SheetResult = { readonly said: Typed; readonly same: number } | { readonly columns: true } | { readonly bad: readonly BadRow[] };

/** The heads are the same in every language: a file comes back from anywhere. */
export function tableOf(texts: readonly Text[], typed: Typed, { name, first, language }: { readonly name: string; readonly first: string; readonly language: string }): ExportTable {
  return {
    name, heads: ['key', first, language], widths: [320, 320, 320],
    rows: texts.map((text) => [text.id, text.written, saidOf(text, typed, language)].map((cell) => ({ kind: 'text' as const, text: cell }))),
  };
}

/** What a file says; an empty cell says nothing and leaves what is there. */
export function readSheet(texts: readonly Text[], { header, rows }: { readonly header: readonly string[]; readonly rows: readonly SheetRow[] }, language: string): SheetResult {
  const heads = header.map((head) => head.trim().toLowerCase());
  const [keyAt, labelAt] = [heads.indexOf('key'), heads.indexOf(language.toLowerCase())];
  if (keyAt < 0 || labelAt < 0) return { columns: true };
  const known = new Map(texts.map((text) => [text.id, text]));
  const said: Record<string, string> = {};
  const bad: BadRow[] = [];
  let same = 0;
  for (const { line, cells } of rows) {
    const [id, label] = [plain(cells[keyAt]), plain(cells[labelAt])];
    const text = known.get(id);
    if (id === '' && label === '') continue;
    if (!text) bad.push({ line, reason: id === '' ? 'noKey' : 'unknown', text: id || label });
    else if (id in said) bad.push({ line, reason: 'twice', text: id });
    else if (label.length > longestText) bad.push({ line, reason: 'long', text: id });
    else if (label === '' || label === text.said[language]) same += 1;
    else said[id] = label;
  }
  return bad.length > 0 ? { bad } : { said, same };
}

/** Without the apostrophe that keeps a spreadsheet from running a text. */
function plain(cell: string | undefined): string {
  const text = (cell ?? '').trim();
  return text.startsWith("'") && harmless(text.slice(1)) === text ? text.slice(1) : text;
}
