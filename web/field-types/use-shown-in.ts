// What showing a value depends on, from the application's description and the words on screen.
import { useMemo } from 'react';
import { useApp } from '../describe/use-description';
import { useWords } from '../words/words';
import type { ShownIn } from './field-type';

/** Language, currency and time zone of this viewer. */
export function useShownIn(): ShownIn {
  const { currency, timeZone } = useApp();
  const { language } = useWords();
  return useMemo(() => ({ language, currency, timeZone }), [language, currency, timeZone]);
}
