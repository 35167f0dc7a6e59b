// Lets a lookup open "create new": the form itself lives in a higher layer and is handed in here.
import { createContext, useContext } from 'react';
import type { Reference } from './reference';

/** Opens a small form for a new record of `object`; `done` gets the record made. */
export type QuickCreate = (request: { readonly object: string; readonly name: string; readonly done: (made: Reference) => void }) => void;

/** Null where nothing can be created from a lookup. */
export const QuickCreateContext = createContext<QuickCreate | null>(null);

/** The quick create of this page. */
export function useQuickCreate(): QuickCreate | null {
  return useContext(QuickCreateContext);
}
