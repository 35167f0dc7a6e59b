// One battery for every field type: each example of its page goes through accept, a real column of each database, and the outputs.
import { databaseKinds, type TestDatabase } from '../../test/kit/databases';
import { fieldTypes as pages, type ValidExample } from '../../metadata/language/field-types';
import type { FieldDefinition, FieldTypeName, Json, PicklistValue } from '../../metadata/language/types';
import { createKeyring, useKeyring } from '../base/keyring';
import { newId } from '../base/ids';
import { applyDdl, planDdl } from '../database/ddl';
import { openDatabase } from '../database/open-database';
import type { Database } from '../database/source';
import type { ColumnModel, FieldModel } from '../model/model';
import { columnName } from '../model/names';
import { filterInputs } from '../query/filter-kinds';
import type { Output } from './field-type';
import { compareDecimals } from './exact-number';
import { fieldTypeOf, fieldTypes } from './field-types';

useKeyring(createKeyring(Buffer.alloc(32, 7)));
const names = Object.keys(pages) as FieldTypeName[];

/** A field of the type as the compiler of Models would make it. */
function fieldOf(type: FieldTypeName, settings: Readonly<Record<string, Json>> = {}, name = type as string): FieldModel {
  const definition = { type, label: type, ...settings } as unknown as FieldDefinition;
  const columns = fieldTypes[type].columns(definition, { isName: false }).map(({ suffix, storage }): ColumnModel => ({ name: columnName(name, suffix), storage, partition: 0 }));
  return {
    name, object: 'probe', type, label: type, definition, system: false, columns, required: false, unique: false, readOnly: false,
    targets: 'to' in settings ? [settings['to']].flat() as string[] : [], values: (settings['values'] ?? []) as unknown as PicklistValue[],
  };
}

/** `{ "$ref": "author:ada" }` stands for the id of a record. */
function withIds(value: Json): Json {
  return typeof value === 'object' && value !== null && '$ref' in value ? newId(String((value as { $ref: string }).$ref).split(':')[0] as string) : value;
}

const cases = names.flatMap((type) => pages[type].examples.valid.map((example: ValidExample, i) => {
  const input = withIds(example.input);
  const field = fieldOf(type, example.settings ?? pages[type].examples.settings, `f${type}${i}`);
  return { name: `${type} ${JSON.stringify(input).slice(0, 60)}`, field, input, output: example.output === undefined ? input : withIds(example.output) };
})).filter(({ field }) => field.type !== 'manyToMany');

/** The first output as the client reads it. */
function read(output: Output, stored: readonly unknown[], language = 'zh-CN'): unknown {
  if (output.parts === undefined) return JSON.parse((output.revealed ?? output.json)!(stored, language));
  if (stored[0] === null) return null;
  return Object.fromEntries(Object.entries(output.parts).map(([name, part]) => [name, JSON.parse(part.json(stored, language))]));
}

/** Decimals keep all digits of their column; everything else is the same to the letter. */
function expectSame(actual: unknown, expected: unknown): void {
  if (typeof actual === 'string' && typeof expected === 'string' && /^-?\d+\.\d+$/.test(actual) && /^-?\d+(\.\d+)?$/.test(expected)) {
    expect(compareDecimals(actual, expected)).toBe(0);
  } else if (typeof expected === 'object' && expected !== null && !Array.isArray(expected) && typeof actual === 'object' && actual !== null) {
    for (const [name, value] of Object.entries(expected)) expectSame((actual as Record<string, unknown>)[name], value);
  } else {
    expect(actual).toEqual(expected);
  }
}

describe.each(databaseKinds)('valid examples on $name', ({ create }) => {
  let database: Database;
  let created: TestDatabase;
  beforeAll(async () => {
    created = await create();
    database = await openDatabase(created.url);
    const columns = [...new Map(cases.flatMap(({ field }) => field.columns).map((column) => [column.name, column])).values()];
    // As many tables as there are columns to a row.
    for (let at = 0; at < columns.length; at += 60) {
      await applyDdl(database, planDdl(new Map(), { tables: [{ table: `probe${at / 60}`, partitions: 0, columns: columns.slice(at, at + 60), indexes: [] }], junctions: [] }, database.dialect));
      for (const column of columns.slice(at, at + 60)) tableOf.set(column.name, `probe${at / 60}`);
    }
  });
  const tableOf = new Map<string, string>();
  afterAll(async () => {
    await database.close();
    await created.drop();
  });

  test.each(cases)('$name', async ({ field, input, output }) => {
    const type = fieldTypeOf(field);
    const accepted = type.accept(input, field);
    if ('problem' in accepted) throw new Error(`refused: ${JSON.stringify(accepted.problem)}`);
    expect(accepted.values).toHaveLength(field.columns.length);
    const stored: unknown[] = [];
    for (const [i, { name, storage }] of field.columns.entries()) {
      const { dialect } = database;
      const id = newId('probe');
      await database.run({ text: `INSERT INTO ${tableOf.get(name)} (id, ${dialect.quote(name)}) VALUES (?, ?)`, values: [id, dialect.encode(storage, accepted.values[i])] });
      const [row] = await database.rows({ text: `SELECT ${dialect.select(storage, dialect.quote(name))} FROM ${tableOf.get(name)} WHERE id = ?`, values: [id] });
      stored.push(dialect.decode(storage)(row?.[0]));
    }
    expect(stored).toEqual(accepted.values);

    const [first] = type.outputs(field);
    if (first !== undefined) expectSame(read(first, stored), output);
    for (const each of type.outputs(field)) {
      if (each.json !== undefined) JSON.parse(each.json(stored, 'en'));
      for (const part of Object.values(each.parts ?? {})) JSON.parse(part.json(stored, 'en'));
    }
    if (type.type !== 'encryptedText') expectSame(type.plain(stored, field), output);
    if (output === null) expect(stored.every((value) => value === null)).toBe(true);
    const again = type.accept(type.plain(stored, field), field);
    if (!['encryptedText', 'file', 'image'].includes(type.type)) expect(again).toEqual(accepted);
  });
});

describe('invalid examples', () => {
  const refused = names.flatMap((type) => pages[type].examples.invalid.map((example) => ({ ...example, type, settings: example.settings ?? pages[type].examples.settings, name: `${type} ${JSON.stringify(example.input).slice(0, 40)}` })));
  /** Whether a record exists, and what is required, is known only where records are written. */
  const judgedElsewhere = (rule: string, input: Json): boolean => rule === 'required' || rule === 'wrongObject' || (rule === 'noSuchRecord' && /^[a-z]+_[a-z]+$/.test(String(input)));
  test.each(refused.filter((each) => !judgedElsewhere(each.rule, each.input) && each.type !== 'manyToMany'))('$name', ({ type, input, rule, settings }) => {
    const field = fieldOf(type, settings);
    if (rule === 'readOnlyField') return expect(fieldTypeOf(field).input(field)).toBeUndefined();
    expect(fieldTypeOf(field).accept(input, field)).toMatchObject({ problem: { rule } });
  });
});

describe('pages agree', () => {
  test.each(names)('%s', (type) => {
    const page = pages[type];
    const field = fieldOf(type, page.examples.settings);
    expect(fieldTypes[type].type).toBe(type);
    expect(fieldTypes[type].sortable).toBe(page.flags.sortable);
    if (page.flags.searchable) expect(fieldTypes[type].searchText).toBeDefined();
    const shape = fieldTypes[type].filter(field);
    if (type === 'formula' || type === 'rollUp') return;
    if (page.operators.length === 0) return expect(shape).toBeUndefined();
    if (shape === undefined || !('kind' in shape)) throw new Error('no filter');
    for (const operator of page.operators) expect(filterInputs[shape.kind].fields).toHaveProperty(operator);
  });

  test('every output is made of stored values that are all null', () => {
    for (const type of names) {
      const field = fieldOf(type, pages[type].examples.settings);
      const none = field.columns.map(() => null);
      for (const output of fieldTypes[type].outputs(field)) {
        if (output.json !== undefined) expect(output.json(none, 'en')).toBe('null');
        if (output.items !== undefined) expect(output.items.of(none)).toBeNull();
      }
    }
  });

  test('the names of records keep a key to order by', () => {
    for (const type of ['text', 'email', 'phone', 'url', 'barcode'] as const) {
      const columns = fieldTypes[type].columns(fieldOf(type).definition, { isName: true });
      expect(columns.map((column) => column.suffix)).toEqual(['', 'key']);
      const field = { ...fieldOf(type), columns: columns.map(({ suffix, storage }) => ({ name: `n${suffix}`, storage, partition: 0 })) };
      expect(fieldTypes[type].orderColumn?.(field)).toBe(1);
      expect(fieldTypes[type].accept(null, field)).toEqual({ values: [null, null] });
    }
    const name = { ...fieldOf('text'), columns: [{ name: 'a', storage: { kind: 'text', length: 100 }, partition: 0 }, { name: 'b', storage: { kind: 'text', length: 100 }, partition: 0 }] } as FieldModel;
    expect(fieldTypes.text.accept('重庆 ABC', name)).toEqual({ values: ['重庆 ABC', 'chong qing abc'] });
  });
});
