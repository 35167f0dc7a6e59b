// Rows that have no number of their own get a mark made of what they say: the same row is the same record when its file comes again.
import { createHash } from 'node:crypto';
import type { RowFile } from './read-rows';

/** The file with one more column at its end. Equal rows count: the second one has another mark than the first. */
export function markedRows(file: RowFile, column: string): RowFile {
  const width = file.header.findLastIndex((name) => name !== '') + 1;
  return {
    ...file,
    header: [...file.header.slice(0, width), column],
    async *rows(skipped) {
      const times = new Map<string, number>();
      for await (const { line, cells } of file.rows(skipped)) {
        const own = Array.from({ length: width }, (_, index) => (cells[index] ?? '').trim());
        if (cells.every((cell) => cell.trim() === '')) continue;
        const mark = createHash('sha256').update(JSON.stringify(own)).digest('base64url').slice(0, 20);
        const count = (times.get(mark) ?? 0) + 1;
        times.set(mark, count);
        // What stands beyond the header stays beyond it: such a row is told to be torn.
        yield { line, cells: [...own, count === 1 ? mark : `${mark}-${count}`, ...cells.slice(width)] };
      }
    },
  };
}
