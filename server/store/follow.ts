// Keeps up with versions that other nodes published.
import type { Database } from '../database/source';
import type { State, StoreLog } from './open-store';
import { effectiveDefinitions, laidOver } from './overlay';
import { readOverlay, readPointer } from './rows';
import { settle } from './settle';

const refused = new WeakMap<State, number>();

/** The state of the newest version; undefined where nothing is new. */
export async function follow(database: Database, state: State, log: StoreLog): Promise<State | undefined> {
  const pointer = await readPointer(database);
  if (!pointer || pointer.version === state.model.version || refused.get(state) === pointer.version) return undefined;
  const entries = await readOverlay(database, state.model.version);
  const version = Math.max(pointer.version, ...entries.map((entry) => entry.version));
  const overlay = laidOver(state.overlay, entries);
  const definitions = effectiveDefinitions(state.files, overlay);
  const settled = await settle(database, definitions, { version, before: state });
  if ('problems' in settled) {
    // Nodes with other files than this one: it stays with what it has until it is upgraded as well.
    refused.set(state, pointer.version);
    log.error({ version, problems: settled.problems }, 'A version published by another node does not fit the files of this one');
    return undefined;
  }
  return { ...state, overlay, definitions, model: settled.model, placements: settled.placements };
}
