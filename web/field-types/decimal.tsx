// Exact decimal number.
import type { ReactNode } from 'react';
import { formatDecimal } from '../words/format';
import { fieldTypePage, ownName, setting, type DisplayProps, type InputProps } from './field-type';
import { NumberInput } from './number-input';
import { useShownIn } from './use-shown-in';

/** The page of `decimal`. */
export const decimal = fieldTypePage<string>({
  Input: DecimalInput, Display: DecimalDisplay, selection: ownName,
  read: (raw) => (raw === null || raw === undefined ? null : String(raw)),
  text: (value, _field, shown) => formatDecimal(value, shown.language),
  filter: 'number', align: 'right',
});

function DecimalInput(props: InputProps<string>): ReactNode {
  const { field } = props;
  return <NumberInput {...props} min={setting<string>(field, 'min')} max={setting<string>(field, 'max')} />;
}

function DecimalDisplay({ value }: DisplayProps<string>): ReactNode {
  const { language } = useShownIn();
  return <span className="tg-number">{formatDecimal(value, language)}</span>;
}
