// Exports what a list shows: its columns, its order, its filter, as the viewer may see it.
import { App } from 'antd';
import { useCallback } from 'react';
import { failureOf, failureWords } from '../data/failure';
import { useApp } from '../describe/use-description';
import { isEmpty } from '../field-types/field-type';
import { pageOf } from '../field-types/field-types';
import { useShownIn } from '../field-types/use-shown-in';
import { columnValue, type ShownColumn } from '../layout/shown-fields';
import { formatDecimal, formatMoment } from '../words/format';
import { useWords } from '../words/words';
import { exportCells } from './export-cells';
import { exportFile, keepFile, type ExportFormat } from './export-file';
import { printTable } from './print-list';
import { readAll } from './read-all';
import type { RowPainter } from './row-colors';
import type { RowSource } from './row-source';

export type ExportFormatOrPrint = ExportFormat | 'print';
export interface ExportWish { readonly name: string; readonly columns: readonly ShownColumn[]; readonly source: RowSource; readonly format: ExportFormatOrPrint; readonly paint?: RowPainter }

/** Most rows of one file. */
const mostRows = 100_000;
/** Most rows on paper. */
const mostPrinted = 2000;

/** Gives a function that reads all rows and hands over the file; how far it is stands on screen. */
export function useExport(): (wish: ExportWish) => Promise<void> {
  const { say, language } = useWords();
  const { message } = App.useApp();
  const shown = useShownIn();
  const app = useApp();
  return useCallback(async ({ name, columns, source, format, paint }) => {
    const key = 'export';
    const tell = (count: number): void => void message.loading({ key, duration: 0, content: say('export.running', { count: formatDecimal(count, language) }) });
    tell(0);
    try {
      const rows = await readAll(source, { most: (format === 'print' ? mostPrinted : mostRows) + 1, onProgress: tell });
      if (format === 'print') {
        if (rows.length > mostPrinted) return void message.warning({ key, duration: 8, content: say('print.limit', { count: formatDecimal(mostPrinted, language) }) });
        message.destroy(key);
        return printTable({
          title: name, info: say('print.info', { count: formatDecimal(rows.length, language), by: app.viewer.name, at: formatMoment(new Date().toISOString(), app.timeZone) }),
          heads: columns.map(({ column }) => column.label), rows: rows.map((row) => columns.map((column) => {
            const value = columnValue(row, column);
            return isEmpty(value) ? '' : pageOf(column.field).text(value as never, column.field, shown);
          })),
          ...(paint ? { colorOf: (row: number, column: number) => paint(rows[row]!, columns[column]!.column.path) } : {}),
        });
      }
      const written = rows.slice(0, mostRows);
      const blob = await exportFile({ name, heads: columns.map(({ column }) => column.label), widths: columns.map(({ column }) => column.width), rows: written.map((row) => exportCells(row, columns, shown)), ...(paint ? { colorOf: (row: number, column: number) => paint(written[row]!, columns[column]!.column.path) } : {}) }, format);
      keepFile(blob, `${name} ${new Date().toISOString().slice(0, 10)}.${format}`);
      if (rows.length > mostRows) void message.warning({ key, duration: 8, content: say('export.cut', { count: formatDecimal(mostRows, language) }) });
      else void message.success({ key, duration: 4, content: say('export.done', { count: formatDecimal(written.length, language) }) });
    } catch (error) {
      void message.error({ key, duration: 6, content: failureWords(failureOf(error), say) });
    }
  }, [say, language, message, shown, app]);
}
