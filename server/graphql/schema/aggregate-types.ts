// Types of what is counted and grouped: summary, groups, their keys, conditions and order.
import { fieldTypeOf } from '../../field-types/field-types';
import type { FilterKind } from '../../field-types/field-type';
import type { FieldModel, Model, ObjectModel } from '../../model/model';
import type { Blueprint, EnumValue, FieldBlueprint, Fields, InputBlueprint, Inputs } from './blueprint';
import { filterShape, groupable } from './filter-types';
import { describe } from './object-types';
import { namedFields, placeOf, renamed, targetsOf, typeNames } from './naming';

/** Kinds of values that are summed up, or at least have a smallest and a largest. */
const summaryKinds = { integer: 'Integer', decimal: 'Decimal', date: 'Date', dateTime: 'DateTime', time: 'Time' } as const;
type SummaryKind = keyof typeof summaryKinds;

/** Summary, groups, group keys, having and group order of one object, by type name. */
export function aggregateTypes(model: Model, object: ObjectModel): readonly (readonly [string, Blueprint])[] {
  const { typeName, label } = object;
  return [
    [typeNames.summary(typeName), { kind: 'object', description: `${label}: counted and summed up.`, fields: () => ({ count: { type: 'Int!' }, ...summaries(object) }) }],
    [typeNames.group(typeName), {
      kind: 'object', description: `${label}: those with the same keys.`,
      fields: () => ({ keys: { type: `${typeNames.groupKeys(typeName)}!` }, count: { type: 'Int!' }, ...summaries(object) }),
    }],
    [typeNames.groupKeys(typeName), { kind: 'object', description: 'What a group has in common; null where it was not grouped by.', fields: () => keysOutputs(model, object) }],
    [typeNames.groupKey(typeName), { kind: 'input', oneOf: true, description: 'One thing to group by.', fields: () => keyInputs(model, object) }],
    [typeNames.groupField(typeName), { kind: 'enum', values: () => groupFields(model, object) }],
    [typeNames.having(typeName), { kind: 'input', description: 'Which groups: all that is given must be met.', fields: () => having(object) }],
    [typeNames.groupOrder(typeName), { kind: 'input', oneOf: true, fields: () => groupOrders(object) }],
  ];
}

/** The summary types that do not depend on a Model, one set per kind. */
export function summaryKindTypes(): readonly (readonly [string, Blueprint])[] {
  return (Object.entries(summaryKinds) as [SummaryKind, string][]).flatMap(([kind, scalar]) => {
    const summed = kind === 'integer' || kind === 'decimal';
    const each = <T>(sums: T, ends: T, distinct: T) => ({ ...(summed ? { sum: sums, avg: sums } : {}), min: ends, max: ends, distinct });
    return [
      [`${scalar}Summary`, { kind: 'object', fields: () => each({ type: 'Decimal' }, { type: scalar }, { type: 'Int!' }) }],
      [`${scalar}SummaryFilter`, { kind: 'input', fields: () => each({ type: 'DecimalFilter' }, { type: `${scalar}Filter` }, { type: 'IntegerFilter' }) }],
      [`${scalar}SummaryOrder`, { kind: 'input', oneOf: true, fields: () => each({ type: 'SortDirection' }, { type: 'SortDirection' }, { type: 'SortDirection' }) }],
    ] as const;
  });
}

/** What is summed up, by names of today and before, as fields of a type whose name ends in `suffix`. */
function summaryFields(object: ObjectModel, suffix: string): Readonly<Record<string, { readonly type: string; readonly description: string; readonly deprecated?: string }>> {
  return Object.fromEntries(namedFields(object).flatMap(({ name, field, insteadUse }) => {
    const kind = firstKind(field);
    const isSummed = kind && kind in summaryKinds && field.type !== 'version' && name !== 'count';
    return isSummed ? [[name, { type: `${summaryKinds[kind as SummaryKind]}${suffix}`, description: field.label, ...deprecatedBy(insteadUse) }] as const] : [];
  }));
}

function deprecatedBy(insteadUse: string | undefined): { readonly deprecated?: string } {
  return insteadUse === undefined ? {} : { deprecated: renamed(insteadUse)! };
}

function firstKind(field: FieldModel): FilterKind | undefined {
  const shape = filterShape(field);
  if (!shape) return undefined;
  if (!('parts' in shape)) return shape.kind;
  return Object.values(shape.parts).find((part) => part.column === 0)?.kind;
}

function summaries(object: ObjectModel): Fields {
  return summaryFields(object, 'Summary!');
}

function isDated(field: FieldModel): boolean {
  const kind = firstKind(field);
  return kind === 'date' || kind === 'dateTime';
}

function keysOutputs(model: Model, object: ObjectModel): Fields {
  const fields: Record<string, FieldBlueprint> = {};
  for (const { name, field, insteadUse } of namedFields(object)) {
    const [target] = targetsOf(model, field);
    const add = (output: string, type: string, description: string): void => {
      const named = insteadUse && output.startsWith(field.name) ? name + output.slice(field.name.length) : output;
      fields[named] ??= { type, description, ...deprecatedBy(insteadUse && output) };
    };
    if (placeOf(field) === 'reference' && target) {
      add(field.name, target.typeName, field.label);
      add(`${field.name}Keys`, typeNames.groupKeys(target.typeName), field.label);
    } else if (isDated(field)) {
      add(field.name, 'Date', describe(field.label, 'the day, or the first day of the period'));
    } else if (groupable(field)) {
      for (const output of fieldTypeOf(field).outputs(field)) add(output.name, output.type.replace(/!$/, ''), output.description ?? field.label);
    }
  }
  return fields;
}

function groupFields(model: Model, object: ObjectModel): Readonly<Record<string, EnumValue>> {
  const fields = namedFields(object).filter(({ field }) => placeOf(field) === 'reference' ? targetsOf(model, field).length > 0 : isDated(field) || groupable(field));
  return Object.fromEntries(fields.map(({ name, field, insteadUse }) => [name, { description: field.label, ...deprecatedBy(insteadUse) }]));
}

function keyInputs(model: Model, object: ObjectModel): Inputs {
  const inputs: Record<string, InputBlueprint> = { field: { type: typeNames.groupField(object.typeName) } };
  for (const { name, field, insteadUse } of namedFields(object)) {
    const [target] = targetsOf(model, field);
    if (name in inputs) continue;
    if (placeOf(field) === 'reference' && target) inputs[name] = { type: typeNames.groupKey(target.typeName), description: field.label, ...deprecatedBy(insteadUse) };
    else if (isDated(field)) inputs[name] = { type: 'DateBucket', description: field.label, ...deprecatedBy(insteadUse) };
  }
  return inputs;
}

function having(object: ObjectModel): Inputs {
  const self = typeNames.having(object.typeName);
  return {
    and: { type: `[${self}!]` }, or: { type: `[${self}!]` }, not: { type: self }, count: { type: 'IntegerFilter' },
    ...summaryFields(object, 'SummaryFilter'),
  };
}

function groupOrders(object: ObjectModel): Inputs {
  return {
    count: { type: 'SortDirection' }, keys: { type: typeNames.order(object.typeName), description: 'Something that is grouped by.' },
    ...summaryFields(object, 'SummaryOrder'),
  };
}

