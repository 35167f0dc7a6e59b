// Values for the expressions of a record being written: its own new values, and those of the records its lookups lead to.
import { evaluate, type CheckedExpression, type ExpressionValue, type FieldPath } from '../../../metadata/language/expression/expression';
import type { Context } from '../../access/context';
import { fieldTypeOf } from '../../field-types/field-types';
import { fieldCalled } from '../../model/called';
import type { FieldModel, ObjectModel } from '../../model/model';
import { prefixOf } from '../../base/ids';
import { after, type Change } from './change';
import { dependencies } from './dependencies';
import { idOf } from './lock-masters';
import { selectRows } from './select-rows';
import { environmentOf } from './sql-for';

/** The records that expressions of this write may look at, by id. */
export interface Known { readonly context: Context; readonly records: Map<string, Subject> }

/** A record as far as it is known. */
export interface Subject { readonly object: ObjectModel; readonly id: string; value(field: string): readonly unknown[] | undefined }

/** Reads what the expressions need beyond their own records: one statement per object and step, nothing where no path leads away. */
export async function knowPaths(known: Known, wanted: readonly { readonly subject: Subject; readonly expressions: readonly CheckedExpression[] }[]): Promise<void> {
  let walks = wanted.flatMap(({ subject, expressions }) => expressions.flatMap((expression) => pathsOf(subject.object, expression)).map((path) => ({ subject, path })));
  while (walks.length > 0) {
    const missing = new Map<ObjectModel, { ids: Set<string>; fields: Set<string> }>();
    const next: { id: string; path: FieldPath }[] = [];
    for (const { subject, path } of walks) {
      const id = subject.value(path[0]!)?.[0];
      const object = typeof id === 'string' ? known.context.model.objectByIdPrefix.get(prefixOf(id)) : undefined;
      if (typeof id !== 'string' || !object) continue;
      next.push({ id, path: path.slice(1) });
      // Read before for other fields, it is read again for these.
      const names = storedNames(object, path[1]!);
      const before = known.records.get(id);
      if (before && names.every((name) => before.value(name) !== undefined)) continue;
      const entry = missing.get(object) ?? { ids: new Set(), fields: new Set() };
      missing.set(object, entry);
      entry.ids.add(id);
      for (const name of names) entry.fields.add(name);
    }
    for (const [object, { ids, fields }] of missing) {
      const stored = [...object.fields.values()].filter((field) => fields.has(field.name));
      const rows = await selectRows(known.context, { object, by: { field: idOf(object), values: [...ids] }, fields: stored });
      for (const row of rows) {
        const before = known.records.get(row.id);
        known.records.set(row.id, { object, id: row.id, value: (field) => row.values.get(field) ?? before?.value(field) });
      }
    }
    walks = next.flatMap(({ id, path }) => {
      const subject = known.records.get(id);
      return subject && path.length > 1 ? [{ subject, path }] : [];
    });
  }
}

/** The value of an expression for a record. */
export function valueOf(known: Known, subject: Subject, expression: CheckedExpression): ExpressionValue {
  return evaluate(expression.ast, (path) => read(known, subject, path), environmentOf(known.context));
}

/** A field's value as the API writes it, formulas included. */
function plainValue(known: Known, subject: Subject, name: string): unknown {
  const field = fieldCalled(subject.object, name);
  if (!field) return null;
  if (field.formula) return valueOf(known, subject, field.formula);
  if (field.type === 'id') return subject.id;
  const values = subject.value(field.name);
  if (values === undefined) return null;
  return field.type === 'version' ? values[0] : plainOf(values, field);
}

/** The record as it will be. */
export function subjectOf(change: Change, stamps: { readonly at: string; readonly by: string | null }): Subject {
  return {
    object: change.object, id: change.id,
    value(field) {
      switch (field) {
        case 'updatedAt': return [stamps.at];
        case 'updatedBy': return [stamps.by];
        case 'createdAt': return change.before?.values.get(field) ?? [stamps.at];
        case 'createdBy': return change.before?.values.get(field) ?? [stamps.by];
        case 'version': return [(change.before?.version ?? 0) + 1];
        default: return after(change, field);
      }
    },
  };
}

function read(known: Known, subject: Subject, path: FieldPath): unknown {
  const [name, ...rest] = path;
  if (rest.length === 0) return plainValue(known, subject, name!);
  const id = subject.value(name!)?.[0];
  const next = typeof id === 'string' ? known.records.get(id) : undefined;
  return next ? read(known, next, rest) : null;
}

function plainOf(values: readonly unknown[], field: FieldModel): unknown {
  return field.targets.length > 0 ? values[0] : fieldTypeOf(field).plain(values, field);
}

/** Paths through lookups, those inside formulas of the object included. */
function pathsOf(object: ObjectModel, expression: CheckedExpression, depth = 0): readonly FieldPath[] {
  const own = expression.references.filter((path) => path.length > 1);
  const formulas = expression.references.flatMap((path) => (path.length === 1 ? object.fields.get(path[0]!)?.formula ?? [] : []));
  return depth > 20 ? own : [...own, ...formulas.flatMap((formula) => pathsOf(object, formula, depth + 1))];
}

/** Names of the stored fields that a field's value is made of. */
export function storedNames(object: ObjectModel, name: string): readonly string[] {
  return [...ownNames(object, name)].filter((each) => {
    const field = object.fields.get(each);
    return field && field.columns.length > 0 && field.type !== 'id';
  });
}

function ownNames(object: ObjectModel, name: string): Iterable<string> {
  const field = object.fields.get(name);
  return field?.formula ? dependencies(object, field.formula) : [name];
}
