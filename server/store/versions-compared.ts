// What stood at each path in an earlier version: two versions side by side, and what became of one definition over time.
import type { Definition, DefinitionKind, FieldDefinition, ObjectDefinition } from '../../metadata/language/types';
import type { Connection } from '../database/source';
import type { Renames } from '../model/renames';
import { rewritten, rewrittenPath } from '../model/rewrite';
import type { State } from './open-store';
import { effectiveDefinitions, laidOver, type Overlay } from './overlay';
import { renamesOf } from './renamed-layers';
import { readReversals, type Reversal } from './rows';

/** One definition that two versions have otherwise; null: not there. A field stands alone, its object without fields. */
export interface Compared {
  readonly path: string; readonly kind: DefinitionKind; readonly before: object | null; readonly after: object | null;
  /** Versions after the first that say something of it. */
  readonly versions: readonly number[];
}
/** One version that changed a definition. */
export interface Step { readonly version: number; readonly before: object | null; readonly after: object | null }

/** Every difference between two versions, in the order of the newer one, with the names of today. What releases of the files changed counts as always having been so. */
export async function compareVersions(connection: Connection, state: State, { from, to }: { readonly from: number; readonly to: number }): Promise<readonly Compared[]> {
  const reversals = await readReversals(connection, Math.min(from, to));
  const renames = renamesOf(state);
  const older = placesIn({ ...state, overlay: overlayAt(state.overlay, reversals, from) }, renames);
  const newer = placesIn({ ...state, overlay: overlayAt(state.overlay, reversals, to) }, renames);
  const span = reversals.filter(({ number }) => number > Math.min(from, to) && number <= Math.max(from, to));
  return [...new Set([...newer.keys(), ...older.keys()])].flatMap((path): Compared[] => {
    const [before, after] = [older.get(path), newer.get(path)];
    if (JSON.stringify(before?.body) === JSON.stringify(after?.body)) return [];
    return [{ path, kind: (after ?? before)!.kind, before: before?.body ?? null, after: after?.body ?? null, versions: span.filter((one) => concerns(one, path, renames)).map(({ number }) => number) }];
  });
}

/** The versions that changed what stands at `path` (of today, or one it had before), newest first, also those that did under a former name. */
export async function historyOf(connection: Connection, state: State, asked: string): Promise<readonly Step[]> {
  const renames = renamesOf(state);
  const path = todaysPath(asked, renames);
  const steps: Step[] = [];
  let overlay = state.overlay;
  let after = placesIn(state, renames).get(path);
  for (const reversal of await readReversals(connection, 0)) {
    overlay = laidOver(overlay, reversal.entries);
    if (!concerns(reversal, path, renames)) continue;
    const before = placesIn({ ...state, overlay }, renames).get(path);
    if (JSON.stringify(before?.body) !== JSON.stringify(after?.body)) steps.push({ version: reversal.number, before: before?.body ?? null, after: after?.body ?? null });
    after = before;
  }
  return steps;
}

function overlayAt(overlay: Overlay, reversals: readonly Reversal[], version: number): Overlay {
  return reversals.filter(({ number }) => number > version).reduce((laid, { entries }) => laidOver(laid, entries), overlay);
}

/** An object's own entry may say something of each of its fields. */
function concerns({ entries }: Reversal, path: string, renames: Renames | undefined): boolean {
  const object = /^(.+)\/fields\/[^/]+$/.exec(path)?.[1];
  return entries.map((entry) => todaysPath(entry.path, renames)).some((one) => one === path || (object !== undefined && one === `${object}/object`));
}

function todaysPath(path: string, renames: Renames | undefined): string {
  return renames ? rewrittenPath(path, renames) : path;
}

interface Place { readonly kind: DefinitionKind; readonly body: object }

/** By path of today: what an earlier version called otherwise reads with the names it has now. */
function placesIn({ files, overlay }: Pick<State, 'files' | 'overlay'>, renames: Renames | undefined): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const gone = new Set([...overlay.values()].flatMap(({ path, state }) => (state === 'removed' || state === 'purged' ? [todaysPath(path, renames)] : [])));
  const put = (path: string, place: Place): void => {
    // What lies below a deleted object went with it.
    if (!gone.has(path) && !gone.has(`${path.split('/').slice(0, 2).join('/')}/object`)) places.set(path, place);
  };
  // Fields that stand alone come after their object: theirs is what counts.
  for (const written of effectiveDefinitions(files, overlay) as readonly Definition[]) {
    const { kind, path, body } = renames ? rewritten(written, renames) : written;
    if (kind !== 'object') {
      put(path, { kind, body: withOwnNames(body, written.body) });
      continue;
    }
    const { fields, ...rest } = body;
    put(path, { kind, body: withOwnNames(rest, written.body) });
    const before = new Map(Object.entries((written.body as ObjectDefinition).fields).map(([name, field]) => [renames?.field(body.name, name) ?? name, field]));
    for (const [name, field] of Object.entries<FieldDefinition>(fields)) put(`${path.slice(0, -'object'.length)}fields/${name}`, { kind: 'field', body: withOwnNames(field, before.get(name) ?? field) });
  }
  return places;
}

interface Named { readonly name?: unknown; readonly formerNames?: unknown; readonly plural?: unknown }

/** What a thing was called then is a part of what it was, all else reads with the names of today. */
function withOwnNames(body: object, written: object): object {
  const { formerNames: _theirs, ...rest } = body as Named;
  const { name, plural, formerNames } = written as Named;
  return { ...rest, ...(name === undefined ? {} : { name }), ...(plural === undefined ? {} : { plural }), ...(formerNames === undefined ? {} : { formerNames }) };
}
