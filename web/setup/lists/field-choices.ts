// The fields a list may show: those of the object, and one step further those of the records its lookups lead to.
import type { FieldDescription, ObjectDescription } from '../../../metadata/language/description';
import { throughNames } from '../../list/filter-fields';
import type { Descriptions } from '../../layout/shown-fields';

export interface FieldChoice { readonly path: string; readonly label: string; readonly field: FieldDescription }
export interface FieldChoiceGroup { readonly label: string; readonly choices: readonly FieldChoice[] }

/** Names of the objects that must be described for all choices. */
export function objectsForChoices(object: ObjectDescription): readonly string[] {
  return throughNames(object);
}

/** The choices, the object's own first; `may` leaves some out. */
export function fieldChoices(object: ObjectDescription, objects: Descriptions, may: (field: FieldDescription) => boolean): readonly FieldChoiceGroup[] {
  const own = { label: object.label, choices: object.fields.filter(may).map((field) => ({ path: field.name, label: field.label, field })) };
  const further = object.fields.flatMap((field) => {
    const target = field.targets.length === 1 ? objects.get(field.targets[0]!.name) : undefined;
    if (!target) return [];
    return [{ label: field.label, choices: target.fields.filter((inner) => may(inner) && !inner.system).map((inner) => ({ path: `${field.name}.${inner.name}`, label: `${field.label} · ${inner.label}`, field: inner })) }];
  });
  return [own, ...further].filter(({ choices }) => choices.length > 0);
}

/** A field that may be a column. */
export function mayBeColumn(field: FieldDescription): boolean {
  return field.type !== 'version' && field.type !== 'manyToMany';
}

/** The label of a path. */
export function labelOfPath(groups: readonly FieldChoiceGroup[], path: string): string {
  for (const { choices } of groups) {
    const found = choices.find((choice) => choice.path === path);
    if (found) return found.label;
  }
  return path;
}
