// Tells whether the screen is narrow: a telephone, or a small window.
import { createContext, useContext, useSyncExternalStore } from 'react';

const screen = createContext<number | null>(null);

/** Everything inside is drawn for a screen of this width (`value`), whatever the real one is: for previews. */
export const AsOnScreen = screen.Provider;

/** true below `width` pixels. */
export function useNarrow(width = 768): boolean {
  const shown = useContext(screen);
  const real = useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(`(max-width: ${width - 1}px)`);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => window.matchMedia(`(max-width: ${width - 1}px)`).matches,
    () => false,
  );
  return shown === null ? real : shown < width;
}
