// The records of a write as listeners see them.
import { fieldTypeOf } from '../../field-types/field-types';
import type { DraftRecord, MomentRecord } from '../moments';
import { join, labelOf, type Change, type Work } from './change';
import { isEffective } from './complete';

/** Before they are stored: values may still be set. */
export function draftsOf(work: Work): readonly DraftRecord[] {
  return work.changes.filter(isEffective).map((change) => ({
    ...recordOf(change),
    set(name, value) {
      const field = change.object.fields.get(name);
      if (!field) throw new Error(`${change.object.name} has no field ${name}`);
      const accepted = fieldTypeOf(field).accept(value, field);
      if ('values' in accepted) {
        change.values.set(name, accepted.values);
        change.defaults.delete(name);
      }
      else work.refusals.push({ request: change.request, problem: { ...accepted.problem, path: join(change.path, name), label: labelOf(work.context, field) } });
    },
  }));
}

/** Once they are stored. */
export function recordsOf(work: Work): readonly MomentRecord[] {
  return work.changes.filter(isEffective).map(recordOf);
}

function recordOf(change: Change): MomentRecord {
  const plain = (name: string, values: readonly unknown[] | undefined): unknown => {
    const field = change.object.fields.get(name);
    if (!field || values === undefined) return undefined;
    return field.targets.length > 0 ? values[0] : fieldTypeOf(field).plain(values, field);
  };
  return {
    kind: change.kind, object: change.object, id: change.id, changed: new Set(change.values.keys()),
    value: (field) => plain(field, change.values.get(field) ?? change.before?.values.get(field)),
    earlier: (field) => plain(field, change.before?.values.get(field)),
  };
}
