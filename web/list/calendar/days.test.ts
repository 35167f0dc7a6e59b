// Days of a calendar in zones far apart, over midnight, over a change of clocks; what overlaps.
import '../../words/format';
import { daysBetween, daysOf, monthDays, monthsLater, movedBy, overlaps, timeOf, type Dated } from './days';

test('a month is whole weeks from Monday', () => {
  expect(monthDays('2026-11-15')).toHaveLength(42);
  expect(monthDays('2026-11-15').at(0)).toBe('2026-10-26');
  expect(monthDays('2027-02-28')).toHaveLength(28);
  expect(monthDays('2027-02-01').at(-1)).toBe('2027-02-28');
  expect(monthsLater('2027-01-31', 1)).toBe('2027-02-28');
});

test('a record is on the days of the viewer, and one that ends at midnight is not on the next', () => {
  const night = { start: '2026-11-27T15:00:00.000Z', end: '2026-11-27T17:00:00.000Z' };
  expect(daysOf(night, 'Asia/Shanghai')).toEqual({ first: '2026-11-27', last: '2026-11-28' });
  expect(daysOf(night, 'America/New_York')).toEqual({ first: '2026-11-27', last: '2026-11-27' });
  expect(daysOf({ ...night, end: '2026-11-27T16:00:00.000Z' }, 'Asia/Shanghai').last).toBe('2026-11-27');
  expect(daysOf({ start: '2026-11-27', end: '2026-11-29' }, 'Asia/Shanghai')).toEqual({ first: '2026-11-27', last: '2026-11-29' });
  expect(daysOf({ start: '2026-11-27', end: null }, 'Asia/Shanghai').last).toBe('2026-11-27');
});

test('what is moved keeps its time of day, also where clocks change', () => {
  expect(movedBy('2026-11-27', -27, 'Asia/Shanghai')).toBe('2026-10-31');
  expect(movedBy('2026-10-30T13:00:00.000Z', 3, 'America/New_York')).toBe('2026-11-02T14:00:00.000Z');
  expect(timeOf('2026-11-02T14:00:00.000Z', 'America/New_York')).toBe('09:00');
  expect(daysBetween('2026-10-30', '2026-11-02')).toBe(3);
});

test('only records of one owner at one time overlap; touching is no overlap', () => {
  const at = (id: string, from: number, to: number, more: Partial<Dated> = {}): Dated => ({ id, start: `2026-11-27T${String(from).padStart(2, '0')}:00:00.000Z`, end: `2026-11-27T${String(to).padStart(2, '0')}:00:00.000Z`, allDay: false, owner: 'li', ...more });
  const found = overlaps([at('c', 10, 12), at('a', 8, 11), at('b', 8, 10), at('d', 12, 13), at('other', 8, 13, { owner: 'wu' }), at('day', 8, 13, { allDay: true })]);
  expect(Object.fromEntries(found)).toEqual({ a: ['b', 'c'], b: ['a'], c: ['a'] });
});
