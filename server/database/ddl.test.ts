// Tables grow with the Model on both databases: only added to, widened, and the same when run twice.
import { databaseKinds, type TestDatabase } from '../../test/kit/databases';
import type { ColumnModel, Storage, TableModel } from '../model/model';
import { applyDdl, DdlConflict, introspect, planDdl, tableNames, type WantedTables } from './ddl';
import { openDatabase } from './open-database';
import type { Database } from './source';

const text = (length: number): Storage => ({ kind: 'text', length });
const decimal = (precision: number, scale: number): Storage => ({ kind: 'decimal', precision, scale });
const column = (name: string, storage: Storage, partition = 0): ColumnModel => ({ name, storage, partition });
const table = (columns: ColumnModel[], indexes: TableModel['indexes'] = []): WantedTables => ({
  tables: [{ table: 'thing', partitions: Math.max(...columns.map((each) => each.partition)), columns, indexes }],
  junctions: [{ table: 'thing__link_friends', from: 'from_id', to: 'to_id' }],
});
const index = (columns: string[], unique = false, partition = 0) => ({ name: `${unique ? 'u' : 'i'}_thing_${columns.join('_')}`, columns, unique, partition });

describe.each(databaseKinds)('tables on $name', ({ create, name: kind }) => {
  let database: Database;
  let created: TestDatabase;
  beforeAll(async () => {
    created = await create();
    database = await openDatabase(created.url);
  });
  afterAll(async () => {
    await database.close();
    await created.drop();
  });
  afterEach(async () => {
    for (const name of ['thing', 'thing__x1', 'thing__x2', 'thing__link_friends']) await database.run({ text: `DROP TABLE IF EXISTS ${name}`, values: [] });
  });

  const plan = async (wanted: WantedTables) => planDdl(await introspect(database, tableNames(wanted)), wanted, database.dialect);
  const publish = async (wanted: WantedTables) => {
    await applyDdl(database, await plan(wanted));
    // What is complete needs nothing more.
    expect(await plan(wanted)).toEqual([]);
  };
  const insert = (id: string, values: Record<string, unknown>) => database.run({
    text: `INSERT INTO thing (id, ${Object.keys(values).join(', ')}) VALUES (${['', ...Object.keys(values)].map(() => '?').join(', ')})`, values: [id, ...Object.values(values)],
  });
  const price = decimal(10, 2);

  test('a table, its extension tables and its links are made, with what every record has', async () => {
    const wanted = table([column('name', text(100)), column('a', price, 1), column('b', { kind: 'json' }, 2)], [index(['name'])]);
    expect(tableNames(wanted)).toEqual(['thing', 'thing__x1', 'thing__x2', 'thing__link_friends']);
    await publish(wanted);
    const actual = await introspect(database, tableNames(wanted));
    expect([...(actual.get('thing')?.columns.keys() ?? [])]).toEqual(['id', 'live', 'version', 'created_at', 'created_by', 'updated_at', 'updated_by', 'name']);
    expect([...(actual.get('thing__x1')?.columns.keys() ?? [])]).toEqual(['id', 'a']);
    expect(actual.get('thing')?.indexes.get('i_thing_name')?.columns).toEqual(kind === 'sqlite' ? ['name', 'id'] : ['live', 'name']);
    await insert('t_1', { name: '客户' });
    expect(await database.rows({ text: 'SELECT live, version, name FROM thing', values: [] })).toEqual([[1, 1, '客户']]);
  });

  test('new columns and indexes are added beside the data, and again if need be', async () => {
    await publish(table([column('name', text(100))]));
    await insert('t_1', { name: 'x' });
    const wanted = table([column('name', text(100)), column('due', { kind: 'date' }), column('sum', price), column('more', text(5000), 1)], [index(['due']), index(['sum', 'name'])]);
    const statements = await plan(wanted);
    expect(statements.map((each) => each.kind)).toContain('instant');
    await applyDdl(database, statements);
    await applyDdl(database, statements);
    expect(await plan(wanted)).toEqual([]);
    expect(await database.rows({ text: 'SELECT name, due, sum FROM thing', values: [] })).toEqual([['x', null, null]]);
  });

  test('a publish that was cut off in the middle is finished by the next', async () => {
    await publish(table([column('name', text(100))]));
    const wanted = table([column('name', text(100)), column('a', text(50)), column('b', text(50)), column('c', text(50))], [index(['a']), index(['b'])]);
    const statements = await plan(wanted);
    await database.run({ text: `ALTER TABLE thing ADD COLUMN b ${database.dialect.columnType(text(50))}`, values: [] });
    await applyDdl(database, statements);
    expect(await plan(wanted)).toEqual([]);
  });

  test('text and decimals are widened and keep their values', async () => {
    const before = table([column('name', text(100)), column('sum', price), column('code', { kind: 'ascii', length: 20 })], [index(['sum']), index(['name'])]);
    await publish(before);
    await insert('t_1', { name: '名'.repeat(100), sum: database.dialect.encode(price, '-12.30') });
    const wider = decimal(18, 4);
    await publish(table([column('name', text(300)), column('sum', wider), column('code', { kind: 'ascii', length: 40 })], [index(['sum']), index(['name'])]));
    const read = async () => {
      const [row] = await database.rows({ text: `SELECT name, ${database.dialect.select(wider, 'sum')} FROM thing`, values: [] });
      return [row?.[0], database.dialect.decode(wider)(row?.[1])];
    };
    expect(await read()).toEqual(['名'.repeat(100), '-12.3000']);
    await publish(table([column('name', text(5000)), column('sum', wider), column('code', { kind: 'ascii', length: 40 })], [index(['sum'])]));
    expect(await read()).toEqual(['名'.repeat(100), '-12.3000']);
    // Narrower is wide enough.
    expect(await plan(table([column('name', text(10)), column('sum', decimal(12, 4))], [index(['sum'])]))).toEqual([]);
    await publish(table([column('name', text(10)), column('sum', decimal(12, 4))], [index(['sum']), index(['name'])]));
  });

  test('what would lose something is refused with everything that is in the way', async () => {
    await publish(table([column('name', text(100)), column('sum', decimal(18, 4)), column('due', { kind: 'date' })]));
    const conflicting = plan(table([column('name', { kind: 'integer' }), column('sum', decimal(18, 2)), column('due', { kind: 'dateTime' })]));
    await expect(conflicting).rejects.toThrow(DdlConflict);
    await expect(conflicting).rejects.toMatchObject({ conflicts: [expect.stringContaining('thing.name'), expect.stringContaining('thing.sum'), expect.stringContaining('thing.due')] });
  });

  test('a unique index minds live records only, refuses doubles by name, and goes when nobody wants it', async () => {
    const plain = table([column('name', text(100))]);
    await publish(plain);
    await insert('t_1', { name: 'x' });
    await insert('t_2', { name: 'x', live: null });
    await insert('t_3', { name: null });
    await insert('t_4', { name: null });
    const unique = table([column('name', text(100))], [index(['name'], true)]);
    await publish(unique);
    const error = await insert('t_5', { name: 'x' }).catch((thrown: unknown) => thrown);
    expect(database.dialect.uniqueViolation(error)).toEqual({ index: 'u_thing_name' });
    await insert('t_6', { name: 'X' });
    await insert('t_7', { name: 'x ' });
    await insert('t_8', { name: 'x', live: null });
    await publish(plain);
    await insert('t_5', { name: 'x' });
    await expect(publish(unique)).rejects.toMatchObject({ rule: 'publishFailed' });
  });

  test('two hundred columns of every kind hold full values', async () => {
    const columns = Array.from({ length: 50 }, (_, i) => [column(`t${i}`, text(255)), column(`d${i}`, decimal(18, 4)), column(`w${i}`, { kind: 'dateTime' }), column(`l${i}`, { kind: 'longText' })]).flat();
    await publish(table(columns));
    await insert('t_1', Object.fromEntries(columns.map(({ name, storage }) => [name, database.dialect.encode(storage, storage.kind === 'decimal' ? '99999999999999.9999' : storage.kind === 'dateTime' ? '2026-11-22T08:30:00.123Z' : '字'.repeat(255))])));
    expect(await database.rows({ text: 'SELECT t49, l49 FROM thing', values: [] })).toEqual([['字'.repeat(255), '字'.repeat(255)]]);
  });
});
