// Loads the sample records that stand beside an application's objects: references between them, days counted from today, nothing twice.
import { startOfDay } from '../../query/period';
import type { Context } from '../../access/context';
import { fieldTypeOf } from '../../field-types/field-types';
import type { FieldModel, ObjectModel } from '../../model/model';
import { createRecords } from '../batch';
import { updateRecord } from '../update';
import { idOf } from '../write/lock-masters';
import { selectRows } from '../write/select-rows';
import { fieldNamed } from './compile-mapping';
import type { SampleDefinition } from './import-definition';

/** What is known of all samples of one load: records by `object:key`. */
export interface SampleLoad { readonly context: Context; readonly ids: Map<string, string>; readonly later: { readonly object: ObjectModel; readonly id: string; readonly patch: Record<string, unknown> }[] }

/** A sample refers to one that is not there. */
export class MissingSample extends Error {}

const recordsAtOnce = 500;

/** Loads the samples of one object; those whose key exists are left alone. Gives the number of new records. */
export async function loadSamples(load: SampleLoad, object: ObjectModel, sample: SampleDefinition): Promise<number> {
  const key = fieldNamed(object, sample.key);
  await rememberExisting(load, object, { key, sample });
  const fresh = sample.records.filter((record) => !load.ids.has(nameOf(object, record[sample.key])));
  const later = new Set(sample.later ?? []);
  let batch: { readonly name: string; readonly input: Record<string, unknown>; readonly waiting: Record<string, unknown> }[] = [];
  const write = async (): Promise<void> => {
    const outcomes = await createRecords(load.context, object, { inputs: batch.map((item) => item.input), mode: 'ALL' });
    outcomes.forEach((outcome, index) => {
      const { name, waiting } = batch[index]!;
      if (!('id' in outcome)) return;
      load.ids.set(name, outcome.id);
      if (Object.keys(waiting).length > 0) load.later.push({ object, id: outcome.id, patch: waiting });
    });
    batch = [];
  };
  for (const record of fresh) {
    const now = Object.fromEntries(Object.entries(record).filter(([name]) => !later.has(name)));
    // A sample may refer to one before it in the same file.
    if (batch.length >= recordsAtOnce || refersTo(now, new Set(batch.map((item) => item.name)))) await write();
    const waiting = Object.fromEntries(Object.entries(record).filter(([name]) => later.has(name)));
    batch.push({ name: nameOf(object, record[sample.key]), input: resolve(load, now) as Record<string, unknown>, waiting });
  }
  if (batch.length > 0) await write();
  return fresh.length;
}

/** Fills what waited for records that came later. */
export async function finishSamples(load: SampleLoad): Promise<void> {
  for (const { object, id, patch } of load.later) await updateRecord(load.context, object, { id, patch: resolve(load, patch) });
  load.later.length = 0;
}

async function rememberExisting(load: SampleLoad, object: ObjectModel, { key, sample }: { readonly key: FieldModel; readonly sample: SampleDefinition }): Promise<void> {
  const stored = new Map<unknown, unknown>(sample.records.flatMap((record) => {
    const accepted = fieldTypeOf(key).accept(record[sample.key] ?? null, key);
    return 'values' in accepted && accepted.values[0] !== null ? [[accepted.values[0], record[sample.key]] as const] : [];
  }));
  const rows = await selectRows(load.context, { object, by: { field: key.type === 'id' ? idOf(object) : key, values: [...stored.keys()] }, fields: [key] });
  for (const row of rows) load.ids.set(nameOf(object, stored.get(row.values.get(key.name)?.[0])), row.id);
}

function nameOf(object: ObjectModel, key: unknown): string {
  return `${object.name}:${String(key)}`;
}

/** `{ $ref }`, `{ today }` (with `at`: a moment of that day) and `{ now }` become what they stand for, at any depth. */
function resolve(load: SampleLoad, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => resolve(load, each));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref, today, now, at } = value as { $ref?: unknown; today?: unknown; now?: unknown; at?: unknown };
  if (typeof $ref === 'string') {
    const id = load.ids.get($ref);
    if (id === undefined) throw new MissingSample(`A sample refers to ${$ref}, which is not loaded: see its order`);
    return id;
  }
  if (typeof today === 'number') {
    const day = new Date(Date.parse(`${load.context.today}T00:00:00Z`) + today * 86_400_000).toISOString().slice(0, 10);
    if (typeof at !== 'string') return day;
    const [hours, minutes] = at.split(':').map(Number);
    return new Date(Date.parse(startOfDay(day, load.context.viewer.timeZone)) + (hours! * 60 + minutes!) * 60_000).toISOString();
  }
  if (typeof now === 'number') return new Date(load.context.now.getTime() + now * 60_000).toISOString();
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, resolve(load, each)]));
}

function refersTo(value: unknown, names: ReadonlySet<string>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { $ref } = value as { $ref?: unknown };
  return typeof $ref === 'string' ? names.has($ref) : Object.values(value).some((each) => refersTo(each, names));
}
