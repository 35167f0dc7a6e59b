// Free words, with suggestions.
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { fieldTypePage, ownName, setting, type DisplayProps, type InputProps } from './field-type';
import { SeveralInput } from './several-input';

/** The page of `tags`. */
export const tags = fieldTypePage<readonly string[]>({ Input: TagsInput, Display: TagsDisplay, selection: ownName, text: (values) => values.join(', '), filter: 'choice' });

function TagsInput(props: InputProps<readonly string[]>): ReactNode {
  const options = (setting<string[]>(props.field, 'suggestions') ?? []).map((word) => ({ value: word, label: word }));
  return <SeveralInput {...props} own={{ mode: 'tags', options, tokenSeparators: [',', '，', '、', ';', '；'] }} />;
}

function TagsDisplay({ value }: DisplayProps<readonly string[]>): ReactNode {
  return <span className="tg-choices">{value.map((word) => <Tag key={word} variant="filled">{word}</Tag>)}</span>;
}
