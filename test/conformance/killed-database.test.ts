// A database server that is killed in the middle of a publication: started again, the product is exactly the old or the new version, and no record is lost.
import { migrate } from '../../server/database/migrate';
import { openDatabase } from '../../server/database/open-database';
import type { Database } from '../../server/database/source';
import { createRecord } from '../../server/records/create';
import { contextOf, isNew, isOld, nextStart, objectIn, prepareChange, publishAgain, type PreparedChange } from '../kit/killed-publish';
import { loadPublisher } from '../kit/load-publisher';
import { hasMariadb, ownMariadb, type OwnMariadb } from '../kit/own-mariadb';
import type { Store } from '../../server/store/open-store';

jest.setTimeout(120_000);

if (hasMariadb) describe('the database is killed while it publishes', () => {
  let server: OwnMariadb;
  let database: Database;
  let store: Store;
  let next = loadPublisher();

  beforeAll(async () => {
    server = await ownMariadb();
    database = await openDatabase(server.url, { poolSize: 4 });
    await migrate(database);
    store = await nextStart(database);
  });
  afterAll(async () => {
    next.end();
    await store.close();
    await database.close();
    await server.end();
  });

  test.each<{ name: string; where: string; at: readonly string[]; during?: string; expected: 'old' | 'new' | 'either' }>([
    { name: 'column', where: 'when it is told to change the digits of a column', at: ['^after ALTER TABLE `thing\\w+` MODIFY'], expected: 'old' },
    { name: 'index', where: 'while it builds a unique index', at: ['^after ALTER TABLE `part\\w+` ADD UNIQUE'], during: 'ALTER TABLE `part', expected: 'old' },
    { name: 'before', where: 'before the version is committed', at: ['engine_pointer', '^before COMMIT'], expected: 'old' },
    { name: 'sent', where: 'when it is told to commit the version', at: ['engine_pointer', '^after COMMIT'], expected: 'either' },
    { name: 'after', where: 'after the version is committed', at: ['engine_pointer', '^after COMMIT', '^before'], expected: 'new' },
  ])('$where', async ({ name, at, during, expected }) => {
    const publisher = next;
    next = loadPublisher();
    const change = await prepareChange(database, store, name);
    if (during !== undefined) await manyRows(database, `part${name}`);
    const writer = keepWriting(database, store, change);
    const printed = await publisher.publish({ orders: [{ url: server.url, id: change.id }], kill: { pid: server.pid(), at, ...(during === undefined ? {} : { during }) } });
    const written = await writer.written();
    expect(written.length).toBeGreaterThan(0);
    expect(printed).toMatch(/^killed /m);
    expect(printed).toMatch(/^failed /m);
    await store.close();
    await database.close();

    await server.startAgain();
    database = await openDatabase(server.url, { poolSize: 4 });
    store = await nextStart(database);
    const found = store.current().version === change.version ? 'old' : 'new';
    if (expected !== 'either') expect(found).toBe(expected);
    expect(await database.rows({ text: `SELECT COUNT(*) FROM part${name} WHERE id IN (${written.map(() => '?').join(', ')})`, values: written })).toEqual([[written.length]]);
    if (found === 'old') {
      await isOld(database, store, change);
      await publishAgain(database, store, change);
    }
    await isNew(database, store, change);
  });
});
else test('there is no mariadbd on this machine: no database is killed while it publishes', () => expect(hasMariadb).toBe(false));

/** Somebody who works meanwhile: every record the database has said yes to. */
function keepWriting(database: Database, store: Store, change: PreparedChange): { written(): Promise<readonly string[]> } {
  const [context, part] = [contextOf(database, store), objectIn(store, `part${change.name}`)];
  const ids: string[] = [];
  let ended = false;
  const work = (async () => {
    while (!ended) {
      try {
        ids.push(await createRecord(context, part, { name: '写', thing: change.thing, size: 1 }));
      } catch {
        return;
      }
    }
  })();
  return {
    written: async () => {
      ended = true;
      await work;
      return ids;
    },
  };
}

/** So many that the work on the table takes a while. */
async function manyRows(database: Database, table: string): Promise<void> {
  const columns = (await database.rows({ text: `SHOW COLUMNS FROM ${table}`, values: [] })).map(([column]) => String(column)).filter((column) => column !== 'id');
  const list = columns.map((column) => `\`${column}\``).join(', ');
  await database.run({ text: `INSERT INTO ${table} (id, ${list}) SELECT CONCAT('copy', seq), ${list} FROM (SELECT * FROM ${table} LIMIT 1) AS one, seq_1_to_60000`, values: [] });
}
