// A value that points at another record, as forms keep it: id, name and object.
import type { FieldDescription, ObjectSummary } from '../../metadata/language/description';

export interface Reference { readonly id: string; readonly name: string; readonly object: string }

/** Asks for what a reference shows: id and the target's name field; nothing where the viewer may not read the object it leads to. */
export function referenceSelection(field: FieldDescription): string {
  const target = field.targets[0];
  return target ? `${field.name} { id ${nameAlias(target)} }` : '';
}

/** Asks a union for the name of whichever object the record is of. */
export function unionSelection(field: FieldDescription): string {
  if (field.targets.length === 0) return '';
  const parts = field.targets.map((target) => `... on ${target.typeName} { id ${nameAlias(target)} }`);
  return `${field.name} { __typename ${parts.join(' ')} }`;
}

/** The name field under one name for every object. */
export function nameAlias(target: { readonly nameField: string }): string {
  return target.nameField === 'id' ? 'refName: id' : `refName: ${target.nameField}`;
}

/** An answer of the API as a reference. */
export function readReference(raw: unknown, field: FieldDescription): Reference | null {
  if (raw === null || typeof raw !== 'object') return null;
  const { id, refName, __typename } = raw as { id?: string; refName?: unknown; __typename?: string };
  if (!id) return null;
  const target = field.targets.find((known) => known.typeName === __typename) ?? targetOfId(field.targets, id) ?? field.targets[0];
  return { id, name: refName === null || refName === undefined ? id : String(refName), object: target?.name ?? '' };
}

/** The target an id belongs to. */
export function targetOfId(targets: readonly ObjectSummary[], id: string): ObjectSummary | undefined {
  return targets.find((target) => id.startsWith(`${target.idPrefix}_`));
}
