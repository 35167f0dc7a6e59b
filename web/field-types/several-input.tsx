// The input of a field that holds several values: chosen from a list, or free words.
import { Select, type SelectProps } from 'antd';
import type { ReactNode } from 'react';
import type { InputProps } from './field-type';

type Own = Pick<SelectProps<string[]>, 'mode' | 'options' | 'showSearch' | 'tokenSeparators'>;

/** Empty is null. */
export function SeveralInput({ field, value, onChange, id, invalid, inTable, own }: InputProps<readonly string[]> & { readonly own: Own }): ReactNode {
  return (
    <Select
      {...own}
      id={id}
      value={[...(value ?? [])]}
      maxTagCount={inTable ? 'responsive' : undefined}
      status={invalid ? 'error' : undefined}
      variant={inTable ? 'borderless' : 'outlined'}
      style={{ width: '100%' }}
      aria-label={inTable ? field.label : undefined}
      onChange={(next: string[]) => onChange(next.length === 0 ? null : next)}
    />
  );
}
