// Keeps what is designed: on this device at once, on the server a moment later.
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { keepDesign, readKept, type KeptDesign } from '../layouts/kept-design';
import { draftSaver } from './draft-saver';
import { discardDraft, saveDraft, type OwnDraft } from './draft-requests';

export interface DraftPlace {
  /** Path of the definition that is designed. */
  readonly path: string;
  /** What it is called in the list of work in progress. */
  readonly title: string;
  /** What the server had when the screen was opened. */
  readonly draft: OwnDraft | null;
}
/** Where the work is: nowhere but on screen yet, on the server, on this device only; null: there is none. */
export type KeptState = 'saving' | 'saved' | 'offline' | null;

/** Long enough for a drag and drop or a word, too short to lose one. */
const pause = 700;

/** `place` names it on this device; `work` is null where everything is published. */
export function useDraftSaver<T>(place: string, { path, title, draft }: DraftPlace, work: KeptDesign<T> | null): KeptState {
  const client = useApolloClient();
  const [outcome, setOutcome] = useState<{ readonly work: KeptDesign<T> | null; readonly saved: boolean } | null>(null);
  const latest = useRef({ work, title });
  useEffect(() => { latest.current = { work, title }; });
  const [saver] = useState(() => draftSaver<KeptDesign<T>>({
    isKept: draft !== null,
    save: async (kept) => {
      const savedAt = await saveDraft(client, { place: path, title: latest.current.title, link: `${window.location.pathname}${window.location.search}`, base: kept.base, state: kept.state });
      const now = readKept<T>(window.localStorage, place);
      if (now && JSON.stringify(now.state) === JSON.stringify(kept.state)) keepDesign(window.localStorage, place, { ...now, savedAt });
    },
    discard: () => discardDraft(client, { place: path }),
    onOutcome: (saved) => setOutcome({ work: latest.current.work, saved }),
    later: (run) => {
      const timer = setTimeout(run, pause);
      return () => clearTimeout(timer);
    },
  }));
  useEffect(() => {
    keepDesign(window.localStorage, place, work);
    saver.put(work);
  }, [saver, place, work]);
  useEffect(() => () => saver.flush(), [saver]);
  if (!work) return null;
  return outcome?.work === work ? (outcome.saved ? 'saved' : 'offline') : 'saving';
}
