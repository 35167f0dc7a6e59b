// The fields a filter may name: an object's own and, one step further, those of the records its lookups lead to.
import type { FieldDescription, ObjectDescription } from '../../metadata/language/description';
import { filterEditorOf } from '../field-types/field-types';
import { fieldAt, type Descriptions } from '../layout/shown-fields';
import type { FilterShape } from './conditions';

export interface FilterField { readonly path: readonly string[]; readonly field: FieldDescription; readonly label: string }

const references: ReadonlySet<string> = new Set(['lookup', 'masterDetail', 'user', 'department']);

/** Fields of the object itself that can be filtered. */
export function filterFields(object: ObjectDescription): readonly FilterField[] {
  return object.fields.filter(canFilter).map((field) => ({ path: [field.name], field, label: field.label }));
}

/** Fields of the records that lookups lead to, for objects that are known. */
export function fieldsThrough(object: ObjectDescription, objects: Descriptions): readonly FilterField[] {
  return object.fields.filter((field) => references.has(field.type)).flatMap((field) => {
    const target = objects.get(field.targets[0]?.name ?? '');
    return (target?.fields ?? []).filter((inner) => canFilter(inner) && !inner.system).map((inner) => ({ path: [field.name, inner.name], field: inner, label: `${field.label} · ${inner.label}` }));
  });
}

/** Names of the objects that lookups of `object` lead to. */
export function throughNames(object: ObjectDescription): readonly string[] {
  return [...new Set(object.fields.filter((field) => references.has(field.type)).flatMap((field) => field.targets[0]?.name ?? []))];
}

/** How conditions read a filter on this object. */
export function filterShapeOf(object: ObjectDescription, objects: Descriptions): FilterShape {
  return {
    kindOf: (path) => {
      const field = fieldAt(object, path, objects);
      if (!field) return undefined;
      if (references.has(field.type)) return 'lookup';
      return canFilter(field) ? 'value' : 'other';
    },
  };
}

/** The operators offered for a field, in order of use; emptiness is offered as two. */
export function operatorsOf(field: FieldDescription): readonly string[] {
  const editor = filterEditorOf(field);
  const known = field.operators.filter((operator) => operator !== 'isEmpty');
  const ordered = order[editor]?.filter((operator) => known.includes(operator)) ?? known;
  return field.operators.includes('isEmpty') ? [...ordered, 'isEmpty', 'isNotEmpty'] : ordered;
}

/** The operator a new condition on a field begins with. */
export function firstOperator(field: FieldDescription): string {
  return operatorsOf(field)[0] ?? 'isEmpty';
}

const order: Readonly<Record<string, readonly string[]>> = {
  text: ['contains', 'startsWith', 'endsWith', 'eq', 'ne', 'in', 'notIn'],
  choice: ['in', 'notIn', 'hasAny', 'hasAll'],
  reference: ['in', 'notIn'],
  number: ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between'],
  boolean: ['eq'],
  date: ['during', 'eq', 'lt', 'lte', 'gt', 'gte', 'between'],
  dateTime: ['during', 'lt', 'gt', 'between'],
  time: ['eq', 'lt', 'gt', 'between'],
};

function canFilter(field: FieldDescription): boolean {
  return filterEditorOf(field) !== 'none' && !field.operators.includes('parts') && !field.operators.includes('some') && field.type !== 'version' && field.type !== 'id';
}
