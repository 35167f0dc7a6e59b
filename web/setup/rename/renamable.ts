// What a field, a shared picklist and an object bring along to be renamed.
import { formerNamesAfter, formerObjectNamesAfter } from '../../../metadata/language/former-names';
import type { ObjectDefinition } from '../../../metadata/language/types';
import { addresses } from '../../widgets/navigation';
import type { ObjectRow, ObjectSetup, SharedPicklist } from '../setup-data';
import type { Renamable, RenamedBody } from './rename-button';

/** A field of an object that is open in setup; `label` as the viewer reads it. */
export function renamableField(setup: ObjectSetup, name: string, label: string): Renamable {
  const field = setup.fields.find((one) => one.name === name)!;
  return {
    label, name, ...ways({ path: field.path, name, body: field.body }),
    taken: new Set(setup.fields.filter((one) => one !== field).flatMap((one) => [one.name, ...(one.body.formerNames ?? [])])),
    addressOf: (to) => `${addresses.setup(`objects/${setup.name}/fields`)}?field=${encodeURIComponent(to)}`,
  };
}

/** A shared picklist, among all of them. */
export function renamablePicklist(list: SharedPicklist, label: string, all: readonly SharedPicklist[]): Renamable {
  return {
    label, name: list.body.name, ...ways({ path: list.path, name: list.body.name, body: list.body, isNamed: true }),
    taken: new Set(all.filter((one) => one.path !== list.path).flatMap(({ body }) => [body.name, ...(body.formerNames ?? [])])),
    addressOf: (to) => addresses.setup(`picklists/${list.module}/${to}`),
  };
}

/** An object, among all of them. */
export function renamableObject(setup: ObjectSetup, label: string, all: readonly ObjectRow[]): Renamable {
  const { object, name, folder } = setup;
  const module = folder.slice(0, folder.indexOf('/'));
  const at = (from: ObjectDefinition, to: string, plural: string): { readonly path: string; readonly body: ObjectDefinition } => {
    const { formerPlurals: _formerPlurals, ...rest } = from;
    return { path: `${module}/${to}/object`, body: { ...rest, ...formerObjectNamesAfter(from, to), name: to, plural } };
  };
  return {
    label, name, plural: object.plural, formerNames: object.formerNames ?? [],
    renamed: (to, plural) => at(object, to, plural),
    back: (now) => at(now as ObjectDefinition, name, object.plural),
    taken: new Set(all.filter((one) => one.name !== name).flatMap((one) => [one.name, one.plural])),
    addressOf: (to) => addresses.setup(`objects/${to}`),
  };
}

function ways({ path, name, body, isNamed }: { readonly path: string; readonly name: string; readonly body: RenamedBody; /** The body says its own name. */ readonly isNamed?: boolean }): Pick<Renamable, 'renamed' | 'back' | 'formerNames'> {
  const at = (from: RenamedBody, one: string, other: string): { readonly path: string; readonly body: RenamedBody } => (
    { path: path.replace(/[^/]+$/, other), body: { ...from, ...(isNamed ? { name: other } : {}), formerNames: formerNamesAfter(from.formerNames, { from: one, to: other }) } }
  );
  return {
    formerNames: body.formerNames ?? [],
    renamed: (to) => at(body, name, to),
    back: (now, to) => at(now, to, name),
  };
}
