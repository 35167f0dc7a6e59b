// What names meant before: gathered from every definition that says its former names, so that old names can be read wherever they still stand.
import type { Definition, FieldDefinition } from '../../metadata/language/types';
import { definitionPlace } from '../../metadata/language/paths';
import { inverseOf, targetsOf } from './presence';

/** Questions are asked with names of today or before; answers are names of today. */
export interface Renames {
  /** The same text for the same answers. */
  readonly signature: string;
  /** true where `text` has one of the former names as a word. */
  mayConcern(text: string): boolean;
  object(name: string): string;
  picklist(name: string): string;
  field(object: string, name: string): string;
  /** `formerNames` as a field of today should say them. */
  formerOf(object: string, field: string): readonly string[];
  formerOfObject(object: string): readonly string[];
  formerOfPicklist(picklist: string): readonly string[];
  /** The object a path goes on in behind this field; undefined where it ends. */
  target(object: string, field: string): string | undefined;
  /** The object a related list shows records of. */
  child(object: string, relation: string): string | undefined;
}

/** undefined: nothing has a former name. Where two definitions disagree, the later one is believed. */
export function renamesIn(definitions: readonly Definition[]): Renames | undefined {
  const objects = claims();
  const picklists = claims();
  for (const each of definitions) {
    if (each.kind === 'object') objects.add(each.body.name, each.body.formerNames);
    if (each.kind === 'picklist') picklists.add(each.body.name, each.body.formerNames);
  }
  const fields = new Map<string, Claims>();
  const ofObject = (object: string): Claims => {
    const known = fields.get(object) ?? claims();
    fields.set(object, known);
    return known;
  };
  const all: { readonly object: string; readonly name: string; readonly field: FieldDefinition }[] = [];
  for (const each of definitions) {
    const object = objects.now(definitionPlace(each.path)?.object ?? '');
    if (each.kind === 'field') all.push({ object, name: each.path.slice(each.path.lastIndexOf('/') + 1), field: each.body });
    if (each.kind === 'object') {
      for (const [name, field] of Object.entries(each.body.fields)) {
        all.push({ object, name, field });
        // A name that the same list still uses was not given up: the compiler says so.
        ofObject(object).add(name, field.formerNames?.filter((old) => old === name || !Object.hasOwn(each.body.fields, old)));
      }
    }
  }
  for (const { object, name, field } of all) if (field.formerNames) ofObject(object).add(name, field.formerNames);
  if (objects.size === 0 && picklists.size === 0 && [...fields.values()].every((each) => each.size === 0)) return undefined;

  const nowOf = (object: string, name: string): string => fields.get(objects.now(object))?.now(name) ?? name;
  const targets = new Map<string, string>();
  const children = new Map<string, string>();
  for (const { object, name, field } of all) {
    const inverse = inverseOf(field);
    for (const target of targetsOf(field)) {
      targets.set(`${object}.${nowOf(object, name)}`, objects.now(target));
      if (inverse) children.set(`${objects.now(target)}.${inverse.name}`, object);
    }
  }
  const former = new Set([...objects.former(), ...picklists.former(), ...[...fields.values()].flatMap((each) => [...each.former()])]);
  return {
    signature: JSON.stringify([objects.pairs(), picklists.pairs(), [...fields].map(([object, each]) => [object, each.pairs()]), [...targets], [...children]]),
    mayConcern: (text) => (text.match(/[A-Za-z][A-Za-z0-9]*/g) ?? []).some((word) => former.has(word)),
    object: objects.now, picklist: picklists.now, field: nowOf,
    formerOf: (object, field) => fields.get(objects.now(object))?.formerOf(field) ?? none,
    formerOfObject: objects.formerOf, formerOfPicklist: picklists.formerOf,
    target: (object, field) => targets.get(`${objects.now(object)}.${nowOf(object, field)}`) ?? (field === 'owner' || field === 'createdBy' || field === 'updatedBy' ? 'user' : undefined),
    child: (object, relation) => children.get(`${objects.now(object)}.${relation}`),
  };
}

const none: readonly string[] = Object.freeze([]);

interface Claims {
  readonly size: number;
  add(name: string, formerNames: readonly string[] | undefined): void;
  now(name: string): string;
  former(): Iterable<string>;
  formerOf(name: string): readonly string[];
  pairs(): readonly (readonly [string, string])[];
}

function claims(): Claims {
  const names = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
  return {
    get size() { return names.size; },
    add(name, formerNames) {
      if (formerNames && formerNames.length > 0) lists.set(name, formerNames);
      for (const old of formerNames ?? []) {
        if (old === name) continue;
        if (names.get(name) === old) names.delete(name);
        names.delete(old);
        names.set(old, name);
      }
    },
    now: (name) => names.get(name) ?? name,
    former: () => names.keys(),
    formerOf: (name) => lists.get(name) ?? none,
    pairs: () => [...names],
  };
}
