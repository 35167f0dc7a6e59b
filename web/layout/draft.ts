// Keeps what is typed on this device until it is saved, so that no word is lost to a closed tab or a lost connection.
import type { LineSets, Values } from './form-values';

/** What is kept: the values, and which version of the record they began from. */
export interface Draft { readonly now: Values; readonly lines: LineSets; readonly version: number | null; readonly at: string }
/** The part of `localStorage` that is used. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const prefix = 'tangram.draft';
const longest = 14 * 86_400_000;

/** Key of a draft: one viewer, one form. */
export function draftKey(viewer: string, object: string, record: string | null): string {
  return [prefix, viewer, object, record ?? 'new'].join('.');
}

/** The draft kept under a key, if it is not older than two weeks. */
export function readDraft(storage: DraftStorage, key: string, now: Date): Draft | null {
  try {
    const text = storage.getItem(key);
    if (!text) return null;
    const draft = JSON.parse(text) as Draft;
    if (typeof draft.at !== 'string' || now.getTime() - Date.parse(draft.at) > longest) {
      storage.removeItem(key);
      return null;
    }
    return draft;
  } catch {
    return null;
  }
}

/** Keeps a draft; a full storage loses nothing but the safety net. */
export function keepDraft(storage: DraftStorage, key: string, draft: Draft): void {
  try {
    storage.setItem(key, JSON.stringify(draft));
  } catch {
    // Private windows and full disks refuse: the form itself still holds everything.
  }
}

/** Forgets a draft, after saving or on request. */
export function dropDraft(storage: DraftStorage, key: string): void {
  storage.removeItem(key);
}
