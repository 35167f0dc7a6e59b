// Long text: several lines.
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { fieldTypePage, ownName, setting, type DisplayProps, type InputProps } from './field-type';

/** The page of `longText`. */
export const longText = fieldTypePage<string>({
  Input: LongTextInput, Display: LongTextDisplay, selection: ownName, text: (value) => value.replace(/\s+/g, ' '), filter: 'text', wide: true,
});

function LongTextInput({ field, value, onChange, id, invalid, inTable }: InputProps<string>): ReactNode {
  const rows = inTable ? 1 : setting<number>(field, 'rows') ?? 3;
  return (
    <Input.TextArea
      id={id}
      value={value ?? ''}
      maxLength={setting<number>(field, 'maxLength')}
      autoSize={{ minRows: rows, maxRows: Math.max(rows, 14) }}
      status={invalid ? 'error' : undefined}
      variant={inTable ? 'borderless' : 'outlined'}
      aria-invalid={invalid}
      aria-label={inTable ? field.label : undefined}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    />
  );
}

function LongTextDisplay({ value, inRow }: DisplayProps<string>): ReactNode {
  return inRow ? <span title={value}>{value.replace(/\s+/g, ' ')}</span> : <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{value}</span>;
}
