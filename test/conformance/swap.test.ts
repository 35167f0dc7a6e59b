// Publishing while people work: no request is dropped or fails, a new field can be used at once, and an answer never mixes two versions.
import type { ApiClient } from '../kit/client';
import { databaseKinds } from '../kit/databases';
import { administratorOf, newClient } from '../kit/people';
import { startServer, type RunningServer } from '../kit/server';

jest.setTimeout(180_000);
const metadata = { METADATA: 'metadata:test/fixtures/library', WEB: 'off' };

describe.each(databaseKinds)('the schema is swapped on $name', ({ create }) => {
  let server: RunningServer;
  let drop: () => Promise<void>;
  let administrator: ApiClient;
  let api: ApiClient;

  beforeAll(async () => {
    const database = await create();
    drop = database.drop;
    server = await startServer({ databaseUrl: database.url, env: metadata });
    administrator = await administratorOf(server);
    api = await newClient(server, administrator, { login: 'ada', role: 'admin' });
    await api.ask('mutation($inputs: [AuthorInput!]!) { createAuthors(inputs: $inputs) { count } }', { inputs: Array.from({ length: 60 }, (_, index) => ({ name: `Author ${index}` })) });
  });
  afterAll(async () => {
    await server?.stop();
    await drop?.();
  });

  test('under load', async () => {
    let publishing = true;
    const failures: unknown[] = [];
    let answers = 0;
    const readers = Array.from({ length: 6 }, async () => {
      while (publishing) {
        const answer = await api.send('query($f: AuthorFilter) { authors(first: 50, filter: $f) { totalCount nodes { id name createdBy { name } } } }', { f: { name: { startsWith: 'Author' } } }).catch((error: unknown) => ({ errors: [error], data: null }));
        answers += 1;
        if (answer.errors) failures.push(answer.errors);
      }
    });
    const writer = (async () => {
      for (let index = 0; publishing; index += 1) {
        const answer = await api.send('mutation($n: String!) { createAuthor(input: { name: $n }) { version } }', { n: `Writer ${index}` }).catch((error: unknown) => ({ errors: [error], data: null }));
        if (answer.errors) failures.push(answer.errors);
      }
    })();

    for (let index = 0; index < 8; index += 1) {
      const before = (await api.ask<{ describeApp: { version: number } }>('{ describeApp { version } }')).describeApp.version;
      const { saveField } = await api.ask<{ saveField: { version: number } }>(
        'mutation($d: JSON!, $name: String!) { saveField(object: "author", name: $name, definition: $d) { version } }',
        { name: `extra${index}`, d: { type: 'text', label: `附加 ${index}`, maxLength: 100 } },
      );
      expect(saveField.version).toBe(before + 1);
      // Usable by the very next request: written, read, filtered.
      const made = await api.ask<{ createAuthor: Record<string, unknown> }>(`mutation { createAuthor(input: { name: "New ${index}", extra${index}: "neu" }) { extra${index} } }`);
      expect(made.createAuthor[`extra${index}`]).toBe('neu');
      expect(await api.ask(`{ authors(filter: { extra${index}: { eq: "neu" } }) { totalCount } }`)).toEqual({ authors: { totalCount: 1 } });
    }
    publishing = false;
    await Promise.all([...readers, writer]);
    expect(failures).toEqual([]);
    expect(answers).toBeGreaterThan(50);
  });

  test('a rollback takes a field away and a newer version brings it back with its values', async () => {
    const { setup } = await api.ask<{ setup: { version: number; versions: { number: number; changes: { message: string }[] }[] } }>('{ setup { version versions(first: 3) { number changes { message } } } }');
    expect(setup.versions[0]!.changes[0]!.message).toContain('extra7');
    await api.ask('mutation($to: Int!) { rollback(to: $to) { version } }', { to: setup.version - 1 });
    expect((await api.send('{ authors { nodes { extra7 } } }')).errors?.[0]?.message).toContain('Did you mean');
    await api.ask('mutation($to: Int!) { rollback(to: $to) { version } }', { to: setup.version });
    expect(await api.ask('{ authors(filter: { extra7: { eq: "neu" } }) { nodes { name extra7 } } }')).toEqual({ authors: { nodes: [{ name: 'New 7', extra7: 'neu' }] } });
  });

  test('a bad definition is refused with place and remedy, and changes nothing', async () => {
    const { openChangeSet } = await api.ask<{ openChangeSet: { id: string; state: string } }>('mutation { openChangeSet(name: "wrong") { id state } }');
    const wrong = await api.send('mutation($id: ID!, $d: [DefinitionInput!]!) { changeDefinitions(changeSet: $id, definitions: $d) { id } }', { id: openChangeSet.id, d: [{ path: 'books/book/fields/x', body: { type: 'txt', label: 'X' } }] });
    expect(wrong.errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', fields: [expect.objectContaining({ path: expect.stringContaining('books/book/fields/x'), message: expect.stringContaining('txt') })] });
    await api.ask('mutation($id: ID!, $d: [DefinitionInput!]!) { changeDefinitions(changeSet: $id, definitions: $d) { id } }', { id: openChangeSet.id, d: [{ path: 'books/book/fields/x', body: { type: 'lookup', label: 'X', to: 'nothing' } }] });
    const { previewChangeSet } = await api.ask<{ previewChangeSet: { problems: { path: string; message: string }[] } }>('query($id: ID!) { previewChangeSet(id: $id) { problems { path message } impact { message } statements } }', { id: openChangeSet.id });
    expect(previewChangeSet.problems[0]).toEqual({ path: 'books/book/fields/x', message: expect.stringContaining('nothing') });
    expect((await api.send('mutation($id: ID!) { publishChangeSet(id: $id) { version } }', { id: openChangeSet.id })).errors?.[0]?.extensions['code']).toBe('VALIDATION_FAILED');
    expect(await api.ask('mutation($id: ID!) { discardChangeSet(id: $id) { state } }', { id: openChangeSet.id })).toEqual({ discardChangeSet: { state: 'discarded' } });
  });

  test('only administrators see or change the setup', async () => {
    const bob = await newClient(server, administrator, { login: 'bob' });
    for (const query of ['{ setup { version } }', 'mutation { openChangeSet(name: "x") { id } }', 'mutation { rollback(to: 1) { version } }', 'mutation { removeDefinition(path: "books/book/object") { version } }']) {
      expect([query, (await bob.send(query)).errors?.[0]?.extensions['code']]).toEqual([query, 'FORBIDDEN']);
    }
    expect((await bob.ask<{ describeApp: { modules: unknown[] } }>('{ describeApp { modules { name } } }')).describeApp.modules).toEqual([]);
    expect((await bob.send('{ describe(object: "book") { label } }')).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});
