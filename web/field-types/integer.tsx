// Whole number.
import type { ReactNode } from 'react';
import { formatDecimal } from '../words/format';
import { fieldTypePage, ownName, setting, type DisplayProps, type InputProps } from './field-type';
import { NumberInput } from './number-input';
import { useShownIn } from './use-shown-in';

/** The page of `integer`. Forms keep decimal text, the API takes a number. */
export const integer = fieldTypePage<string>({
  Input: IntegerInput, Display: IntegerDisplay, selection: ownName,
  read: (raw) => (raw === null || raw === undefined ? null : String(raw)),
  toInput: (value) => (value === null ? null : Number(value)),
  text: (value, _field, shown) => formatDecimal(value, shown.language),
  filter: 'number', align: 'right',
});

function IntegerInput(props: InputProps<string>): ReactNode {
  const min = setting<number>(props.field, 'min');
  const max = setting<number>(props.field, 'max');
  return <NumberInput {...props} scale={0} min={min === undefined ? undefined : String(min)} max={max === undefined ? undefined : String(max)} />;
}

function IntegerDisplay({ value }: DisplayProps<string>): ReactNode {
  const { language } = useShownIn();
  return <span className="tg-number">{formatDecimal(value, language)}</span>;
}
