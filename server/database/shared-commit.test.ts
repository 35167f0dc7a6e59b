// Tests that SQLite's writers who share a commit do not share their mistakes.
import { databaseKinds } from '../../test/kit/databases';
import { openDatabase } from './open-database';
import type { Connection, Database } from './source';

describe.each(databaseKinds)('transactions at the same time on $name', ({ create }) => {
  let place: Awaited<ReturnType<typeof create>>;
  let database: Database;
  beforeAll(async () => {
    place = await create();
    database = await openDatabase(place.url);
    await database.run({ text: 'CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER)', values: [] });
  });
  afterAll(async () => {
    await database.close();
    await place.drop();
  });
  const add = (id: number) => (connection: Connection): Promise<number> => connection.run({ text: 'INSERT INTO t (id, n) VALUES (?, 0)', values: [id] });
  const ids = async (): Promise<number[]> => (await database.rows({ text: 'SELECT id FROM t ORDER BY id', values: [] })).map((row) => Number(row[0]));

  test('one that fails takes nothing of the others with it', async () => {
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => database.transaction(async (connection) => {
      await add(index + 1)(connection);
      if (index % 4 === 0) throw new Error('not this one');
      if (index % 4 === 1) await add(index)(connection);
      return index;
    })));
    expect(results.map((result) => result.status === 'fulfilled')).toEqual(Array.from({ length: 20 }, (_, index) => index % 4 !== 0));
    // What the failing ones had wanted was free for those after them.
    expect(await ids()).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  test('who is answered finds what he wrote, and a broken statement breaks only its own', async () => {
    await database.run({ text: 'DELETE FROM t', values: [] });
    const seen = await Promise.all([1, 2, 3, 4, 5, 6].map(async (id) => {
      await database.transaction<unknown>(id === 4 ? async (connection) => { await add(100)(connection); await add(100)(connection); } : add(id)).catch(() => undefined);
      return (await ids()).includes(id);
    }));
    expect(seen).toEqual([true, true, true, false, true, true]);
    expect(await ids()).not.toContain(100);
    expect(await database.transaction(async () => 'nothing written')).toBe('nothing written');
    await database.runAll([{ text: 'UPDATE t SET n = ? WHERE id = ?', values: [7, 1] }, { text: 'UPDATE t SET n = n + ? WHERE id = ?', values: [1, 1] }]);
    expect(await database.rows({ text: 'SELECT n FROM t WHERE id = 1', values: [] })).toEqual([[8]]);
  });
});
