// Any JSON value, kept as its text.
import { empty, refused, values, wrongType } from './accepted';
import type { FieldType } from './field-type';
import { bareJson } from './json-text';

/** Type `json`. */
export const json: FieldType = {
  type: 'json',
  columns: () => [{ suffix: '', storage: { kind: 'json' } }],
  accept(value) {
    if (value === null || value === undefined) return empty();
    const text = JSON.stringify(value) as string | undefined;
    if (text === undefined) return wrongType('json');
    return text.length > longestJson ? refused('tooLong', { max: longestJson, length: text.length }) : values(text);
  },
  outputs: (field) => [{ name: field.name, type: 'JSON', json: bareJson(0) }],
  input: () => 'JSON',
  filter: () => ({ kind: 'presence', column: 0 }),
  sortable: false,
  plain: (stored) => (typeof stored[0] === 'string' ? (JSON.parse(stored[0]) as unknown) : null),
};

const longestJson = 1_000_000;
