// Compiles what is asked of a record into cells of its level's row and a writer of JSON text: closures, no interpretation per row.
import { recordLocks } from '../access/approval-locks';
import { accessPredicate, rowPredicate, type AccessQuestion } from '../access/restrict';
import { mayEditField, mayReadField, mustReadField } from '../access/may';
import { asIs } from '../database/dialects/as-is';
import { TangramError } from '../errors';
import { fieldTypeOf } from '../field-types/field-types';
import type { Output, Part } from '../field-types/field-type';
import type { FieldModel, ObjectModel } from '../model/model';
import { isReference, storageOf } from '../query/field-facts';
import { AskedInVain, cellAt, valueCell, type AskedField, type LevelPlan, type Making, type Writer } from './read-asked';
import { connectionOf } from './shape-connection';

/** A record in a level's row: the level's own, or one that lookups lead to. */
export interface Place { readonly level: LevelPlan; readonly path: readonly string[]; readonly object: ObjectModel; readonly answer: readonly (string | number)[] }

/** The writer of a record's JSON object. */
export function recordWriter(making: Making, place: Place, fields: readonly AskedField[]): Writer {
  const parts = fields.map((field): [string, Writer | string] => [field.key, fieldWriter(making, place, field)]);
  if (making.typeKey) parts.unshift([making.typeKey, JSON.stringify(place.object.typeName)]);
  return objectWriter(parts);
}

/** Joins members into an object; constant ones become part of the text between. */
export function objectWriter(parts: readonly (readonly [key: string, value: Writer | string])[]): Writer {
  const before: string[] = [];
  const writers: Writer[] = [];
  let text = '{';
  parts.forEach(([key, value], index) => {
    text += `${index > 0 ? ',' : ''}${JSON.stringify(key)}:`;
    if (typeof value === 'string') { text += value; return; }
    before.push(text);
    writers.push(value);
    text = '';
  });
  const end = `${text}}`;
  const count = writers.length;
  return (row, run) => {
    let json = '';
    for (let index = 0; index < count; index += 1) json += before[index]! + writers[index]!(row, run);
    return json + end;
  };
}

/** The field of an object that gives the GraphQL field `name`, with the output; former names are looked up too. */
export function outputNamed(object: ObjectModel, name: string): { readonly field: FieldModel; readonly output: string | undefined } | undefined {
  let byName = outputsByObject.get(object);
  if (!byName) outputsByObject.set(object, (byName = outputNames(object)));
  return byName.get(name);
}

/** The writer of one output over the cells with the field's columns. */
function outputWriter(making: Making, place: Pick<Place, 'level' | 'path' | 'object'>, field: FieldModel, asked: { readonly output: string; readonly select: AskedField['select'] }): Writer {
  const { language, context, dialect } = making;
  const output = fieldTypeOf(field).outputs(field, context.model).find((each) => each.name === asked.output)!;
  const columns = Math.max(1, field.columns.filter((column) => !column.name.endsWith('__key')).length);
  const cells = Array.from({ length: columns }, (_, column) => valueCell(place.level, place.path, field, column));
  const decoders = cells.map((_, column) => dialect.decode(storageOf(field, column)));
  if (output.parts || output.items) return partsWriter(making, asked.select(nameOf(output)), output, valuesReader(cells, decoders));
  const json = (output.revealed && mayEditField(context, place.object, field) ? output.revealed : output.json)!.bind(output);
  if (cells.length > 1) {
    const read = valuesReader(cells, decoders);
    return (row) => json(read(row), language);
  }
  const cell = cells[0]!;
  const decode = decoders[0]!;
  const scratch: unknown[] = [null];
  if (decode === asIs) return (row) => { scratch[0] = row[cell]; return json(scratch, language); };
  return (row) => { scratch[0] = decode(row[cell]); return json(scratch, language); };
}

/** Members of an object that a field's output is, from its stored values. */
export function partMembers(making: Making, fields: readonly AskedField[], output: Output): (values: readonly unknown[]) => string {
  const parts: Readonly<Record<string, Part>> = output.parts ?? output.items!.parts;
  const typeName = JSON.stringify(nameOf(output));
  const { language, typeKey } = making;
  const members = fields.map((field): [string, Writer | string] => {
    if (field.name === '__typename') return [field.key, typeName];
    const part = parts[field.name]!;
    return [field.key, (values) => part.json(values, language)];
  });
  if (typeKey) members.unshift([typeKey, typeName]);
  const write = objectWriter(members);
  return (values) => write(values, nothingRead);
}

const nothingRead = { pages: [] };
const nameOf = (output: Output): string => output.type.replace(/[![\]]/g, '');

interface Named { readonly field: FieldModel; readonly output: string | undefined }
const outputsByObject = new WeakMap<ObjectModel, Map<string, Named>>();

function outputNames(object: ObjectModel): Map<string, Named> {
  const names = new Map<string, Named>();
  const add = (field: FieldModel, name: string): void => {
    if (isReference(field) || field.type === 'manyToMany') {
      if (!names.has(name)) names.set(name, { field, output: undefined });
      return;
    }
    for (const output of fieldTypeOf(field).outputs(field)) {
      const named = output.name.startsWith(field.name) ? name + output.name.slice(field.name.length) : output.name;
      if (!names.has(named)) names.set(named, { field, output: output.name });
    }
  };
  for (const field of object.fields.values()) add(field, field.name);
  for (const [former, field] of object.formerFields) add(field, former);
  return names;
}

function fieldWriter(making: Making, place: Place, asked: AskedField): Writer | string {
  const { object } = place;
  const answer = [...place.answer, asked.key];
  if (asked.name === '__typename') return JSON.stringify(object.typeName);
  if (asked.name === 'access') return accessWriter(making, place, asked);
  const found = outputNamed(object, asked.name);
  if (found) {
    readable(making, object, found.field, answer);
    if (found.output) return outputWriter(making, place, found.field, { output: found.output, select: asked.select });
    if (found.field.type === 'manyToMany') return connectionOf(making, { ...place, answer }, { asked, field: found.field });
    return found.field.type === 'polymorphicLookup' ? polymorphicWriter(making, { ...place, answer }, found.field, asked) : lookupWriter(making, { ...place, answer }, found.field, asked);
  }
  const relation = object.relations.get(asked.name);
  if (relation) return connectionOf(making, { ...place, answer }, { asked, relation });
  throw new AskedInVain(new TangramError('BAD_USER_INPUT', 'unknownField', { name: asked.name }), answer);
}

function readable(making: Making, object: ObjectModel, field: FieldModel, answer: Place['answer']): void {
  try {
    mustReadField(making.context, object, field);
  } catch (error) {
    throw error instanceof TangramError ? new AskedInVain(error, answer) : error;
  }
}

/** A record that may not be seen reads as null, like none. */
function lookupWriter(making: Making, place: Place, field: FieldModel, asked: AskedField): Writer | string {
  const object = making.context.model.objects.get(field.targets[0] ?? '');
  if (!object || rowPredicate(making.context, object, 'read').kind === 'false') return 'null';
  const path = [...place.path, field.name];
  const id = valueCell(place.level, path, 'id');
  const record = recordWriter(making, { ...place, path, object }, asked.select(object.typeName));
  return (row, run) => (row[id] === null ? 'null' : record(row, run));
}

/** Every object it may point at is joined: at most one of them is there. */
function polymorphicWriter(making: Making, place: Place, field: FieldModel, asked: AskedField): Writer | string {
  const targets = field.targets.flatMap((name) => {
    const object = making.context.model.objects.get(name);
    if (!object || rowPredicate(making.context, object, 'read').kind === 'false') return [];
    const path = [...place.path, `${field.name}:${name}`];
    const id = valueCell(place.level, path, 'id');
    return [{ id, record: recordWriter(making, { ...place, path, object }, asked.select(object.typeName)) }];
  });
  if (targets.length === 0) return 'null';
  return (row, run) => {
    for (const { id, record } of targets) if (row[id] !== null) return record(row, run);
    return 'null';
  };
}

function valuesReader(cells: readonly number[], decoders: readonly ((cell: unknown) => unknown)[]): (row: readonly unknown[]) => unknown[] {
  const scratch: unknown[] = cells.map(() => null);
  return (row) => {
    for (let index = 0; index < cells.length; index += 1) scratch[index] = decoders[index]!(row[cells[index]!]);
    return scratch;
  };
}

function partsWriter(making: Making, fields: readonly AskedField[], output: Output, read: (row: readonly unknown[]) => unknown[]): Writer {
  const write = partMembers(making, fields, output);
  if (!output.items) {
    return (row) => {
      const values = read(row);
      return values[0] === null ? 'null' : write(values);
    };
  }
  const items = output.items.of.bind(output.items);
  return (row) => {
    const list = items(read(row));
    return list === null ? 'null' : `[${list.map((item) => write([item])).join()}]`;
  };
}

/** `access { update delete share locked fields { name update } }`, decided by the database in the same statement. */
function accessWriter(making: Making, place: Place, asked: AskedField): Writer {
  const { object } = place;
  const test = (action: AccessQuestion): ((row: readonly unknown[]) => boolean) => {
    const predicate = accessPredicate(making.context, object, action);
    if (predicate.kind === 'true' || predicate.kind === 'false') return () => predicate.kind === 'true';
    const cell = cellAt(place.level, { kind: 'access', path: place.path, object, action });
    return (row) => Number(row[cell]) === 1;
  };
  const locks = recordLocks(making.context, object).map(({ open }, index) => ({ open, holds: test(index) }));
  const lockOf = (row: readonly unknown[]): { readonly open: ReadonlySet<string> } | undefined => locks.find(({ holds }) => holds(row));
  const yesNo = (check: (row: readonly unknown[]) => boolean): Writer => (row) => (check(row) ? 'true' : 'false');
  return objectWriter(asked.select('RecordAccess').map((field): [string, Writer | string] => {
    if (field.name === '__typename') return [field.key, '"RecordAccess"'];
    if (field.name === 'locked') return [field.key, yesNo((row) => lockOf(row) !== undefined)];
    const check = field.name === 'fields' ? test('update') : test(field.name as AccessQuestion);
    if (field.name === 'update') return [field.key, yesNo((row) => check(row) && lockOf(row)?.open.size !== 0)];
    if (field.name === 'delete') return [field.key, yesNo((row) => check(row) && lockOf(row) === undefined)];
    if (field.name !== 'fields') return [field.key, yesNo(check)];
    const [open, closed] = [fieldsAccess(making, object, field, everyField), fieldsAccess(making, object, field, noField)];
    const locked = new Map(locks.map((lock) => [lock.open, fieldsAccess(making, object, field, lock.open)]));
    return [field.key, (row) => {
      if (!check(row)) return closed;
      const lock = lockOf(row);
      return lock ? locked.get(lock.open)! : open;
    }];
  }));
}

type Names = Pick<ReadonlySet<string>, 'has'>;
const everyField: Names = { has: () => true };
const noField: Names = { has: () => false };

function fieldsAccess(making: Making, object: ObjectModel, asked: AskedField, mayUpdate: Names): string {
  const members = asked.select('FieldAccess');
  const listed = [...object.fields.values()].filter((field) => mayReadField(making.context, object, field));
  const objects = listed.map((field) => {
    const update = mayUpdate.has(field.name) && !field.readOnly && mayEditField(making.context, object, field);
    const values: Readonly<Record<string, string>> = { name: JSON.stringify(field.name), update: String(update), __typename: '"FieldAccess"' };
    return `{${members.map(({ key, name }) => `${JSON.stringify(key)}:${values[name]}`).join()}}`;
  });
  return `[${objects.join()}]`;
}
