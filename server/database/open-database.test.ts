// Both databases open, migrate, commit, roll back, retry and refuse in the same way.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { databaseKinds, type TestDatabase } from '../../test/kit/databases';
import { openDatabase } from './open-database';
import { migrate } from './migrate';
import { Counter } from './entities/counter';
import type { Database } from './source';

describe.each(databaseKinds)('a database on $name', ({ create }) => {
  let database: Database;
  const created: TestDatabase[] = [];
  const makeUrl = async () => {
    const made = await create();
    created.push(made);
    return made.url;
  };
  const also: Database[] = [];
  let url: string;

  beforeAll(async () => {
    url = await makeUrl();
    database = await openDatabase(url);
    await migrate(database);
    await database.run({ text: 'CREATE TABLE probe (id VARCHAR(40) PRIMARY KEY, n BIGINT, t VARCHAR(100))', values: [] });
    await database.run({ text: 'CREATE UNIQUE INDEX u_probe_t ON probe (t)', values: [] });
  });
  afterEach(async () => {
    await database.run({ text: 'DELETE FROM probe', values: [] });
    for (const each of also.splice(0)) await each.close();
  });
  afterAll(async () => {
    await database.close();
    for (const each of created) await each.drop();
  });

  const put = (id: string, n: number | null, t: string | null) => ({ text: 'INSERT INTO probe (id, n, t) VALUES (?, ?, ?)', values: [id, n, t] });
  const all = { text: 'SELECT id, n, t FROM probe ORDER BY id', values: [] };

  test('rows come as arrays, nothing is lost on the way', async () => {
    await database.run(put('a', 9007199254740991, '中文 👩‍💻 \\ \' " % _ ;--'));
    await database.run(put('b', null, null));
    await database.run(put('c', -7, ''));
    expect(await database.rows(all)).toEqual([['a', 9007199254740991, '中文 👩‍💻 \\ \' " % _ ;--'], ['b', null, null], ['c', -7, '']]);
  });

  test('more rows than one fetch', async () => {
    await database.transaction(async (connection) => {
      for (let i = 0; i < 250; i++) await connection.run(put(String(i).padStart(3, '0'), i, null));
    });
    expect((await database.rows(all)).map((row) => row[1])).toEqual(Array.from({ length: 250 }, (_, i) => i));
  });

  test('run gives the rows found, changed or not', async () => {
    await database.run(put('a', 1, null));
    expect(await database.run({ text: 'UPDATE probe SET n = 1', values: [] })).toBe(1);
    expect(await database.run({ text: 'UPDATE probe SET n = 1 WHERE id = ?', values: ['none'] })).toBe(0);
  });

  test('what throws is rolled back, and nothing of it was seen outside', async () => {
    const outside: unknown[][][] = [];
    await expect(database.transaction(async (connection) => {
      await connection.run(put('a', 1, null));
      expect(await connection.rows(all)).toHaveLength(1);
      outside.push(await database.rows(all));
      throw new Error('no');
    })).rejects.toThrow('no');
    expect(outside).toEqual([[]]);
    expect(await database.rows(all)).toEqual([]);
  });

  test('a connection is of no use after its transaction', async () => {
    const connection = await database.transaction(async (inside) => inside);
    await expect(connection.run(put('a', 1, null))).rejects.toThrow(/ended/);
    await expect(connection.rows(all)).rejects.toThrow(/ended/);
  });

  test('the last statements, a question after them and the commit are one: all of it or nothing', async () => {
    const inside = await database.transaction((connection) => connection.runLast([put('a', 1, 'x'), put('b', 2, null)], all));
    expect(inside.map((row) => row[0])).toEqual(['a', 'b']);
    expect(await database.rows(all)).toHaveLength(2);
    const after = database.transaction(async (connection) => {
      await connection.run(put('c', 3, null));
      await connection.runLast([put('d', 4, null), put('e', 5, 'x'), put('f', 6, null)]);
    });
    await expect(after).rejects.toThrow();
    expect(await database.rows(all)).toHaveLength(2);
    await expect(database.transaction((connection) => connection.runLast([put('g', 7, null)], { text: 'SELECT nothing FROM probe', values: [] }))).rejects.toThrow();
    expect(await database.rows(all)).toHaveLength(2);
    expect(await database.runLast([put('h', 8, null)], { text: 'SELECT COUNT(*) FROM probe', values: [] })).toEqual([[3]]);
  });

  test('several statements of any kind answer each for itself', async () => {
    const count = { text: 'SELECT COUNT(*) FROM probe', values: [] };
    const asked = [count, put('a', 1, null), count];
    expect(await database.transaction((connection) => connection.rowsAll(asked))).toEqual([[[0]], [], [[1]]]);
    expect(await database.transaction(async (connection) => [await connection.rowsAll([count]), await connection.rowsAll([]), await connection.rowsAll([count, count])])).toEqual([[[[1]]], [], [[[1]], [[1]]]]);
    expect(await database.rowsAll([count, count])).toEqual([[[1]], [[1]]]);
  });

  test('many transactions at once lose no count, also through TypeORM', async () => {
    await database.run(put('a', 0, null));
    const counters = database.orm.getRepository(Counter);
    await counters.save({ name: 'probe', value: 0 });
    const one = () => database.transaction(async (connection) => {
      const [row] = await connection.rows({ text: `SELECT n FROM probe WHERE id = ?${connection.dialect.forUpdate}`, values: ['a'] });
      await new Promise((resolve) => setImmediate(resolve));
      await connection.run({ text: 'UPDATE probe SET n = ? WHERE id = ?', values: [Number(row?.[0]) + 1, 'a'] });
    });
    const orm = () => database.orm.transaction(async (manager) => {
      await manager.increment(Counter, { name: 'probe' }, 'value', 1);
      await new Promise((resolve) => setImmediate(resolve));
      await manager.increment(Counter, { name: 'probe' }, 'value', 1);
    });
    const failing = () => database.orm.transaction(async (manager) => {
      await manager.increment(Counter, { name: 'probe' }, 'value', 1000);
      throw new Error('undone');
    }).catch(() => undefined);
    await Promise.all(Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? one() : i % 3 === 1 ? orm() : failing())));
    expect((await database.rows(all))[0]?.[1]).toBe(20);
    expect((await counters.findOneByOrFail({ name: 'probe' })).value).toBe(40);
  });

  test('two that lock each other out: one is tried again', async () => {
    await database.run(put('a', 0, null));
    await database.run(put('b', 0, null));
    let attempts = 0;
    // On a server both first statements are done before either second one; SQLite has one writer, who must not wait for the other.
    let firsts = 0;
    let meet = (): void => undefined;
    const met = new Promise<void>((resolve) => { meet = resolve; });
    const both = (first: string, second: string) => database.transaction(async (connection) => {
      attempts++;
      await connection.run({ text: 'UPDATE probe SET n = n + 1 WHERE id = ?', values: [first] });
      if (++firsts === 2) meet();
      if (connection.dialect.name === 'mysql') await met;
      await connection.run({ text: 'UPDATE probe SET n = n + 1 WHERE id = ?', values: [second] });
    });
    await Promise.all([both('a', 'b'), both('b', 'a')]);
    expect((await database.rows(all)).map((row) => row[1])).toEqual([2, 2]);
    expect(attempts).toBe(database.dialect.name === 'mysql' ? 3 : 2);
  });

  test('another process on the same database', async () => {
    const other = await openDatabase(url);
    also.push(other);
    await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 2 ? other : database).transaction(async (connection) => {
      await connection.run(put(`${i}`, i, null));
      await new Promise((resolve) => setImmediate(resolve));
    })));
    expect(await other.rows(all)).toHaveLength(40);
  });

  test('connections that the server ended are replaced unseen', async () => {
    if (database.dialect.name === 'sqlite') return;
    const other = await openDatabase(url);
    also.push(other);
    const idle = () => other.rows({ text: "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND info IS NULL AND command = 'Sleep'", values: [] });
    for (let round = 0; round < 3; round++) {
      await Promise.all(Array.from({ length: 10 }, () => other.rows(all)));
      for (const [id] of await idle()) await database.run({ text: `KILL CONNECTION ${String(id)}`, values: [] }).catch(() => undefined);
      await other.rows(all);
      await other.transaction((connection) => connection.run(put(`k${round}`, 1, null)));
      for (const [id] of await idle()) await database.run({ text: `KILL CONNECTION ${String(id)}`, values: [] }).catch(() => undefined);
      await other.rows(all);
      await other.transaction((connection) => connection.runLast([put(`l${round}`, 1, null)]));
    }
    expect(await other.rows(all)).toHaveLength(6);
  });

  test('a unique index says its name', async () => {
    await database.run(put('a', 1, 'x'));
    const error = await database.run(put('b', 1, 'x')).catch((thrown: unknown) => thrown);
    expect(database.dialect.uniqueViolation(error)).toEqual({ index: 'u_probe_t' });
    const key = await database.run(put('a', 1, 'y')).catch((thrown: unknown) => thrown);
    expect(database.dialect.uniqueViolation(key)).toEqual({ index: 'PRIMARY' });
    expect(database.dialect.uniqueViolation(new Error('else'))).toBeUndefined();
  });

  test('a statement that fails while rows are read leaves no old snapshot behind', async () => {
    await database.run(put('a', 1, '{'));
    await database.rows({ text: "SELECT t, json_extract(t, '$.a') + 1 FROM probe", values: [] }).catch(() => undefined);
    await database.run(put('b', 1, '{}'));
    expect(await database.rows(all)).toHaveLength(2);
  });

  test('reading goes on while the planner learns from many writes', async () => {
    for (let round = 0; round < 3; round++) {
      await database.transaction(async (connection) => {
        for (let i = 0; i < 1500; i++) await connection.run(put(`${round}_${i}`, i % 7, null));
      });
      expect(await database.rows({ text: 'SELECT COUNT(*) FROM probe', values: [] })).toEqual([[(round + 1) * 1500]]);
    }
    if (database.dialect.name === 'sqlite') expect((await database.rows({ text: "SELECT 1 FROM sqlite_stat1 WHERE tbl = 'probe'", values: [] })).length).toBeGreaterThan(0);
  });

  test('starting twice at the same time migrates once', async () => {
    const fresh = await makeUrl();
    const two = await Promise.all([openDatabase(fresh), openDatabase(fresh)]);
    also.push(...two);
    const done = await Promise.all(two.map(migrate));
    expect(done.map((names) => names.length).sort()).toEqual([0, expect.any(Number)]);
    expect(done.flat().length).toBeGreaterThan(0);
    expect(await Promise.all(two.map(migrate))).toEqual([[], []]);
  });
});

test('what cannot be opened says what to do', async () => {
  await expect(openDatabase('postgres://localhost/x')).rejects.toThrow(/must begin with sqlite: or mysql/);
  await expect(openDatabase('mysql://root@127.0.0.1:1/x')).rejects.toThrow(/No database server answers at 127.0.0.1:1.*start it/);
  await expect(openDatabase('mysql://root@127.0.0.1:3306/')).rejects.toThrow(/names no database/);
  await expect(openDatabase('sqlite:')).rejects.toThrow(/names no file/);
});

test('a throw-away database leaves nothing behind, and a file is there again', async () => {
  const memory = await openDatabase('sqlite::memory:');
  await memory.run({ text: 'CREATE TABLE a (b TEXT)', values: [] });
  expect(await memory.rows({ text: 'SELECT b FROM a', values: [] })).toEqual([]);
  await memory.close();
  const folder = mkdtempSync(join(tmpdir(), 'tangram-test-'));
  const first = await openDatabase(`sqlite:${folder}/deep/x.db`);
  await first.run({ text: 'CREATE TABLE a (b TEXT)', values: [] });
  await first.run({ text: 'INSERT INTO a VALUES (?)', values: ['kept'] });
  await first.close();
  const second = await openDatabase(`sqlite:${folder}/deep/x.db`);
  expect(await second.rows({ text: 'SELECT b FROM a', values: [] })).toEqual([['kept']]);
  await second.close();
  rmSync(folder, { recursive: true });
});
