// One value of a list.
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { fieldTypePage, ownName, type InputProps } from './field-type';
import { ChoiceMark, choiceLabel, choicesOf } from './picklist-choices';

/** The page of `picklist`. */
export const picklist = fieldTypePage<string>({
  Input: PicklistInput, Display: ChoiceMark, selection: ownName, text: (value, field) => choiceLabel(field, value), filter: 'choice',
});

function PicklistInput({ field, value, onChange, id, invalid, inTable, others, offered }: InputProps<string>): ReactNode {
  const choices = choicesOf(field, { chosen: value ? [value] : [], others, offered });
  return (
    <Select
      id={id}
      value={value ?? undefined}
      options={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      optionRender={(option) => <ChoiceMark field={field} value={String(option.value)} />}
      allowClear={!field.required}
      showSearch={choices.length > 8 ? { optionFilterProp: 'label' } : false}
      placeholder=""
      status={invalid ? 'error' : undefined}
      variant={inTable ? 'borderless' : 'outlined'}
      style={{ width: '100%' }}
      popupMatchSelectWidth={false}
      aria-label={inTable ? field.label : undefined}
      onChange={(next: string | undefined) => onChange(next ?? null)}
    />
  );
}
