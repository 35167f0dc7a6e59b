// A process that is killed anywhere in a publication: the next start is exactly the old or the new version, and the same change can be published.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../server/database/migrate';
import { openDatabase } from '../../server/database/open-database';
import type { Database } from '../../server/database/source';
import type { Store } from '../../server/store/open-store';
import { clientWith } from '../kit/client';
import { databaseKinds, type TestDatabase } from '../kit/databases';
import { isNew, isOld, nextStart, prepareChange, publishAgain, type PreparedChange } from '../kit/killed-publish';
import { libraryRoots } from '../kit/models';
import { startServer, tangram } from '../kit/server';

jest.setTimeout(300_000);

describe.each(databaseKinds)('killed while it publishes, on $name', ({ create }) => {
  let at: TestDatabase;
  let database: Database;
  let store: Store;
  const publishers: Publisher[] = [];
  const load = (point: number): Publisher => {
    publishers.push(loadPublisher(point));
    return publishers.at(-1)!;
  };

  beforeEach(async () => {
    at = await create();
    database = await openDatabase(at.url);
    await migrate(database);
    store = await nextStart(database);
  });
  afterEach(async () => {
    for (const publisher of publishers.splice(0)) publisher.end();
    await store.close();
    await database.close();
    await at.drop();
  });

  /** The next start, which may find either version but no third thing. */
  async function startAfter(change: PreparedChange): Promise<void> {
    store = await nextStart(database);
    if (store.current().version === change.version) {
      await isOld(database, store, change);
      await publishAgain(database, store, change);
    }
    await isNew(database, store, change);
  }

  test('before and after every statement', async () => {
    const places: string[] = [];
    let next = load(1);
    for (let point = 1, ended = false; !ended; point++) {
      const publisher = next;
      next = load(point + 1);
      const change = await prepareChange(database, store, `n${point}`);
      await store.close();
      const printed = await publisher.publish({ url: at.url, roots: libraryRoots, id: change.id });
      ended = printed.includes('published');
      places.push(/died (.*)/.exec(printed)?.[1] ?? (ended ? 'the end' : `something else: ${printed}`));
      await startAfter(change);
    }
    expect(places.filter((text) => text.startsWith('something else'))).toEqual([]);
    expect(places.at(-1)).toBe('the end');
    for (const part of [/ALTER TABLE/, /UNIQUE INDEX|UNIQUE KEY/, /COMMIT|RELEASE/, /UPDATE `?"?thing|FOR UPDATE/, /engine_unfinished/]) {
      expect([part, places.some((text) => part.test(text))]).toEqual([part, true]);
    }
  });

  test('a whole server, at some of them', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'tangram-killed-'));
    const place = { databaseUrl: at.url, dataDir, env: { METADATA: libraryRoots.join(':') } };
    await tangram(['user', 'create', '--login', 'publisher', '--role', 'admin'], place);
    const key = (await tangram(['key', 'create', '--login', 'publisher'], place)).trim();
    for (const point of [4, 8]) {
      const change = await prepareChange(database, store, `s${point}`);
      await store.close();
      const server = await startServer({ ...place, env: { ...place.env, NODE_OPTIONS: `--require ${join(__dirname, '../kit/die-at.cjs')}`, DIE_AT: String(point) } });
      await server.signal('SIGUSR2', 'counting');
      await expect(clientWith(server.url, key).send('mutation($id: ID!) { publishChangeSet(id: $id) { version } }', { id: change.id })).rejects.toThrow('fetch failed');
      await server.kill();
      expect(server.output()).toContain('died ');
      await startAfter(change);
    }
    rmSync(dataDir, { recursive: true, force: true });
  });
});

interface Publisher { /** Resolves with everything printed when the process has ended. */ publish(order: object): Promise<string>; end(): void }

/** Loads the program while others still work: it takes longer than all the rest. */
function loadPublisher(point: number): Publisher {
  const child = spawn(process.execPath, [join(__dirname, '../kit/publisher.cjs')], { env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production', DIE_AT: String(point) }, stdio: ['pipe', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { printed += chunk.toString('utf8'); });
  const ended = new Promise<string>((resolve) => { child.once('close', () => resolve(printed)); });
  return {
    publish: (order) => {
      child.stdin.write(`${JSON.stringify(order)}\n`);
      return ended;
    },
    end: () => void child.kill('SIGKILL'),
  };
}
