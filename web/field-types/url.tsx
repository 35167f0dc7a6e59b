// Web address: a link that opens in a new tab.
import type { ReactNode } from 'react';
import { fieldTypePage, ownName, type DisplayProps, type InputProps } from './field-type';
import { plainText, TextInput } from './text-input';

/** The page of `url`. */
export const url = fieldTypePage<string>({ Input: UrlInput, Display: UrlDisplay, selection: ownName, text: plainText, filter: 'text' });

function UrlInput(props: InputProps<string>): ReactNode {
  return <TextInput {...props} type="url" inputMode="url" />;
}

function UrlDisplay({ value }: DisplayProps<string>): ReactNode {
  const shown = value.replace(/^https?:\/\//, '').replace(/\/$/, '');
  // Only web addresses become links: nothing like javascript: is ever one.
  if (!/^https?:\/\//i.test(value)) return value;
  return <a href={value} title={value} target="_blank" rel="noopener noreferrer" onClick={(event) => event.stopPropagation()}>{shown}</a>;
}
