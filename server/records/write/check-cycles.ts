// A lookup from an object to itself must not lead back to where it began.
import { after, labelOf, refuse, type Change, type Work } from './change';
import { idOf } from './lock-masters';
import { selectRows } from './select-rows';
import type { FieldModel } from '../../model/model';

const deepest = 100;

/** Only a record that exists already can stand above itself. */
export async function checkCycles(work: Work): Promise<void> {
  for (const change of work.changes) {
    if (change.kind !== 'update') continue;
    for (const name of change.values.keys()) {
      const field = change.object.fields.get(name);
      if (field && field.targets.length === 1 && field.targets[0] === change.object.name && field.type !== 'manyToMany' && !field.system) await checkWay(work, change, field);
    }
  }
}

async function checkWay(work: Work, change: Change, field: FieldModel): Promise<void> {
  let at = after(change, field.name)?.[0];
  for (let step = 0; typeof at === 'string' && step < deepest; step += 1) {
    if (at === change.id) return refuse(work, { change, field }, 'cycle', { label: labelOf(work.context, field) });
    const written = work.changes.find((each) => each.id === at);
    at = written?.values.has(field.name) ? written.values.get(field.name)?.[0] : await stored(work, field, at);
  }
}

async function stored(work: Work, field: FieldModel, id: string): Promise<unknown> {
  const object = work.context.model.objects.get(field.object);
  if (!object) return undefined;
  const [row] = await selectRows(work.context, { object, by: { field: idOf(object), values: [id] }, fields: [field] });
  return row?.values.get(field.name)?.[0];
}
