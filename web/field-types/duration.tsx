// A length of time, in whole seconds; entered and shown as h:mm:ss.
import { Input } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { formatDuration } from '../words/format';
import { fieldTypePage, ownName, type DisplayProps, type InputProps } from './field-type';

/** The page of `duration`. */
export const duration = fieldTypePage<number>({ Input: DurationInput, Display: DurationDisplay, selection: ownName, text: formatDuration, filter: 'number', align: 'right' });

function DurationInput({ field, value, onChange, id, invalid, inTable }: InputProps<number>): ReactNode {
  const [typed, setTyped] = useState(value === null ? '' : formatDuration(value));
  useEffect(() => {
    setTyped((before) => (secondsOf(before) === value ? before : value === null ? '' : formatDuration(value)));
  }, [value]);
  return (
    <Input
      id={id}
      value={typed}
      placeholder="0:00:00"
      className="tg-number"
      status={invalid ? 'error' : undefined}
      variant={inTable ? 'borderless' : 'outlined'}
      aria-label={inTable ? field.label : undefined}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(secondsOf(event.target.value));
      }}
      onBlur={() => setTyped(value === null ? '' : formatDuration(value))}
    />
  );
}

function DurationDisplay({ value }: DisplayProps<number>): ReactNode {
  return <span className="tg-number">{formatDuration(value)}</span>;
}

/** `1:30:00`, `1:30` (hours and minutes) or `2` (hours) as seconds. */
function secondsOf(typed: string): number | null {
  const match = /^(-?)(\d+)(?:[:：](\d{1,2}))?(?:[:：](\d{1,2}))?$/.exec(typed.trim());
  if (!match) return null;
  const [, sign, hours, minutes, seconds] = match;
  const total = Number(hours) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  return sign ? -total : total;
}
