// Tests the moments of a write: who is called when, what may still be changed, and what a refusal undoes.
import { libraryRoots } from '../../test/kit/models';
import { databaseKinds } from '../../test/kit/databases';
import { openRecords, type TestRecords } from '../../test/kit/records';
import { TangramError } from '../errors';
import { createRecord } from './create';
import { listen } from './moments';
import { updateRecord } from './update';

describe.each(databaseKinds)('moments on $name', (kind) => {
  let records: TestRecords;
  const stop: (() => void)[] = [];
  beforeAll(async () => { records = await openRecords(kind, libraryRoots); });
  afterAll(() => records.close());
  afterEach(() => { for (const each of stop.splice(0)) each(); });

  test('come in order, with values before and after; a listener may set values and write more', async () => {
    const heard: string[] = [];
    stop.push(listen('beforeSave', { name: 'tidy', object: 'author', run: async (_context, drafts) => {
      for (const draft of drafts) {
        heard.push(`before ${draft.kind} ${String(draft.earlier('name'))} → ${String(draft.value('name'))}`);
        draft.set('name', `${String(draft.value('name'))}!`);
      }
    } }));
    stop.push(listen('afterSave', { name: 'follow', object: 'author', run: async (context, written) => {
      heard.push(`after ${written.map((each) => `${each.kind} ${[...each.changed].join('+')}`).join()}`);
      for (const each of written) if (each.kind === 'create') await createRecord(context.asSystem('test'), records.object('book'), { title: '随之', author: each.id });
    } }));
    stop.push(listen('afterCommit', { name: 'tell', object: 'book', run: async () => {
      heard.push(`committed ${String((await records.rows('SELECT COUNT(*) FROM book'))[0]?.[0])}`);
      throw new Error('too late to matter');
    } }));
    const id = await createRecord(records.system(), records.object('author'), { name: '甲' });
    await updateRecord(records.system(), records.object('author'), { id, patch: { name: '乙' } });
    expect(heard).toEqual(['before create undefined → 甲', expect.stringMatching(/^after create .*name/), 'committed 1', 'before update 甲! → 乙', 'after update name']);
    expect(await records.rows('SELECT name, book_count FROM author WHERE id = ?', id)).toEqual([['乙!', 1]]);
  });

  test('what a listener refuses leaves nothing, and what it sets is checked', async () => {
    const count = async (): Promise<unknown> => (await records.rows('SELECT (SELECT COUNT(*) FROM author), (SELECT COUNT(*) FROM engine_history)'))[0];
    const before = await count();
    stop.push(listen('beforeSave', { name: 'long', object: 'author', run: async (_context, [draft]) => draft?.set('name', 'x'.repeat(1000)) }));
    await expect(createRecord(records.system(), records.object('author'), { name: '甲' })).rejects.toMatchObject({ problems: [{ path: 'name', rule: 'tooLong' }] });
    stop.pop()?.();
    stop.push(listen('afterSave', { name: 'no', run: () => Promise.reject(new TangramError('FORBIDDEN', 'badRequest', { detail: 'no' })) }));
    await expect(createRecord(records.system(), records.object('author'), { name: '甲' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await count()).toEqual(before);
  });
});
