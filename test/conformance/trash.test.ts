// Deleted fields, objects, picklists and views lie in the trash with their values: restored as they were, or dropped for good, killed or not.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { storedFilePath, useDataFolder } from '../../server/base/data-folder';
import { introspect } from '../../server/database/ddl';
import { migrate } from '../../server/database/migrate';
import { openDatabase } from '../../server/database/open-database';
import type { Database } from '../../server/database/source';
import { makeContext, systemViewer } from '../../server/access/make-context';
import type { Context } from '../../server/access/context';
import { createRecord } from '../../server/records/create';
import { deleteRecord } from '../../server/records/delete';
import { fillKeptValues } from '../../server/records/fill-kept-values';
import { readRecords } from '../../server/records/read';
import { openStore, type Store } from '../../server/store/open-store';
import { databaseKinds, type TestDatabase } from '../kit/databases';
import { libraryRoots } from '../kit/models';

jest.setTimeout(120_000);
const shelf = 'books/book/fields/shelf';

describe.each(databaseKinds)('the trash on $name', ({ create }) => {
  let at: TestDatabase;
  let database: Database;
  let store: Store;
  let book: string;

  const open = async (): Promise<void> => {
    store = await openStore({ database, roots: libraryRoots, log: { info: () => undefined, error: () => undefined }, fill: fillKeptValues(database) });
  };
  const system = (): Context => makeContext({ viewer: systemViewer(store.current()), model: store.current(), database, requestId: 'test', source: 'test' });
  const object = (name: string) => store.current().objects.get(name)!;
  const remove = (...paths: string[]) => store.publish({ remove: paths, by: null, why: 'gone' });
  const columns = async (): Promise<string[]> => [...(await introspect(database, ['book'])).get('book')!.columns.keys()];
  const inTrash = async (): Promise<Record<string, number | null>> => Object.fromEntries((await store.trash()).map(({ path, values }) => [path, values]));

  beforeAll(async () => {
    at = await create();
    database = await openDatabase(at.url);
    await migrate(database);
    await open();
    await store.publish({ by: null, why: 'own', definitions: [
      { path: shelf, body: { type: 'text', label: '架号', unique: true } }, { path: 'books/book/fields/weight', body: { type: 'decimal', label: '重量', indexed: true } },
      { path: 'books/book/list-views/mine', body: { name: 'mine', label: '我的' } },
      { path: 'books/picklists/mood', body: { name: 'mood', label: '情绪', values: [{ value: 'a', label: '甲' }] } },
      { path: 'books/note/object', body: { name: 'note', plural: 'notes', label: '笔记', nameField: 'text', fields: { text: { type: 'text', label: '文字' }, book: { type: 'lookup', label: '书', to: 'book', inverse: 'notes' } } } },
    ] });
    const author = await createRecord(system(), object('author'), { name: '鲁迅' });
    book = await createRecord(system(), object('book'), { title: '呐喊', author, shelf: 'A1', weight: '1.5', pages: 200 });
    await deleteRecord(system(), object('book'), { id: await createRecord(system(), object('book'), { title: '彷徨', author, shelf: 'A2' }) });
    await createRecord(system(), object('note'), { text: '好', book });
  });
  afterAll(async () => {
    await store.close();
    await database.close();
    await at.drop();
  });

  test('what is deleted lies there with its values, whatever it is, and comes back with them', async () => {
    await remove(shelf, 'books/book/fields/pages', 'books/book/list-views/mine', 'books/picklists/mood', 'books/note/object', 'books/book/list-views/long');
    expect(await inTrash()).toEqual({ [shelf]: 2, 'books/book/fields/pages': 1, 'books/book/list-views/mine': null, 'books/picklists/mood': null, 'books/note/object': 1, 'books/book/list-views/long': null });
    expect((await store.trash())[0]).toMatchObject({ version: store.current().version, at: expect.any(Date) as Date, by: null });
    expect((await store.trash()).find(({ path }) => path === shelf)).toMatchObject({ kind: 'field', object: 'book', name: 'shelf', label: '架号' });
    expect(object('book').fields.has('shelf')).toBe(false);
    expect(object('note')).toBeUndefined();
    await store.restore({ paths: Object.keys(await inTrash()), by: null, why: 'back' });
    expect(await inTrash()).toEqual({});
    expect(await readRecords(system(), object('book'), { ids: [book], fields: ['shelf', 'pages'] })).toMatchObject([{ shelf: 'A1', pages: 200 }]);
    expect(object('note').fields.has('book')).toBe(true);
    expect(store.current().picklists.has('mood')).toBe(true);
    expect(object('book').listViews.map(({ name }) => name)).toEqual(expect.arrayContaining(['mine', 'long']));
    await expect(store.restore({ paths: [shelf], by: null, why: '' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('emptied for good, columns and tables are gone; not where the counts have changed', async () => {
    await remove(shelf, 'books/book/fields/weight', 'books/note/object', 'books/book/fields/pages');
    await expect(store.purge({ paths: [shelf], values: 7, by: null, why: '' })).rejects.toMatchObject({ code: 'CONFLICT', rule: 'trashMoved' });
    expect(await columns()).toContain('shelf');
    await store.purge({ paths: [shelf, 'books/book/fields/weight', 'books/note/object'], values: 4, by: null, why: 'for good' });
    expect(await columns()).not.toEqual(expect.arrayContaining(['shelf']));
    expect(await columns()).not.toContain('weight');
    expect(await columns()).toContain('pages');
    expect((await introspect(database, ['note'])).size).toBe(0);
    expect(await inTrash()).toEqual({ 'books/book/fields/pages': 1 });
    expect(store.deleted()).toContain(shelf);
    expect(await readRecords(system(), object('book'), { ids: [book], fields: ['title'] })).toMatchObject([{ title: '呐喊' }]);
  });

  test('a shipped field that is purged does not come back with a restart; killed before the columns went, the start drops them', async () => {
    await store.purge({ paths: ['books/book/fields/pages'], values: 1, by: null, why: '' });
    // As a process that was killed between the version and the columns leaves it.
    await database.run({ text: 'ALTER TABLE book ADD COLUMN pages BIGINT NULL', values: [] });
    await store.close();
    await open();
    expect(await columns()).not.toContain('pages');
    expect(object('book').fields.has('pages')).toBe(false);
    await store.close();
    await open();
  });

  test('what the engine kept beside the records goes with them: history, words, files; what others use stays', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tangram-files-'));
    useDataFolder(folder);
    const upload = async (id: string, sha256: string): Promise<void> => {
      mkdirSync(dirname(storedFilePath(sha256)), { recursive: true });
      writeFileSync(storedFilePath(sha256), id);
      await database.run({ text: 'INSERT INTO engine_file (id, name, type, size, sha256, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?)', values: [id, `${id}.txt`, 'text/plain', 1, sha256, 0, null] });
    };
    const [own, shared, ofNote] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string];
    const fields = [{ path: 'books/book/fields/cover', body: { type: 'file', label: '封面' } }, { path: 'books/book/fields/secret', body: { type: 'text', label: '秘' } }];
    await store.publish({ by: null, why: 'files', definitions: [
      ...fields,
      { path: 'books/memo/object', body: { name: 'memo', plural: 'memos', label: '便条', nameField: 'text', fields: { text: { type: 'text', label: '文字' }, file: { type: 'file', label: '附件' } } } },
    ] });
    for (const [id, hash] of [['file_own', own], ['file_shared', shared], ['file_note', ofNote]] as const) await upload(id, hash);
    const { author } = (await readRecords(system(), object('book'), { ids: [book], fields: ['author'] }))[0] as unknown as { author: string };
    const other = await createRecord(system(), object('book'), { title: '野草', author, cover: 'file_own', secret: '甲乙' });
    const kept = await createRecord(system(), object('book'), { title: '朝花', author, cover: 'file_shared' });
    const memo = await createRecord(system(), object('memo'), { text: '便条一张', file: 'file_shared' });
    await createRecord(system(), object('memo'), { text: '又一张', file: 'file_note' });
    const rows = async (text: string, ...values: unknown[]): Promise<unknown[]> => (await database.rows({ text, values })).map(([value]) => value);
    const history = (id: string): Promise<unknown[]> => rows('SELECT changes FROM engine_history WHERE record_id = ?', id);
    expect(String(await history(other))).toMatch(/cover.*secret.*甲乙/);

    await remove('books/book/fields/cover', 'books/book/fields/secret');
    await store.purge({ paths: ['books/book/fields/cover', 'books/book/fields/secret'], values: 3, by: null, why: '' });
    expect(String(await history(other))).toContain('野草');
    for (const id of [other, kept]) expect(String(await history(id))).not.toMatch(/cover|secret|甲乙/);
    expect([own, shared, ofNote].map((hash) => existsSync(storedFilePath(hash)))).toEqual([false, true, true]);
    expect(await rows('SELECT id FROM engine_file ORDER BY id')).toEqual(['file_note', 'file_shared']);

    await remove('books/memo/object');
    await store.purge({ paths: ['books/memo/object'], values: 2, by: null, why: '' });
    expect(await history(memo)).toEqual([]);
    expect(await history(other)).toHaveLength(1);
    for (const table of ['engine_search', 'engine_outbox', 'engine_file_use', ...(database.dialect.name === 'mysql' ? ['engine_search_new'] : [])]) expect([table, await rows(`SELECT record_id FROM ${table} WHERE record_id LIKE 'memo%'`)]).toEqual([table, []]);
    if (database.dialect.name === 'sqlite') expect(await rows('SELECT COUNT(*) FROM engine_search_tokens')).toEqual(await rows('SELECT COUNT(*) FROM engine_search'));
    expect([shared, ofNote].map((hash) => existsSync(storedFilePath(hash)))).toEqual([false, false]);
    rmSync(folder, { recursive: true });
  });

  test('the same name may be used again, and begins empty', async () => {
    await store.publish({ by: null, why: 'anew', definitions: [{ path: shelf, body: { type: 'integer', label: '层' } }] });
    expect(await readRecords(system(), object('book'), { ids: [book], fields: ['shelf'] })).toMatchObject([{ shelf: null }]);
    expect(store.deleted()).not.toContain(shelf);
  });
});
