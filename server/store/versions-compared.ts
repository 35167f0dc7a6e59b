// What stood at each path in an earlier version: two versions side by side, and what became of one definition over time.
import type { Definition, DefinitionKind, FieldDefinition } from '../../metadata/language/types';
import type { Connection } from '../database/source';
import type { State } from './open-store';
import { effectiveDefinitions, laidOver, type Overlay } from './overlay';
import { readReversals, type Reversal } from './rows';

/** One definition that two versions have otherwise; null: not there. A field stands alone, its object without fields. */
export interface Compared {
  readonly path: string; readonly kind: DefinitionKind; readonly before: object | null; readonly after: object | null;
  /** Versions after the first that say something of it. */
  readonly versions: readonly number[];
}
/** One version that changed a definition. */
export interface Step { readonly version: number; readonly before: object | null; readonly after: object | null }

/** Every difference between two versions, in the order of the newer one. What releases of the files changed counts as always having been so. */
export async function compareVersions(connection: Connection, state: State, { from, to }: { readonly from: number; readonly to: number }): Promise<readonly Compared[]> {
  const reversals = await readReversals(connection, Math.min(from, to));
  const older = placesIn(state, overlayAt(state.overlay, reversals, from));
  const newer = placesIn(state, overlayAt(state.overlay, reversals, to));
  const span = reversals.filter(({ number }) => number > Math.min(from, to) && number <= Math.max(from, to));
  return [...new Set([...newer.keys(), ...older.keys()])].flatMap((path): Compared[] => {
    const [before, after] = [older.get(path), newer.get(path)];
    if (JSON.stringify(before?.body) === JSON.stringify(after?.body)) return [];
    return [{ path, kind: (after ?? before)!.kind, before: before?.body ?? null, after: after?.body ?? null, versions: span.filter((one) => concerns(one, path)).map(({ number }) => number) }];
  });
}

/** The versions that changed what stands at `path`, newest first. */
export async function historyOf(connection: Connection, state: State, path: string): Promise<readonly Step[]> {
  const steps: Step[] = [];
  let overlay = state.overlay;
  let after = placesIn(state, overlay).get(path);
  for (const reversal of await readReversals(connection, 0)) {
    overlay = laidOver(overlay, reversal.entries);
    if (!concerns(reversal, path)) continue;
    const before = placesIn(state, overlay).get(path);
    if (JSON.stringify(before?.body) !== JSON.stringify(after?.body)) steps.push({ version: reversal.number, before: before?.body ?? null, after: after?.body ?? null });
    after = before;
  }
  return steps;
}

function overlayAt(overlay: Overlay, reversals: readonly Reversal[], version: number): Overlay {
  return reversals.filter(({ number }) => number > version).reduce((laid, { entries }) => laidOver(laid, entries), overlay);
}

/** An object's own entry may say something of each of its fields. */
function concerns({ entries }: Reversal, path: string): boolean {
  const object = /^(.+)\/fields\/[^/]+$/.exec(path)?.[1];
  return entries.some((entry) => entry.path === path || (object !== undefined && entry.path === `${object}/object`));
}

interface Place { readonly kind: DefinitionKind; readonly body: object }

function placesIn({ files }: State, overlay: Overlay): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const gone = new Set([...overlay.values()].flatMap(({ path, state }) => (state === 'removed' || state === 'purged' ? [path] : [])));
  const put = (path: string, place: Place): void => {
    // What lies below a deleted object went with it.
    if (!gone.has(path) && !gone.has(`${path.split('/').slice(0, 2).join('/')}/object`)) places.set(path, place);
  };
  // Fields that stand alone come after their object: theirs is what counts.
  for (const definition of effectiveDefinitions(files, overlay) as readonly Definition[]) {
    const { kind, path, body } = definition;
    if (kind !== 'object') {
      put(path, { kind, body });
      continue;
    }
    const { fields, ...rest } = body;
    put(path, { kind, body: rest });
    for (const [name, field] of Object.entries<FieldDefinition>(fields)) put(`${path.slice(0, -'object'.length)}fields/${name}`, { kind: 'field', body: field });
  }
  return places;
}
