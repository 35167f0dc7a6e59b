// Which values of a reminder's field are due between two moments.
import type { ReminderModel } from '../../model/model';
import { dayAt, startOfDay } from '../../query/period';

const minute = 60_000;
const day = 24 * 60 * minute;
/** A record that comes late (written, moved or given to somebody else when the moment had passed) is still told of for so long. */
const grace = day;

/** The last value people have been told of at this moment, as it is stored: an ISO moment or a day. */
export function lastDue(reminder: ReminderModel, moment: number, timeZone: string): string {
  const { before, time } = reminder;
  if (time === undefined) return new Date(moment + before).toISOString();
  const dueAt = (date: string): number => Date.parse(startOfDay(date, timeZone)) + time * minute - before;
  let date = dayAt(new Date(moment + before), timeZone);
  while (dueAt(date) > moment) date = shifted(date, -1);
  while (dueAt(shifted(date, 1)) <= moment) date = shifted(date, 1);
  return date;
}

/** From this moment on a record is told of although its own moment has passed: until a day after that and after what it is about. */
export function firstStillTold({ before }: Pick<ReminderModel, 'before'>, now: number): number {
  return now - grace - Math.max(before, 0);
}

function shifted(date: string, days: number): string {
  return new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);
}
