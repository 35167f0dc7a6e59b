// Several values of a list.
import type { ReactNode } from 'react';
import { fieldTypePage, ownName, type DisplayProps, type InputProps } from './field-type';
import { ChoiceMark, choiceLabel, choicesOf } from './picklist-choices';
import { SeveralInput } from './several-input';

/** The page of `multiPicklist`. */
export const multiPicklist = fieldTypePage<readonly string[]>({
  Input: MultiPicklistInput, Display: MultiPicklistDisplay, selection: ownName,
  text: (values, field) => values.map((value) => choiceLabel(field, value)).join(', '), filter: 'choice',
});

function MultiPicklistInput(props: InputProps<readonly string[]>): ReactNode {
  const { field, value, others, offered } = props;
  const options = choicesOf(field, { chosen: value ?? [], others, offered }).map((choice) => ({ value: choice.value, label: choice.label }));
  return <SeveralInput {...props} own={{ mode: 'multiple', options, showSearch: { optionFilterProp: 'label' } }} />;
}

function MultiPicklistDisplay({ field, value }: DisplayProps<readonly string[]>): ReactNode {
  return <span className="tg-choices">{value.map((one) => <ChoiceMark key={one} field={field} value={one} />)}</span>;
}
