// The names a thing had before: kept in order, because what is stored is called after the first of them.
import type { ObjectDefinition } from './types';

/** `formerNames` after a rename from one name to another. A name that comes back stands first where it was the first, and is left out elsewhere. */
export function formerNamesAfter(formerNames: readonly string[] | undefined, { from, to }: { readonly from: string; readonly to: string }): string[] {
  const names = [...new Set([...(formerNames ?? []), from])];
  return names.filter((name, index) => name !== to || index === 0);
}

/** An object's former names after a rename, with the names its list had along with them as far as they are known. */
export function formerObjectNamesAfter({ name, plural, formerNames = [], formerPlurals = [] }: ObjectDefinition, to: string): Pick<ObjectDefinition, 'formerNames' | 'formerPlurals'> {
  const plurals = new Map([...formerNames.flatMap((each, index) => (formerPlurals[index] === undefined ? [] : [[each, formerPlurals[index]] as const])), [name, plural]]);
  const names = formerNamesAfter(formerNames, { from: name, to });
  return names.every((each) => plurals.has(each)) ? { formerNames: names, formerPlurals: names.map((each) => plurals.get(each)!) } : { formerNames: names };
}
