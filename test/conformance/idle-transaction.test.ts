// Somebody's transaction that stays open while a version is published: whoever reads goes on meanwhile, and the publication comes through when it may.
import { createConnection } from 'mysql2/promise';
import { migrate } from '../../server/database/migrate';
import { openDatabase } from '../../server/database/open-database';
import { readRecords } from '../../server/records/read';
import { databaseKinds } from '../kit/databases';
import { contextOf, isNew, nextStart, objectIn, prepareChange, publishAgain } from '../kit/killed-publish';

const servers = databaseKinds.filter((kind) => kind.name === 'mysql');

(servers.length > 0 ? test : test.skip)('an open transaction holds up no reader of its tables, and does not break the publication', async () => {
  const at = await servers[0]!.create();
  const database = await openDatabase(at.url);
  await migrate(database);
  const store = await nextStart(database);
  const change = await prepareChange(database, store, 'idle');
  const [context, thing, author] = [contextOf(database, store), objectIn(store, 'thingidle'), objectIn(store, 'author')];
  const idle = await createConnection(at.url);
  await idle.query('START TRANSACTION');
  await idle.query('SELECT * FROM thingidle, partidle LIMIT 1');

  let ended = false;
  const publication = publishAgain(database, store, change).finally(() => { ended = true; });
  // Turn and turn about with a table that nobody changes: on a busy machine both take long.
  const waits = { thing: 0, author: 0 };
  for (let reads = 0, end = performance.now() + 2000; reads < 30 || performance.now() < end; reads += 1) {
    for (const [name, object] of [['thing', thing], ['author', author]] as const) {
      const from = performance.now();
      expect(await readRecords(context, object, { fields: ['name'] })).toHaveLength(name === 'thing' ? 1 : 0);
      waits[name] += performance.now() - from;
    }
    expect(ended).toBe(false);
  }
  expect(store.current().version).toBe(change.version);
  await idle.query('COMMIT');
  await publication;
  expect(waits.thing).toBeLessThan(3 * waits.author);
  await isNew(database, store, change);
  await idle.end();
  await store.close();
  await database.close();
  await at.drop();
});
