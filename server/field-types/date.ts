// A day of the calendar, without a time and so without a time zone.
import { halfWidth } from '../base/fold-text';
import { empty, refused, values, wrongType } from './accepted';
import type { FieldType } from './field-type';
import { plainJson } from './json-text';
import { setting } from './settings';

/** Type `date`. */
export const date: FieldType = {
  type: 'date',
  columns: () => [{ suffix: '', storage: { kind: 'date' } }],
  accept(value, { definition }) {
    if (value === null || value === '') return empty();
    if (typeof value !== 'string') return wrongType('date');
    const day = halfWidth(value).trim();
    if (!isDay(day)) return wrongType('date');
    const min = setting(definition, 'min');
    if (typeof min === 'string' && day < min) return refused('tooSmall', { min });
    const max = setting(definition, 'max');
    if (typeof max === 'string' && day > max) return refused('tooLarge', { max });
    return values(day);
  },
  outputs: (field) => [{ name: field.name, type: 'Date', json: plainJson(0) }],
  input: () => 'Date',
  filter: () => ({ kind: 'date', column: 0 }),
  sortable: true,
  plain: (stored) => stored[0] ?? null,
};

/** A day that exists, in a year every database can hold. */
export function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}
