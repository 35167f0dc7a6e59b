// The value of a field as it stands on paper, in the language of the document. Always plain text; nothing of a record is ever read as markup.
import { choiceLabel } from '../../field-types/choice-outputs';
import type { FieldModel, Model } from '../../model/model';

/** For whom values are written. */
export interface Writing { readonly model: Model; readonly language: string; readonly timeZone: string }

/** Plain API values to text; empty is no text. */
export function formatValue(field: FieldModel, value: unknown, writing: Writing): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) return value.map((each) => formatValue(field, each, writing)).join(isChinese(writing) ? '、' : ', ');
  const { definition } = field;
  switch (kindOf(field)) {
    case 'picklist': case 'multiPicklist': return choiceLabel(field, writing.model, String(value), writing.language);
    case 'boolean': return value === true || value === 1 ? (isChinese(writing) ? '是' : 'Yes') : isChinese(writing) ? '否' : 'No';
    case 'integer': case 'rating': return formatNumber(String(value), writing);
    case 'decimal': return formatNumber(String(value), writing, 'scale' in definition ? definition.scale : undefined, true);
    case 'currency': return money(value, 'scale' in definition ? definition.scale : undefined, writing);
    case 'percent': return exactly(new Intl.NumberFormat(writing.language, { style: 'percent', maximumFractionDigits: 10 }), String(value));
    case 'date': return day(String(value), writing);
    case 'dateTime': return moment(value, writing);
    case 'time': return String(value).slice(0, 5);
    case 'duration': return clock(Number(value));
    case 'address': return address(value, writing);
    case 'richText': return withoutTags(String(value));
    default: return typeof value === 'object' ? '' : String(value);
  }
}

/** A number with its separators; `most`: decimals beyond need are left out. */
export function formatNumber(value: string, { language }: Writing, scale?: number, most = false): string {
  return exactly(new Intl.NumberFormat(language, scale === undefined || most ? { maximumFractionDigits: scale ?? 10 } : { minimumFractionDigits: scale, maximumFractionDigits: scale }), value);
}

/** A day as people write it on paper: 2026年11月27日, 27 Nov 2026. */
export function day(value: string, { language }: Pick<Writing, 'language'>): string {
  const at = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? value : new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { year: 'numeric', month: language.startsWith('zh') ? 'long' : 'short', day: 'numeric', timeZone: 'UTC' }).format(at);
}

/** What a field's values are, computed ones too. */
export function kindOf(field: FieldModel): string {
  const { definition } = field;
  if (definition.type === 'formula' || definition.type === 'rollUp') return definition.returns ?? 'decimal';
  return field.type;
}

function money(value: unknown, scale: number | undefined, { model, language }: Writing): string {
  const own = typeof value === 'object' ? (value as { amount?: unknown; currency?: unknown }) : { amount: value };
  if (own.amount === null || own.amount === undefined) return '';
  const currency = typeof own.currency === 'string' ? own.currency : model.app.currency;
  const most = scale ?? 2;
  try {
    return exactly(new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits: Math.min(2, most), maximumFractionDigits: most }), String(own.amount));
  } catch {
    return `${currency} ${String(own.amount)}`;
  }
}

function moment(value: unknown, { timeZone }: Writing): string {
  const at = new Date(value instanceof Date || typeof value === 'number' ? value : String(value));
  if (Number.isNaN(at.getTime())) return String(value);
  // The Swedish way of writing is year-month-day and twenty-four hours.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
}

function clock(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${seconds < 0 ? '-' : ''}${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** As on an envelope: postcode first in Chinese, from the street outwards elsewhere. */
function address(value: unknown, writing: Writing): string {
  if (typeof value !== 'object') return String(value);
  const { country, province, city, district, street, postcode } = value as Readonly<Record<string, string | null>>;
  if (!isChinese(writing)) return [street, district, city, province, postcode, country].filter(Boolean).join(', ');
  const place = [country, province, city === province ? null : city, district, street].filter(Boolean).join('');
  return [postcode, place].filter(Boolean).join(' ');
}

/** The words of an HTML text. */
export function withoutTags(html: string): string {
  const text = html.replace(/<(br|\/p|\/li|\/h[1-6])[^>]*>/gi, '\n').replace(/<[^>]*>/g, '');
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
  return text.replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => named[name] ?? "'").trim();
}

function isChinese({ language }: Writing): boolean {
  return language.startsWith('zh');
}

// Intl formats decimal text exactly; its TypeScript type only knows literals.
function exactly(format: Intl.NumberFormat, value: string): string {
  return format.format(value as `${number}`);
}
