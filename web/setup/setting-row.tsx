// One setting on a setup screen: label, input, help, and what is wrong with it.
import type { ReactNode } from 'react';
import layout from '../layout/layout.module.css';

export interface SettingRowProps {
  /** Name of the setting: the target of tests and of problems. */
  readonly name: string;
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly required?: boolean;
  readonly problem?: string;
  /** Takes the whole width. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The row; `children` is an input whose id is `id`. */
export function SettingRow({ name, id, label, help, required, problem, wide, children }: SettingRowProps): ReactNode {
  return (
    <div className={`tg-setup-row${wide ? ' tg-setup-wide' : ''}`} data-field={name}>
      <label className={layout['label']} htmlFor={id}>{required && <span className={layout['star']} aria-hidden>{'*'}</span>}{label}</label>
      {children}
      {problem && <div className={layout['problem']} role="alert">{problem}</div>}
      {help && !problem && <div className={layout['help']}>{help}</div>}
    </div>
  );
}

/** A setting that is on or off: the switch stands before its words. */
export function SwitchRow({ name, id, label, help, problem, children }: SettingRowProps): ReactNode {
  return (
    <div className="tg-setup-row tg-setup-switch" data-field={name}>
      {children}
      <span>
        <label htmlFor={id}>{label}</label>
        {problem ? <div className={layout['problem']} role="alert">{problem}</div> : help && <div className={layout['help']}>{help}</div>}
      </span>
    </div>
  );
}
