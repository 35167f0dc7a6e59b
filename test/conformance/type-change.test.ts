// A field changes its type: the preview says what becomes of every value, and so it comes; the way back brings every value back.
import type { FieldDefinition } from '../../metadata/language/types';
import { makeContext, systemViewer } from '../../server/access/make-context';
import type { Context } from '../../server/access/context';
import { migrate } from '../../server/database/migrate';
import { openDatabase } from '../../server/database/open-database';
import type { Database } from '../../server/database/source';
import { fieldTypeOf } from '../../server/field-types/field-types';
import { createRecord } from '../../server/records/create';
import { fillKeptValues } from '../../server/records/fill-kept-values';
import { recordHistory } from '../../server/records/history';
import { updateRecord } from '../../server/records/update';
import { openStore, type Store } from '../../server/store/open-store';
import { storedRows } from '../../server/store/stored-rows';
import { databaseKinds, type TestDatabase } from '../kit/databases';
import { libraryRoots } from '../kit/models';

jest.setTimeout(120_000);
const path = 'books/author/fields/tried';
const quiet = { info: () => undefined, error: () => undefined };
const colours = ['红', '绿', '蓝'].map((label, index) => ({ value: `c${index}`, label }));
const field = (type: string, more: object = {}): FieldDefinition => ({ type, label: '试', ...more }) as FieldDefinition;

/** The application's zone is an hour ahead of UTC. From a type with values to another: what each value becomes; null is lost. */
const changes: readonly { readonly from: FieldDefinition; readonly to: FieldDefinition; readonly values: readonly (readonly [unknown, unknown])[]; readonly inexact?: number }[] = [
  { from: field('text'), to: field('integer'), values: [['12', 12], ['１,２００', 1200], ['-3', -3], ['12.6', 13], ['许多', null]], inexact: 1 },
  { from: field('text'), to: field('decimal', { scale: 2 }), values: [['12', '12.00'], ['￥1,234.50', '1234.50'], ['0.005', '0.01'], ['15%', '0.15'], ['-', null]], inexact: 1 },
  { from: field('text'), to: field('date'), values: [['2024-3-5', '2024-03-05'], ['2024年12月31日', '2024-12-31'], ['20240229', '2024-02-29'], ['2024-02-30', null], ['下周', null]] },
  { from: field('text'), to: field('picklist', { values: colours }), values: [['红', 'c0'], ['c1', 'c1'], ['紫', null]] },
  { from: field('text'), to: field('boolean'), values: [['是', true], ['No', false], ['也许', null]] },
  { from: field('text', { maxLength: 50 }), to: field('longText'), values: [['一段话', '一段话'], ['12', '12']] },
  { from: field('text'), to: field('tags'), values: [['甲、乙，丙', ['甲', '乙', '丙']]] },
  { from: field('integer'), to: field('decimal', { scale: 2 }), values: [[5, '5.00'], [-7, '-7.00']] },
  { from: field('integer'), to: field('text'), values: [[5, '5'], [-7, '-7']] },
  { from: field('decimal', { scale: 4 }), to: field('decimal', { scale: 2 }), values: [['1.2345', '1.23'], ['1.5', '1.50'], ['-0.005', '-0.01']], inexact: 2 },
  { from: field('decimal', { scale: 2 }), to: field('integer'), values: [['2.50', 3], ['7', 7]], inexact: 1 },
  { from: field('picklist', { values: colours }), to: field('text'), values: [['c0', '红'], ['c2', '蓝']] },
  { from: field('picklist', { values: colours }), to: field('multiPicklist', { values: colours }), values: [['c0', ['c0']], ['c2', ['c2']]] },
  { from: field('multiPicklist', { values: colours }), to: field('picklist', { values: colours }), values: [[['c0'], 'c0'], [['c1', 'c2'], 'c1']], inexact: 1 },
  { from: field('multiPicklist', { values: colours }), to: field('text'), values: [[['c0', 'c2'], '红、蓝']] },
  { from: field('date'), to: field('dateTime'), values: [['2024-03-05', '2024-03-04T23:00:00.000Z']] },
  { from: field('dateTime'), to: field('date'), values: [['2024-03-04T23:30:00.000Z', '2024-03-05']], inexact: 1 },
  { from: field('boolean'), to: field('text'), values: [[true, '是'], [false, '否']] },
  { from: field('lookup', { to: 'book' }), to: field('text'), values: [['呐喊', '呐喊']] },
  { from: field('text'), to: field('lookup', { to: 'book' }), values: [['呐喊', '呐喊'], ['没有这本书', null]] },
  { from: field('formula', { expression: 'TEXT(bookCount)', returns: 'text' }), to: field('text'), values: [] },
];

describe.each(databaseKinds)('types change on $name', ({ create }) => {
  let at: TestDatabase;
  let database: Database;
  let store: Store;
  let book: string;

  const author = () => store.current().objects.get('author')!;
  const system = (): Context => makeContext({ viewer: systemViewer(store.current()), model: store.current(), database, requestId: 'test', source: 'test' });
  const publish = (body: FieldDefinition): Promise<unknown> => store.publish({ definitions: [{ path, body }], by: null, why: 'try' });
  const given = (value: unknown, definition: FieldDefinition): unknown => (definition.type === 'lookup' && value !== null ? book : value);
  async function values(): Promise<Map<string, unknown>> {
    const found = new Map<string, unknown>();
    const one = author().fields.get('tried')!;
    for await (const rows of storedRows(database, store.current(), { object: author(), fields: [one] })) for (const row of rows) found.set(row.name, fieldTypeOf(one).plain(row.values[0]!, one) ?? null);
    return found;
  }

  beforeAll(async () => {
    at = await create();
    database = await openDatabase(at.url);
    await migrate(database);
    store = await openStore({ database, roots: libraryRoots, log: quiet, fill: fillKeptValues(database) });
    const writer = await createRecord(system(), author(), { name: '鲁迅' });
    book = await createRecord(system(), store.current().objects.get('book')!, { title: '呐喊', author: writer });
  });
  afterAll(async () => {
    await store.close();
    await database.close();
    await at.drop();
  });

  test.each(changes.map((change, index) => [`${change.from.type} → ${change.to.type}`, index, change] as const))('%s', async (_name, index, { from, to, values: pairs, inexact = 0 }) => {
    // A field of its own each time: earlier columns of the same name stay.
    await store.publish({ definitions: [{ path, body: from }], by: null, why: 'from' });
    const names = pairs.map((_, at) => `${index}.${at}`);
    for (const [at, [value]] of pairs.entries()) await createRecord(system(), author(), { name: names[at]!, tried: given(value, from) });
    const before = await values();

    const shown = await store.preview({ definitions: [{ path, body: to }] });
    expect(shown.problems).toEqual([]);
    const told = shown.impact.find((change) => change.name === 'tried');
    await publish(to);
    const after = await values();
    for (const [at, [, wanted]] of pairs.entries()) expect([pairs[at]![0], after.get(names[at]!)]).toEqual([pairs[at]![0], given(wanted, to)]);
    if (to.type !== 'longText' && from.type !== 'formula') {
      const lost = pairs.filter(([, wanted]) => wanted === null).length;
      expect(told).toMatchObject({ aspect: 'type', contracting: true });
      // Values that earlier rounds left in the column may be among them.
      expect(told!.records).toBeGreaterThanOrEqual(lost + inexact);
    }

    const { version } = store.current();
    await store.rollback({ to: version - 1, by: null });
    expect(await values()).toEqual(before);
  });

  test('what is written after the change goes back too, and what nobody touched comes back as it was', async () => {
    await store.publish({ definitions: [{ path: 'books/author/fields/other', body: { type: 'text', label: '另' } }], by: null, why: 'from' });
    const other = (body: object) => store.publish({ definitions: [{ path: 'books/author/fields/other', body: { label: '另', ...body } }], by: null, why: 'type' });
    const ids = [];
    for (const value of ['约十本', '7', '8.4', '9']) ids.push(await createRecord(system(), author(), { name: `其他 ${value}`, other: value }));
    await other({ type: 'integer' });
    await updateRecord(system(), author(), { id: ids[1]!, patch: { other: 70 } });
    await updateRecord(system(), author(), { id: ids[3]!, patch: { other: null } });
    const fresh = await createRecord(system(), author(), { name: '新', other: 5 });
    // The same as rolling back: whoever publishes the old type again.
    await other({ type: 'text' });
    const column = author().fields.get('other')!;
    expect(column.columns.map(({ name }) => name)).toEqual(['other']);
    const found = new Map<string, unknown>();
    for await (const rows of storedRows(database, store.current(), { object: author(), fields: [column] })) for (const row of rows) found.set(row.id, row.values[0]![0]);
    expect([...ids, fresh].map((id) => found.get(id))).toEqual(['约十本', '70', '8.4', null, '5']);
    // History tells what was written under the other type.
    const [edit] = await recordHistory(system(), author(), { id: ids[1]! });
    expect(edit!.changes).toMatchObject([{ field: 'other', from: 7, to: 70 }]);
    // A restart finds the columns again.
    const again = await openStore({ database, roots: libraryRoots, log: quiet });
    expect(again.current().objects.get('author')!.fields.get('other')!.columns.map(({ name }) => name)).toEqual(['other']);
    await again.close();
  });

  test('values that would be the same afterwards stop a unique field', async () => {
    const body = (type: string) => ({ path: 'books/author/fields/once', body: { type, label: '一次', unique: true } });
    await store.publish({ definitions: [body('text')], by: null, why: 'from' });
    for (const once of ['3', '3.2', '4']) await createRecord(system(), author(), { name: `一次 ${once}`, once });
    expect((await store.preview({ definitions: [body('integer')] })).problems).toMatchObject([{ path: 'books/author/fields/once', pointer: '/unique', rule: 'repeated' }]);
  });
});
