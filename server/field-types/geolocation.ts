// A place on the earth, exact to a centimetre.
import { empty, refused, values, wrongType } from './accepted';
import type { Accepted, FieldType } from './field-type';
import { numberJson } from './json-text';

/** Type `geolocation`. */
export const geolocation: FieldType = {
  type: 'geolocation',
  columns: () => [{ suffix: '', storage: degrees }, { suffix: 'longitude', storage: degrees }],
  accept(value) {
    if (value === null) return empty(2);
    if (typeof value !== 'object' || Array.isArray(value)) return wrongType('geolocation');
    const { latitude, longitude, ...others } = value as Record<string, unknown>;
    const [unknown] = Object.keys(others);
    if (unknown !== undefined) return refused('unknownField', { name: unknown });
    if (latitude == null && longitude == null) return empty(2);
    if (!isNumber(latitude) || !isNumber(longitude)) return wrongType('geolocation');
    return outside(latitude, 90) ?? outside(longitude, 180) ?? values(textOf(latitude), textOf(longitude));
  },
  outputs: (field) => [{
    name: field.name, type: 'Geolocation', parts: { latitude: { type: 'Float!', json: numberJson(0) }, longitude: { type: 'Float!', json: numberJson(1) } },
  }],
  input: () => 'GeolocationInput',
  filter: () => ({ kind: 'presence', column: 0 }),
  sortable: false,
  plain: (stored) => (stored[0] === null || stored[0] === undefined ? null : { latitude: Number(stored[0]), longitude: Number(stored[1]) }),
};

const digits = 7;
const degrees = { kind: 'decimal', precision: 3 + digits, scale: digits } as const;

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function outside(value: number, limit: number): Accepted | undefined {
  if (value > limit) return refused('tooLarge', { max: limit });
  return value < -limit ? refused('tooSmall', { min: -limit }) : undefined;
}

function textOf(value: number): string {
  const text = value.toFixed(digits);
  return /^-0\.0+$/.test(text) ? text.slice(1) : text;
}
