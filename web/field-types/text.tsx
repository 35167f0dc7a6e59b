// Text: one line.
import { fieldTypePage, ownName } from './field-type';
import { plainText, TextDisplay, TextInput } from './text-input';

/** The page of `text`. */
export const text = fieldTypePage<string>({ Input: TextInput, Display: TextDisplay, selection: ownName, text: plainText, filter: 'text' });
