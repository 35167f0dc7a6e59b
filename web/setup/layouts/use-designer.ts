// The state of a designer: what is designed, undo and redo, what is not published yet, and what somebody else published meanwhile.
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useApp } from '../../describe/use-description';
import { useKeys } from '../../widgets/use-keys';
import { keepDesign, readKept } from './kept-design';
import { advance, beginTimeline, redo, undo, type Timeline } from './timeline';

export interface Designer<T> {
  readonly now: T;
  /** Changes with the same mark in a row are one step. */
  readonly change: (next: T, mark?: string) => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  /** Something is not published. */
  readonly dirty: boolean;
  /** What is published changed while something here was not: the person decides. */
  readonly moved: boolean;
  /** Keeps what is here in spite of that. */
  readonly keepMine: () => void;
  /** Back to what is published. */
  readonly reset: () => void;
}

/** `start` is what is published, `write` gives what would be; both are compared as JSON. */
export function useDesigner<T>(key: string, start: T, write: (state: T) => unknown): Designer<T> {
  const { viewer } = useApp();
  const place = `${viewer.id}.${key}`;
  const base = useMemo(() => JSON.stringify(write(start)), [start, write]);
  const [known, setKnown] = useState(base);
  const [found] = useState(() => readKept<T>(window.localStorage, place));
  const [timeline, setTimeline] = useState<Timeline<T>>(() => (found ? advance(beginTimeline(start), found.state) : beginTimeline(start)));
  const [moved, setMoved] = useState(found !== null && found.base !== base);
  const { now } = timeline;
  const text = useMemo(() => JSON.stringify(write(now)), [now, write]);
  const dirty = text !== base;
  if (base !== known) {
    setKnown(base);
    if (text === known) setTimeline(beginTimeline(start));
    else setMoved(text !== base);
  }
  useEffect(() => keepDesign(window.localStorage, place, dirty ? { base, state: now } : null), [place, base, dirty, now]);
  useGuard(dirty);
  const change = useCallback((next: T, mark?: string) => setTimeline((before) => advance(before, next, mark ?? null)), []);
  const back = useCallback(() => setTimeline(undo), []);
  const forth = useCallback(() => setTimeline(redo), []);
  useKeys({
    'mod+z': (event) => { if (isText(event.target)) return; event.preventDefault(); if (event.shiftKey) forth(); else back(); },
    'mod+y': (event) => { if (isText(event.target)) return; event.preventDefault(); forth(); },
  });
  return {
    now, change, dirty, moved: moved && dirty,
    undo: timeline.past.length > 0 ? back : null,
    redo: timeline.future.length > 0 ? forth : null,
    keepMine: () => setMoved(false),
    reset: () => { setMoved(false); setTimeline((before) => advance(before, start)); },
  };
}

/** The browser asks before a page with unpublished work is closed; inside the product it is kept and found again. */
function useGuard(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty]);
}

// Inside a box of text the browser's own undo is what people expect.
function isText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.tagName === 'TEXTAREA' || (target.tagName === 'INPUT' && !/^(checkbox|radio|button)$/.test((target as HTMLInputElement).type)));
}
