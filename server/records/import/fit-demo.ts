// Demo data as far as the application still has a place for it: an admin may have switched off a field or an object that the files fill.
import type { Model, ObjectModel } from '../../model/model';
import type { ImportDefinition, SampleDefinition } from './import-definition';

/** undefined: the samples cannot be told apart any more, their key is gone. `left`: names of what has no place. */
export interface Fitted<T> { readonly body: T | undefined; readonly left: readonly string[] }

/** Samples without what is switched off, at any depth. */
export function fitSample(model: Model, object: ObjectModel, sample: SampleDefinition): Fitted<SampleDefinition> {
  const left = new Set<string>();
  const records = sample.records.map((record) => fitRecord({ model, left }, object, record));
  const body = object.fields.has(sample.key) ? { ...sample, records } : undefined;
  return { body, left: [...left].sort() };
}

/** A mapping without the columns of fields that are switched off. */
export function fitImport(object: ObjectModel, mapping: ImportDefinition): Fitted<ImportDefinition> {
  const there = (name: string): boolean => object.fields.has(name);
  const constants = Object.entries(mapping.constants ?? {});
  const body: ImportDefinition = {
    ...mapping,
    columns: mapping.columns.filter(({ field }) => there(field)),
    ...(mapping.constants ? { constants: Object.fromEntries(constants.filter(([name]) => there(name))) } : {}),
    ...(mapping.later ? { later: mapping.later.filter(there) } : {}),
  };
  const left = [...mapping.columns.map(({ field }) => field), ...constants.map(([name]) => name)].filter((name) => !there(name));
  return { body: mapping.key === undefined || there(mapping.key) ? body : undefined, left: [...new Set(left)].sort() };
}

interface Fitting { readonly model: Model; readonly left: Set<string> }

function fitRecord(fitting: Fitting, object: ObjectModel, record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).flatMap(([name, value]) => {
    const field = object.fields.get(name);
    const relation = object.relations.get(name);
    if (!field && !relation) {
      fitting.left.add(`${object.name}.${name}`);
      return [];
    }
    const target = fitting.model.objects.get(relation?.object ?? '');
    const fitted = target ? fitNested(fitting, target, value) : value;
    return refersToNothing(fitting.model, fitted) ? [] : [[name, fitted]];
  }));
}

/** `{ create: [ … ] }` below a record. */
function fitNested(fitting: Fitting, target: ObjectModel, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('create' in value)) return value;
  const { create } = value as { create: unknown };
  const one = (each: unknown): unknown => (typeof each === 'object' && each !== null ? fitRecord(fitting, target, each as Record<string, unknown>) : each);
  return { ...value, create: Array.isArray(create) ? create.map(one) : one(create) };
}

/** A reference to a record of an object that is switched off. */
function refersToNothing(model: Model, value: unknown): boolean {
  const reference = typeof value === 'object' && value !== null ? (value as { $ref?: unknown }).$ref : undefined;
  return typeof reference === 'string' && !model.objects.has(reference.slice(0, reference.indexOf(':')));
}
