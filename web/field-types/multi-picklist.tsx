// Several values of a list.
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { fieldTypePage, ownName, type DisplayProps, type InputProps } from './field-type';
import { ChoiceMark, choiceLabel, choicesOf } from './picklist-choices';

/** The page of `multiPicklist`. */
export const multiPicklist = fieldTypePage<readonly string[]>({
  Input: MultiPicklistInput, Display: MultiPicklistDisplay, selection: ownName,
  text: (values, field) => values.map((value) => choiceLabel(field, value)).join(', '), filter: 'choice',
});

function MultiPicklistInput({ field, value, onChange, id, invalid, inTable, others, offered }: InputProps<readonly string[]>): ReactNode {
  return (
    <Select
      id={id}
      mode="multiple"
      value={[...(value ?? [])]}
      options={choicesOf(field, { chosen: value ?? [], others, offered }).map((choice) => ({ value: choice.value, label: choice.label }))}
      showSearch={{ optionFilterProp: 'label' }}
      maxTagCount={inTable ? 'responsive' : undefined}
      status={invalid ? 'error' : undefined}
      variant={inTable ? 'borderless' : 'outlined'}
      style={{ width: '100%' }}
      aria-label={inTable ? field.label : undefined}
      onChange={(next: string[]) => onChange(next.length === 0 ? null : next)}
    />
  );
}

function MultiPicklistDisplay({ field, value }: DisplayProps<readonly string[]>): ReactNode {
  return <span className="tg-choices">{value.map((one) => <ChoiceMark key={one} field={field} value={one} />)}</span>;
}
