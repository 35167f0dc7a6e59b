// The state of a designer: what is designed, undo and redo, what is not published yet, and what somebody else published meanwhile.
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useApp } from '../../describe/use-description';
import { useKeys } from '../../widgets/use-keys';
import { useDraftSaver, type DraftPlace, type KeptState } from '../drafts/use-draft-saver';
import { readKept, workToGoOn } from './kept-design';
import { advance, beginTimeline, redo, undo, type Timeline } from './timeline';

export interface Designer<T> {
  readonly now: T;
  /** Changes with the same mark in a row are one step. */
  readonly change: (next: T, mark?: string) => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  /** Something is not published. */
  readonly dirty: boolean;
  /** Where that is kept. */
  readonly kept: KeptState;
  /** What is published changed since this work began: the person decides. */
  readonly moved: boolean;
  /** What this work began from, as `write` gave it, as text. */
  readonly from: string;
  /** What is here and what is published, brought together. */
  readonly merge: (next: T) => void;
  /** Keeps what is here in spite of that. */
  readonly keepMine: () => void;
  /** Back to what is published. */
  readonly reset: () => void;
}

/** `start` is what is published, `write` gives what would be; both are compared as JSON. */
export function useDesigner<T>(draft: DraftPlace, start: T, write: (state: T) => unknown): Designer<T> {
  const { viewer } = useApp();
  const place = `${viewer.id}.${draft.path}`;
  const base = useMemo(() => JSON.stringify(write(start)), [start, write]);
  const [known, setKnown] = useState(base);
  const [found] = useState(() => workToGoOn(readKept<T>(window.localStorage, place), draft.draft));
  const [timeline, setTimeline] = useState<Timeline<T>>(() => [...found].reverse().reduce((line, work) => advance(line, work.state), beginTimeline(start)));
  // What the work began from: another base means that somebody published meanwhile.
  const [from, setFrom] = useState(found[0]?.base ?? base);
  const { now } = timeline;
  const text = useMemo(() => JSON.stringify(write(now)), [now, write]);
  const dirty = text !== base;
  if (base !== known) {
    setKnown(base);
    if (text === known) setTimeline(beginTimeline(start));
    if (text === known || text === base) setFrom(base);
  } else if (!dirty && from !== base) setFrom(base);
  const work = useMemo(() => (dirty ? { base: from, state: now } : null), [dirty, from, now]);
  const kept = useDraftSaver(place, draft, work);
  useGuard(dirty && kept !== 'saved');
  const change = useCallback((next: T, mark?: string) => setTimeline((before) => advance(before, next, mark ?? null)), []);
  const back = useCallback(() => setTimeline(undo), []);
  const forth = useCallback(() => setTimeline(redo), []);
  useKeys({
    'mod+z': (event) => { if (isText(event.target)) return; event.preventDefault(); if (event.shiftKey) forth(); else back(); },
    'mod+y': (event) => { if (isText(event.target)) return; event.preventDefault(); forth(); },
  });
  return {
    now, change, dirty, kept, from, moved: dirty && from !== base,
    undo: timeline.past.length > 0 ? back : null,
    redo: timeline.future.length > 0 ? forth : null,
    merge: (next) => { setFrom(base); setTimeline((before) => advance(before, next)); },
    keepMine: () => setFrom(base),
    reset: () => setTimeline((before) => advance(before, start)),
  };
}

/** The browser asks before a page is closed whose work the server does not have yet; inside the product it is kept and found again. */
function useGuard(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsaved]);
}

// Inside a box of text the browser's own undo is what people expect.
function isText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.tagName === 'TEXTAREA' || (target.tagName === 'INPUT' && !/^(checkbox|radio|button)$/.test((target as HTMLInputElement).type)));
}
