// Every field type's server page, by name: a type without a page does not compile.
import type { FieldDefinition, FieldTypeName } from '../../metadata/language/types';
import type { FieldModel } from '../model/model';
import type { FieldRole, FieldType } from './field-type';
import { address } from './address';
import { autoNumber } from './auto-number';
import { barcode } from './barcode';
import { boolean } from './boolean';
import { color } from './color';
import { currency } from './currency';
import { date } from './date';
import { dateTime } from './date-time';
import { decimal } from './decimal';
import { department } from './department';
import { duration } from './duration';
import { email } from './email';
import { encryptedText } from './encrypted-text';
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
import { id, version } from './system-types';

/** The types an application may use. */
export const fieldTypes: Readonly<Record<FieldTypeName, FieldType>> = Object.freeze({
  address, autoNumber, barcode, boolean, color, currency, date, dateTime, decimal, department, duration, email, encryptedText, file, formula,
  geolocation, image, integer, json, longText, lookup, manyToMany, masterDetail, multiPicklist, percent, phone, picklist, polymorphicLookup, rating,
  richText, rollUp, tags, text, time, url, user,
});

const all: Readonly<Record<FieldModel['type'], FieldType>> = Object.freeze({ ...fieldTypes, id, version });

/** The page of a field's type. */
export function fieldTypeOf(field: FieldModel): FieldType {
  return all[field.type];
}

/** What a field of the definition stores; handed to the compiler of Models, which lies below this folder. */
export function columnsOf(definition: FieldDefinition, role: FieldRole): ReturnType<FieldType['columns']> {
  return fieldTypes[definition.type].columns(definition, role);
}
