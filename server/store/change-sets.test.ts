// Change sets on real databases: worked on, previewed, published once, or thrown away.
import { openDatabase } from '../database/open-database';
import { migrate } from '../database/migrate';
import type { Database } from '../database/source';
import { databaseKinds, type TestDatabase } from '../../test/kit/databases';
import { libraryRoots } from '../../test/kit/models';
import { changeSets, type ChangeSets } from './change-sets';
import { openStore, type Store } from './open-store';

const path = 'books/book/fields/shelf';
const shelf = { path, body: { type: 'text', label: '书架' } };

describe.each(databaseKinds)('change sets on $name', ({ create }) => {
  let at: TestDatabase;
  let database: Database;
  let store: Store;
  let sets: ChangeSets;

  beforeAll(async () => {
    at = await create();
    database = await openDatabase(at.url);
    await migrate(database);
    store = await openStore({ database, roots: libraryRoots, log: { info: () => undefined, error: () => undefined } });
    sets = changeSets(database, store);
  });
  afterAll(async () => {
    await store.close();
    await database.close();
    await at.drop();
  });

  test('what is put in is kept; the last word about a path counts', async () => {
    const { id } = await sets.open({ name: '书架', by: 'user_1' });
    await sets.change(id, { definitions: [shelf, { path: 'books/book/fields/row', body: { type: 'integer', label: '排' } }] });
    await sets.change(id, { definitions: [{ path, body: { type: 'text', label: '架号' } }], remove: ['books/book/fields/row', 'books/book/fields/pages'] });
    expect(await sets.find(id)).toMatchObject({ name: '书架', by: 'user_1', state: 'open', definitions: [{ path, kind: 'field', body: { label: '架号' } }], remove: ['books/book/fields/row', 'books/book/fields/pages'] });
    expect((await sets.list('open')).map((set) => set.id)).toContain(id);
    await sets.discard(id);
    await expect(sets.change(id, {})).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await sets.reopen(id)).toMatchObject({ state: 'open', remove: ['books/book/fields/row', 'books/book/fields/pages'] });
    await sets.discard(id);
  });

  test('what is not well formed is refused at once, what does not fit in the preview', async () => {
    const { id } = await sets.open({ name: 'wrong', by: null });
    await expect(sets.change(id, { definitions: [{ path, body: { type: 'text' } }] })).rejects.toMatchObject({ code: 'VALIDATION_FAILED', definitionProblems: expect.arrayContaining([expect.objectContaining({ path })]) as unknown });
    await expect(sets.change(id, { definitions: [{ path: 'no/path', body: {} }] })).rejects.toMatchObject({ definitionProblems: [{ path: 'no/path', rule: 'path' }] });
    await sets.change(id, { definitions: [{ path, body: { type: 'lookup', label: '书架', to: 'shelf' } }] });
    expect(await sets.preview(id)).toMatchObject({ problems: [{ path, pointer: '/to' }], impact: [], statements: [] });
    await expect(sets.publish(id, { by: null })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    expect((await sets.find(id)).state).toBe('open');
  });

  test('published once; a set made for an older version must be previewed again', async () => {
    const one = await sets.open({ name: 'one', by: 'user_1' });
    const two = await sets.open({ name: 'two', by: 'user_2' });
    await sets.change(one.id, { definitions: [shelf] });
    await sets.change(two.id, { definitions: [{ path: 'books/book/fields/row', body: { type: 'integer', label: '排' } }] });
    const { version } = await sets.publish(one.id, { by: 'user_1' });
    expect(await sets.find(one.id)).toMatchObject({ state: 'published', publishedVersion: version });
    expect((await store.versions(1))[0]).toMatchObject({ number: version, by: 'user_1', why: 'one', source: 'publish' });
    await expect(sets.publish(two.id, { by: 'user_2' })).rejects.toMatchObject({ code: 'CONFLICT', rule: 'versionMoved' });
    expect(await sets.preview(two.id)).toMatchObject({ problems: [], version });
    await sets.publish(two.id, { by: 'user_2' });
    expect([...store.current().objects.get('book')!.fields.keys()]).toEqual(expect.arrayContaining(['shelf', 'row']));
    await expect(sets.find('cset_none')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('five hundred text fields on one object, every one filled', async () => {
    const definitions = Array.from({ length: 500 }, (_, index) => ({ path: `books/author/fields/text${index}`, body: { type: 'text', label: `文本${index}`, ...(index % 50 === 0 ? { indexed: true } : {}) } }));
    const { model } = await store.publish({ definitions, by: null, why: 'wide' });
    const { columns, table, partitions } = model.objects.get('author')!.storage;
    expect(partitions).toBeGreaterThan(1);
    const { quote } = database.dialect;
    for (let partition = 0; partition <= partitions; partition++) {
      const here = columns.filter((column) => column.partition === partition && /^text\d/.test(column.name));
      const names = ['id', ...here.map((column) => column.name)].map(quote).join(', ');
      const name = partition === 0 ? table : `${table}__x${partition}`;
      await database.run({ text: `INSERT INTO ${quote(name)} (${names}) VALUES (${['?', ...here.map(() => '?')].join(', ')})`, values: ['author_1', ...here.map(() => '满'.repeat(255))] });
    }
    await store.publish({ definitions: [{ path: 'books/author/fields/code', body: { type: 'text', label: '编码', unique: true } }], by: null, why: 'unique' });
    expect(store.current().objects.get('author')!.fields.get('code')!.columns[0]!.partition).toBe(0);
    expect(store.current().objects.get('author')!.fields.get('text499')!.columns).toEqual(model.objects.get('author')!.fields.get('text499')!.columns);
  });
});
