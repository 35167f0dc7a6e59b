// A date without time.
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { fieldTypePage, ownName, setting, type DisplayProps, type InputProps } from './field-type';
import { plainText } from './text-input';

const form = 'YYYY-MM-DD';

/** The page of `date`. The text of the date is the value: no zone ever moves it. */
export const date = fieldTypePage<string>({ Input: DateInput, Display: DateDisplay, selection: ownName, text: plainText, filter: 'date' });

function DateInput({ field, value, onChange, id, invalid, inTable }: InputProps<string>): ReactNode {
  const min = setting<string>(field, 'min');
  const max = setting<string>(field, 'max');
  return (
    <DatePicker
      id={id}
      value={value ? dayjs(value, form) : null}
      format={[form, 'YYYY/M/D', 'YYYY.M.D', 'YYYYMMDD']}
      minDate={min ? dayjs(min, form) : undefined}
      maxDate={max ? dayjs(max, form) : undefined}
      status={invalid ? 'error' : undefined}
      variant={inTable ? 'borderless' : 'outlined'}
      style={{ width: '100%' }}
      aria-label={inTable ? field.label : undefined}
      onChange={(next) => onChange(next ? next.format(form) : null)}
    />
  );
}

function DateDisplay({ value }: DisplayProps<string>): ReactNode {
  return <time className="tg-number" dateTime={value}>{value}</time>;
}
