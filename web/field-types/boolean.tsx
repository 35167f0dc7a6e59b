// Yes or no.
import { CheckOutlined, MinusOutlined } from '@ant-design/icons';
import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { say, useWords } from '../words/words';
import { fieldTypePage, ownName, type DisplayProps, type InputProps } from './field-type';

/** The page of `boolean`. */
export const boolean = fieldTypePage<boolean>({
  Input: BooleanInput, Display: BooleanDisplay, selection: ownName, text: (value) => say(value ? 'value.yes' : 'value.no'), filter: 'boolean', align: 'center',
});

function BooleanInput({ field, value, onChange, id, inTable }: InputProps<boolean>): ReactNode {
  return (
    <Checkbox id={id} checked={value === true} aria-label={inTable ? field.label : undefined} style={{ minHeight: 32, alignItems: 'center' }} onChange={(event) => onChange(event.target.checked)} />
  );
}

function BooleanDisplay({ value, inRow }: DisplayProps<boolean>): ReactNode {
  const { say: words } = useWords();
  const label = words(value ? 'value.yes' : 'value.no');
  if (!inRow) return label;
  return value ? <CheckOutlined aria-label={label} style={{ color: 'var(--tg-success)' }} /> : <MinusOutlined aria-label={label} style={{ color: 'var(--tg-ink-faint)' }} />;
}
