// E-mail address: a link that writes a mail.
import type { ReactNode } from 'react';
import { fieldTypePage, ownName, type DisplayProps, type InputProps } from './field-type';
import { plainText, TextInput } from './text-input';

/** The page of `email`. */
export const email = fieldTypePage<string>({ Input: EmailInput, Display: EmailDisplay, selection: ownName, text: plainText, filter: 'text' });

function EmailInput(props: InputProps<string>): ReactNode {
  return <TextInput {...props} type="email" inputMode="email" />;
}

function EmailDisplay({ value }: DisplayProps<string>): ReactNode {
  return <a href={`mailto:${value}`} title={value} onClick={(event) => event.stopPropagation()}>{value}</a>;
}
