// What a field and a shared picklist bring along to be renamed.
import { addresses } from '../../widgets/navigation';
import type { ObjectSetup, SharedPicklist } from '../setup-data';
import type { Renamable } from './rename-button';

/** A field of an object that is open in setup. */
export function renamableField(setup: ObjectSetup, name: string): Renamable {
  const field = setup.fields.find((one) => one.name === name)!;
  return {
    label: field.body.label, name, path: field.path, body: field.body,
    taken: new Set(setup.fields.filter((one) => one !== field).flatMap((one) => [one.name, ...(one.body.formerNames ?? [])])),
    addressOf: (to) => `${addresses.setup(`objects/${setup.name}/fields`)}?field=${encodeURIComponent(to)}`,
  };
}

/** A shared picklist, among all of them. */
export function renamablePicklist(list: SharedPicklist, all: readonly SharedPicklist[]): Renamable {
  return {
    label: list.body.label, name: list.body.name, path: list.path, body: list.body, isNamed: true,
    taken: new Set(all.filter((one) => one.path !== list.path).flatMap(({ body }) => [body.name, ...(body.formerNames ?? [])])),
    addressOf: (to) => addresses.setup(`picklists/${list.module}/${to}`),
  };
}
