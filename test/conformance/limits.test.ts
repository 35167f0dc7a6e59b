// How far an application may be stretched: 500 fields of an admin's own on one object, each filled with the longest text of four-byte characters; what is beyond says which budget.
import { makeContext, systemViewer } from '../../server/access/make-context';
import { migrate } from '../../server/database/migrate';
import { openDatabase } from '../../server/database/open-database';
import type { Database } from '../../server/database/source';
import { createRecord } from '../../server/records/create';
import { readRecords } from '../../server/records/read';
import { updateRecord } from '../../server/records/update';
import { openStore, type Store } from '../../server/store/open-store';
import { databaseKinds, type TestDatabase } from '../kit/databases';
import { libraryRoots } from '../kit/models';

jest.setTimeout(180_000);

describe.each(databaseKinds)('limits on $name', ({ create }) => {
  let at: TestDatabase;
  let database: Database;
  let store: Store;
  const field = (name: string, more: object = {}): { path: string; body: object } => ({ path: `books/author/fields/${name}`, body: { type: 'text', label: name, ...more } });
  const system = () => makeContext({ viewer: systemViewer(store.current()), model: store.current(), database, requestId: 'test', source: 'test' });
  const author = () => store.current().objects.get('author')!;

  beforeAll(async () => {
    at = await create();
    database = await openDatabase(at.url);
    await migrate(database);
    store = await openStore({ database, roots: libraryRoots, log: { info: () => undefined, error: () => undefined } });
  });
  afterAll(async () => {
    await store.close();
    await database.close();
    await at.drop();
  });

  test('500 fields, every one full, in one record; changed and read back', async () => {
    const names = Array.from({ length: 500 }, (_, index) => `own${index}`);
    await store.publish({ by: null, why: 'many', definitions: names.map((name) => field(name)) });
    const full = (letter: string): Record<string, unknown> => Object.fromEntries(names.map((name) => [name, letter.repeat(255)]));
    const id = await createRecord(system(), author(), { name: '满', ...full('𠮷') });
    expect(await readRecords(system(), author(), { ids: [id], fields: names })).toEqual([{ id, ...full('𠮷') }]);
    await updateRecord(system(), author(), { id, patch: full('🧩') });
    expect(await readRecords(system(), author(), { ids: [id], fields: names })).toEqual([{ id, ...full('🧩') }]);
    await expect(createRecord(system(), author(), { name: '溢', own7: '𠮷'.repeat(256) })).rejects.toMatchObject({ code: 'VALIDATION_FAILED', problems: [expect.objectContaining({ path: 'own7', rule: 'tooLong' })] });
  });

  test('what is beyond is refused by the name of its budget, and nothing changes', async () => {
    const { version } = store.current();
    const refusal = (definitions: readonly { path: string; body: object }[]): Promise<string> => store.publish({ by: null, why: 'too many', definitions }).then(() => 'published', (error: { definitionProblems?: { message: { en: string } }[] }) => String(error.definitionProblems?.[0]?.message.en));
    expect(await refusal(Array.from({ length: 1001 - Object.keys(author().definition.fields).length }, (_, index) => field(`more${index}`)))).toMatch(/1,?000 fields/);
    expect(await refusal(Array.from({ length: 61 }, (_, index) => field(`unique${index}`, { unique: true, maxLength: 40 })))).toMatch(/budget of unique fields and indexes is used up \(60 an object/);
    expect(await refusal([field('wide', { unique: true, maxLength: 4000 })])).toMatch(/at most 700 characters/);
    expect(store.current().version).toBe(version);
  });
});
