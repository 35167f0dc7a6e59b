// Operations name types too, in their variables and fragments: those made of an object's former name are read as those of its name of today.
import { Kind, parse, print, visit, type DocumentNode } from 'graphql';
import type { Model } from '../model/model';
import { typeName, typeSuffixes } from '../model/names';

/** The same text where it names no type of before; an operation that cannot be read is left for those who say why. */
export function withTypesOfToday(model: Model, text: string): string {
  const names = formerTypes(model);
  if (names.size === 0 || !(text.match(/[A-Z][A-Za-z0-9]*/g) ?? []).some((word) => names.has(word))) return text;
  let document: DocumentNode;
  try {
    document = parse(text, { noLocation: true });
  } catch {
    return text;
  }
  let found = false;
  const changed = visit(document, {
    [Kind.NAMED_TYPE](node) {
      const now = names.get(node.name.value);
      if (now === undefined) return undefined;
      found = true;
      return { ...node, name: { ...node.name, value: now } };
    },
  });
  return found ? print(changed) : text;
}

const byModel = new WeakMap<Model, ReadonlyMap<string, string>>();

function formerTypes(model: Model): ReadonlyMap<string, string> {
  const known = byModel.get(model);
  if (known) return known;
  const names = new Map<string, string>();
  for (const object of model.objects.values()) {
    for (const former of object.definition.formerNames ?? []) {
      if (former !== object.name) for (const suffix of typeSuffixes) names.set(`${typeName(former)}${suffix}`, `${object.typeName}${suffix}`);
    }
  }
  // A type there is wins over one there was.
  for (const object of model.objects.values()) for (const suffix of typeSuffixes) names.delete(`${object.typeName}${suffix}`);
  byModel.set(model, names);
  return names;
}
