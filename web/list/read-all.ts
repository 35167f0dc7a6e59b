// Reads every row a list shows, block after block, for exports and actions on all of them.
import type { Row, RowSource } from './row-source';

const block = 500;

/** All rows in order, at most `most`; `onProgress` hears how many there are so far. */
export async function readAll(source: RowSource, options: { readonly most: number; readonly onProgress?: (count: number) => void; readonly signal?: AbortSignal }): Promise<readonly Row[]> {
  const rows: Row[] = [];
  while (rows.length < options.most) {
    options.signal?.throwIfAborted();
    const { rows: found, last } = await source.read(rows.length, Math.min(block, options.most - rows.length));
    rows.push(...found);
    options.onProgress?.(rows.length);
    if (last || found.length === 0) break;
  }
  return rows;
}
