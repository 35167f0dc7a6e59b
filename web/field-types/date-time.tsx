// A moment: UTC in the API, the viewer's zone on screen.
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { formatAgo, formatMoment } from '../words/format';
import { fieldTypePage, ownName, type DisplayProps, type InputProps } from './field-type';
import { useShownIn } from './use-shown-in';

/** The page of `dateTime`. */
export const dateTime = fieldTypePage<string>({
  Input: DateTimeInput, Display: DateTimeDisplay, selection: ownName, text: (value, _field, shown) => formatMoment(value, shown.timeZone), filter: 'dateTime',
});

function DateTimeInput({ field, value, onChange, id, invalid, inTable }: InputProps<string>): ReactNode {
  const { timeZone } = useShownIn();
  return (
    <DatePicker
      id={id}
      showTime={{ format: 'HH:mm' }}
      value={value ? dayjs(value).tz(timeZone) : null}
      format="YYYY-MM-DD HH:mm"
      status={invalid ? 'error' : undefined}
      variant={inTable ? 'borderless' : 'outlined'}
      style={{ width: '100%' }}
      aria-label={inTable ? field.label : undefined}
      // What is picked is read as wall time of the viewer's zone.
      onChange={(next) => onChange(next ? dayjs.tz(next.format('YYYY-MM-DD HH:mm:ss'), timeZone).toISOString() : null)}
    />
  );
}

function DateTimeDisplay({ value, inRow }: DisplayProps<string>): ReactNode {
  const { timeZone, language } = useShownIn();
  const moment = formatMoment(value, timeZone);
  return <time className="tg-number" dateTime={value} title={inRow ? moment : formatAgo(value, language, timeZone)}>{moment}</time>;
}
