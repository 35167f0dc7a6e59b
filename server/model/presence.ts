// What is there, what is switched off, and what was never heard of: what hangs on something that is off goes with it.
import type { FieldDefinition } from '../../metadata/language/types';
import type { ObjectSource, Sources } from './sources';

export type Presence = 'on' | 'off' | 'unknown';

export interface PresenceOf {
  /** true: nothing at all is off, and everything known is on. */
  readonly allOn: boolean;
  object(name: string): Presence;
  field(object: string, field: string): Presence;
  /** The expression names something that is off. */
  mentionsOff(object: string, expression: string): boolean;
  /** The field that makes the related list `relation` of `object`, on or off. */
  inverse(object: string, relation: string): { readonly object: string; readonly field: string } | undefined;
}

/** Answers for one set of sources; everything is found out once. */
export function presenceIn(sources: Sources): PresenceOf {
  const inverses = new Map<string, { readonly object: string; readonly field: string }>();
  let allOn = true;
  for (const source of sources.objects.values()) {
    const { off, links } = factsOf(source);
    if (off) allOn = false;
    for (const { to, inverse, field } of links) if (!inverses.has(`${to}.${inverse}`) || !source.off) inverses.set(`${to}.${inverse}`, { object: source.name, field });
  }
  const found = new Map<string, Presence>();

  const object = (name: string): Presence => {
    const source = sources.objects.get(name);
    return !source ? 'unknown' : source.off ? 'off' : 'on';
  };
  const field = (objectName: string, name: string): Presence => {
    const key = `${objectName}.${name}`;
    const known = found.get(key);
    if (known) return known;
    found.set(key, 'on'); // a circle of formulas is reported elsewhere
    const presence = find(objectName, name);
    found.set(key, presence);
    return presence;
  };
  const find = (objectName: string, name: string): Presence => {
    const definition = fieldOf(sources.objects.get(objectName), name);
    if (!definition) return 'unknown';
    if (definition.off || sources.objects.get(objectName)!.off) return 'off';
    if (allOn) return 'on';
    const targets = targetsOf(definition);
    if (targets.length > 0 && targets.every((target) => object(target) === 'off')) return 'off';
    if (definition.type === 'rollUp') {
      const child = inverses.get(`${objectName}.${definition.of}`);
      if (!child) return 'on';
      if (field(child.object, child.field) === 'off') return 'off';
      if (definition.field !== undefined && field(child.object, definition.field) === 'off') return 'off';
      return definition.filter !== undefined && mentionsOff(child.object, definition.filter) ? 'off' : 'on';
    }
    return definition.type === 'formula' && mentionsOff(objectName, definition.expression) ? 'off' : 'on';
  };
  const mentionsOff = (objectName: string, expression: string): boolean => {
    if (allOn) return false;
    return namesIn(expression).some((path) => {
      let at = objectName;
      for (const step of path) {
        const presence = field(at, step);
        if (presence !== 'on') return presence === 'off';
        const next = targetsOf(fieldOf(sources.objects.get(at), step)!)[0];
        if (next === undefined) return false;
        at = next;
      }
      return false;
    });
  };
  return { allOn, object, field, mentionsOff, inverse: (name, relation) => inverses.get(`${name}.${relation}`) };
}

/** API names of the objects a field's definition points at. */
export function targetsOf(definition: FieldDefinition): readonly string[] {
  switch (definition.type) {
    case 'lookup': case 'masterDetail': case 'manyToMany': return [definition.to];
    case 'polymorphicLookup': return definition.to;
    case 'user': return ['user'];
    case 'department': return ['department'];
    default: return [];
  }
}

/** The related list a field makes on its targets, if it names one. */
export function inverseOf(definition: FieldDefinition): { readonly name: string; readonly label?: string } | undefined {
  if (!('inverse' in definition) || definition.inverse === undefined) return undefined;
  return { name: definition.inverse, label: definition.inverseLabel };
}

interface SourceFacts { readonly off: boolean; readonly links: readonly { readonly to: string; readonly inverse: string; readonly field: string }[] }
const facts = new WeakMap<ObjectSource, SourceFacts>();
function factsOf(source: ObjectSource): SourceFacts {
  const known = facts.get(source);
  if (known) return known;
  const fields = Object.entries(source.definition.fields);
  const links = fields.flatMap(([field, definition]) => {
    const inverse = inverseOf(definition);
    return inverse ? targetsOf(definition).map((to) => ({ to, inverse: inverse.name, field })) : [];
  });
  const made = { off: source.off || fields.some(([, definition]) => definition.off), links };
  facts.set(source, made);
  return made;
}

function fieldOf(source: ObjectSource | undefined, name: string): FieldDefinition | undefined {
  return source && Object.hasOwn(source.definition.fields, name) ? source.definition.fields[name] : undefined;
}

/** Every path of names in the text of an expression that is not a function call or inside a literal. */
function namesIn(expression: string): string[][] {
  const code = expression.replace(/"(?:[^"\\]|\\.|"")*"|'(?:[^'\\]|\\.|'')*'/g, ' ');
  return [...code.matchAll(/[A-Za-z][A-Za-z0-9]*(?:\s*\.\s*[A-Za-z][A-Za-z0-9]*)*(?!\s*\()/g)].map((match) => match[0].split('.').map((step) => step.trim()));
}
