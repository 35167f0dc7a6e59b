// Ids say their object, sort by time and are never the same twice.
import { looksLikeId, newId, prefixOf } from './ids';

test('ids ascend within a process, also within one millisecond and when the clock goes back', () => {
  const ids = Array.from({ length: 20_000 }, (_, i) => newId('acct', 1_790_000_000_000 + (i % 3)));
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
});

test('a later moment sorts behind', () => {
  const early = newId('a', 1_900_000_000_000);
  expect(newId('a', 1_900_000_000_001) > early).toBe(true);
  expect(early).toMatch(/^a_[0-9a-hjkmnp-tv-z]{20}$/);
});

test('the prefix comes back, and what is no id is told apart', () => {
  expect(prefixOf(newId('salesorder'))).toBe('salesorder');
  expect(prefixOf('no id')).toBe('');
  expect(looksLikeId(newId('user'))).toBe(true);
  for (const other of ['', '客户', 'user', "user_' OR 1", 'USER_01', 'user_01 ']) expect(looksLikeId(other)).toBe(false);
});
