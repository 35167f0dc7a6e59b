// A colour as #RRGGBB.
import { halfWidth } from '../base/fold-text';
import { empty, refused, values, wrongType } from './accepted';
import type { FieldType } from './field-type';
import { plainJson } from './json-text';

/** Type `color`. */
export const color: FieldType = {
  type: 'color',
  columns: () => [{ suffix: '', storage: { kind: 'ascii', length: 7 } }],
  accept(value) {
    if (value === null || value === '') return empty();
    if (typeof value !== 'string') return wrongType('text');
    const text = halfWidth(value).trim().toUpperCase();
    if (/^#[0-9A-F]{6}$/.test(text)) return values(text);
    const short = /^#([0-9A-F])([0-9A-F])([0-9A-F])$/.exec(text);
    return short === null ? refused('badFormat', { example: '#1677FF' }) : values(`#${short.slice(1).map((digit) => digit + digit).join('')}`);
  },
  outputs: (field) => [{ name: field.name, type: 'String', json: plainJson(0) }],
  input: () => 'String',
  filter: () => ({ kind: 'choice', column: 0 }),
  sortable: true,
  plain: (stored) => stored[0] ?? null,
};
