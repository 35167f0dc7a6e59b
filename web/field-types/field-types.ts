// Every field type's page. A type without its page does not compile.
import type { FieldDescription } from '../../metadata/language/description';
import type { FieldTypeName } from '../../metadata/language/types';
import { address } from './address';
import { autoNumber } from './auto-number';
import { barcode } from './barcode';
import { boolean } from './boolean';
import { color } from './color';
import { computedLike } from './computed';
import { currency } from './currency';
import { date } from './date';
import { dateTime } from './date-time';
import { decimal } from './decimal';
import { department } from './department';
import { duration } from './duration';
import { email } from './email';
import { encryptedText } from './encrypted-text';
import type { FieldTypePage, FilterEditor } from './field-type';
import { file } from './file';
import { formula } from './formula';
import { geolocation } from './geolocation';
import { image } from './image';
import { integer } from './integer';
import { json } from './json';
import { longText } from './long-text';
import { lookup } from './lookup';
import { manyToMany } from './many-to-many';
import { masterDetail } from './master-detail';
import { multiPicklist } from './multi-picklist';
import { percent } from './percent';
import { phone } from './phone';
import { picklist } from './picklist';
import { polymorphicLookup } from './polymorphic-lookup';
import { rating } from './rating';
import { richText } from './rich-text';
import { rollUp } from './roll-up';
import { tags } from './tags';
import { text } from './text';
import { time } from './time';
import { url } from './url';
import { user } from './user';

/** The page of each type. */
export const fieldTypes: Readonly<Record<FieldTypeName, FieldTypePage>> = Object.freeze({
  text, longText, richText, email, phone, url, integer, decimal, currency, percent, boolean, date, dateTime, time,
  picklist, multiPicklist, autoNumber, lookup, masterDetail, polymorphicLookup, manyToMany, user, department,
  formula, rollUp, address, geolocation, file, image, tags, rating, color, duration, json, encryptedText, barcode,
});

/** The page of a field; `id` and `version` are shown as text and number. */
export function pageOf(field: Pick<FieldDescription, 'type'>): FieldTypePage {
  if (field.type === 'id') return autoNumber;
  if (field.type === 'version') return integer;
  return fieldTypes[field.type];
}

/** The editor of a filter on the field; a computed field is filtered as what it returns. */
export function filterEditorOf(field: FieldDescription): FilterEditor {
  if (field.operators.length === 0) return 'none';
  return (computedLike(field) ?? pageOf(field)).filter;
}

/** Where the value stands in its column. */
export function alignOf(field: FieldDescription): 'right' | 'center' | undefined {
  if (field.type === 'formula') return computedLike(field)?.align;
  if (field.type === 'rollUp') return 'right';
  return pageOf(field).align;
}
