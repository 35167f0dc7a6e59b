// A time of day.
import { TimePicker } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { fieldTypePage, ownName, type DisplayProps, type InputProps } from './field-type';

/** The page of `time`. */
export const time = fieldTypePage<string>({ Input: TimeInput, Display: TimeDisplay, selection: ownName, text: shown, filter: 'time' });

function TimeInput({ field, value, onChange, id, invalid, inTable }: InputProps<string>): ReactNode {
  return (
    <TimePicker
      id={id}
      value={value ? dayjs(`2000-01-01T${value}`) : null}
      format="HH:mm"
      needConfirm={false}
      status={invalid ? 'error' : undefined}
      variant={inTable ? 'borderless' : 'outlined'}
      style={{ width: '100%' }}
      aria-label={inTable ? field.label : undefined}
      onChange={(next) => onChange(next ? next.format('HH:mm:ss') : null)}
    />
  );
}

function TimeDisplay({ value }: DisplayProps<string>): ReactNode {
  return <time className="tg-number">{shown(value)}</time>;
}

function shown(value: string): string {
  return value.endsWith(':00') && value.length === 8 ? value.slice(0, 5) : value;
}
