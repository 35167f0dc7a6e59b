// Undo and redo of any state.
import { advance, beginTimeline, redo, undo } from './timeline';

test('steps are undone and done again, and a new step forgets what was undone', () => {
  const three = advance(advance(beginTimeline('a'), 'b'), 'c');
  expect(undo(undo(three)).now).toBe('a');
  expect(undo(undo(undo(three))).now).toBe('a');
  expect(redo(undo(three)).now).toBe('c');
  expect(redo(three)).toBe(three);
  const other = advance(undo(three), 'd');
  expect([other.now, redo(other).now, undo(other).now]).toEqual(['d', 'd', 'b']);
});

test('letters of one word are one step; the same state is no step', () => {
  const typed = ['A', 'AB', 'ABC'].reduce((timeline, text) => advance(timeline, text, 'title s1'), beginTimeline(''));
  expect(typed.past).toEqual(['']);
  expect(advance(typed, 'x', 'title s2').past).toEqual(['', 'ABC']);
  expect(advance(typed, 'ABC')).toBe(typed);
  expect(advance(undo(typed), 'Z', 'title s1').past).toEqual(['']);
});
