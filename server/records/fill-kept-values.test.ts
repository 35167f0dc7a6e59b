// Definitions that change under records that are there: roll-ups, sort keys and search words are right when publishing is over.
import { makeContext, systemViewer } from '../access/make-context';
import type { Context } from '../access/context';
import { migrate } from '../database/migrate';
import { openDatabase } from '../database/open-database';
import type { Database } from '../database/source';
import { openStore, type Store } from '../store/open-store';
import { databaseKinds, type TestDatabase } from '../../test/kit/databases';
import { libraryRoots } from '../../test/kit/models';
import { createRecord } from './create';
import { deleteRecord } from './delete';
import { fillKeptValues } from './fill-kept-values';
import { foldWords } from './fold-words';
import { updateRecord } from './update';

describe.each(databaseKinds)('values that are kept, on $name', ({ create }) => {
  let at: TestDatabase;
  let database: Database;
  let store: Store;
  let author: string;

  beforeAll(async () => {
    at = await create();
    database = await openDatabase(at.url);
    await migrate(database);
    store = await openStore({ database, roots: libraryRoots, log: { info: () => undefined, error: () => undefined }, fill: fillKeptValues(database) });
    author = await createRecord(system(), object('author'), { name: '鲁迅', code: 'lx' });
    for (const [title, pages] of [['呐喊', 250], ['彷徨', 180], ['野草', 90]] as const) await createRecord(system(), object('book'), { title, pages, author });
    const gone = await createRecord(system(), object('book'), { title: '错', pages: 9000, author });
    await deleteRecord(system(), object('book'), { id: gone });
  });
  afterAll(async () => {
    await store.close();
    await database.close();
    await at.drop();
  });

  test('a new automatic number numbers the records that are there, in the bin too, and goes on', async () => {
    await store.publish({ by: null, why: 'number', definitions: [{ path: 'books/book/fields/shelfMark', body: { type: 'autoNumber', label: '架号', pattern: 'B-{000}' } }] });
    expect((await rows('SELECT shelf_mark FROM book ORDER BY id')).map(([mark]) => mark)).toEqual(['B-001', 'B-002', 'B-003', 'B-004']);
    await createRecord(system(), object('book'), { title: '朝花夕拾', pages: 1, author });
    expect(await rows(`SELECT shelf_mark FROM book WHERE title = '朝花夕拾'`)).toEqual([['B-005']]);
    await deleteRecord(system(), object('book'), { id: String((await rows(`SELECT id FROM book WHERE title = '朝花夕拾'`))[0]![0]) });
  });

  const object = (name: string) => store.current().objects.get(name)!;
  const system = (): Context => makeContext({ viewer: systemViewer(store.current()), model: store.current(), database, requestId: 'test', source: 'test' });
  const rows = (text: string): Promise<unknown[][]> => database.rows({ text, values: [] });
  const longest = (more: object): Promise<unknown> => store.publish({ by: null, why: 'longest', definitions: [{ path: 'books/author/fields/longest', body: { type: 'rollUp', label: '最长', of: 'books', function: 'max', field: 'pages', ...more } }] });

  test('a new roll-up counts what is there, and a changed one counts anew', async () => {
    await longest({});
    expect(await rows('SELECT longest FROM author')).toEqual([[250]]);
    await longest({ filter: 'pages < 200' });
    expect(await rows('SELECT longest FROM author')).toEqual([[180]]);
  });

  test('a roll-up over a formula counts anew when the formula changes', async () => {
    const twice = (expression: string) => ({ path: 'books/book/fields/twice', body: { type: 'formula', label: '倍', expression, returns: 'integer' } });
    await store.publish({ by: null, why: 'sum', definitions: [twice('pages * 2'), { path: 'books/author/fields/twiceAll', body: { type: 'rollUp', label: '总', of: 'books', function: 'sum', field: 'twice' } }] });
    expect(await rows('SELECT twice_all FROM author')).toEqual([[1040]]);
    await store.publish({ by: null, why: 'thrice', definitions: [twice('pages * 3')] });
    expect(await rows('SELECT twice_all FROM author')).toEqual([[1560]]);
  });

  test('a new duplicate rule compares the records that are there, and one that is gone leaves nothing', async () => {
    const rule = (duplicateRules: object[]) => store.publish({ by: null, why: 'alike', definitions: [{ path: 'books/book/duplicate-rules', body: { duplicateRules } }] });
    await rule([{ name: 'samePages', label: '页数相同', fields: ['title'] }]);
    const live = await rows('SELECT id FROM book WHERE live = 1 ORDER BY id');
    expect(await rows(`SELECT record_id FROM engine_match WHERE match_group = 'book.samePages' ORDER BY record_id`)).toEqual(live);
    await rule([]);
    expect(await rows('SELECT COUNT(*) FROM engine_match')).toEqual([[0]]);
  });

  test('another name field has its key to sort by, other search fields their words', async () => {
    const definition = object('author').definition;
    await store.publish({ by: null, why: 'code', definitions: [{ path: 'books/author/object', body: { ...definition, nameField: 'code', searchFields: ['name', 'code'] } }] });
    expect(await rows('SELECT code__key FROM author')).toEqual([['lx']]);
    await foldWords(database);
    const [[count]] = (await rows(`SELECT COUNT(*) FROM engine_search WHERE record_id = '${author}'`)) as [[unknown]];
    expect(Number(count)).toBe(1);
    await updateRecord(system(), object('author'), { id: author, patch: { code: 'zs' } });
    expect(await rows('SELECT code__key FROM author')).toEqual([['zs']]);
  });
});
