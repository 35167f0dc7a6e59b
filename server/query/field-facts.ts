// Small facts about a field that every kind of question needs: how it is stored, filtered and ordered.
import type { FieldModel, Storage } from '../model/model';
import type { FilterShape } from '../field-types/field-type';
import { fieldTypeOf } from '../field-types/field-types';

/** Points at one record of one of `targets`. */
export function isReference(field: FieldModel): boolean {
  return field.targets.length > 0 && field.type !== 'manyToMany';
}

/** How the values of a column lie in the database; for a formula, how its result does. */
export function storageOf(field: FieldModel, column: number): Storage {
  const stored = field.columns[column];
  if (stored) return stored.storage;
  if (field.formula) return formulaStorage(field);
  throw new Error(`${field.object}.${field.name} has no column ${column}`);
}

/** How the field is filtered; a reference is filtered by its id here. */
export function filterOf(field: FieldModel): FilterShape | undefined {
  if (field.type === 'id' || isReference(field)) return idShape;
  if (field.type === 'version') return versionShape;
  return fieldTypeOf(field).filter(field);
}

/** The column a list is ordered by; undefined where the field has no order. */
export function orderColumnOf(field: FieldModel): number | undefined {
  if (field.type === 'id' || field.type === 'version') return 0;
  if (isReference(field) || field.type === 'manyToMany') return undefined;
  const type = fieldTypeOf(field);
  if (!type.sortable) return undefined;
  return type.orderColumn?.(field) ?? 0;
}

/** true where a live record always has a value, whatever the definition says today. */
export function neverEmpty(field: FieldModel): boolean {
  return field.system && !isReference(field);
}

const idShape: FilterShape = Object.freeze({ kind: 'id', column: 0 });
const versionShape: FilterShape = Object.freeze({ kind: 'integer', column: 0 });

function formulaStorage(field: FieldModel): Storage {
  const type = field.formula!.type;
  switch (type.kind) {
    case 'number': return type.scale === 0 && field.definition.type === 'formula' && field.definition.returns === 'integer' ? { kind: 'integer' } : { kind: 'decimal', precision: 38, scale: type.scale };
    case 'boolean': return { kind: 'boolean' };
    case 'date': return { kind: 'date' };
    case 'dateTime': return { kind: 'dateTime' };
    case 'time': return { kind: 'time' };
    default: return { kind: 'longText' };
  }
}
