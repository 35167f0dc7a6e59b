// Sends what is designed to the server: a moment after the last change, one request at a time, the last state always.
export interface DraftSaver<T> {
  /** Keeps this state; `null`: there is nothing to keep any more. */
  put(state: T | null): void;
  /** Sends at once what waits. */
  flush(): void;
}
export interface DraftSaverParts<T> {
  readonly save: (state: T) => Promise<void>;
  readonly discard: () => Promise<void>;
  /** true: the server has what was put last; false: it could not be reached. */
  readonly onOutcome: (saved: boolean) => void;
  /** The server has a draft already. */
  readonly isKept: boolean;
  /** Calls back later; gives what stops it. */
  readonly later: (run: () => void) => () => void;
}

/** One for each screen. */
export function draftSaver<T>({ save, discard, onOutcome, isKept, later }: DraftSaverParts<T>): DraftSaver<T> {
  let waiting: { readonly state: T | null } | undefined;
  let stop: (() => void) | undefined;
  let sending = false;
  let kept = isKept;
  const send = async (): Promise<void> => {
    stop?.();
    stop = undefined;
    if (sending || !waiting) return;
    const { state } = waiting;
    waiting = undefined;
    if (state === null && !kept) return;
    sending = true;
    try {
      await (state === null ? discard() : save(state));
      kept = state !== null;
      onOutcome(true);
    } catch {
      // It is on this device; the next change tries again.
      onOutcome(false);
    } finally {
      sending = false;
    }
    if (waiting && !stop) void send();
  };
  return {
    put(state) {
      waiting = { state };
      stop?.();
      stop = later(() => void send());
    },
    flush: () => void send(),
  };
}
