// A time of day, without a date.
import { halfWidth } from '../base/fold-text';
import { empty, values, wrongType } from './accepted';
import type { FieldType } from './field-type';
import { plainJson } from './json-text';

/** Type `time`. */
export const time: FieldType = {
  type: 'time',
  columns: () => [{ suffix: '', storage: { kind: 'time' } }],
  accept(value) {
    if (value === null || value === '') return empty();
    if (typeof value !== 'string') return wrongType('time');
    const text = halfWidth(value).trim();
    if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text)) return wrongType('time');
    return values(text.length === 5 ? `${text}:00` : text);
  },
  outputs: (field) => [{ name: field.name, type: 'Time', json: plainJson(0) }],
  input: () => 'Time',
  filter: () => ({ kind: 'time', column: 0 }),
  sortable: true,
  plain: (stored) => stored[0] ?? null,
};
