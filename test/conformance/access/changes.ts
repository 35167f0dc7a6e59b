// Random changes of permission sets, the same in every run.
import type { FieldRight, Rights, Scope, Sets } from './oracle';
import { fields, objects } from './world';

/** The same numbers in every run. */
export function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const scopes: readonly (Scope | undefined)[] = ['own', 'department', 'departmentAndBelow', 'all', undefined];
const rights: readonly (FieldRight | undefined)[] = ['none', 'read', 'edit', undefined];

/** The sets that came out different. */
export function changedSets(sets: Sets, roll: (sides: number) => number, count: number): Sets {
  const changed: Sets = {};
  for (let index = 0; index < count; index += 1) {
    const names = Object.keys(sets);
    const name = names[roll(names.length)]!;
    const set = (changed[name] ??= structuredClone(sets[name]!));
    const object = objects[roll(objects.length)]!;
    const own: Rights = structuredClone(set[object] ?? set['*'] ?? {});
    const action = (['read', 'update', 'delete', 'create', 'field', 'field'] as const)[roll(6)]!;
    if (action === 'create') own.create = !own.create;
    else if (action === 'field') {
      const all = ['*', ...fields[object]!];
      const field = all[roll(all.length)]!;
      own.fields = { ...own.fields };
      assign(own.fields, field, rights[roll(4)]);
    } else assign(own, action, scopes[roll(5)]);
    set[object] = own;
  }
  return changed;
}

function assign<T extends object, K extends keyof T>(target: T, key: K, value: T[K] | undefined): void {
  if (value === undefined) delete target[key];
  else target[key] = value;
}
