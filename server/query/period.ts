// Calendar periods (`during`) as half-open ranges of days, and days of a time zone as moments.

/** Days `[from, to)`, each YYYY-MM-DD; undefined: open on that side. */
export interface DayRange { readonly from?: string; readonly to?: string }

/** The days a value of the enum DatePeriod means on the day `today`; undefined where `n` is missing or not a number from 1 to 10,000. */
export function daysOf(period: string, today: string, n: number | null | undefined): DayRange | undefined {
  const single = singleDays[period];
  if (single) return single(today);
  if (period.includes('_N_') || period.startsWith('N_')) {
    if (typeof n !== 'number' || !Number.isInteger(n) || n < 1 || n > 10_000) return undefined;
    return spanOf(period, today, n);
  }
  const match = /^(THIS|LAST|NEXT)_(WEEK|MONTH|QUARTER|YEAR)$/.exec(period);
  if (!match) return undefined;
  const unit = match[2] as Unit;
  const start = startOf(unit, today);
  const from = match[1] === 'LAST' ? addUnits(unit, start, -1) : match[1] === 'NEXT' ? addUnits(unit, start, 1) : start;
  return { from, to: addUnits(unit, from, 1) };
}

/** The moment a day begins in a time zone, as a stored dateTime. Where a clock change skips midnight: the first moment of the day. */
export function startOfDay(day: string, timeZone: string): string {
  const wall = Date.parse(`${day}T00:00:00Z`);
  const guess = wall - offsetAt(wall, timeZone);
  const moment = wall - offsetAt(guess, timeZone);
  const settled = offsetAt(moment, timeZone) === offsetAt(guess, timeZone) ? moment : Math.max(guess, moment);
  return new Date(settled).toISOString();
}

/** Milliseconds a zone is ahead of UTC at a moment. */
function offsetAt(moment: number, timeZone: string): number {
  const quarter = Math.floor(moment / 900_000);
  const known = lastOffsets.get(timeZone);
  if (known?.quarter === quarter) return known.offset;
  const offset = computedOffset(moment, timeZone);
  // Since 1972 clocks are turned only at whole quarters of an hour.
  if (moment > 63_072_000_000) lastOffsets.set(timeZone, { quarter, offset });
  return offset;
}

function computedOffset(moment: number, timeZone: string): number {
  const text = formatOf(timeZone).format(moment);
  const match = /^(\d+)-(\d+)-(\d+) (\d+):(\d+):(\d+)$/.exec(text);
  if (!match) return 0;
  const [, year, month, day, hour, minute, second] = match.map(Number) as [number, number, number, number, number, number, number];
  return Date.UTC(year, month - 1, day, hour % 24, minute, second) - Math.floor(moment / 1000) * 1000;
}

/** The calendar day of a moment in a zone. Every request asks: a day begins on a full minute everywhere, so the last minute's answer is kept. */
export function dayAt(moment: Date, timeZone: string): string {
  const minute = Math.floor(moment.getTime() / 60_000);
  const known = lastDays.get(timeZone);
  if (known?.minute === minute) return known.day;
  const day = new Date(moment.getTime() + offsetAt(moment.getTime(), timeZone)).toISOString().slice(0, 10);
  lastDays.set(timeZone, { minute, day });
  return day;
}

/** The zone's offsets in seconds, each from its moment on, oldest first; the first holds since ever. Covers 1990 to 2050. */
export function offsetsOf(timeZone: string): readonly { readonly from: string | undefined; readonly seconds: number }[] {
  const known = offsetsByZone.get(timeZone);
  if (known) return known;
  const step = 86_400_000;
  const end = Date.UTC(2050, 0, 1);
  let moment = Date.UTC(1990, 0, 1);
  let current = offsetAt(moment, timeZone);
  const offsets: { from: string | undefined; seconds: number }[] = [{ from: undefined, seconds: current / 1000 }];
  for (; moment < end; moment += step * 7) {
    const next = offsetAt(moment + step * 7, timeZone);
    if (next === current) continue;
    offsets.push({ from: new Date(changeBetween(moment, moment + step * 7, timeZone)).toISOString(), seconds: next / 1000 });
    current = next;
  }
  offsetsByZone.set(timeZone, offsets);
  return offsets;
}

type Unit = 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

const singleDays: Readonly<Record<string, (today: string) => DayRange>> = {
  TODAY: (today) => ({ from: today, to: addDays(today, 1) }),
  YESTERDAY: (today) => ({ from: addDays(today, -1), to: today }),
  TOMORROW: (today) => ({ from: addDays(today, 1), to: addDays(today, 2) }),
  PAST: (today) => ({ to: today }),
  FUTURE: (today) => ({ from: addDays(today, 1) }),
};
const offsetsByZone = new Map<string, readonly { readonly from: string | undefined; readonly seconds: number }[]>();
const formats = new Map<string, Intl.DateTimeFormat>();
/** Every request asks for the offset of now, which is the one of the request before. */
const lastOffsets = new Map<string, { readonly quarter: number; readonly offset: number }>();
const lastDays = new Map<string, { readonly minute: number; readonly day: string }>();

function spanOf(period: string, today: string, n: number): DayRange | undefined {
  if (period === 'LAST_N_DAYS') return { from: addDays(today, -n), to: addDays(today, 1) };
  if (period === 'NEXT_N_DAYS') return { from: today, to: addDays(today, n + 1) };
  if (period === 'N_DAYS_AGO') return { from: addDays(today, -n), to: addDays(today, 1 - n) };
  if (period === 'IN_N_DAYS') return { from: addDays(today, n), to: addDays(today, n + 1) };
  const match = /^(LAST|NEXT)_N_(WEEK|MONTH|QUARTER|YEAR)S$/.exec(period);
  if (!match) return undefined;
  const unit = match[2] as Unit;
  const start = startOf(unit, today);
  return match[1] === 'LAST' ? { from: addUnits(unit, start, -n), to: start } : { from: addUnits(unit, start, 1), to: addUnits(unit, start, n + 1) };
}

function startOf(unit: Unit, day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (unit === 'WEEK') return addDays(day, -((date.getUTCDay() + 6) % 7));
  const month = unit === 'YEAR' ? 0 : unit === 'QUARTER' ? date.getUTCMonth() - (date.getUTCMonth() % 3) : date.getUTCMonth();
  return dayText(Date.UTC(date.getUTCFullYear(), month, 1));
}

/** `start` is the first day of such a unit, so every month has the day. */
function addUnits(unit: Unit, start: string, count: number): string {
  if (unit === 'WEEK') return addDays(start, count * 7);
  const date = new Date(`${start}T00:00:00Z`);
  const months = { MONTH: 1, QUARTER: 3, YEAR: 12 }[unit] * count;
  return dayText(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
}

function addDays(day: string, count: number): string {
  return dayText(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000);
}

function dayText(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

function changeBetween(from: number, to: number, timeZone: string): number {
  let low = from;
  let high = to;
  const before = offsetAt(low, timeZone);
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (offsetAt(middle, timeZone) === before) low = middle;
    else high = middle;
  }
  return high;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE-u-ca-gregory-nu-latn', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}
