// Filters that definitions keep: every field they name is there and on, and knows the operator it is asked with.
import { fieldTypes } from '../../metadata/language/field-types';
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import type { Json } from '../../metadata/language/types';
import type { FieldModel } from './model';
import { sharedFilter } from './names';
import type { PresenceOf } from './presence';
import { below, problemAt, unknownName, words, type Place } from './problem';
import type { RelationsByObject } from './relations';
import type { ObjectShape } from './shapes';

export interface FilterContext {
  readonly shapes: ReadonlyMap<string, ObjectShape>; readonly relations: RelationsByObject; readonly presence: PresenceOf;
  readonly report: (problem: DefinitionProblem) => void;
  /** Whose records are filtered. */
  readonly object: string;
  readonly at: Place;
}

/** true: everything the filter names is on. Values are checked by the API, when it is asked. */
export function isFilterOn(filter: Json, context: FilterContext): boolean {
  const { shapes, relations, presence, object, at, report } = context;
  const shape = shapes.get(object);
  if (!shape) return false;
  if (!isParts(filter)) return refused(context, { zh: '条件应是对象', en: 'A filter is an object' });
  return Object.entries(filter).map(([key, part]) => {
    const here = { ...context, at: below(at, key) };
    if (key === 'and' || key === 'or') return Array.isArray(part) ? part.map((inner, index) => isFilterOn(inner, { ...here, at: below(here.at, index) })).every(Boolean) : refused(here, { zh: `“${key}”需要一个列表`, en: `${key} needs a list` });
    if (key === 'not') return isFilterOn(part, here);
    const field = shape.fields.get(key);
    if (field) return fieldOn(field, part, here);
    const relation = relations.get(object)?.get(key);
    if (relation) return listOn(relation.object, part, here);
    if (key === sharedFilter && shape.fields.has('owner')) return true;
    const isOff = presence.field(object, key) === 'off' || presence.inverse(object, key) !== undefined;
    if (!isOff) report(unknownName(here.at, words.field, key, shape.fields.keys()));
    return false;
  }).every(Boolean);
}

function fieldOn(field: FieldModel, part: Json, context: FilterContext): boolean {
  if (!isParts(part)) return refused(context, { zh: `字段“${field.label}”的条件应是运算符和值`, en: `The condition on ${field.name} is an operator with a value` });
  const target = field.targets.length === 1 ? context.shapes.get(field.targets[0]!) : undefined;
  return Object.entries(part).map(([key, inner]) => {
    if (target && !references.has(key)) return field.type === 'manyToMany' ? listOn(target.source.name, { [key]: inner }, context) : isFilterOn({ [key]: inner }, { ...context, object: target.source.name });
    const known = operatorsOf(field);
    if (known === undefined || known.includes(key) || (key === 'n' && known.includes('during'))) return true;
    return refused({ ...context, at: below(context.at, key) }, { zh: `字段“${field.label}”没有运算符“${key}”，可用的有：${known.join('、')}`, en: `The field ${field.name} has no operator "${key}". Known: ${known.join(', ')}` });
  }).every(Boolean);
}

function listOn(object: string, part: Json, context: FilterContext): boolean {
  if (!isParts(part)) return refused(context, { zh: '关联列表的条件应是 some、every 或 none', en: 'The condition on a related list is some, every or none' });
  return Object.entries(part).map(([key, inner]) => {
    const here = { ...context, object, at: below(context.at, key) };
    return quantifiers.has(key) ? isFilterOn(inner, here) : refused(here, { zh: `“${key}”不是 some、every 或 none`, en: `"${key}" is not some, every or none` });
  }).every(Boolean);
}

/** undefined: its parts or the type of its result decide, so the API does. */
function operatorsOf({ definition, type }: FieldModel): readonly string[] | undefined {
  if (type === 'id' || type === 'version' || ownParts.has(type)) return undefined;
  return fieldTypes[definition.type].operators;
}

function isParts(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused({ report, at }: FilterContext, why: { readonly zh: string; readonly en: string }): false {
  report(problemAt(at, 'filter', why));
  return false;
}

const references: ReadonlySet<string> = new Set(fieldTypes.lookup.operators);
const quantifiers: ReadonlySet<string> = new Set(['some', 'every', 'none']);
const ownParts: ReadonlySet<string> = new Set(['formula', 'rollUp', 'address', 'geolocation', 'currency', 'json', 'duration']);
