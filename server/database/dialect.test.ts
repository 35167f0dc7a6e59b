// Every kind of stored value comes back from both databases exactly as it went in, is found by itself, and sorts the same.
import { databaseKinds, type TestDatabase } from '../../test/kit/databases';
import type { Storage } from '../model/model';
import { applyDdl, planDdl } from './ddl';
import { openDatabase } from './open-database';
import type { Database } from './source';

/** In ascending order. */
const cases: readonly { readonly name: string; readonly storage: Storage; readonly values: readonly unknown[] }[] = [
  { name: 'text', storage: { kind: 'text', length: 100 }, values: ['', ' ', 'A', 'A ', 'B', 'O\'Brien "50%" \\ _ ;-- \n\t', 'Z', '_', 'a', 'ab', 'é', '中', '中文', '龙', 'ﬀ', '👩‍💻', '😀'.repeat(99)] },
  { name: 'short text', storage: { kind: 'text', length: 5 }, values: ['', '龙龙龙龙龙'] },
  { name: 'text too long to index', storage: { kind: 'text', length: 4000 }, values: ['a', '龙'.repeat(4000)] },
  { name: 'long text', storage: { kind: 'longText' }, values: ['', 'a', 'a\r\nb', '文'.repeat(100_000)] },
  { name: 'ascii', storage: { kind: 'ascii', length: 40 }, values: ['', 'A', 'a', 'acct_0123456789', 'b'.repeat(40)] },
  { name: 'integer', storage: { kind: 'integer' }, values: [-9007199254740991, -1, 0, 1, 2147483648, 9007199254740991] },
  { name: 'decimal(18,4)', storage: { kind: 'decimal', precision: 18, scale: 4 }, values: ['-99999999999999.9999', '-1.0000', '-0.0001', '0.0000', '0.0001', '0.1000', '12.5000', '9007199254740.9931', '99999999999999.9999'] },
  { name: 'decimal(15,2)', storage: { kind: 'decimal', precision: 15, scale: 2 }, values: ['-9999999999999.99', '-0.01', '0.00', '0.07', '1288.00', '9999999999999.99'] },
  { name: 'decimal(9,9)', storage: { kind: 'decimal', precision: 9, scale: 9 }, values: ['-0.999999999', '0.000000001', '0.100000000'] },
  { name: 'decimal(18,0)', storage: { kind: 'decimal', precision: 18, scale: 0 }, values: ['-999999999999999999', '0', '999999999999999999'] },
  { name: 'double', storage: { kind: 'double' }, values: [-1.7976931348623157e308, -180, -0.1, 0, 5e-324 * 2 ** 60, 0.1, 1 / 3, 39.90872300000001, 116] },
  { name: 'boolean', storage: { kind: 'boolean' }, values: [false, true] },
  { name: 'date', storage: { kind: 'date' }, values: ['1000-01-01', '1582-10-10', '1949-10-01', '1970-01-01', '2024-02-29', '9999-12-31'] },
  { name: 'date-time', storage: { kind: 'dateTime' }, values: ['1000-01-01T00:00:00.000Z', '1969-07-20T20:17:40.123Z', '1970-01-01T00:00:00.000Z', '2026-03-29T02:30:00.999Z', '2038-01-19T03:14:08.000Z', '9999-12-31T23:59:59.999Z'] },
  { name: 'time', storage: { kind: 'time' }, values: ['00:00:00', '08:30:00', '23:59:59'] },
  { name: 'json', storage: { kind: 'json' }, values: ['"a"', '[1,2.50,"中"]', 'null', '{"b":1,"a":{"c":[]}}'] },
];

describe.each(databaseKinds)('stored values on $name', ({ create }) => {
  let database: Database;
  let created: TestDatabase;
  beforeAll(async () => {
    created = await create();
    database = await openDatabase(created.url);
    const columns = cases.map(({ storage }, i) => ({ name: `c${i}`, storage, partition: 0 }));
    await applyDdl(database, planDdl(new Map(), { tables: [{ table: 'probe', partitions: 0, columns, indexes: [] }], junctions: [] }, database.dialect));
  });
  afterAll(async () => {
    await database.close();
    await created.drop();
  });

  test.each(cases.map((each, i) => ({ ...each, i })))('$name', async ({ storage, values, i }) => {
    const { dialect } = database;
    await database.run({ text: 'DELETE FROM probe', values: [] });
    const ids = values.map((_, n) => `p_${String(n).padStart(3, '0')}`);
    for (const [n, value] of values.entries()) await database.run({ text: `INSERT INTO probe (id, c${i}) VALUES (?, ?)`, values: [ids[n], dialect.encode(storage, value)] });
    await database.run({ text: `INSERT INTO probe (id, c${i}) VALUES ('none', ?)`, values: [dialect.encode(storage, null)] });
    const read = dialect.decode(storage);

    const rows = await database.rows({ text: `SELECT id, ${dialect.select(storage, `c${i}`)} FROM probe WHERE c${i} IS NOT NULL ORDER BY c${i}, id`, values: [] });
    expect(rows.map((row) => read(row[1]))).toEqual(values);
    expect(rows.map((row) => row[0])).toEqual(ids);
    const [none] = await database.rows({ text: `SELECT ${dialect.select(storage, `c${i}`)} FROM probe WHERE id = 'none'`, values: [] });
    expect(read(none?.[0])).toBeNull();
    for (const [n, value] of values.entries()) {
      const found = await database.rows({ text: `SELECT id FROM probe WHERE c${i} = ?`, values: [dialect.encode(storage, value)] });
      expect(found).toEqual([[ids[n]]]);
    }
  });

  test('ascii columns are asked for words of any script', async () => {
    await database.run({ text: 'DELETE FROM probe', values: [] });
    await database.run({ text: "INSERT INTO probe (id, c4) VALUES ('p_1', 'retail')", values: [] });
    const encode = (value: string) => database.dialect.encode({ kind: 'ascii', length: 40 }, value);
    expect(await database.rows({ text: 'SELECT id FROM probe WHERE c4 = ?', values: [encode('零售')] })).toEqual([]);
    expect(await database.rows({ text: 'SELECT id FROM probe WHERE c4 IN (?, ?)', values: [encode('零售'), encode('retail')] })).toEqual([['p_1']]);
    expect(await database.rows({ text: 'SELECT id FROM probe WHERE id = ?', values: [encode('客户')] })).toEqual([]);
    expect(await database.rows({ text: 'SELECT id FROM probe WHERE c4 LIKE ?', values: ['RET%'] })).toEqual([]);
  });
});
