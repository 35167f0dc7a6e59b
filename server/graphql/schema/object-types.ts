// Output types of one object: the record itself, its list, and the unions its polymorphic lookups need.
import type { Output } from '../../field-types/field-type';
import { fieldTypeOf } from '../../field-types/field-types';
import type { FieldModel, Model, ObjectModel } from '../../model/model';
import type { Blueprint, FieldBlueprint, Fields, Inputs } from './blueprint';
import { namedFields, placeOf, polymorphicFields, renamed, targetsOf, typeNames, unionName } from './naming';

/** The record type, its connection and edge, and its unions, by type name. */
export function objectTypes(model: Model, object: ObjectModel): readonly (readonly [string, Blueprint])[] {
  const { typeName } = object;
  const unions = polymorphicFields(model, object);
  return [
    [typeName, { kind: 'object', description: describe(object.label, object.definition.help), interfaces: ['Node'], fields: () => recordFields(model, object) }],
    [typeNames.connection(typeName), { kind: 'object', fields: () => connectionFields(typeName) }],
    [typeNames.edge(typeName), { kind: 'object', fields: () => ({ cursor: { type: 'String!' }, node: { type: `${typeName}!` } }) }],
    ...unions.map((field) => [unionName(object, field), { kind: 'union' as const, description: field.label, types: targetsOf(model, field).map((target) => target.typeName) }] as const),
  ];
}

/** Arguments of a list of `typeName`, the same at every level. */
export function listArguments(typeName: string): Inputs {
  return {
    filter: { type: typeNames.filter(typeName) },
    orderBy: { type: `[${typeNames.order(typeName)}!]` },
    first: { type: 'Int', description: 'How many from the start, 50 where neither first nor last is given, at most 1000.' },
    after: { type: 'String', description: 'A cursor of this list: what comes after it.' },
    last: { type: 'Int', description: 'How many from the end, at most 1000.' },
    before: { type: 'String', description: 'A cursor of this list: what comes before it.' },
  };
}

/** A label with its help text, as a description. */
export function describe(label: string, help?: string): string {
  return help ? `${label}: ${help}` : label;
}

function recordFields(model: Model, object: ObjectModel): Fields {
  const fields: Record<string, FieldBlueprint> = {};
  for (const { name, field, insteadUse } of namedFields(object)) {
    for (const [output, blueprint] of outputs(model, object, field)) {
      // A field's further outputs (`stageOption` of `stage`) follow its name.
      const named = insteadUse && output.startsWith(field.name) ? name + output.slice(field.name.length) : output;
      if (!(named in fields)) fields[named] = { ...blueprint, deprecated: renamed(insteadUse && output) };
    }
  }
  for (const relation of object.relations.values()) {
    const target = model.objects.get(relation.object);
    if (target && !(relation.name in fields)) fields[relation.name] = links(target, relation.label);
  }
  fields.access = { type: 'RecordAccess!', description: 'What you may do with this record.' };
  return fields;
}

function outputs(model: Model, object: ObjectModel, field: FieldModel): readonly (readonly [string, FieldBlueprint])[] {
  const description = describe(field.label, field.definition.help);
  const targets = targetsOf(model, field);
  switch (placeOf(field)) {
    case 'reference': return targets[0] ? [[field.name, { type: targets[0].typeName, description }]] : [];
    case 'polymorphic': return targets.length > 0 ? [[field.name, { type: unionName(object, field), description }]] : [];
    case 'links': return targets[0] ? [[field.name, links(targets[0], description)]] : [];
    case 'value': return valueOutputs(field).map((output) => [output.name, { type: output.type, description: output.description ?? description }]);
  }
}

/** The GraphQL fields of a field that holds a value. */
function valueOutputs(field: FieldModel): readonly Pick<Output, 'name' | 'type' | 'description'>[] {
  if (field.type === 'id') return [{ name: field.name, type: 'ID!' }];
  if (field.type === 'version') return [{ name: field.name, type: 'Int!' }];
  return fieldTypeOf(field).outputs(field);
}

function links(target: ObjectModel, description: string): FieldBlueprint {
  return { type: `${typeNames.connection(target.typeName)}!`, description, args: listArguments(target.typeName) };
}

function connectionFields(typeName: string): Fields {
  return {
    nodes: { type: `[${typeName}!]!` },
    edges: { type: `[${typeNames.edge(typeName)}!]!` },
    pageInfo: { type: 'PageInfo!' },
    totalCount: { type: 'Int!', description: 'How many there are in all, whatever the page.' },
  };
}
