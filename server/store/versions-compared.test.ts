// Two versions side by side and the history of one definition, on real databases: what was published, changed, deleted and rolled back.
import { openDatabase } from '../database/open-database';
import { migrate } from '../database/migrate';
import type { Database } from '../database/source';
import { databaseKinds, type TestDatabase } from '../../test/kit/databases';
import { libraryRoots } from '../../test/kit/models';
import { openStore, type Store } from './open-store';

describe.each(databaseKinds)('versions on $name', ({ create }) => {
  let at: TestDatabase;
  let database: Database;
  let store: Store;
  const path = 'books/book/fields/shelf';
  const shelf = { type: 'text', label: '架号' } as const;

  beforeAll(async () => {
    at = await create();
    database = await openDatabase(at.url);
    await migrate(database);
    store = await openStore({ database, roots: libraryRoots, log: { info: () => undefined, error: () => undefined } });
    await store.publish({ by: null, why: 'add', definitions: [{ path, body: shelf }] }); // 2
    await store.publish({ by: null, why: 'longer', definitions: [{ path, body: { ...shelf, help: '在书脊' } }] }); // 3
    await store.publish({ by: null, why: 'rules', definitions: [{ path: 'books/book/rules', body: { rules: [{ name: 'r', label: '规', when: 'ISBLANK(shelf)', message: '要' }] } }] }); // 4
    await store.publish({ by: null, why: 'less', definitions: [{ path: 'books/book/rules', body: { rules: [] } }], remove: [path] }).catch(() => undefined);
  });
  afterAll(async () => {
    await store.close();
    await database.close();
    await at.drop();
  });

  test('the history of a field says each state, from its making to its end', async () => {
    const steps = await store.historyOf(path);
    expect(steps.map(({ version, before, after }) => [version, before, after])).toEqual([
      [store.current().version, { ...shelf, help: '在书脊' }, null], [3, shelf, { ...shelf, help: '在书脊' }], [2, null, shelf],
    ]);
  });

  test('two versions differ in what lies between them, whichever comes first; the same one in nothing', async () => {
    const forth = await store.compare({ from: 1, to: 3 });
    expect(forth).toEqual([{ path, kind: 'field', before: null, after: { ...shelf, help: '在书脊' }, versions: [3, 2] }]);
    expect(await store.compare({ from: 3, to: 1 })).toEqual([{ path, kind: 'field', before: { ...shelf, help: '在书脊' }, after: null, versions: [3, 2] }]);
    expect(await store.compare({ from: 2, to: 2 })).toEqual([]);
    const whole = await store.compare({ from: 3, to: 4 });
    expect(whole.map((each) => each.path)).toEqual(['books/book/rules']);
  });

  test('a field written inside its object has its history by what the object said of it', async () => {
    const object = store.definitions().find((each) => each.path === 'books/book/object')!;
    const { fields } = object.body as { fields: Record<string, object> };
    const own = Object.keys(fields)[1]!;
    await store.publish({ by: null, why: 'help', definitions: [{ path: object.path, body: { ...object.body, fields: { ...fields, [own]: { ...fields[own], help: '新' } } } }] });
    expect((await store.historyOf(`books/book/fields/${own}`)).map(({ before, after }) => [(before as { help?: string }).help, (after as { help?: string }).help])).toEqual([[(fields[own] as { help?: string }).help, '新']]);
  });

  test('what was renamed is followed under its former path: a field, then the object it is of', async () => {
    const [first, second] = ['books/shelfMark/object', 'books/shelfMark/fields/room'];
    const object = { name: 'shelfMark', plural: 'shelfMarks', label: '架', nameField: 'name', idPrefix: 'shm', owned: false, fields: { name: { type: 'text', label: '名称' } } } as const;
    const made = await store.publish({ by: null, why: 'object', definitions: [{ path: first, body: object }, { path: second, body: { type: 'text', label: '间' } }] });
    const longer = await store.publish({ by: null, why: 'label', definitions: [{ path: second, body: { type: 'text', label: '房间' } }] });
    const field = await store.publish({ by: null, why: 'rename', definitions: [{ path: 'books/shelfMark/fields/chamber', body: { type: 'text', label: '房间', formerNames: ['room'] } }], remove: [second] });
    const moved = await store.publish({ by: null, why: 'object renamed', definitions: [{ path: 'books/rack/object', body: { ...object, name: 'rack', plural: 'racks', formerNames: ['shelfMark'] } }], remove: [first] });

    const now = 'books/rack/fields/chamber';
    const told = [[field.version, '房间', '房间'], [longer.version, '间', '房间'], [made.version, undefined, '间']];
    for (const path of [now, 'books/shelfMark/fields/chamber', second]) {
      const steps = await store.historyOf(path);
      expect(steps.map(({ version, before, after }) => [version, (before as { label?: string } | null)?.label, (after as { label?: string }).label])).toEqual(told);
    }
    expect((await store.historyOf('books/rack/object')).map(({ version }) => version)).toEqual([moved.version, made.version]);
    const differs = await store.compare({ from: longer.version, to: moved.version });
    expect(differs.map(({ path, before, after }) => [path, before !== null, after !== null])).toEqual([[now, true, true], ['books/rack/object', true, true]]);
    expect(differs[0]).toMatchObject({ versions: expect.arrayContaining([field.version]), before: { label: '房间' }, after: { label: '房间', formerNames: ['room'] } });
  });
});
