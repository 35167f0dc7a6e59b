// Gives new records their automatic numbers: late, because the counter is locked from here to the commit.
import { nextNumbers } from '../autonumber';
import { byObject } from './lock-masters';
import type { Work } from './change';

/** WARNING: objects and fields go in the order of their names, so that two writers never wait for each other's counter. */
export async function numberRecords({ context, changes }: Work): Promise<void> {
  const creates = byObject(changes.filter((change) => change.kind === 'create'));
  for (const object of [...creates.keys()].sort((left, right) => (left.name < right.name ? -1 : 1))) {
    for (const field of object.fields.values()) {
      const { definition } = field;
      if (definition.type !== 'autoNumber') continue;
      const without = creates.get(object)!.filter((change) => !change.values.has(field.name));
      if (without.length === 0) continue;
      const numbers = await nextNumbers(context, { name: `${object.name}.${field.name}`, definition }, without.length);
      without.forEach((change, index) => change.values.set(field.name, [numbers[index], ...field.columns.slice(1).map(() => numbers[index])]));
    }
  }
}
