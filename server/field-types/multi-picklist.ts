// Several values of a list, kept in the order of the list as a JSON array.
import { empty, refused, values, wrongType } from './accepted';
import { optionTexts } from './choice-outputs';
import type { FieldType } from './field-type';
import { bareJson } from './json-text';
import { refusedChoice } from './picklist';

/** Type `multiPicklist`. */
export const multiPicklist: FieldType = {
  type: 'multiPicklist',
  columns: () => [{ suffix: '', storage: { kind: 'json' } }],
  accept(value, field) {
    if (value === null) return empty();
    if (!Array.isArray(value) || !value.every((each): each is string => typeof each === 'string')) return wrongType('textList');
    for (const each of value) {
      const refusal = refusedChoice(each, field);
      if (refusal !== undefined) return refusal;
    }
    const chosen = new Set<string>(value);
    if (chosen.size > mostChoices) return refused('tooMany', { max: mostChoices, count: chosen.size });
    return chosen.size === 0 ? empty() : values(JSON.stringify(field.values.filter((each) => chosen.has(each.value)).map((each) => each.value)));
  },
  outputs(field, model) {
    const textsOf = optionTexts(field, model);
    return [
      { name: field.name, type: '[String!]', json: bareJson(0) },
      { name: `${field.name}Options`, type: '[PicklistOption!]', items: {
        of: (stored) => listOf(stored[0]),
        parts: {
          value: { type: 'String!', json: ([value], language) => textsOf(String(value), language).value },
          label: { type: 'String!', json: ([value], language) => textsOf(String(value), language).label },
          color: { type: 'String', json: ([value], language) => textsOf(String(value), language).color },
        },
      } },
    ];
  },
  input: () => '[String!]',
  filter: () => ({ kind: 'choices', column: 0 }),
  sortable: false,
  plain: (stored) => listOf(stored[0]),
};

const mostChoices = 200;

/** The texts of a stored list; null where it is empty. */
export function listOf(stored: unknown): readonly string[] | null {
  return typeof stored === 'string' ? (JSON.parse(stored) as string[]) : null;
}
