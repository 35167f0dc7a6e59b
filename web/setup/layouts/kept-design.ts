// Keeps unpublished work on this device at once; the server keeps it a moment later, and on every device (see ../drafts).
export type DesignStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** `base`: what the work began from, as text. `savedAt`: the server's time of the draft it has of exactly this; none while it has not. */
export interface KeptDesign<T> { readonly base: string; readonly state: T; readonly savedAt?: string }

/** The work kept under a key. */
export function readKept<T>(storage: DesignStorage, key: string): KeptDesign<T> | null {
  try {
    const kept = JSON.parse(storage.getItem(named(key)) ?? 'null') as KeptDesign<T> | null;
    return kept && typeof kept.base === 'string' && kept.state ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps work; null forgets it. */
export function keepDesign<T>(storage: DesignStorage, key: string, kept: KeptDesign<T> | null): void {
  try {
    if (kept) storage.setItem(named(key), JSON.stringify(kept));
    else storage.removeItem(named(key));
  } catch {
    // Private windows and full disks refuse: the screen itself still holds everything.
  }
}

/**
 * Which work to go on with: the first of the answer; the second, where this device and the server have different ones, is one step of undo away.
 * What the server once had and has no more was published or thrown away elsewhere.
 */
export function workToGoOn<T>(device: KeptDesign<T> | null, server: { readonly base: string; readonly state: unknown; readonly changedAt: string } | null): readonly KeptDesign<T>[] {
  const theirs = server && { base: server.base, state: server.state as T, savedAt: server.changedAt };
  if (!device) return theirs ? [theirs] : [];
  if (device.savedAt !== undefined) return theirs ? [theirs] : [];
  return theirs && JSON.stringify(theirs.state) !== JSON.stringify(device.state) ? [device, theirs] : [device];
}

function named(key: string): string {
  return `tangram.design.${key}`;
}
