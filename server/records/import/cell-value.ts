// Turns the text of a cell into what the API takes for a field: as people and spreadsheets write numbers, dates, choices and yes or no.
import type { Context } from '../../access/context';
import { valueKey } from '../../model/labels';
import type { FieldModel } from '../../model/model';
import { startOfDay } from '../../query/period';

/** `format`: how dates are written, where the mapping says it. What cannot be understood stays text: the field says what is wrong with it. */
export function cellValue(context: Context, { field, text, format }: { readonly field: FieldModel; readonly text: string; readonly format?: string }): unknown {
  switch (field.type) {
    case 'integer': case 'decimal': case 'currency': case 'rating': case 'duration': return numberText(text);
    case 'percent': return percentText(text);
    case 'boolean': return booleanOf(text);
    case 'date': return dateOf(text, format)?.day ?? text;
    case 'dateTime': return momentOf(context, text, format);
    case 'picklist': return choiceOf(context, field, text);
    case 'multiPicklist': return split(text).map((each) => choiceOf(context, field, each));
    case 'tags': return split(text);
    case 'json': return jsonOf(text);
    default: return text;
  }
}

/** `¥1,234.50` → `1234.50`. A comma is only ever a separator of thousands. */
export function numberText(text: string): string {
  const plain = text.normalize('NFKC').replace(/^[\s¥￥$€£]+|[\s元]+$/g, '');
  return /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
}

/** `15%` → `0.15`, digit by digit. */
function percentText(text: string): string {
  const plain = numberText(text);
  const match = /^([+-]?)(\d+)(?:\.(\d+))?\s*%$/.exec(plain);
  if (!match) return plain;
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = whole.padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}${fraction}`;
}

const yes = new Set(['1', 'true', 't', 'yes', 'y', '是', '对', '有', '√', '✓', 'on']);
const no = new Set(['0', 'false', 'f', 'no', 'n', '否', '不', '无', '×', 'off']);

/** true or false for the words people write; the text itself for others. */
export function booleanOf(text: string): unknown {
  const word = text.normalize('NFKC').trim().toLowerCase();
  return yes.has(word) ? true : no.has(word) ? false : text;
}

interface Moment { readonly day: string; readonly time?: string }

const forms: Readonly<Record<string, RegExp>> = {
  yyyyMMdd: /^(\d{4})(\d{2})(\d{2})$/,
  'yyyy-MM-dd': /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  'yyyy/MM/dd': /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  'yyyy-MM-dd HH:mm:ss': /^(\d{4})-(\d{1,2})-(\d{1,2})[ T](\d{1,2}:\d{2}:\d{2})$/,
  'yyyy-MM-dd HH:mm:ss.SSS': /^(\d{4})-(\d{1,2})-(\d{1,2})[ T](\d{1,2}:\d{2}:\d{2}\.\d{1,3})$/,
};
/** Year, month and day in this order, however they are set apart; with a time or without. */
const anyForm = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]+(\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?))?$/;

/** The day, and the time where there is one; nothing where the text is no date. */
export function dateOf(text: string, format: string | undefined): Moment | undefined {
  const plain = text.normalize('NFKC').trim();
  const form = format === undefined ? undefined : forms[format];
  const match = (form ?? anyForm).exec(plain) ?? (form ? null : forms['yyyyMMdd']!.exec(plain));
  if (!match) return undefined;
  const [, year = '', month = '', day = '', time] = match;
  return { day: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, ...(time ? { time } : {}) };
}

/** A time without a zone is the viewer's. */
function momentOf({ viewer }: Context, text: string, format: string | undefined): string {
  const found = dateOf(text, format);
  if (!found) return text;
  const [hours = '0', minutes = '0', seconds = '0'] = (found.time ?? '0:0:0').split(':');
  const utc = Date.parse(`${found.day}T${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}:${seconds.padStart(2, '0')}Z`);
  const midnight = Date.parse(`${found.day}T00:00:00Z`);
  if (Number.isNaN(utc)) return text;
  // Counted from the day's beginning: right but for the hours in which a clock was turned.
  return new Date(Date.parse(startOfDay(found.day, viewer.timeZone)) + (utc - midnight)).toISOString();
}

const choices = new WeakMap<FieldModel, Map<string, string>>();

/** A value, or its label in any language. */
function choiceOf({ model }: Context, field: FieldModel, text: string): string {
  let known = choices.get(field);
  if (!known) {
    known = new Map();
    for (const { value, label } of field.values) {
      for (const labels of model.labels.values()) known.set(fold(labels.get(valueKey(field, value)) ?? label), value);
      known.set(fold(label), value);
    }
    for (const { value } of field.values) known.set(fold(value), value);
    choices.set(field, known);
  }
  return known.get(fold(text)) ?? text;
}

const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

function split(text: string): string[] {
  return text.split(/[;；、|,，\n]/).map((each) => each.trim()).filter((each) => each !== '');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
