// Every field type as data, by name: words, settings, filter operators, what it can do, and its examples. A missing page is a compile error.
import type { FieldTypeName, Json } from './types';
import address from './field-types/address.json';
import autoNumber from './field-types/autoNumber.json';
import barcode from './field-types/barcode.json';
import boolean from './field-types/boolean.json';
import color from './field-types/color.json';
import currency from './field-types/currency.json';
import date from './field-types/date.json';
import dateTime from './field-types/dateTime.json';
import decimal from './field-types/decimal.json';
import department from './field-types/department.json';
import duration from './field-types/duration.json';
import email from './field-types/email.json';
import encryptedText from './field-types/encryptedText.json';
import file from './field-types/file.json';
import formula from './field-types/formula.json';
import geolocation from './field-types/geolocation.json';
import image from './field-types/image.json';
import integer from './field-types/integer.json';
import json from './field-types/json.json';
import longText from './field-types/longText.json';
import lookup from './field-types/lookup.json';
import manyToMany from './field-types/manyToMany.json';
import masterDetail from './field-types/masterDetail.json';
import multiPicklist from './field-types/multiPicklist.json';
import percent from './field-types/percent.json';
import phone from './field-types/phone.json';
import picklist from './field-types/picklist.json';
import polymorphicLookup from './field-types/polymorphicLookup.json';
import rating from './field-types/rating.json';
import richText from './field-types/richText.json';
import rollUp from './field-types/rollUp.json';
import tags from './field-types/tags.json';
import text from './field-types/text.json';
import time from './field-types/time.json';
import url from './field-types/url.json';
import user from './field-types/user.json';

/** The same words in both languages of the product. */
export interface Words { readonly zh: string; readonly en: string }

/** One setting of a field type: a JSON Schema with the words a setup screen shows. `choices`: those of an `enum`; result types have the words of their types. */
export interface FieldSetting { readonly label: Words; readonly help: Words; readonly choices?: Readonly<Record<string, Words>>; readonly [keyword: string]: unknown }

/** An API value and what reading gives back: `output` where it differs from `input`. `settings` are those of the field it is entered in. */
export interface ValidExample { readonly input: Json; readonly output?: Json; readonly settings?: Readonly<Record<string, Json>> }

/** An API value that is refused, and the rule (server/errors.ts) it breaks. */
export interface InvalidExample { readonly input: Json; readonly rule: string; readonly settings?: Readonly<Record<string, Json>> }

/** One page of field-types/. */
export interface FieldTypePage {
  readonly type: FieldTypeName;
  readonly label: Words;
  readonly help: Words;
  readonly icon: string;
  /** Where a setup screen lists it. */
  readonly group: string;
  /** Filter operators as in the API; for formulas and roll-ups, those of a number: the result type decides. */
  readonly operators: readonly string[];
  readonly flags: Readonly<Record<FieldFlag, boolean>>;
  readonly settings: Readonly<Record<string, FieldSetting>>;
  /** Settings that must be there. */
  readonly requiredSettings?: readonly string[];
  /** A JSON Schema for what one setting demands of another. */
  readonly constraints?: Readonly<Record<string, unknown>>;
  /** The example set of the battery of tests; `settings` are those of every example that gives none of its own. */
  readonly examples: { readonly settings?: Readonly<Record<string, Json>>; readonly valid: readonly ValidExample[]; readonly invalid: readonly InvalidExample[] };
}

/** The first five: the common setting of that name is allowed (`unique` stands for `externalId` too). The others: what lists and search may do. */
export type FieldFlag = 'required' | 'unique' | 'default' | 'readOnly' | 'indexed' | 'sortable' | 'groupable' | 'searchable' | 'summable';

/** Every field type, in the order setup offers them. */
export const fieldTypes = {
  text, longText, richText, email, phone, url,
  integer, decimal, currency, percent, boolean, date, dateTime, time,
  picklist, multiPicklist, tags, rating, autoNumber,
  lookup, masterDetail, polymorphicLookup, manyToMany, user, department,
  formula, rollUp,
  address, geolocation, file, image, color, duration, json, encryptedText, barcode,
} as unknown as { readonly [T in FieldTypeName]: FieldTypePage };

/** true: the page of `type` says it can. */
export function fieldTypeCan(type: FieldTypeName, flag: FieldFlag): boolean {
  return fieldTypes[type].flags[flag];
}
