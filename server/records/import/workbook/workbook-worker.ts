// Runs in a thread of its own, with little memory: reads a workbook row by row and writes one of its sheets as CSV, each row behind its number.
import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { stream } from 'exceljs';
import { cellText } from './cell-text';
import type { WorkbookAnswer, WorkbookOrder } from './read-workbook';

interface SheetReader extends AsyncIterable<{ readonly number: number; readonly cellCount: number; readonly values: unknown }> { readonly name?: string; readonly id?: number | string }

void convert(workerData as WorkbookOrder).then(
  (answer) => parentPort!.postMessage(answer),
  (error: unknown) => parentPort!.postMessage({ refused: 'unreadable', detail: error instanceof Error ? error.message : String(error) } satisfies WorkbookAnswer),
);

async function convert({ path, into, sheet, limits }: WorkbookOrder): Promise<WorkbookAnswer> {
  // The library's reader answers with sheets in the order they lie in the file.
  const reader = new stream.xlsx.WorkbookReader(createReadStream(path), { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore', entries: 'ignore' } as never);
  const sheets: string[] = [];
  let written: { readonly name: string; readonly rows: number } | undefined;
  let cells = 0;
  for await (const each of reader as unknown as AsyncIterable<SheetReader>) {
    const name = each.name ?? `Sheet${sheets.length + 1}`;
    sheets.push(name);
    const wanted = written === undefined && (sheet === undefined || sheet === name);
    if (!wanted) {
      for await (const _row of each) { /* What is not read would stop the file from being read on. */ }
      continue;
    }
    const out = createWriteStream(into);
    let rows = 0;
    for await (const row of each) {
      const values = Array.isArray(row.values) ? (row.values as unknown[]).slice(1) : [];
      if (values.length > limits.columns) return { refused: 'tooWide', detail: String(values.length) };
      const texts = Array.from(values, cellText);
      if (texts.every((text) => text.trim() === '')) continue;
      if (texts.some((text) => text.length > limits.cell)) return { refused: 'hugeCell', detail: String(row.number) };
      rows += 1;
      cells += texts.length;
      if (rows > limits.rows) return { refused: 'tooManyRows', detail: String(limits.rows) };
      if (cells > limits.cells) return { refused: 'tooLarge', detail: '' };
      if (!out.write(`${row.number},${texts.map(quoted).join(',')}\r\n`)) await once(out, 'drain');
    }
    out.end();
    await once(out, 'close');
    if (rows > 0 || sheet !== undefined) written = { name, rows };
  }
  return written ? { sheets, sheet: written.name } : { refused: 'empty', detail: sheets.join(', ') };
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
