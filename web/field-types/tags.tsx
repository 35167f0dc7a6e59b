// Free words, with suggestions.
import { Select, Tag } from 'antd';
import type { ReactNode } from 'react';
import { fieldTypePage, ownName, setting, type DisplayProps, type InputProps } from './field-type';

/** The page of `tags`. */
export const tags = fieldTypePage<readonly string[]>({ Input: TagsInput, Display: TagsDisplay, selection: ownName, text: (values) => values.join(', '), filter: 'choice' });

function TagsInput({ field, value, onChange, id, invalid, inTable }: InputProps<readonly string[]>): ReactNode {
  return (
    <Select
      id={id}
      mode="tags"
      value={[...(value ?? [])]}
      options={(setting<string[]>(field, 'suggestions') ?? []).map((word) => ({ value: word, label: word }))}
      tokenSeparators={[',', '，', '、', ';', '；']}
      maxTagCount={inTable ? 'responsive' : undefined}
      status={invalid ? 'error' : undefined}
      variant={inTable ? 'borderless' : 'outlined'}
      style={{ width: '100%' }}
      aria-label={inTable ? field.label : undefined}
      onChange={(next: string[]) => onChange(next.length === 0 ? null : next)}
    />
  );
}

function TagsDisplay({ value }: DisplayProps<readonly string[]>): ReactNode {
  return <span className="tg-choices">{value.map((word) => <Tag key={word} variant="filled">{word}</Tag>)}</span>;
}
