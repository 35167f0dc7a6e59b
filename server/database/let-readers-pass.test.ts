// One transaction that somebody left open on a server: readers of the table do not wait for more than a moment, and the change comes when it may.
import { createConnection, type Connection } from 'mysql2/promise';
import { databaseKinds, type TestDatabase } from '../../test/kit/databases';
import { applyDdl, type Statement } from './ddl';
import { LibsqlDatabase } from './dialects/libsql-driver';
import { letReadersPass } from './let-readers-pass';
import { openDatabase } from './open-database';
import type { Database } from './source';

const servers = databaseKinds.filter((kind) => kind.name === 'mysql');

test('SQLite has no such wait: who reads goes on with what he saw', async () => {
  const at = await databaseKinds[0]!.create();
  const database = await openDatabase(at.url);
  await database.run({ text: 'CREATE TABLE thing (id INT PRIMARY KEY, word VARCHAR(100))', values: [] });
  const idle = new LibsqlDatabase(at.url.slice('sqlite:'.length));
  idle.exec('BEGIN');
  idle.rows('SELECT * FROM thing', []);
  await applyDdl(database, [{ table: 'thing', kind: 'instant', texts: ['ALTER TABLE thing ADD COLUMN more INT'] }]);
  expect(await database.rows({ text: 'SELECT more FROM thing', values: [] })).toEqual([]);
  idle.close();
  await database.close();
  await at.drop();
});

if (servers.length > 0) describe('a change of a table that is in use', () => {
  let at: TestDatabase;
  let database: Database;
  let idle: Connection;

  beforeEach(async () => {
    at = await servers[0]!.create();
    database = await openDatabase(at.url);
    idle = await createConnection(at.url);
    await database.run({ text: 'CREATE TABLE thing (id INT PRIMARY KEY, word VARCHAR(100))', values: [] });
    await database.run({ text: `INSERT INTO thing VALUES (1, 'a')`, values: [] });
    await database.run({ text: 'CREATE TABLE other LIKE thing', values: [] });
    await idle.query('START TRANSACTION');
    await idle.query('SELECT * FROM thing');
  });
  afterEach(async () => {
    await idle.end();
    await database.close();
    await at.drop();
  });

  test.each<[string, Statement]>([
    ['a column', { table: 'thing', kind: 'instant', clauses: ['ADD COLUMN more INT'], texts: ['ALTER TABLE thing ADD COLUMN more INT'] }],
    ['an index', { table: 'thing', kind: 'inPlace', clauses: ['ADD KEY i_word (word)'], texts: ['ALTER TABLE thing ADD KEY i_word (word)'] }],
  ])('%s waits for the idle transaction and nobody waits for it', async (_, statement) => {
    let done = false;
    const change = applyDdl(database, [statement]).finally(() => { done = true; });
    // Turn and turn about with a table that nobody changes: on a busy machine both take long.
    const waits = { thing: 0, other: 0 };
    const end = performance.now() + 2500;
    for (let reads = 0; reads < 20 || performance.now() < end; reads += 1) {
      for (const table of ['thing', 'other'] as const) {
        const from = performance.now();
        await database.rows({ text: `SELECT word FROM ${table}`, values: [] });
        waits[table] += performance.now() - from;
      }
      expect(done).toBe(false);
    }
    await idle.query('COMMIT');
    await change;
    expect(waits.thing).toBeLessThan(3 * waits.other);
    const [made] = await database.rows({ text: 'SHOW CREATE TABLE thing', values: [] });
    expect(made?.[1]).toMatch(/`more`|`i_word`/);
  });

  test('patience has an end, which says who is in the way', async () => {
    const runner = database.orm.createQueryRunner();
    const change = letReadersPass(runner, { table: 'thing', text: 'ALTER TABLE thing ADD COLUMN more INT', patience: 300 });
    await expect(change).rejects.toMatchObject({ code: 'CONFLICT', rule: 'tableInUseBy', params: { table: 'thing', connection: String(idle.threadId) } });
    await runner.release();
    expect(await database.rows({ text: 'SELECT * FROM thing', values: [] })).toEqual([[1, 'a']]);
  });
});
