// One thing at a time that may fail: busy while it goes on, and what went wrong until the next try.
import { useState } from 'react';
import { failureOf, type Failure } from '../../data/failure';

export interface Attempt { readonly busy: boolean; readonly failure: Failure | null; readonly run: (work: () => Promise<void>) => Promise<void> }

/** `failed` is called after each failure. What is begun meanwhile is left. */
export function useAttempt(failed: () => void): Attempt {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  return {
    busy, failure,
    async run(work) {
      if (busy) return;
      setBusy(true);
      setFailure(null);
      try {
        await work();
      } catch (error) {
        setFailure(failureOf(error));
        failed();
      } finally {
        setBusy(false);
      }
    },
  };
}
