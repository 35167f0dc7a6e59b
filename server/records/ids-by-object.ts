// Ids of records, sorted by the objects they belong to.
import { prefixOf } from '../base/ids';
import type { Model, ObjectModel } from '../model/model';

/** Each id once, in the order given; those of no object are left out. */
export function idsByObject(model: Model, ids: readonly string[]): ReadonlyMap<ObjectModel, readonly string[]> {
  const groups = new Map<ObjectModel, Set<string>>();
  for (const id of ids) {
    const object = model.objectByIdPrefix.get(prefixOf(id));
    if (object) groups.set(object, (groups.get(object) ?? new Set()).add(id));
  }
  return new Map([...groups].map(([object, some]) => [object, [...some]]));
}
