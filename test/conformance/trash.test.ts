// Deleted fields, objects, picklists and views lie in the trash with their values: restored as they were, or dropped for good, killed or not.
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

  test('the same name may be used again, and begins empty', async () => {
    await store.publish({ by: null, why: 'anew', definitions: [{ path: shelf, body: { type: 'integer', label: '层' } }] });
    expect(await readRecords(system(), object('book'), { ids: [book], fields: ['shelf'] })).toMatchObject([{ shelf: null }]);
    expect(store.deleted()).not.toContain(shelf);
  });
});
