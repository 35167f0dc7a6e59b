// Where a lookup is given or changed, fields that the input leaves out take the values of the record picked: price and unit of a product, for example.
import { fieldTypeOf } from '../../field-types/field-types';
import type { FieldModel } from '../../model/model';
import { isEmpty, type Change, type Work } from './change';
import { stampsOf } from './complete';
import { knowPaths, subjectOf, valueOf, type Known } from './expression-values';

/** Before defaults: a default is for what nothing else says. What the record picked has not, or what the field does not take, is left as it is. */
export async function copyFields(work: Work, known: Known): Promise<void> {
  const asked = work.changes.flatMap((change) => {
    const copies = copiesFor(change);
    return copies.length > 0 ? [{ change, copies }] : [];
  });
  if (asked.length === 0) return;
  const stamps = stampsOf(work.context);
  await knowPaths(known, asked.map(({ change, copies }) => ({ subject: subjectOf(change, stamps), expressions: copies.map(({ value }) => value) })));
  for (const { change, copies } of asked) {
    const subject = subjectOf(change, stamps);
    for (const { field: name, value } of copies) {
      const field = change.object.fields.get(name);
      const found = field && valueOf(known, subject, value);
      if (!field || found === null || found === undefined) continue;
      const accepted = fieldTypeOf(field).accept(found, field);
      if (!('values' in accepted) || isEmpty(accepted.values)) continue;
      const before = change.before?.values.get(name);
      if (!before || accepted.values.some((each, index) => each !== before[index])) change.values.set(name, accepted.values);
    }
  }
}

function copiesFor(change: Change): NonNullable<FieldModel['copies']> {
  if (change.kind !== 'create' && change.kind !== 'update') return none;
  const lookups = [...change.values.entries()].flatMap(([name, values]) => (isEmpty(values) ? [] : change.object.fields.get(name)?.copies ?? []));
  return lookups.filter(({ field }) => !change.values.has(field));
}
const none: NonNullable<FieldModel['copies']> = [];
