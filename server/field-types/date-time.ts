// A moment: given with any offset, kept in UTC to the millisecond.
import { empty, values, wrongType } from './accepted';
import { isDay } from './date';
import type { FieldType } from './field-type';
import { plainJson } from './json-text';

/** Type `dateTime`. */
export const dateTime: FieldType = {
  type: 'dateTime',
  columns: () => [{ suffix: '', storage: { kind: 'dateTime' } }],
  accept(value) {
    if (value === null || value === '') return empty();
    const moment = typeof value === 'string' ? momentOf(value.trim()) : undefined;
    return moment === undefined ? wrongType('dateTime') : values(moment);
  },
  outputs: (field) => [{ name: field.name, type: 'DateTime', json: plainJson(0) }],
  input: () => 'DateTime',
  filter: () => ({ kind: 'dateTime', column: 0 }),
  sortable: true,
  plain: (stored) => stored[0] ?? null,
};

const form = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):?[0-5]\d)$/i;

function momentOf(text: string): string | undefined {
  const day = form.exec(text)?.[1];
  if (day === undefined || !isDay(day)) return undefined;
  const moment = new Date(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (Number.isNaN(moment.getTime())) return undefined;
  const utc = moment.toISOString();
  return isDay(utc.slice(0, 10)) ? utc : undefined;
}
