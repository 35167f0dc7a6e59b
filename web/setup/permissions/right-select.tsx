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
