// Drafts on real databases: kept as one goes, one for each user and place, discarded and taken back.
import { migrate } from '../database/migrate';
import { openDatabase } from '../database/open-database';
import type { Database } from '../database/source';
import { databaseKinds, type TestDatabase } from '../../test/kit/databases';
import { discardDraft, findDraft, forgetDrafts, listDrafts, restoreDraft, saveDraft } from './drafts';

describe.each(databaseKinds)('drafts on $name', ({ create }) => {
  let at: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    at = await create();
    database = await openDatabase(at.url);
    await migrate(database);
  });
  afterAll(async () => {
    await database.close();
    await at.drop();
  });

  const place = 'books/book/layouts/edit';
  const draft = (user: string, state: unknown): Parameters<typeof saveDraft>[1] => ({ user, place, title: '图书 · 编辑页面', link: '/setup/objects/book/edit', base: '[1]', state });

  test('the last state is kept, for each user alone', async () => {
    await saveDraft(database, draft('user_1', { sections: [] }));
    await saveDraft(database, draft('user_1', { sections: ['满'.repeat(1000)] }));
    await saveDraft(database, draft('user_2', 2));
    expect(await findDraft(database, { user: 'user_1', place })).toMatchObject({ base: '[1]', state: { sections: ['满'.repeat(1000)] }, link: '/setup/objects/book/edit' });
    expect(await findDraft(database, { user: 'user_3', place })).toBeUndefined();
    expect((await listDrafts(database)).map(({ user }) => user).sort()).toEqual(['user_1', 'user_2']);
  });

  test('discarded, it is gone and comes back; saved again, it is there again', async () => {
    const key = { user: 'user_1', place };
    expect(await discardDraft(database, key)).toBe(true);
    expect(await discardDraft(database, key)).toBe(false);
    expect(await findDraft(database, key)).toBeUndefined();
    expect(await restoreDraft(database, key)).toBe(true);
    expect(await findDraft(database, key)).toBeDefined();
    await discardDraft(database, key);
    await saveDraft(database, draft('user_1', 3));
    expect(await findDraft(database, key)).toMatchObject({ state: 3 });
    await discardDraft(database, key);
    await forgetDrafts(database, Date.now() + 1);
    expect(await restoreDraft(database, key)).toBe(false);
  });

  test.each([
    ['a place that is none', { place: '../x?y' }], ['a link out of setup', { link: 'https://elsewhere.example/setup/' }], ['too much', { base: 'x'.repeat(2_000_001) }], ['a title too long', { title: 'x'.repeat(201) }],
  ])('%s is refused', async (_, wrong) => {
    await expect(saveDraft(database, { ...draft('user_1', 1), ...wrong })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
