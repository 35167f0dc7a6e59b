// The answer of a write of one request.
import type { Outcome } from './save';

/** The id of the only outcome; what was refused has been thrown before. */
export function idOfOutcome([outcome]: readonly Outcome[]): string {
  if (!outcome) throw new Error('A write of one request must have one outcome');
  if ('error' in outcome) throw outcome.error;
  return outcome.id;
}
