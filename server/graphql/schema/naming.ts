// GraphQL type names made from an object's type name, and the small questions about fields that every type maker asks.
import type { FieldModel, Model, ObjectModel } from '../../model/model';

/** Type names of one object; `Account` gives `AccountFilter`, `AccountOrder` … */
export const typeNames = Object.freeze({
  connection: (typeName: string) => `${typeName}Connection`,
  edge: (typeName: string) => `${typeName}Edge`,
  filter: (typeName: string) => `${typeName}Filter`,
  lookupFilter: (typeName: string) => `${typeName}LookupFilter`,
  listFilter: (typeName: string) => `${typeName}ListFilter`,
  order: (typeName: string) => `${typeName}Order`,
  input: (typeName: string) => `${typeName}Input`,
  patch: (typeName: string) => `${typeName}Patch`,
  key: (typeName: string) => `${typeName}Key`,
  reference: (typeName: string) => `${typeName}Reference`,
  listInput: (typeName: string) => `${typeName}ListInput`,
  listUpdate: (typeName: string) => `${typeName}ListUpdate`,
  batch: (typeName: string) => `${typeName}Batch`,
  summary: (typeName: string) => `${typeName}Summary`,
  group: (typeName: string) => `${typeName}Group`,
  groupKeys: (typeName: string) => `${typeName}GroupKeys`,
  groupField: (typeName: string) => `${typeName}GroupField`,
  groupKey: (typeName: string) => `${typeName}GroupKey`,
  groupOrder: (typeName: string) => `${typeName}GroupOrder`,
  having: (typeName: string) => `${typeName}Having`,
});

/** Name of the union of a polymorphic lookup: `TaskRelatedTo`. */
export function unionName(object: ObjectModel, field: FieldModel): string {
  return `${object.typeName}${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`;
}

/** What a field is to the API: a value of its own, or a way to other records. */
export type FieldPlace = 'value' | 'reference' | 'polymorphic' | 'links';

/** Whether a field holds a value, one record, one record of several objects, or many records. */
export function placeOf(field: FieldModel): FieldPlace {
  if (field.type === 'manyToMany') return 'links';
  if (field.type === 'polymorphicLookup') return 'polymorphic';
  return field.targets.length > 0 ? 'reference' : 'value';
}

/** Objects a field may point at that are switched on. */
export function targetsOf(model: Model, field: FieldModel): readonly ObjectModel[] {
  return field.targets.map((name) => model.objects.get(name)).filter((object) => object !== undefined);
}

const polymorphicByObject = new WeakMap<ObjectModel, readonly FieldModel[]>();

/** Polymorphic lookups that lead somewhere; most objects have none. */
export function polymorphicFields(model: Model, object: ObjectModel): readonly FieldModel[] {
  const known = polymorphicByObject.get(object);
  if (known) return known;
  const found = [...object.fields.values()].filter((field) => placeOf(field) === 'polymorphic' && targetsOf(model, field).length > 0);
  polymorphicByObject.set(object, found);
  return found;
}

/** Current and former names of an object's fields: `insteadUse` is set on the former ones. */
export function namedFields(object: ObjectModel): readonly { readonly name: string; readonly field: FieldModel; readonly insteadUse?: string }[] {
  return [
    ...[...object.fields.values()].map((field) => ({ name: field.name, field })),
    ...[...object.formerFields].filter(([name]) => !object.fields.has(name)).map(([name, field]) => ({ name, field, insteadUse: field.name })),
  ];
}

/** The words of an alias's deprecation. */
export function renamed(insteadUse: string | undefined): string | undefined {
  return insteadUse && `Renamed: use ${insteadUse}.`;
}
