// The store on real databases: publishing, conflicts, restarts, crashes, and nodes that follow each other.
import { openDatabase } from '../database/open-database';
import { introspect } from '../database/ddl';
import { migrate } from '../database/migrate';
import type { Database } from '../database/source';
import { databaseKinds, type TestDatabase } from '../../test/kit/databases';
import { libraryRoots } from '../../test/kit/models';
import { openStore, type Store } from './open-store';

const quiet = { info: () => undefined, error: (data: object, text: string) => { throw new Error(`${text}: ${JSON.stringify(data)}`); } };
const isbn13 = { path: 'books/book/fields/isbn13', body: { type: 'text', label: '十三位书号', maxLength: 13 } } as const;

describe.each(databaseKinds)('the store on $name', ({ create }) => {
  let at: TestDatabase;
  const open: { close(): Promise<void> }[] = [];

  beforeEach(async () => {
    at = await create();
  });
  afterEach(async () => {
    for (const each of open.splice(0).reverse()) await each.close();
    await at.drop();
  });

  async function database(): Promise<Database> {
    const opened = await openDatabase(at.url);
    open.push(opened);
    await migrate(opened);
    return opened;
  }
  async function store(on: Database, more: Partial<Parameters<typeof openStore>[0]> = {}): Promise<Store> {
    const opened = await openStore({ database: on, roots: libraryRoots, log: quiet, ...more });
    open.push(opened);
    return opened;
  }

  test('the first start makes the tables and records version 1, the second finds everything as it is', async () => {
    const db = await database();
    const first = await store(db);
    expect(first.current().version).toBe(1);
    expect([...(await introspect(db, ['book'])).get('book')!.columns.keys()]).toEqual(expect.arrayContaining(['id', 'live', 'title']));
    const second = await store(db);
    expect(second.current().version).toBe(1);
    expect((await second.versions()).map(({ number, source }) => [number, source])).toEqual([[1, 'files']]);
  });

  test('publishing a field adds a column and is current when it resolves; a restart keeps it', async () => {
    const db = await database();
    const one = await store(db);
    const before = one.current();
    const heard: number[] = [];
    one.onChange((model, old) => heard.push(old.version, model.version));
    const published = await one.publish({ definitions: [isbn13], by: null, why: 'ISBN' });
    expect(published).toMatchObject({ version: 2, changes: [{ subject: 'field', action: 'added', object: 'book', name: 'isbn13', contracting: false }] });
    expect(one.current()).toBe(published.model);
    expect(one.current().objects.get('book')!.fields.get('isbn13')).toMatchObject({ label: '十三位书号', columns: [{ name: 'isbn13', partition: 0 }] });
    expect(before.objects.get('book')!.fields.has('isbn13')).toBe(false);
    expect(one.current().objects.get('author')).toBe(before.objects.get('author'));
    expect((await introspect(db, ['book'])).get('book')!.columns.has('isbn13')).toBe(true);
    expect(heard).toEqual([1, 2]);
    const restarted = await store(db);
    expect(restarted.current().version).toBe(2);
    expect(restarted.current().objects.get('book')!.fields.has('isbn13')).toBe(true);
    expect((await restarted.versions()).map(({ number, why }) => [number, why])).toEqual([[2, 'ISBN'], [1, 'First start']]);
  });

  test('publishing the same twice changes nothing the second time', async () => {
    const one = await store(await database());
    await one.publish({ definitions: [isbn13], by: null, why: 'ISBN' });
    expect(await one.publish({ definitions: [isbn13], by: null, why: 'again' })).toMatchObject({ version: 2, changes: [] });
  });

  test('a field that is removed disappears, its column and the values stay, and it comes back with them', async () => {
    const db = await database();
    const one = await store(db);
    await one.publish({ definitions: [isbn13], by: null, why: 'ISBN' });
    await db.run({ text: `INSERT INTO book (id, isbn13) VALUES ('book_1', '9787020002207')`, values: [] });
    const gone = await one.publish({ remove: [isbn13.path], by: null, why: 'not needed' });
    expect(gone.changes).toMatchObject([{ subject: 'field', action: 'removed', name: 'isbn13', contracting: true }]);
    expect(one.current().objects.get('book')!.fields.has('isbn13')).toBe(false);
    await one.publish({ definitions: [isbn13], by: null, why: 'needed' });
    expect(await db.rows({ text: 'SELECT isbn13 FROM book', values: [] })).toEqual([['9787020002207']]);
  });

  test('a shipped field is taken away, and a rollback gives it back', async () => {
    const db = await database();
    const one = await store(db);
    const shipped = one.current().objects.get('role')!.fields.get('note')!;
    const gone = await one.publish({ remove: ['system/role/fields/note'], by: null, why: 'no notes' });
    expect(gone.changes).toContainEqual(expect.objectContaining({ subject: 'field', action: 'removed', object: 'role', name: 'note' }));
    expect(one.current().objects.get('role')!.fields.has('note')).toBe(false);
    const restarted = await store(db);
    expect(restarted.current().objects.get('role')!.fields.has('note')).toBe(false);
    const back = await restarted.rollback({ to: 1, by: null });
    expect(back.version).toBe(3);
    expect(restarted.current().objects.get('role')!.fields.get('note')!.definition).toEqual(shipped.definition);
    expect((await db.rows({ text: 'SELECT COUNT(*) FROM engine_definition WHERE state <> ?', values: ['shipped'] }))[0]).toEqual([0]);
  });

  test('of two publications prepared on the same version, the second is a conflict', async () => {
    const db = await database();
    const one = await store(db);
    const results = await Promise.allSettled([
      one.publish({ definitions: [isbn13], by: null, why: 'one' }),
      one.publish({ definitions: [{ ...isbn13, path: 'books/book/fields/isbn10' }], by: null, why: 'two' }),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')!.reason).toMatchObject({ code: 'CONFLICT', rule: 'versionMoved', params: { version: 2 } });
    await expect(one.publish({ definitions: [{ ...isbn13, path: 'books/book/fields/late' }], by: null, why: 'late', ifVersion: 1 })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(one.current().version).toBe(2);
  });

  test('two nodes that publish at once: one wins, the other hears of it', async () => {
    const [a, b] = [await store(await database()), await store(await database())];
    const results = await Promise.allSettled([
      a.publish({ definitions: [isbn13], by: null, why: 'a' }),
      b.publish({ definitions: [{ ...isbn13, path: 'books/book/fields/isbn10' }], by: null, why: 'b' }),
    ]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(results.filter((result) => result.status === 'rejected' && (result.reason as { code: string }).code === 'CONFLICT')).toHaveLength(1);
    await Promise.all([a.refresh(), b.refresh()]);
    expect([a.current().version, b.current().version]).toEqual([2, 2]);
    expect([...a.current().objects.get('book')!.fields.keys()]).toEqual([...b.current().objects.get('book')!.fields.keys()]);
  });

  test('a node follows another by itself', async () => {
    const [a, b] = [await store(await database()), await store(await database(), { pollEvery: 20 })];
    const heard = new Promise<number>((resolve) => b.onChange((model) => resolve(model.version)));
    await a.publish({ definitions: [isbn13], by: null, why: 'a' });
    expect(await heard).toBe(2);
    expect(b.current().objects.get('book')!.fields.get('isbn13')).toMatchObject({ columns: [{ name: 'isbn13', partition: 0 }] });
  });

  test('killed after the tables were changed, the next start is exactly the old version, and publishing again works', async () => {
    const db = await database();
    const one = await store(db);
    const dying = { ...db, transaction: () => Promise.reject(new Error('killed')) };
    const killed = await openStore({ database: db.dialect.name === 'sqlite' ? { ...dying, transaction: diesAtCommit(db) } : dying, roots: libraryRoots, log: quiet });
    open.push(killed);
    await expect(killed.publish({ definitions: [isbn13], by: null, why: 'killed' })).rejects.toThrow('killed');
    expect((await introspect(db, ['book'])).get('book')!.columns.has('isbn13')).toBe(true);
    const restarted = await store(db);
    expect(restarted.current().version).toBe(1);
    expect(restarted.current().objects.get('book')!.fields.has('isbn13')).toBe(false);
    await restarted.publish({ definitions: [isbn13], by: null, why: 'again' });
    await one.refresh();
    expect(one.current().objects.get('book')!.fields.has('isbn13')).toBe(true);
  });

  test('killed while a version is written, nothing of it is there', async () => {
    const db = await database();
    const half: Database = { ...db, transaction: (work) => db.transaction(async (connection) => {
      const result = await work(connection);
      if ((await connection.rows({ text: 'SELECT MAX(number) FROM engine_version', values: [] }))[0]![0] === 2) throw new Error('killed');
      return result;
    }) };
    const one = await openStore({ database: half, roots: libraryRoots, log: quiet });
    open.push(one);
    await expect(one.publish({ definitions: [isbn13], by: null, why: 'killed' })).rejects.toThrow('killed');
    const restarted = await store(db);
    expect(restarted.current().version).toBe(1);
    expect(await db.rows({ text: 'SELECT COUNT(*) FROM engine_definition', values: [] })).toEqual([[0]]);
  });

  test('what is wrong is refused with every problem, and nothing changes', async () => {
    const one = await store(await database());
    const wrong = one.publish({ by: null, why: 'wrong', definitions: [
      { path: 'books/book/fields/shelf', body: { type: 'lookup', label: '书架', to: 'shelf' } },
      { path: 'books/book/fields/twice', body: { type: 'formula', label: '两倍', expression: 'page * 2', returns: 'decimal' } },
    ] });
    await expect(wrong).rejects.toMatchObject({ code: 'VALIDATION_FAILED', definitionProblems: [
      { path: 'books/book/fields/shelf', pointer: '/to', rule: 'unknown' },
      { path: 'books/book/fields/twice', pointer: '/expression', rule: 'expression' },
    ] });
    await expect(one.publish({ by: null, why: 'no path', remove: ['books/book/fields/nothing'] })).rejects.toMatchObject({ definitionProblems: [{ path: 'books/book/fields/nothing' }] });
    expect(one.current().version).toBe(1);
  });

  test('a field that takes another type has a column of its own; the one it had stays', async () => {
    const one = await store(await database());
    await one.publish({ definitions: [isbn13], by: null, why: 'ISBN' });
    const dated = await one.publish({ definitions: [{ path: isbn13.path, body: { type: 'date', label: '日期' } }], by: null, why: 'date' });
    expect(dated.model.objects.get('book')!.fields.get('isbn13')).toMatchObject({ columns: [{ name: 'isbn13__as_date' }], definition: { stored: { first: 'text', as: 'date' } } });
    const back = await one.publish({ definitions: [isbn13], by: null, why: 'text' });
    expect(back.model.objects.get('book')!.fields.get('isbn13')!.columns).toMatchObject([{ name: 'isbn13' }]);
  });

  test('a preview says what would happen and how many records it concerns', async () => {
    const db = await database();
    const one = await store(db);
    await db.run({ text: `INSERT INTO book (id, title) VALUES ('book_1', '红楼梦'), ('book_2', '西游记')`, values: [] });
    const shown = await one.preview({ definitions: [{ ...isbn13, body: { ...isbn13.body, required: true } }] });
    expect(shown).toMatchObject({ problems: [], version: 1, impact: [{ subject: 'field', action: 'added', records: 2, words: { en: expect.stringContaining('2 records have no value') as string } }] });
    expect(shown.statements.join()).toContain('isbn13');
    expect((await introspect(db, ['book'])).get('book')!.columns.has('isbn13')).toBe(false);
  });

  test('values that are kept but computed are filled for the records that are there', async () => {
    const filled: string[][] = [];
    const one = await store(await database(), { fill: async (_model, { fields, searched }) => void filled.push([...fields.map((field) => `${field.object}.${field.name}`), ...searched.map((object) => object.name)]) });
    await one.publish({ by: null, why: 'longest', definitions: [{ path: 'books/author/fields/longest', body: { type: 'rollUp', label: '最长', of: 'books', function: 'max', field: 'pages' } }] });
    expect(filled.splice(0)).toEqual([['author.longest'], ['author.longest']]);
    await one.publish({ by: null, why: 'filter', definitions: [{ path: 'books/author/fields/longest', body: { type: 'rollUp', label: '最长', of: 'books', function: 'max', field: 'pages', filter: 'pages < 1000' } }] });
    expect(filled.splice(0)).toEqual([['author.longest'], ['author.longest']]);
    await one.publish({ by: null, why: 'mail', definitions: [{ path: 'books/loan/fields/mail', body: { type: 'email', label: '邮箱' } }] });
    expect(filled.splice(0)).toEqual([['loan'], ['loan']]);
  });
});

/** SQLite changes tables in a transaction of their own, the first; the second writes the version. */
function diesAtCommit(db: Database): Database['transaction'] {
  let calls = 0;
  return (work) => (calls++ === 0 ? db.transaction(work) : Promise.reject(new Error('killed')));
}
