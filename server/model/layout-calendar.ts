// The calendar of a list page: its fields must be dates or moments; what is off is left out.
import type { CalendarDefinition } from '../../metadata/language/types';
import { present, type LayoutContext } from './layouts';
import { below, problemAt, type Place } from './problem';

/** Types whose values have a place in a calendar. */
export const datedTypes: ReadonlySet<string> = new Set(['date', 'dateTime']);

/** The calendar without what is off; undefined: its start is off or something is wrong. */
export function calendarOn(calendar: CalendarDefinition, place: Place, context: LayoutContext): CalendarDefinition | undefined {
  const shown = Object.fromEntries(Object.entries(calendar).filter(([key, name]) => present(name, below(place, key), context))) as Partial<CalendarDefinition>;
  const typeOf = (name: string): string => context.shape.fields.get(name)!.type;
  const wrong = (key: keyof CalendarDefinition, name: string, words: { readonly zh: string; readonly en: string }): undefined => {
    context.report(problemAt(below(place, key), 'calendar', { zh: `“${name}”应为${words.zh}`, en: `${name} must be ${words.en}` }));
  };
  const { start, end, allDay, color } = shown;
  if (start === undefined) return undefined;
  if (!datedTypes.has(typeOf(start))) return wrong('start', start, { zh: '日期或日期时间字段', en: 'a date or a dateTime' });
  if (end !== undefined && typeOf(end) !== typeOf(start)) return wrong('end', end, { zh: '与开始字段同类的字段', en: `a ${typeOf(start)} like ${start}` });
  if (allDay !== undefined && typeOf(allDay) !== 'boolean') return wrong('allDay', allDay, { zh: '是/否字段', en: 'a boolean' });
  if (color !== undefined && typeOf(color) !== 'picklist') return wrong('color', color, { zh: '单选字段', en: 'a picklist' });
  return { ...shown, start };
}
