// Walks through a grid of settings by the arrow keys.
import type { KeyboardEvent } from 'react';

/** Moves the focus between the cells of the rows that carry `data-row`, heads among them; put on the table. */
export function walkGrid(event: KeyboardEvent<HTMLTableElement>): void {
  const step = steps[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  const cell = (event.target as HTMLElement).closest<HTMLTableCellElement>('td, th');
  const row = cell?.closest('tr');
  if (!cell || !row || !event.currentTarget.contains(cell)) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLTableRowElement>('tr[data-row]')];
  const [down, right] = step;
  if (!rows.includes(row)) return;
  for (let line = rows.indexOf(row) + down, column = cell.cellIndex + right; rows[line]?.cells[column]; line += down, column += right) {
    const target = rows[line]!.cells[column]!.querySelector<HTMLElement>('select, button, input');
    if (!target) continue;
    event.preventDefault();
    return target.focus();
  }
  if (down !== 0) event.preventDefault();
}

const steps: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
