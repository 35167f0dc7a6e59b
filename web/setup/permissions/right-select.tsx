// One cell of a grid of rights: the browser's own list, so that hundreds of them are quick, work by touch, and by keyboard.
import type { KeyboardEvent, ReactNode } from 'react';

export interface RightChoice { readonly value: string; readonly label: string }
export interface RightSelectProps {
  readonly value: string; readonly label: string; readonly choices: readonly RightChoice[];
  /** Shown paler: it is not said here but comes from elsewhere. */
  readonly inherited?: boolean;
  /** Differs from what is in force. */
  readonly changed?: boolean;
  readonly onChange: (value: string) => void;
}

/** Arrows walk through the grid (see `walkGrid`), a digit chooses by position, Alt+Down opens the list. */
export function RightSelect({ value, label, choices, inherited, changed, onChange }: RightSelectProps): ReactNode {
  const pick = (event: KeyboardEvent<HTMLSelectElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing || !/^[0-9]$/.test(event.key)) return;
    const choice = choices[Number(event.key)];
    if (!choice) return;
    event.preventDefault();
    onChange(choice.value);
  };
  return (
    <select className="tg-right" aria-label={label} title={label} value={value} data-value={value} data-inherited={inherited || undefined} data-changed={changed || undefined} onKeyDown={pick} onChange={(event) => onChange(event.target.value)}>
      {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
    </select>
  );
}

/** Moves the focus between the cells of a table by arrows; put on the table. */
export function walkGrid(event: KeyboardEvent<HTMLTableElement>): void {
  const step = steps[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  const cell = (event.target as HTMLElement).closest('td');
  const row = cell?.closest('tr');
  if (!cell || !row || !event.currentTarget.contains(cell)) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLTableRowElement>('tr[data-row]')];
  const [down, right] = step;
  for (let line = rows.indexOf(row) + down, column = cell.cellIndex + right; rows[line]?.cells[column]; line += down, column += right) {
    const target = rows[line]!.cells[column]!.querySelector<HTMLElement>('select, button, input');
    if (!target) continue;
    event.preventDefault();
    return target.focus();
  }
  if (down !== 0) event.preventDefault();
}

const steps: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
