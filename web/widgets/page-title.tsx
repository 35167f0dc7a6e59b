// The title of the page in the browser's tab; React puts it into the head.
import type { ReactNode } from 'react';

/** What is on screen, most special first. */
export function PageTitle({ parts }: { parts: readonly string[] }): ReactNode {
  return <title>{parts.filter(Boolean).join(' · ')}</title>;
}
