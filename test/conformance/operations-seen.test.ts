// Whoever takes a field away hears whom it would break: what programs asked lately is remembered, on every node, and told in the preview.
import { clientWith, type ApiClient } from '../kit/client';
import { databaseKinds } from '../kit/databases';
import { administratorOf, newClient } from '../kit/people';
import { startServer, type RunningServer } from '../kit/server';

jest.setTimeout(180_000);
const metadata = { METADATA: 'metadata:test/fixtures/library', WEB: 'off' };

describe.each(databaseKinds)('operations that were seen, on $name', ({ create }) => {
  const servers: RunningServer[] = [];
  let drop: () => Promise<void>;
  let api: ApiClient;
  let other: ApiClient;

  beforeAll(async () => {
    const database = await create();
    drop = database.drop;
    servers.push(await startServer({ databaseUrl: database.url, env: metadata }));
    api = await newClient(servers[0]!, await administratorOf(servers[0]!), { login: 'ada', role: 'admin' });
    servers.push(await startServer({ databaseUrl: database.url, dataDir: servers[0]!.dataDir, env: metadata }));
    other = clientWith(servers[1]!.url, api.token);
  });
  afterAll(async () => {
    for (const server of servers) await server.stop();
    await drop?.();
  });

  const seen = async (object: string, field?: string): Promise<readonly { name: string; times: number; text: string }[]> =>
    (await api.ask<{ setup: { operations: { name: string; times: number; text: string }[] } }>('query Setup($object: String!, $field: String) { setup { operations(object: $object, field: $field) { name times text source } } }', { object, field })).setup.operations;

  test('asked for, filtered by, sent in a variable; constants make no difference', async () => {
    for (const pages of [100, 200, 300]) await api.ask(`query Thick { books(filter: { pages: { gt: ${pages} } }) { totalCount } }`);
    await api.ask('query Genres { books { nodes { genreOption { label } author { name } } } }');
    await api.ask('mutation Make($input: AuthorInput!) { createAuthor(input: $input) { id } }', { input: { name: '鲁迅', books: { create: [{ title: '呐喊', price: '1.00' }] } } });
    expect(await seen('book', 'pages')).toMatchObject([{ name: 'Thick', times: 3, text: expect.not.stringContaining('100') as string }]);
    expect((await seen('book', 'genre')).map(({ name }) => name)).toEqual(['Genres']);
    expect((await seen('book', 'price')).map(({ name }) => name)).toEqual(['Make']);
    expect((await seen('author', 'name')).map(({ name }) => name).sort()).toEqual(['Genres', 'Make']);
    expect(await seen('book', 'playingTime')).toEqual([]);
  });

  test('the preview of taking a field away names them, whatever node they came to', async () => {
    await other.ask('query OnTheOtherNode { books { nodes { isbn } } }');
    const { openChangeSet: { id } } = await other.ask<{ openChangeSet: { id: string } }>('mutation { openChangeSet(name: "x") { id } }');
    await other.ask('mutation($id: ID!) { changeDefinitions(changeSet: $id, definitions: [], remove: [{ path: "books/book/fields/isbn" }, { path: "books/book/fields/genre" }]) { id } }', { id });
    const { previewChangeSet } = await other.ask<{ previewChangeSet: { broken: { name: string }[]; users: number } }>('query($id: ID!) { previewChangeSet(id: $id) { broken { name } users } }', { id });
    expect(previewChangeSet.broken.map(({ name }) => name).sort()).toEqual(['Genres', 'OnTheOtherNode']);
    expect(previewChangeSet.users).toBe(2);
  });
});
