// Names that must differ across the whole application: objects, plurals, what the API makes of them, and id prefixes.
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import { idPrefixOf } from './compile-object';
import { isEngineName, reservedObjectNames, reservedTypeNames, typeName, typeSuffixes, unionSuffixes } from './names';
import { problemAt } from './problem';
import type { ObjectSource } from './sources';

/** Everything `checkGlobalNames` looks at: the same text, the same answer. */
export function namesSaid(sources: readonly ObjectSource[]): string {
  return sources.map(saidBy).join('\n');
}

const said = new WeakMap<ObjectSource, string>();
function saidBy(source: ObjectSource): string {
  const known = said.get(source);
  if (known !== undefined) return known;
  const { name, plural, idPrefix, formerNames, formerPlurals, fields } = source.definition;
  const unions = Object.entries(fields).flatMap(([field, { type, off }]) => (type === 'polymorphicLookup' && !off ? [field] : []));
  const text = JSON.stringify([source.path, name, plural, idPrefix, formerNames, formerPlurals, unions]);
  said.set(source, text);
  return text;
}

/** Problems of the names of all objects that are on. */
export function checkGlobalNames(sources: readonly ObjectSource[]): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const roots = new Map<string, ObjectSource>();
  const types = new Map<string, ObjectSource>();
  const prefixes = new Map<string, ObjectSource>();
  const claim = (map: Map<string, ObjectSource>, name: string, { source, pointer }: { source: ObjectSource; pointer: string }): void => {
    const other = map.get(name);
    if (!other) map.set(name, source);
    else if (other !== source || pointer === '/plural') problems.push(inUse(source, pointer, { name, by: other.name }));
  };
  for (const source of sources) {
    const { name, plural } = source.definition;
    for (const [pointer, root] of [['/name', name], ['/plural', plural]] as const) {
      if (reservedObjectNames.has(root) || isEngineName(root)) problems.push(reserved(source, pointer, root));
      claim(roots, root, { source, pointer });
    }
    const reservedType = typeSuffixes.map((suffix) => typeName(name) + suffix).find((type) => reservedTypeNames.has(type));
    if (reservedType !== undefined) problems.push(reserved(source, '/name', reservedType));
    const prefix = idPrefixOf(source.definition);
    if (!/^[a-z0-9]{2,12}$/.test(prefix)) {
      problems.push(problemAt({ path: source.path, pointer: '/idPrefix' }, 'pattern', { zh: `编号前缀“${prefix}”应为 2 到 12 个小写字母或数字`, en: `The id prefix "${prefix}" must be 2 to 12 lower-case letters or digits` }));
    }
    claim(prefixes, prefix, { source, pointer: '/idPrefix' });
  }
  for (const source of sources) {
    const { name, plural } = source.definition;
    for (const root of [`${name}Summary`, `${name}Groups`]) if (roots.has(root)) problems.push(inUse(roots.get(root)!, '/name', { name: root, by: name }));
    for (const suffix of typeSuffixes) claim(types, typeName(name) + suffix, { source, pointer: '/name' });
    if (types.get(typeName(plural)) !== undefined && types.get(typeName(plural)) !== source) problems.push(inUse(source, '/plural', { name: typeName(plural), by: types.get(typeName(plural))!.name }));
  }
  checkUnions(sources, types, problems);
  checkFormerNames(sources, roots, problems);
  return problems;
}

/** The union of a polymorphic lookup is named after the object and the field. */
function checkUnions(sources: readonly ObjectSource[], types: ReadonlyMap<string, ObjectSource>, problems: DefinitionProblem[]): void {
  for (const source of sources) {
    for (const [field, definition] of Object.entries(source.definition.fields)) {
      if (definition.type !== 'polymorphicLookup' || definition.off) continue;
      const names = unionSuffixes.map((suffix) => typeName(source.name) + typeName(field) + suffix);
      const reservedName = names.find((name) => reservedTypeNames.has(name));
      const used = names.find((name) => types.has(name));
      if (reservedName !== undefined) problems.push(problemAt(source.fieldPlaces.get(field)!, 'reserved', reservedWords(reservedName)));
      else if (used !== undefined) problems.push(problemAt(source.fieldPlaces.get(field)!, 'repeated', inUseWords(used, types.get(used)!.name)));
    }
  }
}

function checkFormerNames(sources: readonly ObjectSource[], roots: ReadonlyMap<string, ObjectSource>, problems: DefinitionProblem[]): void {
  const former = new Map<string, ObjectSource>();
  for (const source of sources) {
    source.definition.formerNames?.forEach((old, index) => {
      const holder = roots.get(old) ?? former.get(old);
      if (holder && holder !== source) problems.push(inUse(source, `/formerNames/${index}`, { name: old, by: holder.name }));
      former.set(old, source);
    });
    source.definition.formerPlurals?.forEach((old, index) => {
      const holder = roots.get(old);
      if (holder && holder !== source) problems.push(inUse(source, `/formerPlurals/${index}`, { name: old, by: holder.name }));
    });
  }
}

function inUse(source: ObjectSource, pointer: string, { name, by }: { name: string; by: string }): DefinitionProblem {
  return problemAt({ path: source.path, pointer }, 'repeated', inUseWords(name, by));
}

function inUseWords(name: string, by: string): { zh: string; en: string } {
  return { zh: `“${name}”已被对象“${by}”占用，请换一个`, en: `"${name}" is already used by the object "${by}": choose another` };
}

function reserved(source: ObjectSource, pointer: string, name: string): DefinitionProblem {
  return problemAt({ path: source.path, pointer }, 'reserved', reservedWords(name));
}

function reservedWords(name: string): { zh: string; en: string } {
  return { zh: `“${name}”是保留名称，请换一个`, en: `"${name}" is a reserved name: choose another` };
}
