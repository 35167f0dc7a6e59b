// Tells lists and panels that records of an object changed, so that they read again.

type Listener = (object: string) => void;
const listeners = new Set<Listener>();

/** Calls `listener` after every change; gives back how to stop. */
export function onRecordsChanged(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Records of `object` were created, changed, deleted or restored. */
export function recordsChanged(object: string): void {
  for (const listener of listeners) listener(object);
}
