// Tells whether the screen is narrow: a telephone, or a small window.
import { useSyncExternalStore } from 'react';

/** true below `width` pixels. */
export function useNarrow(width = 768): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(`(max-width: ${width - 1}px)`);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => window.matchMedia(`(max-width: ${width - 1}px)`).matches,
    () => false,
  );
}
