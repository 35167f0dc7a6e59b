// A number the system gives: shown, never entered.
import type { ReactNode } from 'react';
import { fieldTypePage, ownName, type DisplayProps } from './field-type';
import { plainText } from './text-input';

/** The page of `autoNumber`. */
export const autoNumber = fieldTypePage<string>({ Display: AutoNumberDisplay, selection: ownName, text: plainText, filter: 'text' });

function AutoNumberDisplay({ value }: DisplayProps<string>): ReactNode {
  return <span className="tg-number">{value}</span>;
}
