// Somebody's transaction that stays open while a version is published: whoever reads goes on meanwhile, and the publication comes through when it may.
import { createConnection } from 'mysql2/promise';
import { LibsqlDatabase } from '../../server/database/dialects/libsql-driver';
import { migrate } from '../../server/database/migrate';
import { openDatabase } from '../../server/database/open-database';
import { readRecords } from '../../server/records/read';
import { databaseKinds } from '../kit/databases';
import { contextOf, isNew, nextStart, objectIn, prepareChange, publishAgain } from '../kit/killed-publish';

/** Somebody who has looked at what the publication changes, and has not come to an end. */
interface Idle { end(): Promise<void> }

test.each(databaseKinds)('an open transaction holds up no reader of its tables, and does not break the publication, on $name', async ({ name: kind, create }) => {
  const at = await create();
  const database = await openDatabase(at.url);
  await migrate(database);
  const store = await nextStart(database);
  const change = await prepareChange(database, store, 'idle');
  const [context, thing, author] = [contextOf(database, store), objectIn(store, 'thingidle'), objectIn(store, 'author')];
  const idle = await (kind === 'sqlite' ? idleInFile : idleOnServer)(at.url, 'SELECT * FROM thingidle, partidle LIMIT 1');

  let ended = false;
  const publication = publishAgain(database, store, change).finally(() => { ended = true; });
  // SQLite goes on beside whoever reads; a server comes through when the table is free.
  if (kind === 'sqlite') await publication;
  // Turn and turn about with a table that nobody changes: on a busy machine both take long.
  const waits = { thing: 0, author: 0 };
  for (let reads = 0, end = performance.now() + 2000; kind === 'mysql' && (reads < 30 || performance.now() < end); reads += 1) {
    for (const [name, object] of [['thing', thing], ['author', author]] as const) {
      const from = performance.now();
      expect(await readRecords(context, object, { fields: ['name'] })).toHaveLength(name === 'thing' ? 1 : 0);
      waits[name] += performance.now() - from;
    }
    expect([ended, store.current().version]).toEqual([false, change.version]);
  }
  await idle.end();
  await publication;
  if (kind === 'mysql') expect(waits.thing).toBeLessThan(3 * waits.author);
  await isNew(database, store, change);
  await store.close();
  await database.close();
  await at.drop();
});

async function idleOnServer(url: string, question: string): Promise<Idle> {
  const connection = await createConnection(url);
  await connection.query('START TRANSACTION');
  await connection.query(question);
  return {
    end: async () => {
      await connection.query('COMMIT');
      await connection.end();
    },
  };
}

function idleInFile(url: string, question: string): Promise<Idle> {
  const connection = new LibsqlDatabase(url.slice('sqlite:'.length));
  connection.exec('BEGIN');
  connection.rows(question, []);
  return Promise.resolve({ end: async () => connection.close() });
}
