// Layouts by role: what an administrator assigns is told before it is published, and then seen by exactly those users.
import type { ApiClient } from '../kit/client';
import { databaseKinds } from '../kit/databases';
import { administratorOf, newClient } from '../kit/people';
import { startServer, type RunningServer } from '../kit/server';

jest.setTimeout(120_000);

interface Preview { readonly problems: readonly unknown[]; readonly safe: boolean; readonly otherLayouts: readonly Record<string, unknown>[] }

describe.each(databaseKinds)('layouts by role on $name', ({ create }) => {
  let server: RunningServer;
  let drop: () => Promise<void>;
  let administrator: ApiClient;
  let librarian: ApiClient;

  beforeAll(async () => {
    const database = await create();
    drop = database.drop;
    server = await startServer({ databaseUrl: database.url, env: { METADATA: 'metadata:test/fixtures/library', WEB: 'off' } });
    administrator = await administratorOf(server);
    await administrator.ask('mutation { createRole(input: { name: "馆员", code: "librarian", permissionSets: ["librarian"] }) { id } }').catch(() => undefined);
    librarian = await newClient(server, administrator, { login: 'reader', role: 'librarian' });
  });
  afterAll(async () => {
    await server?.stop();
    await drop?.();
  });

  const form = (assigned: readonly object[]): object => ({ kind: 'edit', name: 'short', label: '简短编辑', assigned, sections: [{ name: 'basic', label: '基本', rows: [['title']] }] });
  const path = 'books/book/layouts/edit.short';

  async function changeSet(definitions: readonly object[], remove: readonly object[] = []): Promise<{ id: string; preview: Preview }> {
    const { openChangeSet: { id } } = await administrator.ask<{ openChangeSet: { id: string } }>('mutation { openChangeSet(name: "layouts") { id } }');
    await administrator.ask('mutation($id: ID!, $d: [DefinitionInput!]!, $r: [DefinitionRef!]) { changeDefinitions(changeSet: $id, definitions: $d, remove: $r) { id } }', { id, d: definitions, r: remove });
    const { previewChangeSet } = await administrator.ask<{ previewChangeSet: Preview }>('query($id: ID!) { previewChangeSet(id: $id) { problems { message } safe otherLayouts { object kind recordTypes role users before after } } }', { id });
    return { id, preview: previewChangeSet };
  }
  async function publish(id: string): Promise<void> {
    await administrator.ask('mutation($id: ID!) { publishChangeSet(id: $id) { version } }', { id });
  }
  async function fieldsOf(client: ApiClient): Promise<readonly unknown[]> {
    const { describe } = await client.ask<{ describe: { layouts: Record<string, { sections: { rows: { field?: string }[][] }[] }> } }>('{ describe(object: "book") { layouts } }');
    return describe.layouts['edit']!.sections.flatMap(({ rows }) => rows.flat().map((cell) => cell?.field));
  }

  test('a layout that nobody has is seen by nobody', async () => {
    const made = await changeSet([{ path, body: form([]) }, { path: 'books/book/translations/en', body: { language: 'en', labels: { label: 'Book', 'layouts.edit.short': 'Short form' } } }]);
    expect(made.preview).toMatchObject({ problems: [], otherLayouts: [] });
    await publish(made.id);
    expect((await fieldsOf(librarian)).length).toBeGreaterThan(1);
  });

  test('assigning it names the role, its users and the layouts, and asks first', async () => {
    const { id, preview } = await changeSet([{ path, body: form([{ role: 'librarian' }]) }]);
    expect(preview).toMatchObject({ problems: [], safe: false });
    const told = { object: 'book', kind: 'edit', role: '馆员', users: 1, after: '简短编辑' };
    expect(preview.otherLayouts).toEqual([
      { ...told, recordTypes: expect.not.arrayContaining(['有声书']), before: null },
      { ...told, recordTypes: ['有声书'], before: '有声书' },
    ]);
    await publish(id);
    expect(await fieldsOf(librarian)).toEqual(['title']);
    expect((await fieldsOf(administrator)).length).toBeGreaterThan(1);
  });

  test('what a page shows may change without a word about who sees it', async () => {
    const { preview } = await changeSet([{ path, body: { ...form([{ role: 'librarian' }]), sections: [{ name: 'basic', label: '基本', rows: [['title', 'isbn']] }] } }]);
    expect(preview).toMatchObject({ problems: [], safe: true, otherLayouts: [] });
  });

  test('a role that may not read the object is not moved', async () => {
    const { preview } = await changeSet([
      { path, body: form([{ role: 'librarian' }]) },
      { path: 'books/permission-sets/librarian', body: { name: 'librarian', label: '图书管理员', objects: { author: { read: 'all' } } } },
      { path: 'books/book/layouts/view.short', body: { ...form([{ role: 'librarian' }]), kind: 'view' } },
    ]);
    expect(preview).toMatchObject({ problems: [], otherLayouts: [] });
  });

  test('two layouts for one role are refused, and the place is named', async () => {
    const { preview } = await changeSet([{ path: 'books/book/layouts/edit.other', body: { ...form([{ role: 'librarian' }]), name: 'other' } }]);
    expect(preview.problems).toHaveLength(1);
  });

  test('deleting it gives its users back what everybody sees', async () => {
    const { id, preview } = await changeSet([], [{ path }]);
    expect(preview.otherLayouts).toEqual([expect.objectContaining({ before: '简短编辑', users: 1, after: null }), expect.objectContaining({ before: '简短编辑', users: 1, after: '有声书' })]);
    await publish(id);
    expect((await fieldsOf(librarian)).length).toBeGreaterThan(1);
  });

  describe('described as a role', () => {
    const asRole = 'query($role: ID, $language: String, $object: String!) { describeAs(object: $object, role: $role, language: $language) { label layouts fields { name readOnly } may { create update } listViews { name } } }';
    interface Described { readonly describeAs: { readonly label: string; readonly layouts: Record<string, unknown>; readonly fields: readonly { readonly name: string; readonly readOnly: boolean }[]; readonly may: { readonly create: boolean; readonly update: boolean } } }
    let role: string;
    beforeAll(async () => {
      const { roles } = await administrator.ask<{ roles: { nodes: { id: string }[] } }>('{ roles(filter: { code: { eq: "librarian" } }) { nodes { id } } }');
      role = roles.nodes[0]!.id;
      const { id } = await changeSet([
        { path: 'books/permission-sets/librarian', body: { name: 'librarian', label: '图书管理员', objects: { book: { read: 'all', fields: { pages: 'none' } } } } },
        { path, body: form([{ role: 'librarian' }]) },
      ]);
      await publish(id);
    });

    test('an administrator gets what its users get: rights, layouts, in a language of choice', async () => {
      const { describeAs } = await administrator.ask<Described>(asRole, { role, object: 'book', language: 'en' });
      const own = (await librarian.ask<{ describe: Described['describeAs'] }>('{ describe(object: "book") { label layouts fields { name readOnly } may { create update } listViews { name } } }')).describe;
      expect(describeAs.label).toBe('Book');
      expect(describeAs.fields).toEqual(own.fields);
      expect(describeAs.may).toEqual({ create: false, update: false });
      expect(Object.keys(describeAs.layouts)).toEqual(Object.keys(own.layouts));
      expect(JSON.stringify(describeAs)).not.toContain('"pages"');
      expect((await administrator.ask<Described>(asRole, { object: 'book', language: 'en' })).describeAs.may.create).toBe(true);
    });

    test.each([
      ['an object the role may not read', 'author', 'FORBIDDEN'], ['an object there is none of', 'nothing', 'NOT_FOUND'],
    ])('%s is not described', async (_, object, code) => {
      expect((await administrator.send(asRole, { role, object })).errors?.[0]?.extensions['code']).toBe(code);
    });

    test('wrong roles and languages are refused, and so is everybody who may not change the setup', async () => {
      expect((await administrator.send(asRole, { role: 'role_nobody', object: 'book' })).errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
      expect((await administrator.send(asRole, { role, object: 'book', language: 'xx' })).errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
      expect((await librarian.send(asRole, { role, object: 'book' })).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
      const { describe } = await administrator.ask<{ describe: Described['describeAs'] }>('{ describe(object: "book") { may { create update } } }');
      expect(describe.may).toEqual({ create: true, update: true });
    });
  });
});
