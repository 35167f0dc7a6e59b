// Percentage: a fraction in the API, entered and shown times a hundred.
import { Decimal } from 'decimal.js';
import type { ReactNode } from 'react';
import { formatPercent } from '../words/format';
import { fieldTypePage, ownName, setting, type DisplayProps, type InputProps } from './field-type';
import { NumberInput } from './number-input';
import { useShownIn } from './use-shown-in';

/** The page of `percent`. */
export const percent = fieldTypePage<string>({
  Input: PercentInput, Display: PercentDisplay, selection: ownName,
  read: (raw) => (raw === null || raw === undefined ? null : String(raw)),
  text: (value, _field, shown) => formatPercent(value, shown.language),
  filter: 'number', align: 'right',
});

function PercentInput(props: InputProps<string>): ReactNode {
  const { field, value, onChange } = props;
  return (
    <NumberInput
      {...props}
      value={value === null ? null : times(value, 100)}
      min={hundred(setting<string>(field, 'min'))}
      max={hundred(setting<string>(field, 'max'))}
      suffix="%"
      onChange={(shown) => onChange(shown === null ? null : times(shown, '0.01'))}
    />
  );
}

function PercentDisplay({ value }: DisplayProps<string>): ReactNode {
  const { language } = useShownIn();
  return <span className="tg-number">{formatPercent(value, language)}</span>;
}

function times(value: string, factor: number | string): string {
  try {
    return new Decimal(value).times(factor).toFixed();
  } catch {
    return value;
  }
}

function hundred(limit: string | undefined): string | undefined {
  return limit === undefined ? undefined : times(limit, 100);
}
