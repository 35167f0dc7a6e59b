// Calendar periods and time zones: quarters and weeks at their edges, days that are 23 and 25 hours long.
import { datePeriods } from './filter-kinds';
import { dayAt, daysOf, offsetsOf, startOfDay } from './period';

test.each([
  ['TODAY', '2026-03-15', undefined, '2026-03-15', '2026-03-16'],
  ['THIS_WEEK', '2026-03-15', undefined, '2026-03-09', '2026-03-16'],
  ['THIS_WEEK', '2026-03-16', undefined, '2026-03-16', '2026-03-23'],
  ['LAST_WEEK', '2026-01-01', undefined, '2025-12-22', '2025-12-29'],
  ['LAST_MONTH', '2026-03-31', undefined, '2026-02-01', '2026-03-01'],
  ['NEXT_MONTH', '2025-12-31', undefined, '2026-01-01', '2026-02-01'],
  ['THIS_QUARTER', '2026-06-30', undefined, '2026-04-01', '2026-07-01'],
  ['LAST_QUARTER', '2026-02-01', undefined, '2025-10-01', '2026-01-01'],
  ['THIS_YEAR', '2024-02-29', undefined, '2024-01-01', '2025-01-01'],
  ['LAST_N_DAYS', '2026-03-01', 1, '2026-02-28', '2026-03-02'],
  ['NEXT_N_DAYS', '2024-02-28', 2, '2024-02-28', '2024-03-02'],
  ['LAST_N_MONTHS', '2026-03-15', 3, '2025-12-01', '2026-03-01'],
  ['NEXT_N_QUARTERS', '2026-11-11', 2, '2027-01-01', '2027-07-01'],
  ['N_DAYS_AGO', '2026-01-01', 1, '2025-12-31', '2026-01-01'],
] as const)('%s on %s', (period, today, n, from, to) => {
  expect(daysOf(period, today, n)).toEqual({ from, to });
});

test('every period of the enum has days, and those with an N need it', () => {
  for (const period of Object.keys(datePeriods)) {
    expect([period, daysOf(period, '2026-03-15', 3)]).toEqual([period, expect.objectContaining({})]);
    expect(daysOf(period, '2026-03-15', undefined) === undefined).toBe(/(^|_)N_/.test(period));
  }
  expect(daysOf('LAST_N_DAYS', '2026-03-15', 0)).toBeUndefined();
  expect(daysOf('SOMETIME', '2026-03-15', 1)).toBeUndefined();
});

test('days begin at the midnight of the zone, also where clocks change', () => {
  expect(startOfDay('2026-03-15', 'Asia/Shanghai')).toBe('2026-03-14T16:00:00.000Z');
  expect(startOfDay('2026-03-29', 'Europe/Berlin')).toBe('2026-03-28T23:00:00.000Z');
  expect(startOfDay('2026-03-30', 'Europe/Berlin')).toBe('2026-03-29T22:00:00.000Z');
  expect(startOfDay('2026-10-26', 'Europe/Berlin')).toBe('2026-10-25T23:00:00.000Z');
  expect(startOfDay('2026-01-01', 'UTC')).toBe('2026-01-01T00:00:00.000Z');
  // In Beirut clocks went forward at midnight: the day began at one.
  expect(startOfDay('2022-03-27', 'Asia/Beirut')).toBe('2022-03-26T22:00:00.000Z');
  expect(dayAt(new Date('2026-03-14T16:30:00Z'), 'Asia/Shanghai')).toBe('2026-03-15');
});

test('the offsets of a zone agree with its clocks', () => {
  for (const zone of ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu']) {
    const offsets = offsetsOf(zone);
    for (let moment = Date.UTC(1990, 5, 1); moment < Date.UTC(2035, 0, 1); moment += 41 * 86_400_000 + 12_345_000) {
      const at = new Date(moment).toISOString();
      const { seconds } = [...offsets].reverse().find(({ from }) => from === undefined || at >= from)!;
      expect([zone, at, dayAt(new Date(moment), zone)]).toEqual([zone, at, new Date(moment + seconds * 1000).toISOString().slice(0, 10)]);
    }
  }
});
