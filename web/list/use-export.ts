// Exports what a list shows: its columns, its order, its filter, as the viewer may see it.
import { App } from 'antd';
import { useCallback } from 'react';
import { failureOf } from '../data/failure';
import { useShownIn } from '../field-types/use-shown-in';
import type { ShownColumn } from '../layout/shown-fields';
import { formatDecimal } from '../words/format';
import { useWords } from '../words/words';
import { exportCells } from './export-cells';
import { exportFile, keepFile, type ExportFormat } from './export-file';
import { readAll } from './read-all';
import type { RowPainter } from './row-colors';
import type { RowSource } from './row-source';

export interface ExportWish { readonly name: string; readonly columns: readonly ShownColumn[]; readonly source: RowSource; readonly format: ExportFormat; readonly paint?: RowPainter }

/** Most rows of one file. */
const mostRows = 100_000;

/** Gives a function that reads all rows and hands over the file; how far it is stands on screen. */
export function useExport(): (wish: ExportWish) => Promise<void> {
  const { say, language } = useWords();
  const { message } = App.useApp();
  const shown = useShownIn();
  return useCallback(async ({ name, columns, source, format, paint }) => {
    const key = 'export';
    const tell = (count: number): void => void message.loading({ key, duration: 0, content: say('export.running', { count: formatDecimal(count, language) }) });
    tell(0);
    try {
      const rows = await readAll(source, { most: mostRows + 1, onProgress: tell });
      const written = rows.slice(0, mostRows);
      const blob = await exportFile({ name, heads: columns.map(({ column }) => column.label), widths: columns.map(({ column }) => column.width), rows: written.map((row) => exportCells(row, columns, shown)), ...(paint ? { colorOf: (row: number, column: number) => paint(written[row]!, columns[column]!.column.path) } : {}) }, format);
      keepFile(blob, `${name} ${new Date().toISOString().slice(0, 10)}.${format}`);
      if (rows.length > mostRows) void message.warning({ key, duration: 8, content: say('export.cut', { count: formatDecimal(mostRows, language) }) });
      else void message.success({ key, duration: 4, content: say('export.done', { count: formatDecimal(written.length, language) }) });
    } catch (error) {
      void message.error({ key, duration: 6, content: failureOf(error).message || say('failure.offline') });
    }
  }, [say, language, message, shown]);
}
