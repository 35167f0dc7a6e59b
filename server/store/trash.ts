// What was deleted and is kept: deleted definitions with the values their columns still hold, the way back, and the way out for good.
import type { Definition, FieldDefinition, ObjectDefinition } from '../../metadata/language/types';
import { definitionPlace } from '../../metadata/language/paths';
import { introspect, type ActualTables } from '../database/ddl';
import type { Connection } from '../database/source';
import { TangramError } from '../errors';
import type { State } from './open-store';
import type { OverlayEntry } from './overlay';
import { renamedLayers } from './renamed-layers';
import { ownTables, valuesPlace } from './stored-places';

/** Something that was deleted. */
export interface TrashItem {
  readonly path: string;
  readonly kind: Definition['kind'];
  /** API name of the object it belongs to, or is. */
  readonly object: string | null;
  readonly name: string;
  readonly label: string;
  /** The version that took it away. */
  readonly version: number;
  readonly at: Date | null;
  /** Record id of the user. */
  readonly by: string | null;
  /** Values a field has, records an object has, in the recycle bin too; null for what keeps nothing in records. */
  readonly values: number | null;
}

/** Paths of what was deleted, whether or not it can still come back. */
export function deletedPaths({ files, overlay }: State): readonly string[] {
  return [...renamedLayers({ files, overlay }).overlay.values()].filter(({ state }) => state === 'removed' || state === 'purged').map(({ path }) => path);
}

/** The last deleted first. */
export async function readTrash(connection: Connection, state: State): Promise<readonly TrashItem[]> {
  const entries = [...renamedLayers(state).overlay.values()].filter((entry) => entry.state === 'removed');
  const versions = new Map((await connection.rows({ text: 'SELECT number, at, by_id FROM engine_version', values: [] })).map(([number, at, by]) => [Number(number), { at: new Date(Number(at)), by: by === null ? null : String(by) }]));
  const actual = await introspect(connection);
  const items: TrashItem[] = [];
  for (const entry of entries.sort((a, b) => b.version - a.version || (a.path < b.path ? -1 : 1))) {
    const { object, name = entry.path.split('/').at(-1)! } = definitionPlace(entry.path) ?? {};
    const body = deletedBody(state, entry);
    items.push({
      path: entry.path, kind: entry.kind, object: object ?? null, version: entry.version, name,
      label: body && 'label' in body && typeof body.label === 'string' ? body.label : name,
      at: versions.get(entry.version)?.at ?? null, by: versions.get(entry.version)?.by ?? null,
      values: await valuesOf(state, entry, { connection, actual }),
    });
  }
  return items;
}

/** What has to be laid over so that these are in force again; NOT_FOUND where one is not in the trash. */
export function restoringEntries(state: State, paths: readonly string[]): readonly OverlayEntry[] {
  return inTrash(state, paths).map(({ path, kind, definition, base }) => (definition ? { path, kind, state: 'set', definition, ...(base ? { base } : {}), version: 0 } : { path, kind, state: 'shipped', version: 0 }));
}

/** What has to be laid over so that these never come back; CONFLICT where they no longer hold as many values as whoever confirmed it was told. */
export async function purgingEntries(connection: Connection, state: State, { paths, values }: { readonly paths: readonly string[]; readonly values: number }): Promise<readonly OverlayEntry[]> {
  const entries = inTrash(state, paths);
  const actual = await introspect(connection);
  let held = 0;
  for (const entry of entries) held += (await valuesOf(state, entry, { connection, actual })) ?? 0;
  if (held !== values) throw new TangramError('CONFLICT', 'trashMoved', { told: values, held });
  return entries.map((entry) => ({ ...entry, state: 'purged', version: 0 }));
}

/** The entries as they are kept, under the names they were written with. */
function inTrash({ files, overlay }: State, paths: readonly string[]): readonly OverlayEntry[] {
  const wanted = new Set(paths);
  const renamed = renamedLayers({ files, overlay }).overlay;
  const found = [...renamed.values()].filter((entry) => wanted.has(entry.path) && entry.state === 'removed');
  if (found.length === 0 || found.length !== wanted.size) throw new TangramError('NOT_FOUND', 'notFound');
  return found;
}

function deletedBody({ files, definitions }: Pick<State, 'files' | 'definitions'>, { path, kind, definition }: OverlayEntry): object | undefined {
  if (definition) return definition.body;
  if (kind === 'field') return fieldAt(definitions, path);
  return (definitions.find((each) => each.path === path) ?? files.find((each) => each.path === path))?.body;
}

function fieldAt(definitions: readonly Definition[], path: string): FieldDefinition | undefined {
  const object = objectAt(definitions, path);
  const name = path.slice(path.lastIndexOf('/') + 1);
  return object && Object.hasOwn(object.fields, name) ? object.fields[name] : undefined;
}

function objectAt(definitions: readonly Definition[], path: string): ObjectDefinition | undefined {
  const folder = path.split('/').slice(0, 2).join('/');
  const found = definitions.find((each) => each.path === `${folder}/object`);
  return found?.kind === 'object' ? found.body : undefined;
}

async function valuesOf(state: State, entry: OverlayEntry, { connection, actual }: { readonly connection: Connection; readonly actual: ActualTables }): Promise<number | null> {
  if (entry.kind !== 'field' && entry.kind !== 'object') return null;
  const object = objectAt(state.definitions, entry.path);
  if (!object) return 0;
  const { quote } = connection.dialect;
  const count = async (text: string): Promise<number> => Number((await connection.rows({ text, values: [] }))[0]?.[0] ?? 0);
  if (entry.kind === 'object') {
    const [table] = ownTables(actual, object);
    return table === undefined ? 0 : count(`SELECT COUNT(*) FROM ${quote(table)}`);
  }
  const definition = deletedBody(state, entry) as FieldDefinition | undefined;
  const place = definition && valuesPlace(actual, object, { name: entry.path.slice(entry.path.lastIndexOf('/') + 1), definition });
  if (!place) return 0;
  return count(place.column === undefined ? `SELECT COUNT(*) FROM ${quote(place.table)}` : `SELECT COUNT(*) FROM ${quote(place.table)} WHERE ${quote(place.column)} IS NOT NULL`);
}
