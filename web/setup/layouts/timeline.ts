// What was done and undone, for any immutable state.

export interface Timeline<T> {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
  /** Changes with the same mark in a row are one step, such as the letters of a word. */
  readonly mark: string | null;
}

/** Steps that can be undone; older ones are forgotten. */
const longest = 200;

/** A timeline that begins here. */
export function beginTimeline<T>(now: T): Timeline<T> {
  return { past: [], now, future: [], mark: null };
}

/** The timeline after a change; a change that changes nothing is none. */
export function advance<T>(timeline: Timeline<T>, next: T, mark: string | null = null): Timeline<T> {
  if (next === timeline.now) return timeline;
  if (mark !== null && mark === timeline.mark) return { ...timeline, now: next, future: [] };
  return { past: [...timeline.past, timeline.now].slice(-longest), now: next, future: [], mark };
}

/** One step back. */
export function undo<T>(timeline: Timeline<T>): Timeline<T> {
  const last = timeline.past.at(-1);
  if (last === undefined) return timeline;
  return { past: timeline.past.slice(0, -1), now: last, future: [timeline.now, ...timeline.future], mark: null };
}

/** One step forward again. */
export function redo<T>(timeline: Timeline<T>): Timeline<T> {
  const [next, ...future] = timeline.future;
  if (next === undefined) return timeline;
  return { past: [...timeline.past, timeline.now], now: next, future, mark: null };
}
