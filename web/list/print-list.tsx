// Prints what a list shows as a plain table on paper: all its columns, as many pages as it takes.
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import type { ReactNode } from 'react';

export interface PrintedTable { readonly title: string; readonly info: string; readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly colorOf?: (row: number, column: number) => string | undefined }

/** Opens the browser's preview; the page on screen stays as it is. */
export function printTable(table: PrintedTable): void {
  const sheet = document.createElement('div');
  sheet.className = 'tg-print-sheet';
  document.body.append(sheet);
  document.body.classList.add('tg-printing-list');
  const root = createRoot(sheet);
  flushSync(() => root.render(<Sheet {...table} />));
  const end = (): void => {
    window.removeEventListener('afterprint', end);
    document.body.classList.remove('tg-printing-list');
    root.unmount();
    sheet.remove();
  };
  window.addEventListener('afterprint', end);
  window.print();
}

function Sheet({ title, info, heads, rows, colorOf }: PrintedTable): ReactNode {
  return (
    <>
      <h1>{title}</h1>
      <p>{info}</p>
      <table>
        <thead><tr>{heads.map((head, index) => <th key={index}>{head}</th>)}</tr></thead>
        <tbody>{rows.map((row, at) => <tr key={at}>{row.map((text, index) => <td key={index} style={{ background: colorOf?.(at, index) }}>{text}</td>)}</tr>)}</tbody>
      </table>
    </>
  );
}
