// Random changes of permission sets, the same in every run.
import type { FieldRight, Rights, Rule, Scope, Sets } from './oracle';
import { fields, objects } from './world';

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
    const action = (['read', 'update', 'delete', 'share', 'create', 'field', 'field'] as const)[roll(7)]!;
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

/** Sharing rules by a value, by a number, by a field of the record a lookup leads to; with departments, roles and permission sets. */
export const rules: readonly Rule[] = [
  { name: 'gradeA', object: 'folder', when: 'grade = "a"', holds: (row) => row.values['grade'] === 'a', with: { department: 'head', below: true }, edit: false },
  { name: 'dear', object: 'folder', when: 'amount > 110', holds: (row) => Number(row.values['amount'] ?? 0) > 110, with: { permissionSet: 'onlyNames' }, edit: true },
  { name: 'counted', object: 'folder', when: 'sheetCount > 0 AND grade = "c"', holds: (row, world) => row.values['grade'] === 'c' && [...world.rows.values()].some((sheet) => sheet.master === row.id && !sheet.deleted), with: { role: 'r-remover' }, edit: false },
  { name: 'upB', object: 'memo', when: 'folder.grade = "b"', holds: (row, world) => { const folder = world.rows.get(String(row.values['folder'])); return folder?.deleted === false && folder.values['grade'] === 'b'; }, with: { role: 'r-own' }, edit: true },
  { name: 'gradeC', object: 'memo', when: 'grade = "c"', holds: (row) => row.values['grade'] === 'c', with: { department: 'south' }, edit: true },
];

function assign<T extends object, K extends keyof T>(target: T, key: K, value: T[K] | undefined): void {
  if (value === undefined) delete target[key];
  else target[key] = value;
}
