// The matrix: deciding values across, values down; a click on a head ticks the whole row or column, arrows walk, Space ticks.
import { useMemo, type ReactNode } from 'react';
import type { FieldDescription } from '../../../../metadata/language/description';
import { formatDecimal } from '../../../words/format';
import { useWords } from '../../../words/words';
import { walkGrid } from '../../walk-grid';
import { isTicked, ticked, type Cells, type Ticks } from './dependency';

/** What the matrix shows, as a table or as lists. `tick` sets the cells, or clears them where all are set. */
export interface MatrixProps {
  readonly label: string;
  readonly controls: FieldDescription['values'];
  readonly values: FieldDescription['values'];
  readonly ticks: Ticks;
  readonly tick: (cells: Cells) => void;
}

/** The table. */
export function DependencyGrid({ label, controls, values, ticks, tick }: MatrixProps): ReactNode {
  const { say, language } = useWords();
  const lists = useMemo(() => controls.map(({ value }) => new Set(ticked(ticks, value))), [controls, ticks]);
  const shown = values.map(({ value }) => value);
  const codes = controls.map(({ value }) => value);
  return (
    <div className="tg-setup-table tg-depends-grid">
      <table onKeyDown={walkGrid} aria-label={label}>
        <thead>
          <tr data-row="">
            <th scope="col">{label}</th>
            {controls.map((control, index) => (
              <th key={control.value} scope="col" data-off={control.inactive || undefined}>
                <button type="button" title={say('picks.tickColumn', { value: control.label })} aria-pressed={isTicked(ticks, { controls: [control.value], values: shown })} onClick={() => tick({ controls: [control.value], values: shown })}>
                  <span>{control.label}</span><small data-none={lists[index]!.size === 0 || undefined}>{formatDecimal(lists[index]!.size, language)}</small>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {values.map((value) => (
            <tr key={value.value} data-row={value.value} data-off={value.inactive || undefined}>
              <th scope="row"><button type="button" title={say('picks.tickRow', { value: value.label })} aria-pressed={isTicked(ticks, { controls: codes, values: [value.value] })} onClick={() => tick({ controls: codes, values: [value.value] })}>{value.label}</button></th>
              {controls.map((control, index) => (
                <td key={control.value} data-on={lists[index]!.has(value.value) || undefined}>
                  <label><input type="checkbox" checked={lists[index]!.has(value.value)} aria-label={`${control.label} · ${value.label}`} onChange={() => tick({ controls: [control.value], values: [value.value] })} /></label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
