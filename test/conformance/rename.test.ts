// A rename keeps every promise: old and new name both work, whatever mentions the thing follows, no value moves, a new release does not undo it, and a rollback does.
import { mkdtempSync, readFileSync, rmSync, writeFileSync, cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientWith, type ApiClient } from '../kit/client';
import { databaseKinds } from '../kit/databases';
import { startServer, tangram, type RunningServer } from '../kit/server';

jest.setTimeout(180_000);

describe.each(databaseKinds)('renames on $name', ({ create }) => {
  let folder: string;
  let server: RunningServer;
  let api: ApiClient;
  let databaseUrl: string;
  let drop: () => Promise<void>;
  let key: string;
  let author: string;

  const start = async (): Promise<void> => {
    server = await startServer({ databaseUrl, ...(server ? { dataDir: server.dataDir } : {}), env: { METADATA: `metadata:${folder}`, WEB: 'off' } });
    if (key) api = clientWith(server.url, key);
  };
  const definition = async (path: string): Promise<unknown> => (await api.ask<{ setup: { definitions: { path: string; body: unknown }[] } }>('query($below: String!) { setup { definitions(below: $below) { path body } } }', { below: path })).setup.definitions.find((each) => each.path === path)?.body;
  const words = async (path: string): Promise<string> => JSON.stringify(await definition(path));

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tangram-library-'));
    cpSync('test/fixtures/library', folder, { recursive: true });
    const database = await create();
    ({ url: databaseUrl, drop } = database);
    await start();
    const place = { databaseUrl, dataDir: server.dataDir };
    process.env['METADATA'] = `metadata:${folder}`;
    await tangram(['user', 'create', '--login', 'ada', '--role', 'admin'], place);
    key = (await tangram(['key', 'create', '--login', 'ada'], place)).trim();
    api = clientWith(server.url, key);
    ({ createAuthor: { id: author } } = await api.ask<{ createAuthor: { id: string } }>('mutation { createAuthor(input: { name: "鲁迅", books: { create: [{ title: "呐喊", price: "20.00", pages: 200, genre: "novel" }, { title: "彷徨", price: "10.00", pages: 100 }] } }) { id } }'));
    await api.ask('query OldProgram { books(filter: { pages: { gt: 1 } }) { totalCount } }');
    await api.ask('mutation { saveMyView(object: "book", input: { label: "厚", columns: [{ field: "title" }, { field: "pages" }], filter: { pages: { gte: 150 } }, sort: [{ field: "pages", direction: "DESC" }] }) { name } }');
  });
  afterAll(async () => {
    delete process.env['METADATA'];
    await server?.stop();
    await drop?.();
    rmSync(folder, { recursive: true, force: true });
  });

  test('the preview says what follows and which programs use the old name; nothing is stored anew', async () => {
    const { openChangeSet: { id } } = await api.ask<{ openChangeSet: { id: string } }>('mutation { openChangeSet(name: "x") { id } }');
    await api.ask('mutation($id: ID!) { renameField(object: "book", name: "pages", to: "pageCount", changeSet: $id) { path } }', { id });
    const { previewChangeSet: preview } = await api.ask<{ previewChangeSet: { impact: { subject: string; message: string; contracting: boolean }[]; statements: string[]; touched: { path: string; kind: string }[]; broken: unknown[]; outdated: { name: string }[] } }>(
      'query($id: ID!) { previewChangeSet(id: $id) { impact { subject message contracting } statements touched { path kind } broken { name } outdated { name } } }', { id });
    expect(preview.impact).toEqual([{ subject: 'field', contracting: false, message: expect.stringMatching(/pages.*pageCount|pageCount.*pages/) as string }]);
    expect(preview.statements).toEqual([]);
    expect(preview.broken).toEqual([]);
    expect(preview.outdated.map(({ name }) => name)).toContain('OldProgram');
    expect(preview.touched.map(({ path }) => path)).toEqual(expect.arrayContaining(['books/book/layouts/edit', 'books/book/list-views/long', 'books/author/object', 'books/book/translations/en']));
    await api.ask('mutation($id: ID!) { publishChangeSet(id: $id) { version } }', { id });
  });

  test('both names answer, filter, order, sum up and write; the old one is deprecated and says which to use', async () => {
    const { books, __type } = await api.ask<{ books: { nodes: unknown[] }; __type: { fields: { name: string; isDeprecated: boolean; deprecationReason: string | null }[] } }>(
      '{ books(filter: { pages: { gt: 1 }, pageCount: { lt: 1000 } }, orderBy: [{ pages: ASC }]) { nodes { title pages pageCount } } __type(name: "Book") { fields(includeDeprecated: true) { name isDeprecated deprecationReason } } }');
    expect(books.nodes).toEqual([{ title: '彷徨', pages: 100, pageCount: 100 }, { title: '呐喊', pages: 200, pageCount: 200 }]);
    expect(__type.fields.find(({ name }) => name === 'pages')).toMatchObject({ isDeprecated: true, deprecationReason: expect.stringContaining('pageCount') as string });
    expect(__type.fields.find(({ name }) => name === 'pageCount')).toMatchObject({ isDeprecated: false });
    const { books: { nodes: [book] } } = await api.ask<{ books: { nodes: { id: string }[] } }>('{ books(filter: { title: { eq: "彷徨" } }) { nodes { id } } }');
    expect(await api.ask('mutation($id: ID!) { updateBook(id: $id, input: { pages: 110 }) { pages pageCount } }', { id: book!.id })).toEqual({ updateBook: { pages: 110, pageCount: 110 } });
    expect(await api.ask('mutation($id: ID!) { updateBook(id: $id, input: { pageCount: 100 }) { pages pageCount pricePerPage } }', { id: book!.id })).toEqual({ updateBook: { pages: 100, pageCount: 100, pricePerPage: expect.stringMatching(/^0\.1/) as string } });
    expect(await api.ask('query($id: ID!) { author(id: $id) { totalPages } bookSummary { pages { sum } pageCount { sum max } } }', { id: author })).toEqual({ author: { totalPages: 300 }, bookSummary: { pages: { sum: '300' }, pageCount: { sum: '300', max: 200 } } });
    expect(await api.ask('{ bookGroups(by: [{ field: title }], having: { pages: { sum: { gt: 150 } } }, orderBy: [{ pages: { sum: ASC } }]) { keys { title } pages { sum } } }')).toEqual({ bookGroups: [{ keys: { title: '呐喊' }, pages: { sum: '200' } }] });
    const { recordHistory } = await api.ask<{ recordHistory: { changes: { field: string }[] }[] }>('query($id: ID!) { recordHistory(id: $id) { changes { field } } }', { id: book!.id });
    expect(recordHistory.flatMap(({ changes }) => changes.map(({ field }) => field))).toContain('pageCount');
  });

  test('definitions, descriptions, kept views and translations read with the new name', async () => {
    for (const path of ['books/book/layouts/edit', 'books/book/layouts/view', 'books/book/list-views/long', 'books/book/translations/en', 'books/author/object', 'books/book/object']) {
      expect(await words(path)).not.toMatch(/\bpages\b(?!")/);
    }
    expect(await words('books/book/list-views/long')).toContain('"pageCount"');
    expect(await words('books/book/object')).toMatch(/pageCount/);
    const { describe: book } = await api.ask<{ describe: { fields: { name: string; label: string; formerNames: string[] }[]; listViews: { label: string; columns: { path: string }[]; filter: unknown; sort: unknown }[] } }>(
      '{ describe(object: "book") { fields { name label formerNames } listViews { label columns { path } filter sort { field direction } } } }');
    expect(book.fields.find(({ name }) => name === 'pageCount')).toMatchObject({ formerNames: ['pages'] });
    expect(book.fields.some(({ name }) => name === 'pages')).toBe(false);
    expect(book.listViews.find(({ label }) => label === '厚')).toMatchObject({ columns: [{ path: 'title' }, { path: 'pageCount' }], filter: { pageCount: { gte: 150 } }, sort: [{ field: 'pageCount', direction: 'DESC' }] });
  });

  test('a name that is taken, was taken, or is none is refused and changes nothing', async () => {
    const refusal = async (to: string): Promise<unknown> => (await api.send('mutation($to: String!) { renameField(object: "book", name: "title", to: $to) { path } }', { to })).errors?.[0]?.extensions;
    expect(await refusal('pages')).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ path: 'to', rule: 'apiNameTaken' }] });
    expect(await refusal('price')).toMatchObject({ fields: [{ rule: 'apiNameTaken' }] });
    expect(await refusal('id')).toMatchObject({ fields: [{ rule: 'apiNameTaken' }] });
    expect(await refusal('Title 1')).toMatchObject({ fields: [{ rule: 'badFormat' }] });
  });

  test('a shared picklist is renamed, and the fields that use it follow', async () => {
    await api.ask('mutation { renamePicklist(name: "genre", to: "kind") { path } }');
    expect(await definition('books/picklists/kind')).toMatchObject({ name: 'kind', formerNames: ['genre'] });
    expect(await definition('books/picklists/genre')).toBeUndefined();
    expect(await words('books/book/object')).toContain('"picklist":"kind"');
    expect((await api.ask<{ books: { nodes: unknown[] } }>('{ books(filter: { genre: { eq: "novel" } }) { nodes { genre genreOption { label } } } }')).books.nodes).toHaveLength(1);
    // A field of a picklist, a key and a lookup under their former names: everything the API makes of a name.
    await api.ask('mutation { a: renameField(object: "book", name: "genre", to: "sort") { path } b: renameField(object: "book", name: "isbn", to: "number") { path } c: renameField(object: "book", name: "author", to: "writer") { path } }');
    expect(await api.ask('{ bookGroups(by: [{ field: genre }, { author: { field: name } }], orderBy: [{ keys: { genre: ASC } }]) { keys { genre genreOption { label } author { name } authorKeys { name } sort } count } }')).toMatchObject({ bookGroups: [{ keys: { genre: 'novel', sort: 'novel' } }, { keys: { genre: null } }] });
    expect(await api.ask('mutation { upsertBook(key: { isbn: "9787020000001" }, input: { title: "野草", author: { create: { name: "周树人" } }, price: "1.00" }) { isbn number author { name } writer { books(filter: { author: { name: { eq: "周树人" } } }) { totalCount } } } }')).toEqual({ upsertBook: { isbn: '9787020000001', number: '9787020000001', author: { name: '周树人' }, writer: { books: { totalCount: 1 } } } });
  });

  test('a new release that changes what the old name stands in arrives under the new one; an old change set still fits', async () => {
    const object = JSON.parse(readFileSync(join(folder, 'books/book/object.json'), 'utf8')) as { help?: string; fields: Record<string, { label: string }> };
    writeFileSync(join(folder, 'books/book/object.json'), JSON.stringify({ ...object, help: '新版说明' }));
    const view = JSON.parse(readFileSync(join(folder, 'books/book/list-views/long.json'), 'utf8')) as { label: string };
    writeFileSync(join(folder, 'books/book/list-views/long.json'), JSON.stringify({ ...view, label: '新版厚书' }));
    await server.stop();
    await start();
    expect(await definition('books/book/list-views/long')).toMatchObject({ label: '新版厚书' });
    expect(await words('books/book/list-views/long')).toContain('pageCount');
    expect(await definition('books/book/object')).toMatchObject({ help: '新版说明' });
    expect(await api.ask('{ books(filter: { pageCount: { eq: 200 } }) { nodes { pages } } }')).toEqual({ books: { nodes: [{ pages: 200 }] } });
    await api.ask('mutation($definition: JSON!) { saveListView(object: "book", name: "thin", definition: $definition) { path } }', { definition: { name: 'thin', label: '薄', columns: [{ field: 'pages' }], filter: { pages: { lt: 150 } } } });
    expect(await definition('books/book/list-views/thin')).toMatchObject({ columns: [{ field: 'pageCount' }], filter: { pageCount: { lt: 150 } } });
  });

  test('an object is renamed with its records: every operation of before still works, with its types, its views, its history and its bin', async () => {
    const { books: { nodes: [book] } } = await api.ask<{ books: { nodes: { id: string }[] } }>('{ books(first: 1) { nodes { id } } }');
    const make = 'mutation Lend($input: LoanInput!) { createLoan(input: $input) { ...on Loan { id borrower } } }';
    const { createLoan: { id } } = await api.ask<{ createLoan: { id: string } }>(make, { input: { book: book!.id, borrower: '闰土', lentOn: '2026-01-02', dueOn: '2026-02-01' } });
    const { createLoan: { id: other } } = await api.ask<{ createLoan: { id: string } }>(make, { input: { book: book!.id, borrower: '祥林嫂', lentOn: '2026-01-03', dueOn: '2026-02-01' } });
    await api.ask('mutation($id: ID!) { deleteLoan(id: $id) { id } }', { id: other });
    await api.ask('mutation { saveMyView(object: "loan", input: { label: "我借出的", filter: { borrower: { eq: "闰土" } } }) { name } }');
    expect((await api.send('mutation { renameObject(name: "user", to: "person", plural: "persons") { path } }')).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect((await api.send('mutation { renameObject(name: "loan", to: "lending", plural: "books") { path } }')).errors?.[0]?.extensions).toMatchObject({ fields: [{ rule: 'apiNameTaken' }] });
    const { setup: { version } } = await api.ask<{ setup: { version: number } }>('{ setup { version } }');
    await api.ask('mutation { renameObject(name: "loan", to: "lending", plural: "lendings") { path } }');

    expect(await api.ask('query($filter: LoanFilter, $order: [LoanOrder!]) { loans(filter: $filter, orderBy: $order) { nodes { borrower __typename } totalCount } lendings { totalCount } loanSummary { count } }', { filter: { borrower: { startsWith: '闰' } }, order: [{ lentOn: 'ASC' }] }))
      .toEqual({ loans: { nodes: [{ borrower: '闰土', __typename: 'Lending' }], totalCount: 1 }, lendings: { totalCount: 1 }, loanSummary: { count: 1 } });
    const { createLoan: third } = await api.ask<{ createLoan: { id: string } }>(make, { input: { book: book!.id, borrower: '孔乙己', lentOn: '2026-01-04', dueOn: '2026-02-01' } });
    expect(third.id.split('_')[0]).toBe(id.split('_')[0]);
    expect(await api.ask('mutation($id: ID!) { restoreLending(id: $id) { borrower } }', { id: other })).toEqual({ restoreLending: { borrower: '祥林嫂' } });
    expect((await api.ask<{ recordHistory: unknown[] }>('query($id: ID!) { recordHistory(id: $id) { action } }', { id: other })).recordHistory).toHaveLength(3);
    expect(await api.ask('query($id: ID!) { node(id: $id) { ... on Loan { borrower } } }', { id })).toEqual({ node: { borrower: '闰土' } });
    const described = await api.ask<{ describe: { name: string; listViews: { label: string }[] } }>('{ describe(object: "loan") { name listViews { label } } }');
    expect(described.describe).toMatchObject({ name: 'lending' });
    expect(described.describe.listViews.map(({ label }) => label)).toContain('我借出的');
    expect(await definition('books/loan/object')).toBeUndefined();
    expect(await words('books/module')).toContain('lending');
    expect(await words('books/permission-sets/librarian')).not.toContain('"loan"');

    await api.ask('mutation { saveMyView(object: "lending", input: { label: "新名下的", filter: { borrower: { eq: "孔乙己" } } }) { name } }');

    // A later release changes the file of the object, which still stands under its first name.
    const object = JSON.parse(readFileSync(join(folder, 'books/loan/object.json'), 'utf8')) as { help?: string; fields: Record<string, object> };
    const shipped = { ...object, help: '新版的说明', fields: { ...object.fields, borrower: { ...object.fields['borrower'], help: '谁借的' }, place: { type: 'text', label: '地点' } } };
    writeFileSync(join(folder, 'books/loan/object.json'), JSON.stringify(shipped));
    await server.stop();
    await start();
    expect(await definition('books/lending/object')).toMatchObject({ name: 'lending', plural: 'lendings', formerNames: ['loan'], help: '新版的说明', fields: { borrower: { help: '谁借的' }, place: { label: '地点' } } });
    expect(await api.ask('mutation($id: ID!) { updateLoan(id: $id, input: { place: "咸亨酒店" }) { place } }', { id })).toEqual({ updateLoan: { place: '咸亨酒店' } });

    await api.ask('mutation($to: Int!) { rollback(to: $to) { version } }', { to: version });
    expect(await api.ask('{ loans { totalCount } lendings { totalCount } describe(object: "loan") { name listViews { label } } }')).toMatchObject({ loans: { totalCount: 3 }, lendings: { totalCount: 3 }, describe: { name: 'loan', listViews: expect.arrayContaining([{ label: '我借出的' }, { label: '新名下的' }]) as unknown } });
    expect(await definition('books/loan/object')).toMatchObject({ name: 'loan', help: '新版的说明', fields: { place: { label: '地点' } } });
    expect((await api.ask<{ recordHistory: { changes: { field: string }[] }[] }>('query($id: ID!) { recordHistory(id: $id) { changes { field } } }', { id })).recordHistory[0]!.changes).toEqual([{ field: 'place' }]);
  });

  test('renamed again and back, the column stays and every name works; a rollback brings the first name back', async () => {
    const { setup: { version } } = await api.ask<{ setup: { version: number } }>('{ setup { version } }');
    await api.ask('mutation { renameField(object: "book", name: "pageCount", to: "extent") { path } }');
    expect((await api.ask<{ books: { nodes: unknown[] } }>('{ books(orderBy: [{ extent: DESC }], first: 1) { nodes { pages pageCount extent } } }')).books.nodes).toEqual([{ pages: 200, pageCount: 200, extent: 200 }]);
    await api.ask('mutation { renameField(object: "book", name: "extent", to: "pages") { path } }');
    expect((await api.ask<{ books: { nodes: unknown[] } }>('{ books(orderBy: [{ pages: DESC }], first: 1) { nodes { pages pageCount extent } } }')).books.nodes).toEqual([{ pages: 200, pageCount: 200, extent: 200 }]);
    await api.ask('mutation($to: Int!) { rollback(to: $to) { version } }', { to: version });
    expect((await api.ask<{ books: { nodes: unknown[] } }>('{ books(orderBy: [{ pageCount: DESC }], first: 1) { nodes { pages pageCount } } }')).books.nodes).toEqual([{ pages: 200, pageCount: 200 }]);
    // What is written meanwhile says the name of that time.
    const { books: { nodes: [book] } } = await api.ask<{ books: { nodes: { id: string }[] } }>('{ books(orderBy: [{ pageCount: DESC }], first: 1) { nodes { id } } }');
    await api.ask('mutation($id: ID!) { updateBook(id: $id, input: { pageCount: 210 }) { id } }', { id: book!.id });
    await api.ask('mutation { saveMyView(object: "book", input: { label: "更厚", columns: [{ field: "pageCount" }], filter: { pageCount: { gte: 205 } }, sort: [{ field: "pageCount", direction: "DESC" }] }) { name } }');
    await api.ask('mutation { rollback(to: 1) { version } }');
    expect((await api.ask<{ books: { nodes: unknown[] } }>('{ books(orderBy: [{ pages: DESC }], first: 1) { nodes { pages pageCount } } }')).books.nodes).toEqual([{ pages: 210, pageCount: 210 }]);
    expect(await words('books/book/list-views/long')).toContain('"pages"');
    const { recordHistory: [last] } = await api.ask<{ recordHistory: { changes: unknown[] }[] }>('query($id: ID!) { recordHistory(id: $id) { changes { field from to } } }', { id: book!.id });
    expect(last!.changes).toContainEqual({ field: 'pages', from: 200, to: 210 });
    const { describe: { listViews } } = await api.ask<{ describe: { listViews: { label: string }[] } }>('{ describe(object: "book") { listViews { label columns { path } filter sort { field direction } } } }');
    expect(listViews).toContainEqual({ label: '更厚', columns: [{ path: 'pages' }], filter: { pages: { gte: 205 } }, sort: [{ field: 'pages', direction: 'DESC' }] });
  });
});
