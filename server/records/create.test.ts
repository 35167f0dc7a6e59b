// Tests the life of one record: made, changed, deleted, brought back.
import { libraryRoots } from '../../test/kit/models';
import { databaseKinds } from '../../test/kit/databases';
import { openRecords, type TestRecords } from '../../test/kit/records';
import { createRecord } from './create';
import { deleteRecord } from './delete';
import { forgetEvents } from './forget-events';
import { restoreRecord } from './restore';
import { updateRecord } from './update';

describe.each(databaseKinds)('one record on $name', (kind) => {
  let records: TestRecords;
  beforeAll(async () => { records = await openRecords(kind, libraryRoots); });
  afterAll(() => records.close());

  const one = async (table: string, id: string, columns: string): Promise<unknown[] | undefined> => (await records.rows(`SELECT ${columns} FROM ${table} WHERE id = ?`, id))[0];

  test('is made with its defaults, changed, deleted and brought back', async () => {
    const context = records.system();
    const author = records.object('author');
    const id = await createRecord(context, author, { name: '鲁迅', born: '1881-09-25', code: 'lx' });
    expect(id).toMatch(/^author_/);
    expect(await one('author', id, 'name, version, live, book_count, total_pages')).toEqual(['鲁迅', 1, 1, 0, 0]);
    await updateRecord(context, author, { id, patch: { name: '周树人' } });
    expect(await one('author', id, 'name, version, live')).toEqual(['周树人', 2, 1]);
    await deleteRecord(context, author, { id });
    expect(await one('author', id, 'name, version, live')).toEqual(['周树人', 3, null]);
    await restoreRecord(context, author, id);
    expect(await one('author', id, 'name, version, live')).toEqual(['周树人', 4, 1]);
    const history = await records.rows('SELECT version, action, changes FROM engine_history WHERE record_id = ? ORDER BY version', id);
    expect(history.map((row) => row[1])).toEqual(['create', 'update', 'delete', 'restore']);
    expect(JSON.parse(String(history[1]?.[2]))).toEqual({ name: [['鲁迅', expect.any(String)], ['周树人', expect.any(String)]] });
    const events = await records.rows('SELECT kind FROM engine_outbox WHERE record_id = ? ORDER BY id', id);
    expect(events.map((row) => row[0])).toEqual(['create', 'update', 'delete', 'restore']);
    const soon = Date.now() + 7 * 24 * 60 * 60 * 1000;
    expect(await forgetEvents(records.system({ now: new Date(soon - 60_000) }))).toBe(0);
    const later = await createRecord(records.system({ now: new Date(soon) }), author, { name: '许广平' });
    expect(await forgetEvents(records.system({ now: new Date(soon + 60_000) }))).toBeGreaterThanOrEqual(4);
    expect(await records.rows('SELECT record_id FROM engine_outbox')).toEqual([[later]]);
  });
});
