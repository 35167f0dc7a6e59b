// Filter and order types of one object: which records, and in which sequence.
import { fieldTypeCan } from '../../../metadata/language/field-types';
import { isShareable } from '../../access/may';
import type { FilterShape } from '../../field-types/field-type';
import { fieldTypeOf } from '../../field-types/field-types';
import type { FieldModel, Model, ObjectModel } from '../../model/model';
import { sharedFilter } from '../../model/names';
import { wordsFilter } from '../../query/filter';
import { datePeriods, filterInputs, listQuantifiers, lookupOperators } from '../../query/filter-kinds';
import type { Blueprint, InputBlueprint, Inputs } from './blueprint';
import { namedFields, placeOf, polymorphicFields, renamed, targetsOf, typeNames, unionName } from './naming';

/** Filter, lookup filter, list filter and order of one object, by type name. */
export function filterTypes(model: Model, object: ObjectModel): readonly (readonly [string, Blueprint])[] {
  const { typeName } = object;
  const polymorphic = polymorphicFields(model, object);
  return [
    [typeNames.filter(typeName), { kind: 'input', description: `${object.label}: all that is given must be met.`, fields: () => recordFilters(model, object) }],
    [typeNames.lookupFilter(typeName), { kind: 'input', description: `${object.label}: the record that is looked up to.`, fields: () => ({ ...recordFilters(model, object), ...plain(lookupOperators) }) }],
    [typeNames.listFilter(typeName), { kind: 'input', description: `${object.label}: the records of a related list.`, fields: () => Object.fromEntries(listQuantifiers.map((word) => [word, { type: typeNames.filter(typeName) }])) }],
    [typeNames.order(typeName), { kind: 'input', oneOf: true, description: 'One field to order by.', fields: () => orders(model, object) }],
    ...polymorphic.map((field) => [typeNames.filter(unionName(object, field)), {
      kind: 'input' as const,
      description: field.label,
      fields: () => ({
        ...plain(lookupOperators),
        ...Object.fromEntries(targetsOf(model, field).map((target) => [target.name, { type: typeNames.filter(target.typeName), description: target.label }])),
      }),
    }] as const),
  ];
}

/** The filter inputs that do not depend on a Model: one per kind, and the periods of dates. */
export function filterKindTypes(): readonly (readonly [string, Blueprint])[] {
  return [
    ...Object.values(filterInputs).map(({ name, description, fields }) => [name, { kind: 'input' as const, description, fields: () => plain(fields) }] as const),
    ['DatePeriod', { kind: 'enum', description: 'A stretch of days, seen from today.', values: () => Object.fromEntries(Object.entries(datePeriods).map(([name, description]) => [name, { description }])) }],
  ];
}

/** Filter inputs of composite fields (money, addresses …) used by an object, by type name. */
export function compositeFilterTypes(object: ObjectModel): readonly (readonly [string, Blueprint])[] {
  const known = compositeFilters.get(object);
  if (known) return known;
  const made = [...object.fields.values()].flatMap((field) => {
    const shape = filterShape(field);
    if (!shape || !('parts' in shape)) return [];
    const inputs = Object.fromEntries(Object.entries(shape.parts).map(([part, { kind }]) => [part, { type: filterInputs[kind].name }]));
    return [[shape.name, { kind: 'input' as const, fields: () => inputs }] as const];
  });
  compositeFilters.set(object, made);
  return made;
}

const compositeFilters = new WeakMap<ObjectModel, readonly (readonly [string, Blueprint])[]>();

/** How a field that holds a value is filtered; undefined where it is not. */
export function filterShape(field: FieldModel): FilterShape | undefined {
  if (field.type === 'id') return { kind: 'id', column: 0 };
  if (field.type === 'version') return { kind: 'integer', column: 0 };
  return placeOf(field) === 'value' ? fieldTypeOf(field).filter(field) : undefined;
}

/** true where a list can be ordered by the field itself. */
export function orderable(field: FieldModel): boolean {
  return field.type === 'id' || field.type === 'version' || fieldTypeOf(field).sortable;
}

/** true where records can be grouped by the field's value. */
export function groupable(field: FieldModel): boolean {
  return field.type !== 'id' && field.type !== 'version' && fieldTypeCan(field.type, 'groupable');
}

function recordFilters(model: Model, object: ObjectModel): Inputs {
  const self = typeNames.filter(object.typeName);
  const inputs: Record<string, InputBlueprint> = { and: { type: `[${self}!]` }, or: { type: `[${self}!]` }, not: { type: self } };
  for (const { name, field, insteadUse } of namedFields(object)) {
    const type = filterType(model, object, field);
    if (type !== undefined && !(name in inputs)) inputs[name] = { type, description: field.label, deprecated: renamed(insteadUse) };
  }
  for (const relation of object.relations.values()) {
    const target = model.objects.get(relation.object);
    if (target && !(relation.name in inputs)) inputs[relation.name] = { type: typeNames.listFilter(target.typeName), description: relation.label };
  }
  if (object.searchFields.length > 0 && !(wordsFilter in inputs)) inputs[wordsFilter] = { type: 'String', description: 'What searching everywhere finds by these words: Chinese, pinyin, initials, digits.' };
  if (isShareable(object) && !(sharedFilter in inputs)) inputs[sharedFilter] = { type: 'Boolean', description: 'Whether somebody shares the record with you.' };
  return inputs;
}

function filterType(model: Model, object: ObjectModel, field: FieldModel): string | undefined {
  const [target] = targetsOf(model, field);
  switch (placeOf(field)) {
    case 'reference': return target && typeNames.lookupFilter(target.typeName);
    case 'polymorphic': return target && typeNames.filter(unionName(object, field));
    case 'links': return target && typeNames.listFilter(target.typeName);
    case 'value': {
      const shape = filterShape(field);
      return shape && ('parts' in shape ? shape.name : filterInputs[shape.kind].name);
    }
  }
}

function orders(model: Model, object: ObjectModel): Inputs {
  const inputs: Record<string, InputBlueprint> = {};
  for (const { name, field, insteadUse } of namedFields(object)) {
    const [target] = targetsOf(model, field);
    const place = placeOf(field);
    const type = place === 'reference' ? target && typeNames.order(target.typeName) : place === 'value' && orderable(field) ? 'SortDirection' : undefined;
    if (type !== undefined && !(name in inputs)) inputs[name] = { type, description: field.label, deprecated: renamed(insteadUse) };
  }
  return inputs;
}

function plain(fields: Readonly<Record<string, string>>): Inputs {
  return Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, { type }]));
}
