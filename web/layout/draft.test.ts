// A draft survives until it is saved, dropped or too old.
import { draftKey, dropDraft, keepDraft, readDraft, type DraftStorage } from './draft';

function memory(): DraftStorage & { readonly size: () => number } {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => { kept.set(key, value); }, removeItem: (key) => { kept.delete(key); }, size: () => kept.size };
}
const now = new Date('2026-11-22T10:00:00Z');
const draft = { now: { title: '红楼梦' }, lines: {}, version: 3, at: '2026-11-22T09:00:00Z' };

test('what was typed comes back', () => {
  const storage = memory();
  const key = draftKey('usr_1', 'book', 'book_1');
  keepDraft(storage, key, draft);
  expect(readDraft(storage, key, now)).toEqual(draft);
  expect(readDraft(storage, draftKey('usr_2', 'book', 'book_1'), now)).toBeNull();
  dropDraft(storage, key);
  expect(readDraft(storage, key, now)).toBeNull();
});

test('a draft older than two weeks is gone', () => {
  const storage = memory();
  keepDraft(storage, 'k', { ...draft, at: '2026-10-01T00:00:00Z' });
  expect(readDraft(storage, 'k', now)).toBeNull();
  expect(storage.size()).toBe(0);
});

test('a damaged draft or a full storage breaks nothing', () => {
  const storage = memory();
  storage.setItem('k', '{');
  expect(readDraft(storage, 'k', now)).toBeNull();
  const full: DraftStorage = { ...storage, setItem: () => { throw new Error('quota'); } };
  expect(() => keepDraft(full, 'k', draft)).not.toThrow();
});
