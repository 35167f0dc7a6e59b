// Writes the keys of a group: values with their labels, first days of periods, records that lookups lead to.
import { fieldTypeOf } from '../field-types/field-types';
import type { ObjectModel } from '../model/model';
import { isReference } from '../query/field-facts';
import { keyStorage, type GroupKey } from '../query/groups';
import type { Path } from '../query/plan';
import type { AskedField, Making, Writer } from './read-asked';
import { recordPlan, type RecordPlan } from './read-records';
import { objectWriter, outputNamed, partMembers } from './shape-record';
import { plainJson } from './shape-summary';

/** A key that is a record: read by id in a level of its own, one statement for all groups. */
export interface RecordKey { readonly cell: number; readonly plan: RecordPlan; found: ReadonlyMap<string, () => string> }

/** The writer of `keys { … }`; keys that are records are added to `records`. */
export function keysWriter(making: Making, grouped: { readonly object: ObjectModel; readonly keys: readonly GroupKey[]; readonly records: RecordKey[]; readonly answer: readonly (string | number)[] }, fields: readonly AskedField[]): Writer {
  return keysOf(making, grouped, fields, []);
}

type Grouped = Parameters<typeof keysWriter>[1];

function keysOf(making: Making, grouped: Grouped, fields: readonly AskedField[], path: Path): Writer {
  const object = objectAt(making, grouped.object, path);
  return objectWriter(fields.map((asked): [string, Writer | string] => {
    if (asked.name === '__typename') return [asked.key, JSON.stringify(`${object.typeName}GroupKeys`)];
    const through = asked.name.endsWith('Keys') ? object.fields.get(asked.name.slice(0, -4)) : undefined;
    if (through && isReference(through)) {
      const below = [...path, through.name];
      const used = grouped.keys.some((key) => below.every((step, index) => key.path[index] === step));
      return [asked.key, used ? keysOf(making, grouped, asked.select(`${objectAt(making, object, [through.name]).typeName}GroupKeys`), below) : 'null'];
    }
    return [asked.key, keyWriter(making, grouped, asked, { object, path })];
  }));
}

function keyWriter(making: Making, grouped: Grouped, asked: AskedField, at: { readonly object: ObjectModel; readonly path: Path }): Writer | string {
  const found = outputNamed(at.object, asked.name);
  const cell = grouped.keys.findIndex((key) => key.field === found?.field && key.path.join('.') === at.path.join('.'));
  if (!found || cell < 0) return 'null';
  const key = grouped.keys[cell]!;
  if (isReference(found.field)) return recordKeyWriter(making, grouped, asked, { grouping: key, cell });
  const storage = keyStorage(key);
  if (storage.kind === 'date' || !found.output) {
    const json = plainJson(storage);
    return (row) => json(row[cell]);
  }
  const decode = making.dialect.decode(storage);
  const { language } = making;
  const output = fieldTypeOf(found.field).outputs(found.field, making.context.model).find((each) => each.name === found.output)!;
  if (output.json) return (row) => (row[cell] === null ? 'null' : output.json!([decode(row[cell])], language));
  const write = partMembers(making, asked.select(output.type.replace(/[![\]]/g, '')), output);
  return (row) => (row[cell] === null ? 'null' : write([decode(row[cell])]));
}

function recordKeyWriter(making: Making, grouped: Grouped, asked: AskedField, { grouping, cell }: { readonly grouping: GroupKey; readonly cell: number }): Writer | string {
  const object = making.context.model.objects.get(grouping.field.targets[0] ?? '');
  if (!object) return 'null';
  const plan = recordPlan(making, object, { fields: asked.select(object.typeName), answer: [...grouped.answer, asked.key] });
  const key: RecordKey = { cell, plan, found: new Map() };
  grouped.records.push(key);
  return (row) => key.found.get(row[cell] as string)?.() ?? 'null';
}

function objectAt(making: Making, from: ObjectModel, path: Path): ObjectModel {
  return path.reduce((at, step) => making.context.model.objects.get(at.fields.get(step)!.targets[0]!)!, from);
}
