// Dates without time as 'YYYY-MM-DD' text: reading, adding and comparing. Dates outside the years 1000–9999 are empty (null).

const dayLength = 86_400_000;
const firstDay = Date.UTC(1000, 0, 1);
const lastDay = Date.UTC(9999, 11, 31);

/** The text if it is a real date within range. */
export function readDate(text: string): string | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return null;
  return dateFromMilliseconds(Date.parse(`${text}T00:00:00Z`)) === text ? text : null;
}

/** ISO UTC with milliseconds, from ISO text with seconds or not, an offset, Z or neither (UTC); null where it is none. */
export function readDateTime(text: string): string | null {
  const parts = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?$/i.exec(text);
  if (!parts || readDate(parts[1] ?? '') === null) return null;
  const milliseconds = Date.parse(`${parts[1]}T${parts[2]}${parts[3] ?? ':00'}${(parts[4] ?? '').slice(0, 4)}${(parts[5] ?? 'Z').toUpperCase()}`);
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString();
}

/** `HH:MM:SS` from a time of day with seconds or not. */
export function readTime(text: string): string | null {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)(:[0-5]\d)?$/.exec(text);
  return parts ? `${parts[1]}:${parts[2]}${parts[3] ?? ':00'}` : null;
}

/** The date so many days later (or earlier), null where it leaves the years 1000 to 9999. */
export function addDays(date: string, days: number): string | null {
  return dateFromMilliseconds(toMilliseconds(date) + days * dayLength);
}

/** The same day of the month, or the month's last day. */
export function addMonths(date: string, months: number): string | null {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const first = Date.UTC(year, month - 1 + months, 1);
  if (!(first >= firstDay && first <= lastDay)) return null;
  const next = new Date(first);
  const length = new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 0)).getUTCDate();
  return dateFromMilliseconds(first + (Math.min(day, length) - 1) * dayLength);
}

/** Days from `earlier` to `later`. */
export function daysBetween(later: string, earlier: string): number {
  return (toMilliseconds(later) - toMilliseconds(earlier)) / dayLength;
}

/** January 1st of the year, plus months − 1, plus days − 1: month 13 is the next January, as in a spreadsheet. */
export function dateOf(year: number, month: number, day: number): string | null {
  // Months are counted from 2000 because Date.UTC takes the years 0–99 for 1900–1999.
  const first = dateFromMilliseconds(Date.UTC(2000, (year - 2000) * 12 + month - 1, 1));
  return first === null ? null : addDays(first, day - 1);
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: string): number {
  return (new Date(toMilliseconds(date)).getUTCDay() + 6) % 7 + 1;
}

/** The UTC date of a moment. */
export function dateFromMilliseconds(milliseconds: number): string | null {
  if (!(milliseconds >= firstDay && milliseconds < lastDay + dayLength)) return null;
  return new Date(milliseconds).toISOString().slice(0, 10);
}

const toMilliseconds = (date: string): number => Date.parse(`${date}T00:00:00Z`);
