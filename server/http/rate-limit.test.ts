// Tests over HTTP that who asks too often has to wait, and nobody else.
import { databaseKinds } from '../../test/kit/databases';
import { startServer, tangram, type RunningServer } from '../../test/kit/server';

describe('requests a minute', () => {
  const kind = databaseKinds[0]!;
  let place: Awaited<ReturnType<typeof kind.create>>;
  let server: RunningServer;
  beforeAll(async () => {
    place = await kind.create();
    server = await startServer({ databaseUrl: place.url, env: { RATE_LIMIT: '5', TRUSTED_PROXIES: '127.0.0.1' } });
  }, 120_000);
  afterAll(async () => { await server.stop(); await place.drop(); });

  const ask = (headers: Record<string, string>): Promise<Response> => fetch(`${server.url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query: '{ viewer { id } }' }),
  });
  const statuses = async (count: number, headers: Record<string, string>): Promise<number[]> => (await Promise.all(Array.from({ length: count }, () => ask(headers)))).map(({ status }) => status).sort();

  test('the sixth of an address has to wait and is told how long; another address goes on', async () => {
    expect(await statuses(5, { 'x-forwarded-for': '203.0.113.1' })).toEqual([401, 401, 401, 401, 401]);
    const refused = await ask({ 'x-forwarded-for': '203.0.113.1', 'accept-language': 'en' });
    expect(refused.status).toBe(429);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(await refused.json()).toMatchObject({ errors: [{ message: `Too many requests: try again in ${seconds} seconds`, extensions: { code: 'RATE_LIMITED' } }] });
    expect(await statuses(1, { 'x-forwarded-for': '203.0.113.2' })).toEqual([401]);
  });

  test('an API key is counted for itself, wherever it is used', async () => {
    const person = { databaseUrl: place.url, dataDir: server.dataDir };
    await tangram(['user', 'create', '--login', 'a@b.c', '--role', 'admin'], person);
    const keys = await Promise.all([1, 2].map(async () => /tgk_\S+/.exec(await tangram(['key', 'create', '--login', 'a@b.c'], person))![0]));
    const from = (address: number, key: string): Record<string, string> => ({ 'x-forwarded-for': `203.0.113.${address}`, authorization: `Bearer ${key}` });
    expect(await statuses(5, from(10, keys[0]!))).toEqual([200, 200, 200, 200, 200]);
    expect(await statuses(1, from(11, keys[0]!))).toEqual([429]);
    expect(await statuses(1, from(10, keys[1]!))).toEqual([200]);
    const file = await fetch(`${server.url}/files/none`, { headers: from(12, keys[0]!) });
    expect([file.status, file.headers.get('retry-after') !== null]).toEqual([429, true]);
  });
});
