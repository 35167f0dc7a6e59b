// Finds the row that names the columns: above it may stand a title, notes, a date of printing.
import type { DataRow } from './read-rows';
import { fold } from './propose-mapping';

/** The line of the header among the first rows; `known`: words that name fields. The first row where none looks better. */
export function findHeader(rows: readonly DataRow[], known: ReadonlySet<string>): number | undefined {
  let best: { readonly line: number; readonly score: number } | undefined;
  const widest = Math.max(0, ...rows.map(({ cells }) => filled(cells).length));
  rows.slice(0, 20).forEach(({ line, cells }, index) => {
    const texts = filled(cells);
    if (texts.length === 0) return;
    const names = texts.filter((text) => known.has(fold(text))).length;
    const different = new Set(texts).size === texts.length;
    // Headers are words, all different, as many as the widest row has cells; data has numbers and dates.
    const wordy = texts.filter((text) => text.length <= 40 && !/^[\d\s.,:/¥￥%+-]+$/.test(text)).length / texts.length;
    const score = names * 3 + (different ? 1 : 0) + wordy + (texts.length / Math.max(1, widest)) * 2 - index * 0.3;
    if (!best || score > best.score) best = { line, score };
  });
  return best?.line;
}

function filled(cells: readonly string[]): readonly string[] {
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
}
