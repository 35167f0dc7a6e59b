// A rollback takes a rename back. The name that was in use meanwhile goes on being known, as after any rename: programs, history and kept views say it.
import { formerNamesAfter, formerObjectNamesAfter } from '../../metadata/language/former-names';
import type { Definition, FieldDefinition, ObjectDefinition, PicklistDefinition } from '../../metadata/language/types';
import { overlayChanges, type OverlayEntry } from './overlay';
import type { State } from './open-store';
import { draftWith } from './wish';

/** `entries`, and what has to be laid over besides so that no name of today is forgotten by them. */
export function keepingNames(state: State, entries: readonly OverlayEntry[]): readonly OverlayEntry[] {
  const { overlay, definitions } = draftWith(state, entries);
  const before = thingsIn(state.definitions);
  const changed = new Map<string, Definition>();
  for (const [identity, after] of thingsIn(definitions)) {
    const old = before.get(identity);
    const body = old && withNamesOf(old, after);
    if (body) changed.set(after.path, Object.freeze({ kind: after.kind, path: after.path, body }) as Definition);
  }
  if (changed.size === 0) return entries;
  // An object says what all its fields are: those that stand alone over them have to be said again.
  const alone = definitions.filter((each) => each.kind === 'field' && !changed.has(each.path) && changed.has(each.path.replace(/\/fields\/\w+$/, '/object')));
  const more = overlayChanges({ files: state.files, overlay }, { definitions: [...changed.values(), ...alone], remove: [] }).entries;
  return [...new Map([...entries, ...more].map((entry) => [entry.path, entry])).values()];
}

type Thing = { readonly path: string; readonly name: string } & (
  { readonly kind: 'object'; readonly body: ObjectDefinition } | { readonly kind: 'field'; readonly body: FieldDefinition } | { readonly kind: 'picklist'; readonly body: PicklistDefinition });

/** What can be renamed, by what it is known by whatever it is called: the first name it had. */
function thingsIn(definitions: readonly Definition[]): ReadonlyMap<string, Thing> {
  const things = new Map<string, Thing>();
  const objects = new Map<string, string>();
  const add = (owner: string, thing: Thing): void => void things.set(`${owner} ${thing.kind} ${thing.body.formerNames?.[0] ?? thing.name}`, thing);
  for (const each of definitions) {
    const folder = each.path.split('/').slice(0, 2).join('/');
    if (each.kind === 'picklist') add('', { ...each, name: each.body.name });
    if (each.kind !== 'object') continue;
    const identity = each.body.formerNames?.[0] ?? each.body.name;
    objects.set(folder, identity);
    add('', { ...each, name: each.body.name });
    for (const [name, body] of Object.entries(each.body.fields)) add(identity, { kind: 'field', path: `${folder}/fields/${name}`, name, body });
  }
  for (const each of definitions) {
    const owner = objects.get(each.path.split('/').slice(0, 2).join('/'));
    if (each.kind === 'field' && owner !== undefined) add(owner, { ...each, name: each.path.slice(each.path.lastIndexOf('/') + 1) });
  }
  return things;
}

/** The body of `after` with every name `before` had; undefined where it has them. */
function withNamesOf(before: Thing, after: Thing): Thing['body'] | undefined {
  const known = new Set([after.name, ...(after.body.formerNames ?? [])]);
  if ([before.name, ...(before.body.formerNames ?? [])].every((name) => known.has(name))) return undefined;
  if (before.kind === 'object' && after.kind === 'object') {
    const names = before.name === after.name ? { formerNames: before.body.formerNames, formerPlurals: before.body.formerPlurals } : formerObjectNamesAfter(before.body, after.name);
    return { ...after.body, ...names } as ObjectDefinition;
  }
  const formerNames = before.name === after.name ? before.body.formerNames : formerNamesAfter(before.body.formerNames, { from: before.name, to: after.name });
  return { ...after.body, formerNames } as Thing['body'];
}
