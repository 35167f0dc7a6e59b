// A one-line text box shared by the types that are text.
import { Input } from 'antd';
import type { HTMLInputTypeAttribute, ReactNode } from 'react';
import { setting, type InputProps } from './field-type';

export interface TextInputProps extends InputProps<string> { readonly type?: HTMLInputTypeAttribute; readonly inputMode?: 'email' | 'tel' | 'url' | 'text'; readonly suffix?: ReactNode }

/** Empty text is null; the length is held by the box. */
export function TextInput({ field, value, onChange, id, invalid, inTable, type, inputMode, suffix }: TextInputProps): ReactNode {
  return (
    <Input
      id={id}
      value={value ?? ''}
      type={type}
      inputMode={inputMode}
      suffix={suffix}
      maxLength={setting<number>(field, 'maxLength') ?? 255}
      status={invalid ? 'error' : undefined}
      variant={inTable ? 'borderless' : 'outlined'}
      autoComplete="off"
      aria-invalid={invalid}
      aria-label={inTable ? field.label : undefined}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    />
  );
}

/** Text as it is, on one line in rows. */
export function TextDisplay({ value, inRow }: { value: unknown; inRow?: boolean }): ReactNode {
  const text = typeof value === 'string' ? value : String(value);
  return inRow ? <span title={text}>{text}</span> : text;
}

/** Plain text of a value that is text. */
export function plainText(value: unknown): string {
  return String(value);
}
