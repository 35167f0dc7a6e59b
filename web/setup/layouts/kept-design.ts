// Keeps unpublished work on this device, so that a session that ends in the middle of it loses nothing.
export type DesignStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** `base`: what the work began from, as text. */
export interface KeptDesign<T> { readonly base: string; readonly state: T }

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

function named(key: string): string {
  return `tangram.design.${key}`;
}
