// A process that is killed anywhere in a publication: the next start is exactly the old or the new version, and the same change can be published.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureAdmin } from '../../server/application/first-start';
import { createApiKey } from '../../server/access/sessions';
import { migrate } from '../../server/database/migrate';
import { openDatabase } from '../../server/database/open-database';
import type { Database } from '../../server/database/source';
import type { Store } from '../../server/store/open-store';
import { clientWith } from '../kit/client';
import { databaseKinds, type DatabaseKind } from '../kit/databases';
import { contextOf, isNew, isOld, nextStart, prepareChange, publishAgain, type PreparedChange } from '../kit/killed-publish';
import { libraryRoots } from '../kit/models';
import { loadPublisher, type Publisher } from '../kit/load-publisher';
import { startServer } from '../kit/server';

jest.setTimeout(300_000);

/** An installation that outlives its processes. */
interface Place { readonly url: string; readonly database: Database; store: Store; drop(): Promise<void> }

const publishers: Publisher[] = [];
const load = (): Publisher => {
  publishers.push(loadPublisher());
  return publishers.at(-1)!;
};
afterEach(() => {
  for (const publisher of publishers.splice(0)) publisher.end();
});

describe.each(databaseKinds)('killed while it publishes, on $name', ({ name, create }) => {
  test('before and after every statement', async () => {
    const places = await (name === 'sqlite' ? everyCopy(create) : everyPoint(create));
    expect(places.filter((text) => text.startsWith('something else'))).toEqual([]);
    expect(places.at(-1)).toBe('the end');
    for (const part of [/ALTER TABLE/, /UNIQUE INDEX|UNIQUE KEY/, /COMMIT|RELEASE/, /UPDATE `?"?thing|FOR UPDATE/, /engine_unfinished/]) {
      expect([part, places.some((text) => part.test(text))]).toEqual([part, true]);
    }
  });

  test('a whole server, at some of them', async () => {
    await Promise.all([4, 8].map(async (point) => {
      const place = await newPlace(create);
      const context = contextOf(place.database, place.store);
      const key = await createApiKey(place.database, { userId: await ensureAdmin(context), name: 'publisher', now: new Date() });
      const change = await prepareChange(place.database, place.store, `s${point}`);
      await place.store.close();
      const env = { METADATA: libraryRoots.join(':'), NODE_OPTIONS: `--require ${join(__dirname, '../kit/die-at.cjs')}`, DIE_AT: String(point) };
      const dataDir = mkdtempSync(join(tmpdir(), 'tangram-killed-'));
      const server = await startServer({ databaseUrl: place.url, dataDir, env });
      await server.signal('SIGUSR2', 'counting');
      await expect(clientWith(server.url, key).send('mutation($id: ID!) { publishChangeSet(id: $id) { version } }', { id: change.id })).rejects.toThrow('fetch failed');
      await server.kill();
      expect(server.output()).toContain('died ');
      await startAfter(place, change);
      rmSync(dataDir, { recursive: true, force: true });
      await place.drop();
    }));
  });
});

/** SQLite works within the process: what a kill leaves is the files as they are, and the process copies them at every point. */
async function everyCopy(create: DatabaseKind['create']): Promise<string[]> {
  const publisher = load();
  const place = await newPlace(create);
  const change = await prepareChange(place.database, place.store, 'n');
  await place.store.close();
  await place.database.close();
  const copies = mkdtempSync(join(tmpdir(), 'tangram-copies-'));
  const printed = await publisher.publish({ orders: [{ url: place.url, id: change.id }], copies });
  const died = [...printed.matchAll(/^died (\S+) (.*)$/gm)];
  const ended = printed.includes(`published ${place.url}`);
  for (const url of [...died.map(([, folder]) => `sqlite:${join(folder!, 'test.db')}`), place.url]) {
    const copy = { database: await openDatabase(url), store: place.store };
    await startAfter(copy, change, ended && url === place.url);
    await copy.store.close();
    await copy.database.close();
  }
  await place.drop();
  rmSync(copies, { recursive: true, force: true });
  return [...died.map(([, , words]) => words!), ended ? 'the end' : `something else: ${printed}`];
}

/** A server works on whatever is sent: the process is killed, and as it may publish in many databases at once, at one point of each. */
async function everyPoint(create: DatabaseKind['create']): Promise<string[]> {
  let next = load();
  const places = await Promise.all(Array.from({ length: atOnce }, () => newPlace(create)));
  const words: string[] = [];
  for (let first = 1; words.at(-1) !== 'the end'; first += atOnce) {
    const publisher = next;
    next = load();
    const changes = await Promise.all(places.map((place, index) => prepareChange(place.database, place.store, `n${first + index}`)));
    for (const { store } of places) await store.close();
    const printed = await publisher.publish({ orders: places.map(({ url }, index) => ({ url, id: changes[index]!.id, point: first + index })) });
    words.push(...places.map(({ url }) => new RegExp(`died ${url} (.*)`).exec(printed)?.[1] ?? (printed.includes(`published ${url}`) ? 'the end' : `something else: ${printed}`)));
    await Promise.all(places.map((place, index) => startAfter(place, changes[index]!, words[first - 1 + index] === 'the end')));
  }
  await Promise.all(places.map(({ drop }) => drop()));
  return words;
}
const atOnce = 6;

async function newPlace(create: DatabaseKind['create']): Promise<Place> {
  const at = await create();
  const database = await openDatabase(at.url, { poolSize: 4 });
  await migrate(database);
  const place: Place = {
    url: at.url, database, store: await nextStart(database),
    drop: async () => {
      await place.store.close();
      await database.close();
      await at.drop();
    },
  };
  return place;
}

/** The next start, which may find either version but no third thing; the new one where the publication has `ended`. */
async function startAfter(place: { readonly database: Database; store: Store }, change: PreparedChange, ended = false): Promise<void> {
  const { database } = place;
  place.store = await nextStart(database);
  if (ended) expect(place.store.current().version).toBe(change.version + 1);
  if (place.store.current().version === change.version) {
    await isOld(database, place.store, change);
    await publishAgain(database, place.store, change);
  }
  await isNew(database, place.store, change);
}
