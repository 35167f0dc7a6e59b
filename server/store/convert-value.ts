// One value from one field type to another: what it becomes, and whether anything of it is lost on the way.
import { halfWidth } from '../base/fold-text';
import type { FieldModel } from '../model/model';
import { fieldTypeOf } from '../field-types/field-types';
import { isDay } from '../field-types/date';
import { offsetAt } from '../../metadata/language/expression/time-zone';

/** `exact`: it says the same; `inexact`: rounded, cut, or only a part of it; `lost`: it becomes empty. */
export interface Converted { readonly outcome: 'exact' | 'inexact' | 'lost'; readonly values: readonly unknown[] }

export interface Conversion {
  readonly from: FieldModel;
  readonly to: FieldModel;
  /** The application's zone: a day has no time, a moment has. */
  readonly timeZone: string;
  /** Names of records that are referred to, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** Ids of records that can be referred to, by name; names that several share are left out. */
  readonly ids: ReadonlyMap<string, string>;
}

/** Stored values in, stored values out. Empty stays empty. */
export function convertValue(stored: readonly unknown[], conversion: Conversion): Converted {
  const { to } = conversion;
  const nothing = (outcome: Converted['outcome']): Converted => ({ outcome, values: to.columns.map(() => null) });
  const plain = plainOf(stored, conversion.from);
  if (plain === null || plain === '' || (Array.isArray(plain) && plain.length === 0)) return nothing('exact');
  for (const { value, exact } of candidates(plain, conversion)) {
    const accepted = accept(value, to);
    if (accepted && accepted[0] !== null) return { outcome: exact ? 'exact' : 'inexact', values: accepted };
  }
  return nothing('lost');
}

/** What a reference says is looked up by this: the text of a value that may be a record's name. */
export function nameIn(stored: readonly unknown[], from: FieldModel): string | undefined {
  const plain = plainOf(stored, from);
  return typeof plain === 'string' && plain.trim() !== '' ? plain.trim() : undefined;
}

interface Candidate { readonly value: unknown; readonly exact: boolean }

function plainOf(stored: readonly unknown[], field: FieldModel): unknown {
  if (stored[0] === null || stored[0] === undefined) return null;
  return field.targets.length > 0 || field.system ? stored[0] : fieldTypeOf(field).plain(stored, field) ?? null;
}

function accept(value: unknown, to: FieldModel): readonly unknown[] | undefined {
  const accepted = fieldTypeOf(to).accept(value, to);
  return 'problem' in accepted ? undefined : accepted.values;
}

/** What the value may become, the best first. */
function candidates(plain: unknown, conversion: Conversion): readonly Candidate[] {
  const { from, to } = conversion;
  if (to.targets.length > 0) return toReference(plain, conversion);
  const same = { value: plain, exact: true };
  switch (to.definition.type) {
    case 'integer': case 'rating': case 'duration': return numbers(plain, 0, (text) => Number(text));
    case 'decimal': case 'percent': case 'currency': {
      const scale = to.columns[0]?.storage.kind === 'decimal' ? to.columns[0].storage.scale : 2;
      const own = to.columns.length > 1;
      const code = typeof plain === 'object' && plain !== null && 'currency' in plain ? String(plain.currency) : 'CNY';
      return numbers(plain, scale, (text) => (own ? { amount: text, currency: code } : text));
    }
    case 'boolean': return [{ value: booleanIn(plain), exact: true }];
    case 'date': return days(plain, conversion);
    case 'dateTime': return typeof plain === 'string' && isDay(dayIn(plain) ?? '') && from.type !== 'dateTime' ? [same, { value: midnight(dayIn(plain)!, conversion.timeZone), exact: true }] : [same];
    case 'picklist': return choices(plain, to).slice(0, 1).map((value) => ({ value, exact: !Array.isArray(plain) || plain.length === 1 }));
    case 'multiPicklist': {
      const wanted = parts(plain);
      const found = wanted.flatMap((each) => choices(each, to));
      return found.length === 0 ? [] : [{ value: found, exact: found.length === wanted.length }];
    }
    case 'tags': return [{ value: (from.values.length > 0 ? parts(plain).map((each) => labelIn(from, each)) : parts(plain)), exact: true }];
    case 'json': return [{ value: plain, exact: true }];
    case 'time': return [same];
    default: return texts(plain, conversion);
  }
}

function numbers(plain: unknown, scale: number, made: (text: string) => unknown): readonly Candidate[] {
  const given = typeof plain === 'object' && plain !== null && 'amount' in plain ? plain.amount : plain;
  if (typeof given === 'boolean') return [{ value: made(given ? '1' : '0'), exact: true }];
  const text = halfWidth(String(given)).trim().replace(/^[¥￥$€]/, '').replace(/(?<=\d),(?=\d{3}(\D|$))/g, '').replace(/\s*(元|%)$/, (unit) => (unit.trim() === '%' ? '%' : ''));
  const percent = text.endsWith('%');
  const number = percent ? shifted(text.slice(0, -1).trim()) : text;
  if (!/^[+-]?\d{1,30}(\.\d{1,30})?$/.test(number)) return [];
  const rounded = roundedTo(number.replace(/^\+/, ''), scale);
  return [{ value: made(rounded), exact: sameNumber(rounded, number) }];
}

/** A hundredth, by moving the point. */
function shifted(text: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)(\d*)\.?(\d*)$/.exec(text) ?? [];
  const padded = whole.padStart(3, '0');
  return `${sign}${padded.slice(0, -2)}.${padded.slice(-2)}${fraction}`;
}

/** Half away from zero, on digits: no binary fractions. */
function roundedTo(text: string, scale: number): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)\.?(\d*)$/.exec(text) ?? [];
  if (fraction.length <= scale) return `${sign}${whole}${fraction ? `.${fraction}` : ''}`;
  const digits = BigInt(whole + fraction.slice(0, scale)) + (fraction[scale]! >= '5' ? 1n : 0n);
  const all = digits.toString().padStart(scale + 1, '0');
  const cut = all.length - scale;
  const result = scale === 0 ? all : `${all.slice(0, cut)}.${all.slice(cut)}`;
  return /[1-9]/.test(result) ? `${sign}${result}` : result;
}

function sameNumber(left: string, right: string): boolean {
  const bare = (text: string): string => {
    const [, sign = '', whole = '', fraction = ''] = /^([+-]?)0*(\d*)\.?(\d*?)0*$/.exec(text.includes('.') ? text : `${text}.`) ?? [];
    return `${sign === '-' ? '-' : ''}${whole || '0'}.${fraction}`;
  };
  return bare(left) === bare(right);
}

const yes: ReadonlySet<string> = new Set(['true', '1', 'yes', 'y', '是', '对', '有', '√']);
const no: ReadonlySet<string> = new Set(['false', '0', 'no', 'n', '否', '不', '无', '×']);

function booleanIn(plain: unknown): boolean | undefined {
  const word = String(plain).trim().toLowerCase();
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}

/** A day as people write it: 2024-3-5, 2024/03/05, 2024.3.5, 2024年3月5日, 20240305, alone or before a time. */
function dayIn(text: string): string | undefined {
  const match = /^\s*(\d{4})\s*(?:[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{2})(\d{2}))(?=$|[\sT])/.exec(halfWidth(text));
  if (!match) return undefined;
  const [, year, month = match[4] ?? '', day = match[5] ?? ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function days(plain: unknown, { from, timeZone }: Conversion): readonly Candidate[] {
  if (typeof plain !== 'string') return [];
  if (from.type === 'dateTime') {
    const second = Math.floor(Date.parse(plain) / 1000);
    return [{ value: new Date((second + offsetAt(timeZone, second)) * 1000).toISOString().slice(0, 10), exact: false }];
  }
  const day = dayIn(plain);
  return day === undefined ? [] : [{ value: day, exact: !/\d[\sT]+\d/.test(plain.trim()) }];
}

/** The moment a day begins in a zone. */
function midnight(day: string, timeZone: string): string {
  const utc = Date.parse(`${day}T00:00:00Z`) / 1000;
  const guess = utc - offsetAt(timeZone, utc);
  return new Date((utc - offsetAt(timeZone, guess)) * 1000).toISOString();
}

/** Values of the list that are called so, by value or by label. */
function choices(plain: unknown, to: FieldModel): readonly string[] {
  return [plain].flat().flatMap((each) => {
    const text = String(typeof each === 'object' ? '' : each).trim();
    return to.values.find((one) => one.value === text)?.value ?? to.values.find((one) => one.label === text)?.value ?? [];
  });
}

function parts(plain: unknown): readonly string[] {
  if (Array.isArray(plain)) return plain.map(String);
  return String(plain).split(/[,，、;；\n]/).map((each) => each.trim()).filter(Boolean);
}

function labelIn(from: FieldModel, value: string): string {
  return from.values.find((each) => each.value === value)?.label ?? value;
}

function texts(plain: unknown, { from, names, timeZone }: Conversion): readonly Candidate[] {
  const text = textOf(plain, { from, names, timeZone });
  return [{ value: text, exact: true }, ...shorter(text).map((value) => ({ value, exact: false }))];
}

/** A text that is too long is kept as far as it fits. */
function shorter(text: string): readonly string[] {
  return [10_000, 2000, 500, 255, 200, 100, 60, 50, 40, 30, 20, 10, 5].filter((length) => length < text.length).map((length) => [...text].slice(0, length).join(''));
}

function textOf(plain: unknown, { from, names, timeZone }: Pick<Conversion, 'from' | 'names' | 'timeZone'>): string {
  if (from.targets.length > 0) return names.get(String(plain)) ?? String(plain);
  if (typeof plain === 'boolean') return plain ? '是' : '否';
  if (Array.isArray(plain)) return plain.map((each) => (from.values.length > 0 ? labelIn(from, String(each)) : String(each))).join('、');
  if (from.type === 'dateTime') {
    const second = Math.floor(Date.parse(String(plain)) / 1000);
    return new Date((second + offsetAt(timeZone, second)) * 1000).toISOString().slice(0, 16).replace('T', ' ');
  }
  if (from.values.length > 0) return labelIn(from, String(plain));
  if (from.definition.type === 'richText') return String(plain).replace(/<br\s*\/?>|<\/(p|div|li|h\d)>/gi, '\n').replace(/<[^>]+>/g, '').replace(/&nbsp;/g, ' ').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&').trim();
  if (typeof plain === 'object' && plain !== null && 'amount' in plain) return `${String(plain.amount)} ${String((plain as { currency?: unknown }).currency ?? '')}`.trim();
  if (typeof plain === 'object') return Object.values(plain as object).filter((each) => typeof each === 'string' && each !== '').join(' ');
  return String(plain);
}

function toReference(plain: unknown, { from, to, names, ids }: Conversion): readonly Candidate[] {
  const text = String(plain).trim();
  if (from.targets.length > 0) return from.targets.some((target) => to.targets.includes(target)) ? [{ value: text, exact: true }] : byName(names.get(text), ids);
  return [...byName(text, ids), ...(names.has(text) ? [{ value: text, exact: true }] : [])];
}

function byName(name: string | undefined, ids: ReadonlyMap<string, string>): readonly Candidate[] {
  const id = name === undefined ? undefined : ids.get(name);
  return id === undefined ? [] : [{ value: id, exact: true }];
}
