// Days of a calendar: which a month shows, which a record is on, where it goes when it is moved, and what overlaps. All in the viewer's zone.
import dayjs from 'dayjs';

/** A record as a calendar knows it. `start` and `end` are a date or a moment, as the API has them. */
export interface Dated { readonly id: string; readonly start: string; readonly end: string | null; readonly allDay: boolean; readonly owner: string | null }

/** true for a date, false for a moment. */
export function isDay(value: string): boolean {
  return !value.includes('T');
}

/** The day of a date or moment. */
export function dayOf(value: string, timeZone: string): string {
  return isDay(value) ? value : dayjs(value).tz(timeZone).format('YYYY-MM-DD');
}

/** The time of a moment, 08:30; empty for a date. */
export function timeOf(value: string, timeZone: string): string {
  return isDay(value) ? '' : dayjs(value).tz(timeZone).format('HH:mm');
}

/** So many days later. */
export function daysLater(day: string, days: number): string {
  return dayjs.utc(day).add(days, 'day').format('YYYY-MM-DD');
}

/** Whole weeks from Monday that hold the month of `day`. */
export function monthDays(day: string): readonly string[] {
  const first = dayjs.utc(day).startOf('month');
  const start = first.subtract((first.day() + 6) % 7, 'day');
  const weeks = Math.ceil(((first.day() + 6) % 7 + first.daysInMonth()) / 7);
  return Array.from({ length: weeks * 7 }, (_, index) => start.add(index, 'day').format('YYYY-MM-DD'));
}

/** The same day of another month, or its last. */
export function monthsLater(day: string, months: number): string {
  return dayjs.utc(day).add(months, 'month').format('YYYY-MM-DD');
}

/** The first and the last day of a record. A moment that ends at midnight ends the day before. */
export function daysOf({ start, end }: Pick<Dated, 'start' | 'end'>, timeZone: string): { readonly first: string; readonly last: string } {
  const first = dayOf(start, timeZone);
  if (end === null || end <= start) return { first, last: first };
  const last = isDay(end) ? end : dayOf(dayjs(end).subtract(1, 'millisecond').toISOString(), timeZone);
  return { first, last };
}

/** A date or moment so many days later, at the same time of day also where clocks change. */
export function movedBy(value: string, days: number, timeZone: string): string {
  if (isDay(value)) return daysLater(value, days);
  const at = dayjs(value).tz(timeZone);
  return dayjs.tz(`${daysLater(at.format('YYYY-MM-DD'), days)} ${at.format('HH:mm:ss')}`, timeZone).toISOString();
}

/** How many days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return dayjs.utc(to).diff(dayjs.utc(from), 'day');
}

/** Of each record that is at the same time as another of its owner: the others. Records without a time or an end never are. */
export function overlaps(records: readonly Dated[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const timed = records.filter(({ start, end, allDay, owner }) => !isDay(start) && end !== null && end > start && !allDay && owner !== null).sort((left, right) => left.start.localeCompare(right.start));
  timed.forEach((one, index) => {
    for (const other of timed.slice(index + 1)) {
      if (other.start >= one.end!) break;
      if (other.owner !== one.owner) continue;
      found.set(one.id, [...(found.get(one.id) ?? []), other.id]);
      found.set(other.id, [...(found.get(other.id) ?? []), one.id]);
    }
  });
  return found;
}
