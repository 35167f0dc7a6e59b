// A field that takes another type: what it keeps of its settings, and the values a list begins with.
import { fieldTypeCan, fieldTypes } from '../../../metadata/language/field-types';
import type { FieldTypeName, Json } from '../../../metadata/language/types';
import { newFieldBody, type FieldBody } from './field-draft';

/** Types whose values can become values of another type, or come from one. */
export const convertible: readonly FieldTypeName[] = [
  'text', 'longText', 'richText', 'email', 'phone', 'url', 'barcode', 'integer', 'decimal', 'currency', 'percent', 'rating', 'duration', 'boolean', 'date', 'dateTime',
  'picklist', 'multiPicklist', 'tags', 'lookup', 'user', 'department',
];

/** true: the type picker is offered for the field. */
export function mayRetype(type: FieldTypeName): boolean {
  return convertible.includes(type);
}

/** The body with the new type: words, switches the new type has too, and settings of the same name stay. */
export function retyped(body: FieldBody, type: FieldTypeName): FieldBody {
  const kept = Object.entries(body).filter(([name]) => {
    if (always.has(name)) return true;
    if (name in flags) return fieldTypeCan(type, flags[name]!);
    return name in fieldTypes[type].settings && (numeric.has(type) === numeric.has(body.type) || name === 'values' || name === 'picklist');
  });
  return { ...newFieldBody(type), ...(Object.fromEntries(kept) as Readonly<Record<string, Json>>), type };
}

const always: ReadonlySet<string> = new Set(['label', 'help', 'formerNames', 'stored', 'off']);
const flags: Readonly<Record<string, 'required' | 'unique' | 'readOnly' | 'indexed'>> = { required: 'required', unique: 'unique', externalId: 'unique', readOnly: 'readOnly', indexed: 'indexed' };
const numeric: ReadonlySet<string> = new Set(['decimal', 'currency', 'percent']);
