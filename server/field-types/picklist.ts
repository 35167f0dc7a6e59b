// One value of a list.
import type { FieldModel } from '../model/model';
import { empty, refused, values, wrongType } from './accepted';
import { optionTexts } from './choice-outputs';
import type { Accepted, FieldType } from './field-type';
import { textJson } from './json-text';

/** Values of lists are at most so long. */
const longestChoice = 100;

/** Type `picklist`. */
export const picklist: FieldType = {
  type: 'picklist',
  columns: () => [{ suffix: '', storage: { kind: 'text', length: longestChoice } }],
  accept(value, field) {
    if (value === null || value === '') return empty();
    if (typeof value !== 'string') return wrongType('text');
    return refusedChoice(value, field) ?? values(value);
  },
  outputs(field, model) {
    const textsOf = optionTexts(field, model);
    const part = (name: 'value' | 'label' | 'color') => (stored: readonly unknown[], language: string): string => {
      const value = stored[0];
      return value === null || value === undefined ? 'null' : textsOf(value as string, language)[name];
    };
    return [
      { name: field.name, type: 'String', json: textJson(0) },
      {
        name: `${field.name}Option`, type: 'PicklistOption',
        parts: { value: { type: 'String!', json: part('value') }, label: { type: 'String!', json: part('label') }, color: { type: 'String', json: part('color') } },
      },
    ];
  },
  input: () => 'String',
  filter: () => ({ kind: 'choice', column: 0 }),
  sortable: true,
  plain: (stored) => stored[0] ?? null,
};

/** Why a value may not be chosen, or undefined. */
export function refusedChoice(value: string, field: FieldModel): Accepted | undefined {
  const choice = field.values.find((each) => each.value === value);
  if (choice === undefined) return refused('notAChoice', { value });
  return choice.inactive === true ? refused('inactiveChoice', { value }) : undefined;
}
