// Numbers, money, dates and sizes as people write them. Decimal text stays exact: it never becomes a float.
import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import type { Language } from './words';

dayjs.extend(utc);
dayjs.extend(timezone);

/** Decimal text with thousands separators; `scale` fixes the digits after the point. */
export function formatDecimal(value: string | number, language: Language, scale?: number): string {
  const options = scale === undefined ? { maximumFractionDigits: 20 } : { minimumFractionDigits: scale, maximumFractionDigits: scale };
  return exactly(new Intl.NumberFormat(language, options), value);
}

/** Several things in one sentence: “a、b和c”. */
export function formatList(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction', style: 'short' }).format(names);
}

/** Money with its symbol. */
export function formatMoney(value: string | number, currency: string, shown: { language: Language; scale?: number }): string {
  const most = shown.scale ?? 2;
  // Two digits as on a price tag; more only where the amount has them.
  const least = Math.min(2, most);
  try {
    return exactly(new Intl.NumberFormat(shown.language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits: least, maximumFractionDigits: most }), value);
  } catch {
    return `${currency} ${formatDecimal(value, shown.language, least)}`;
  }
}

/** A fraction as a percentage: 0.15 → 15%. */
export function formatPercent(value: string | number, language: Language): string {
  return exactly(new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 10 }), value);
}

/** The symbol of a currency, e.g. ¥. */
export function currencySymbol(currency: string, language: Language): string {
  try {
    const parts = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).formatToParts(0);
    return parts.find((part) => part.type === 'currency')?.value ?? currency;
  } catch {
    return currency;
  }
}

/** The moment at which a day (YYYY-MM-DD) begins in a zone. */
export function startOfDay(day: string, timeZone: string): string {
  return dayjs.tz(`${day} 00:00`, timeZone).toISOString();
}

/** Tomorrow at this hour in a zone. */
export function tomorrowAt(hour: number, timeZone: string): string {
  return dayjs.tz(`${dayjs().tz(timeZone).add(1, 'day').format('YYYY-MM-DD')} ${String(hour).padStart(2, '0')}:00`, timeZone).toISOString();
}

/** A moment in the viewer's zone: 2026-11-22 08:30. */
export function formatMoment(iso: string, timeZone: string): string {
  const moment = dayjs(iso);
  return moment.isValid() ? moment.tz(timeZone).format('YYYY-MM-DD HH:mm') : iso;
}

/** How long ago, in words, for times within a month; else the date. */
export function formatAgo(iso: string, language: Language, timeZone: string): string {
  const seconds = Math.round((Date.parse(iso) - Date.now()) / 1000);
  if (Number.isNaN(seconds)) return iso;
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const size = Math.abs(seconds);
  if (size < 60) return words.format(0, 'minute');
  if (size < 3600) return words.format(Math.trunc(seconds / 60), 'minute');
  if (size < 86_400) return words.format(Math.trunc(seconds / 3600), 'hour');
  if (size < 30 * 86_400) return words.format(Math.trunc(seconds / 86_400), 'day');
  return dayjs(iso).tz(timeZone).format('YYYY-MM-DD');
}

/** Bytes as people read them. */
export function formatSize(bytes: number, language: Language): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(1024)));
  return new Intl.NumberFormat(language, { style: 'unit', unit: units[step], unitDisplay: 'narrow', maximumFractionDigits: step ? 1 : 0 }).format(bytes / 1024 ** step);
}

/** Seconds as 1:02:03. */
export function formatDuration(seconds: number): string {
  const sign = seconds < 0 ? '-' : '';
  const whole = Math.abs(Math.trunc(seconds));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${sign}${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

// Intl formats decimal text exactly; its TypeScript type only knows literals.
function exactly(format: Intl.NumberFormat, value: string | number): string {
  return format.format(value as `${number}`);
}
