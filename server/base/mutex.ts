// A lock inside one process: callers get it one after another, in the order they asked.

export interface Mutex {
  /** Resolves with the function that lets the next one in; calling it twice does nothing. */
  acquire(): Promise<() => void>;
  /** The same at once, or undefined while somebody holds it. */
  tryAcquire(): (() => void) | undefined;
}

/** `patience`: after so many milliseconds a waiting caller gets an error instead, because somebody who waits for himself waits for ever. */
export function createMutex(name: string, patience: number): Mutex {
  let held = false;
  const waiting: { admit: (release: () => void) => void; timer: NodeJS.Timeout }[] = [];

  function releaseOnce(): () => void {
    let done = false;
    return () => {
      if (done) return;
      done = true;
      const next = waiting.shift();
      if (next === undefined) {
        held = false;
        return;
      }
      clearTimeout(next.timer);
      next.admit(releaseOnce());
    };
  }

  function tryAcquire(): (() => void) | undefined {
    if (held) return undefined;
    held = true;
    return releaseOnce();
  }

  function acquire(): Promise<() => void> {
    const release = tryAcquire();
    if (release !== undefined) return Promise.resolve(release);
    return new Promise((admit, refuse) => {
      const entry = {
        admit,
        timer: setTimeout(() => {
          waiting.splice(waiting.indexOf(entry), 1);
          refuse(new Error(`Waited ${patience} ms for ${name}. Was the database used from inside its own transaction?`));
        }, patience),
      };
      entry.timer.unref();
      waiting.push(entry);
    });
  }

  return { acquire, tryAcquire };
}
