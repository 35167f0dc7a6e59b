// Several lines of plain text.
import { empty, refused, values, wrongType } from './accepted';
import { cleanLines, lengthOf } from './clean-text';
import type { FieldType } from './field-type';
import { textJson } from './json-text';
import { numberSetting } from './settings';
import { textOf } from './text-line';

/** Type `longText`. */
export const longText: FieldType = {
  type: 'longText',
  columns: () => [{ suffix: '', storage: { kind: 'longText' } }],
  accept(value, { definition }) {
    if (value === null) return empty();
    if (typeof value !== 'string') return wrongType('text');
    const clean = cleanLines(value);
    if (clean === null) return empty();
    const max = numberSetting(definition, 'maxLength', 20_000);
    const length = lengthOf(clean, max);
    return length <= max ? values(clean) : refused('tooLong', { max, length });
  },
  outputs: (field) => [{ name: field.name, type: 'String', json: textJson(0) }],
  input: () => 'String',
  filter: () => ({ kind: 'text', column: 0 }),
  sortable: false,
  searchText: (stored) => textOf(stored[0]),
  plain: (stored) => stored[0] ?? null,
};
