// The layers of definitions as they read with the names of today: who renamed something said so once, and files and overlay keep what was written.
import type { Definition } from '../../metadata/language/types';
import { renamesIn, type Renames } from '../model/renames';
import { rewritten, rewrittenPath } from '../model/rewrite';
import type { Overlay, OverlayEntry } from './overlay';

export interface Layers { readonly files: readonly Definition[]; readonly overlay: Overlay }

/** Where nothing was renamed, the very same layers. `more`: definitions that are about to be laid over them, whose names count as well. */
export function renamedLayers(layers: Layers, more: readonly Definition[] = []): Layers & { readonly renames: Renames | undefined } {
  const renames = renamesOf(layers, more);
  if (!renames) return { ...layers, renames };
  const overlay = new Map<string, OverlayEntry>();
  for (const entry of layers.overlay.values()) {
    const path = rewrittenPath(entry.path, renames);
    // What was laid over the name of today is newer than what was laid over the one before.
    if (path !== entry.path && layers.overlay.has(path)) continue;
    const [definition, base] = [entry.definition, entry.base].map((each) => each && rewritten(each, renames));
    const isSame = path === entry.path && definition === entry.definition && base === entry.base;
    overlay.set(path, isSame ? entry : { ...entry, path, ...(definition ? { definition } : {}), ...(base ? { base } : {}) });
  }
  return { files: layers.files.map((file) => rewritten(file, renames)), overlay, renames };
}

/** Former names as far as files and overlay say them. */
export function renamesOf({ files, overlay }: Layers, more: readonly Definition[] = []): Renames | undefined {
  const definitions = [...files, ...[...overlay.values()].flatMap(({ definition }) => definition ?? []), ...more];
  return definitions.some(isRenamed) ? renamesIn(definitions) : undefined;
}

/** A large application is gone through for every version and names nothing anew in most of them. */
const renamedBefore = new WeakMap<Definition, boolean>();
function isRenamed(definition: Definition): boolean {
  const known = renamedBefore.get(definition);
  if (known !== undefined) return known;
  const says = (body: { readonly formerNames?: readonly string[] }): boolean => (body.formerNames?.length ?? 0) > 0;
  const is = definition.kind === 'object' ? says(definition.body) || Object.values(definition.body.fields).some(says) : (definition.kind === 'field' || definition.kind === 'picklist') && says(definition.body);
  renamedBefore.set(definition, is);
  return is;
}

/** The given definitions with the names of today; a name that was given up once is never forgotten. */
export function withFormerNames(given: readonly Definition[], renames: Renames): readonly Definition[] {
  return given.map((each): Definition => {
    const definition = rewritten(each, renames);
    const place = definition.path.split('/');
    if (definition.kind === 'object') {
      const object = definition.body.name;
      const fields = Object.fromEntries(Object.entries(definition.body.fields).map(([name, field]) => [name, joined(field, renames.formerOf(object, name))]));
      const body = joined(definition.body, renames.formerOfObject(object));
      const same = body === definition.body && Object.entries(fields).every(([name, field]) => field === definition.body.fields[name]);
      return same ? definition : Object.freeze({ ...definition, body: Object.freeze({ ...body, fields }) });
    }
    if (definition.kind !== 'field' && definition.kind !== 'picklist') return definition;
    const former = definition.kind === 'field' ? renames.formerOf(place[1]!, place[3]!) : renames.formerOfPicklist(place[2]!);
    const body = joined<{ readonly formerNames?: readonly string[] }>(definition.body, former);
    return body === definition.body ? definition : (Object.freeze({ ...definition, body }) as Definition);
  });
}

function joined<T extends { readonly formerNames?: readonly string[] }>(body: T, former: readonly string[]): T {
  const names = [...new Set([...former, ...(body.formerNames ?? [])])];
  return names.length === (body.formerNames?.length ?? 0) ? body : Object.freeze({ ...body, formerNames: names });
}
