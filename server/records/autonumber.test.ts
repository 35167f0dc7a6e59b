// Tests automatic numbers: their patterns and the names of their counters.
import { counterKey, formatNumber } from './autonumber';

describe('automatic numbers', () => {
  test.each([
    ['SO-{YYYY}{MM}-{0000}', 7, 'SO-202603-0007'], ['{00}', 12345, '12345'], ['L{YY}/{DD}/{0}', 3, 'L26/09/3'], ['固定', 1, '固定'], ['{000}-{000}', 5, '005-005'],
  ])('%s with %d is %s', (pattern, number, text) => expect(formatNumber(pattern, number, '2026-03-09')).toBe(text));

  test('the counter has a name of its own for each period in which it starts again', () => {
    const key = (restart?: 'year' | 'month' | 'day'): string => counterKey('o.f', { type: 'autoNumber', label: '', pattern: '{0}', ...(restart ? { restart } : {}) }, '2026-03-09');
    expect([key(), key('year'), key('month'), key('day')]).toEqual(['o.f', 'o.f:2026', 'o.f:2026-03', 'o.f:2026-03-09']);
  });
});
