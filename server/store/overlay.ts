// Shipped files are the lowest layer, what admins published lies over it: by path, field by field, with marks for what was taken away.
import type { Definition, DefinitionKind, FieldDefinition, ObjectDefinition } from '../../metadata/language/types';
import { definitionPlace } from '../../metadata/language/paths';
import type { Renames } from '../model/renames';
import { rewrittenPath } from '../model/rewrite';
import { overFile } from './over-file';
import { renamedLayers, renamesOf, withFormerNames, type Layers } from './renamed-layers';

/**
 * What lies over the file at `path`. `removed`: it counts as gone, objects and fields as switched off, so that what mentions them stays valid;
 * `purged`: removed, and its columns or table dropped for good; `shipped`: nothing lies over it any more.
 */
export interface OverlayEntry {
  readonly path: string;
  readonly kind: DefinitionKind;
  readonly state: 'set' | 'removed' | 'purged' | 'shipped';
  /** Where `set`, and where something that stood nowhere else was `removed`. */
  readonly definition?: Definition;
  /** The file it was laid over, as it was then: what releases change in it since arrives beside what was laid. Absent where there was none. */
  readonly base?: Definition;
  /** The version that brought it; 0 while it is a draft. */
  readonly version: number;
}
export type Overlay = ReadonlyMap<string, OverlayEntry>;
type ObjectAt = Extract<Definition, { kind: 'object' }>;

/** The overlay with entries laid on top. */
export function laidOver(overlay: Overlay, entries: readonly OverlayEntry[]): Overlay {
  const result = new Map(overlay);
  for (const entry of entries) {
    if (entry.state === 'shipped') result.delete(entry.path);
    else result.set(entry.path, entry);
  }
  return result;
}

/** The definitions in force. Fields that admins added come in the order they were added. */
export function effectiveDefinitions(shipped: readonly Definition[], laid: Overlay): readonly Definition[] {
  if (laid.size === 0) return shipped;
  const { files, overlay } = renamedLayers({ files: shipped, overlay: laid });
  const lost = lostFields(overlay);
  const shown = (definition: Definition, entry: OverlayEntry | undefined): Definition[] => {
    const now = definition.kind === 'object' ? withFieldsOff(definition, lost.get(folderOf(definition.path))) : definition;
    if (entry?.state !== 'removed' && entry?.state !== 'purged') return [now];
    return now.kind === 'object' || now.kind === 'field' ? [switchedOff(now)] : [];
  };
  const shippedAt = bodiesAt(files);
  const known = new Set(files.map((file) => file.path));
  const definitions = files.flatMap((file) => {
    const entry = overlay.get(file.path);
    return shown(entry?.definition ? laidAt(entry, shippedAt)! : file, entry);
  });
  const added = [...overlay.values()].filter((entry) => entry.definition && !known.has(entry.path)).sort((a, b) => (a.version || Infinity) - (b.version || Infinity));
  const modules = added.flatMap(({ definition, state }) => (definition?.kind === 'module' && state === 'set' ? [definition.body.name] : []));
  return [...definitions.map((each) => (each.kind === 'app' ? withModules(each, modules) : each)), ...added.flatMap((entry) => shown(laidAt(entry, shippedAt)!, entry))];
}

/** Bodies of files by path; of a field that stands in the file of its object by the path it would have. */
function bodiesAt(files: readonly Definition[]): (path: string) => Definition['body'] | undefined {
  const at = new Map(files.map((file) => [file.path, file.body]));
  return (path) => {
    const body = at.get(path);
    if (body) return body;
    const fields = (at.get(`${folderOf(path)}/object`) as ObjectDefinition | undefined)?.fields;
    const name = fieldOf(path, path);
    return fields && name !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
  };
}

/** What lies at the path of an entry, with what releases changed since. */
function laidAt(entry: OverlayEntry | undefined, shippedAt: (path: string) => Definition['body'] | undefined): Definition | undefined {
  return entry?.definition && overFile({ definition: entry.definition, ...(entry.base ? { base: entry.base } : {}) }, shippedAt(entry.path));
}

/**
 * What has to be laid over the files so that `definitions` are in force and `remove` are not. Unknown paths in `remove` are returned.
 * A definition that says a former name is the thing of that name, renamed: whatever else mentions the old name reads as the new one from then on.
 */
export function overlayChanges(raw: Layers, asked: { readonly definitions: readonly Definition[]; readonly remove: readonly string[] }): { readonly entries: readonly OverlayEntry[]; readonly unknown: readonly string[] } {
  const { renames, ...layers } = renamedLayers(raw, asked.definitions);
  const wish = renames ? { definitions: withFormerNames(asked.definitions, renames), remove: asked.remove.flatMap((path) => removedPath(path, renames, renamesOf(raw))) } : asked;
  const { overlay } = layers;
  const shipped = new Map(raw.files.map((file) => [file.path, file]));
  const files = new Map(layers.files.map((file) => [file.path, file]));
  const shippedAt = bodiesAt(layers.files);
  const entries = new Map<string, OverlayEntry>();
  const lay = (asked: OverlayEntry): void => {
    const now = overlay.get(asked.path);
    const body = asked.state === 'set' ? shippedAt(asked.path) : undefined;
    const entry = body ? { ...asked, base: Object.freeze({ kind: asked.kind, path: asked.path, body }) as Definition } : asked;
    if (entry.state === 'shipped' && !now) entries.delete(entry.path);
    else if (entry.state === 'removed' && (now?.state === 'removed' || now?.state === 'purged')) entries.delete(entry.path);
    else if (entry.state === 'set' && raw.overlay.has(entry.path) && now?.state === 'set' && same(laidAt(now, shippedAt)?.body, entry.definition!.body)) entries.delete(entry.path);
    else entries.set(entry.path, entry);
  };
  const layOne = (definition: Definition): void => {
    const { path, kind } = definition;
    const file = files.get(path);
    lay(file && shipped.has(path) && same(file.body, definition.body) ? { path, kind, state: 'shipped', version: 0 } : { path, kind, state: 'set', definition, version: 0 });
  };
  const objectsFirst = [...wish.definitions].sort((a, b) => Number(b.kind === 'object') - Number(a.kind === 'object'));
  for (const definition of objectsFirst) {
    if (definition.kind === 'object') objectEntries(definition, { file: files.get(definition.path), shipped: shipped.get(definition.path), overlay }).forEach(lay);
    else layOne(definition);
  }
  const there = new Map(effectiveDefinitions(layers.files, overlay).map((one) => [one.path, one]));
  const unknown: string[] = [];
  for (const path of wish.remove) {
    const kind = definitionPlace(path)?.kind;
    const own = overlay.get(path);
    const inObject = kind === 'field' && fieldIn(there.get(`${folderOf(path)}/object`), path);
    if (!kind || (!there.has(path) && !inObject)) unknown.push(path);
    else lay({ path, kind, state: 'removed', ...(own?.definition ? { definition: own.definition } : {}), ...(own?.base ? { base: own.base } : {}), version: 0 });
  }
  // What lies over the name before is over: it was read as lying over the one of today.
  const former = renames ? [...raw.overlay.values()].filter(({ path }) => rewrittenPath(path, renames) !== path && entries.has(rewrittenPath(path, renames))) : [];
  return { entries: [...former.map(({ path, kind }): OverlayEntry => ({ path, kind, state: 'shipped', version: 0 })), ...entries.values()], unknown };
}

/** A path that only loses its name goes by being renamed; one that was renamed before is meant by its name of today. */
function removedPath(path: string, renames: Renames, before: Renames | undefined): string[] {
  const now = rewrittenPath(path, renames);
  return now === path ? [path] : before && rewrittenPath(path, before) === now ? [now] : [];
}

/**
 * An object that differs from its file in fields only is kept as those fields, so that a later file may change everything else. Otherwise it is kept
 * whole; either way it says what all its fields are, so what lay over single ones of them is over.
 */
function objectEntries(definition: ObjectAt, { file, shipped, overlay }: { readonly file: Definition | undefined; /** As it was written, with its own names. */ readonly shipped: Definition | undefined; readonly overlay: Overlay }): OverlayEntry[] {
  const { path, body } = definition;
  const fieldPath = (name: string): string => `${folderOf(path)}/fields/${name}`;
  if (file?.kind === 'object' && shipped?.kind === 'object' && same({ ...file.body, fields: 0 }, { ...body, fields: 0 })) {
    const names = new Set([...Object.keys(file.body.fields), ...Object.keys(body.fields)]);
    return [{ path, kind: 'object', state: 'shipped', version: 0 }, ...[...names].map((name): OverlayEntry => {
      const at = { path: fieldPath(name), kind: 'field' as const, version: 0 };
      if (!Object.hasOwn(body.fields, name)) return { ...at, state: 'removed' };
      if (Object.hasOwn(shipped.body.fields, name) && same(file.body.fields[name], body.fields[name])) return { ...at, state: 'shipped' };
      return { ...at, state: 'set', definition: Object.freeze({ kind: 'field', path: at.path, body: body.fields[name]! }) };
    })];
  }
  const laid = [...overlay.keys()].filter((at) => Object.hasOwn(body.fields, fieldOf(at, path) ?? ''));
  // A field in the trash is shown as switched off. It stays in the trash.
  const lost = new Set(laid.flatMap((at) => (overlay.get(at)!.state !== 'set' && body.fields[fieldOf(at, path)!]!.off === true ? [fieldOf(at, path)!] : [])));
  const over = laid.filter((at) => !lost.has(fieldOf(at, path)!));
  const withLost = lost.size === 0 ? definition : Object.freeze({ ...definition, body: Object.freeze({ ...body, fields: Object.freeze(Object.fromEntries(Object.entries(body.fields).map(([name, field]) => [name, lost.has(name) ? onAgain(field) : field]))) }) });
  return [{ path, kind: 'object', state: 'set', definition: withLost, version: 0 }, ...over.map((at): OverlayEntry => ({ path: at, kind: 'field', state: 'shipped', version: 0 }))];
}

function onAgain({ off: _off, ...field }: FieldDefinition): FieldDefinition {
  return Object.freeze(field);
}

/** What lies at the paths of `entries` now: laying it over again takes them back. */
export function undoOf(overlay: Overlay, entries: readonly OverlayEntry[]): readonly OverlayEntry[] {
  return entries.map(({ path, kind }) => overlay.get(path) ?? { path, kind, state: 'shipped', version: 0 });
}

function folderOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

/** The field's name, if `path` is that of a field of the object at `objectPath`. */
function fieldOf(path: string, objectPath: string): string | undefined {
  const start = `${folderOf(objectPath)}/fields/`;
  return path.startsWith(start) ? path.slice(start.length) : undefined;
}

function fieldIn(object: Definition | undefined, path: string): boolean {
  const name = object && fieldOf(path, object.path);
  return object?.kind === 'object' && name !== undefined && Object.hasOwn(object.body.fields, name);
}

/** Fields that were taken away, by the folder of their object. */
function lostFields(overlay: Overlay): ReadonlyMap<string, readonly string[]> {
  const lost = new Map<string, string[]>();
  for (const { path, kind, state } of overlay.values()) {
    if (kind !== 'field' || (state !== 'removed' && state !== 'purged')) continue;
    const list = lost.get(folderOf(path)) ?? [];
    list.push(path.slice(path.lastIndexOf('/') + 1));
    lost.set(folderOf(path), list);
  }
  return lost;
}

// The same answer for the same question: what is compiled from a definition is kept by its identity.
const off = new WeakMap<Definition, Definition>();
const fieldsOff = new WeakMap<Definition, Map<string, Definition>>();

const withMore = new WeakMap<Definition, Map<string, Definition>>();

/** A module an admin made belongs to the application, at the end where nobody says otherwise. */
function withModules(app: Extract<Definition, { kind: 'app' }>, modules: readonly string[]): Definition {
  const more = modules.filter((name) => !app.body.modules.includes(name));
  if (more.length === 0) return app;
  const known = withMore.get(app) ?? new Map<string, Definition>();
  withMore.set(app, known);
  const made = known.get(more.join()) ?? Object.freeze({ ...app, body: Object.freeze({ ...app.body, modules: Object.freeze([...app.body.modules, ...more]) as string[] }) });
  known.set(more.join(), made);
  return made;
}

function switchedOff(definition: Extract<Definition, { kind: 'object' | 'field' }>): Definition {
  const made = off.get(definition) ?? (Object.freeze({ ...definition, body: Object.freeze({ ...definition.body, off: true }) }) as Definition);
  off.set(definition, made);
  return made;
}

function withFieldsOff(definition: ObjectAt, names: readonly string[] | undefined): ObjectAt {
  const lost = new Set((names ?? []).filter((name) => Object.hasOwn(definition.body.fields, name)));
  if (lost.size === 0) return definition;
  const key = [...lost].sort().join(' ');
  const known = fieldsOff.get(definition) ?? new Map<string, Definition>();
  fieldsOff.set(definition, known);
  const fields = (): ObjectDefinition['fields'] => Object.freeze(Object.fromEntries(Object.entries(definition.body.fields)
    .map(([name, field]) => [name, lost.has(name) ? Object.freeze({ ...field, off: true }) : field])));
  const made = known.get(key) ?? Object.freeze({ ...definition, body: Object.freeze({ ...definition.body, fields: fields() }) });
  known.set(key, made);
  return made as ObjectAt;
}

function same(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}
