// Phone number: a link that calls.
import type { ReactNode } from 'react';
import { fieldTypePage, ownName, type DisplayProps, type InputProps } from './field-type';
import { plainText, TextInput } from './text-input';

/** The page of `phone`. */
export const phone = fieldTypePage<string>({ Input: PhoneInput, Display: PhoneDisplay, selection: ownName, text: plainText, filter: 'text' });

function PhoneInput(props: InputProps<string>): ReactNode {
  return <TextInput {...props} type="tel" inputMode="tel" />;
}

function PhoneDisplay({ value }: DisplayProps<string>): ReactNode {
  return <a className="tg-number" href={`tel:${value.replace(/[^+\d]/g, '')}`} onClick={(event) => event.stopPropagation()}>{value}</a>;
}
