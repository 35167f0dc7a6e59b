// Input types of one object: what create, update and upsert take, and what a parent's form sends for its related lists.
import { GraphQLString } from 'graphql';
import { fieldTypeOf } from '../../field-types/field-types';
import type { FieldModel, Model, ObjectModel } from '../../model/model';
import type { Blueprint, InputBlueprint, Inputs } from './blueprint';
import { namedFields, placeOf, polymorphicFields, renamed, targetsOf, typeNames, unionName } from './naming';
import { describe } from './object-types';
import { polymorphicReference, recordReference } from './reference-scalars';

/** Input, patch, key, list input and references of one object, by type name. `typeName` differs from the object's own for a former name. */
export function inputTypes(model: Model, object: ObjectModel): readonly (readonly [string, Blueprint])[] {
  const { typeName } = object;
  const polymorphic = polymorphicFields(model, object);
  return [
    [typeNames.input(typeName), { kind: 'input', description: `${object.label}: absent fields take their default.`, fields: () => recordInputs(model, object) }],
    [typeNames.patch(typeName), { kind: 'input', description: `${object.label}: absent fields stay as they are, null makes empty.`, fields: () => recordInputs(model, object) }],
    [typeNames.key(typeName), { kind: 'input', oneOf: true, description: `${object.label}: exactly one value that no two records share.`, fields: () => keyInputs(object) }],
    [typeNames.listInput(typeName), { kind: 'input', description: `${object.label}: what becomes of a related list when its parent is saved.`, fields: () => listInputs(typeName) }],
    [typeNames.listUpdate(typeName), { kind: 'input', fields: () => ({ id: { type: 'ID!' }, input: { type: `${typeNames.patch(typeName)}!` }, ifVersion: { type: 'Int' } }) }],
    [typeNames.reference(typeName), { kind: 'ready', make: () => recordReference(object, keyNames(object)) }],
    ...polymorphic.map((field) => {
      const name = typeNames.reference(unionName(object, field));
      return [name, { kind: 'ready' as const, make: () => polymorphicReference(name, field, targetsOf(model, field).map((target) => target.name)) }] as const;
    }),
  ];
}

/** Names of the fields that may stand for a record: unique and external ids. */
function keyNames(object: ObjectModel): readonly string[] {
  const keys = new Set(keyFields(object));
  return namedFields(object).flatMap(({ name, field }) => (keys.has(field) ? [name] : []));
}

function keyFields(object: ObjectModel): readonly FieldModel[] {
  return [...object.fields.values()].filter((field) => field.type !== 'id' && field.unique && placeOf(field) === 'value' && keyType(field) !== undefined);
}

/** Read-only values such as automatic numbers are never written, but they do find a record. */
function keyType(field: FieldModel): string | undefined {
  return fieldTypeOf(field).input(field) ?? (field.columns.length === 1 ? GraphQLString.name : undefined);
}

function keyInputs(object: ObjectModel): Inputs {
  const inputs: Record<string, InputBlueprint> = { id: { type: 'ID' } };
  const keys = new Set(keyFields(object));
  for (const { name, field, insteadUse } of namedFields(object)) if (keys.has(field)) inputs[name] = { type: keyType(field)!, description: field.label, deprecated: renamed(insteadUse) };
  return inputs;
}

function recordInputs(model: Model, object: ObjectModel): Inputs {
  const inputs: Record<string, InputBlueprint> = {};
  for (const { name, field, insteadUse } of namedFields(object)) {
    const type = inputType(model, object, field);
    if (type === undefined || name in inputs) continue;
    const required = field.required ? ' (required)' : '';
    inputs[name] = { type, description: describe(field.label, field.definition.help) + required, deprecated: renamed(insteadUse) };
  }
  for (const relation of object.relations.values()) {
    const target = model.objects.get(relation.object);
    if (target && !(relation.name in inputs)) inputs[relation.name] = { type: typeNames.listInput(target.typeName), description: relation.label };
  }
  // An input type may not be empty, even where nothing can be written.
  return Object.keys(inputs).length > 0 ? inputs : { _: { type: 'Boolean', description: 'Nothing of this object can be written.' } };
}

function inputType(model: Model, object: ObjectModel, field: FieldModel): string | undefined {
  if (field.readOnly || field.system) return undefined;
  const [target] = targetsOf(model, field);
  switch (placeOf(field)) {
    case 'reference': return target && typeNames.reference(target.typeName);
    case 'polymorphic': return target && typeNames.reference(unionName(object, field));
    case 'links': return target && typeNames.listInput(target.typeName);
    case 'value': return fieldTypeOf(field).input(field);
  }
}

function listInputs(typeName: string): Inputs {
  return {
    create: { type: `[${typeNames.input(typeName)}!]` },
    update: { type: `[${typeNames.listUpdate(typeName)}!]` },
    connect: { type: '[ID!]', description: 'Existing records to add.' },
    disconnect: { type: '[ID!]', description: 'Records to take out, without deleting them.' },
    delete: { type: '[ID!]', description: 'Records to put into the recycle bin.' },
  };
}
