// Tests what a viewer may write and find.
import type { Definition } from '../../metadata/language/types';
import type { Context, Viewer } from '../access/context';
import { libraryRoots } from '../../test/kit/models';
import { databaseKinds } from '../../test/kit/databases';
import { openRecords, type TestRecords } from '../../test/kit/records';
import { createRecords } from './batch';
import { createRecord } from './create';
import { deleteRecord } from './delete';
import { recordHistory } from './history';
import { searchRecords } from './search';
import { updateRecord } from './update';

const clerk: Definition = {
  kind: 'permissionSet', path: 'books/permission-sets/testClerk', body: {
    name: 'testClerk', label: '馆员', objects: {
      author: { read: 'all' }, book: { read: 'all' }, user: { read: 'all' },
      loan: { create: true, read: 'department', update: 'own', delete: 'own', fields: { note: 'read', code: 'none' } },
    },
  },
};

describe.each(databaseKinds)('rights of a writer on $name', (kind) => {
  let records: TestRecords;
  let book: string;
  let me: Context;
  let colleague: Context;
  let stranger: Context;
  const loan = (more: object = {}): object => ({ book, borrower: '甲', dueOn: '2999-01-01', ...more });

  beforeAll(async () => {
    records = await openRecords(kind, libraryRoots, [clerk]);
    const system = records.system();
    const department = await createRecord(system, records.object('department'), { name: '一部' });
    const other = await createRecord(system, records.object('department'), { name: '二部' });
    const person = async (login: string, departmentId: string): Promise<Viewer> => {
      const id = await createRecord(system, records.object('user'), { name: login, login: `${login}@example.com`, department: departmentId });
      return { id, name: login, login, departmentId, departmentIds: [departmentId], permissionSets: ['testClerk'], language: 'zh-CN', timeZone: 'Asia/Shanghai', setup: false, system: false } as Viewer;
    };
    me = records.as({ ...(await person('me', department)), id: '' } as Viewer & { id: string });
    const viewers = await Promise.all(['anna', 'ben'].map((name) => person(name, department)));
    me = records.as(viewers[0] as Viewer & { id: string });
    colleague = records.as(viewers[1] as Viewer & { id: string });
    stranger = records.as((await person('carl', other)) as Viewer & { id: string });
    book = await createRecord(system, records.object('book'), { title: '书', isbn: '9787020000001', author: { create: { name: '某' } } });
  });
  afterAll(() => records.close());

  test('what an object does not allow is refused before anything is read', async () => {
    await expect(createRecord(me, records.object('author'), { name: 'x' })).rejects.toMatchObject({ code: 'FORBIDDEN', rule: 'forbiddenAction' });
    await expect(updateRecord(me, records.object('book'), { id: book, patch: { title: 'x' } })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(createRecord(me, records.object('loan'), { ...loan(), book: { create: { title: 'y', author: { create: { name: 'z' } } } } })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('the owner is who makes it; rows follow their owner', async () => {
    const object = records.object('loan');
    const id = await createRecord(me, object, loan());
    expect(await records.rows('SELECT owner, created_by FROM loan WHERE id = ?', id)).toEqual([[me.viewer.id, me.viewer.id]]);
    await expect(updateRecord(colleague, object, { id, patch: { borrower: '乙' } })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(updateRecord(stranger, object, { id, patch: { borrower: '乙' } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(deleteRecord(colleague, object, { id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await updateRecord(me, object, { id, patch: { borrower: '丙' } });
    await expect(recordHistory(stranger, object, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await recordHistory(colleague, object, { id })).length).toBe(2);
  });

  test('fields one may not write are named, and nothing changes', async () => {
    const object = records.object('loan');
    const id = await createRecord(me, object, loan());
    const error: unknown = await updateRecord(me, object, { id, patch: { borrower: '丁', note: 'x', code: 'y', createdAt: '2000-01-01T00:00:00Z', number: 'L1' } }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'FORBIDDEN', problems: [
      { path: 'note', rule: 'forbiddenField' }, { path: 'code', rule: 'forbiddenField' }, { path: 'createdAt', rule: 'readOnlyField' }, { path: 'number', rule: 'readOnlyField' },
    ] });
    expect(await records.rows('SELECT borrower, version FROM loan WHERE id = ?', id)).toEqual([['甲', 1]]);
  });

  test('references lead only to what the viewer may see', async () => {
    const mine = await createRecord(me, records.object('loan'), loan());
    await expect(createRecord(stranger, records.object('loan'), loan({ book: mine }))).rejects.toMatchObject({ problems: [{ path: 'book', rule: 'wrongObject' }] });
    const blind = records.as({ ...(stranger.viewer as Viewer & { id: string }), permissionSets: [] });
    await expect(createRecord(blind, records.object('loan'), loan())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('each of a batch is judged by itself', async () => {
    const outcomes = await createRecords(me, records.object('loan'), { inputs: [loan(), loan({ note: 'x' }), loan({ book: 'book_00000000000000000000' })], mode: 'EACH' });
    expect(outcomes.map((outcome) => ('id' in outcome ? 'ok' : outcome.error.code))).toEqual(['ok', 'FORBIDDEN', 'VALIDATION_FAILED']);
  });

  test('search finds what may be read, whatever else has the words', async () => {
    for (let index = 0; index < 30; index += 1) await createRecord(stranger, records.object('loan'), loan({ borrower: '甲' }));
    const year = new Date().toISOString().slice(0, 4);
    const hits = await searchRecords(me, { text: `L${year}`, objects: ['loan'], first: 50 });
    expect(hits.length).toBeGreaterThan(0);
    const owners = await records.rows(`SELECT DISTINCT owner FROM loan WHERE id IN (${hits.map(() => '?').join()})`, ...hits.map((hit) => hit.id));
    expect(owners).toEqual([[me.viewer.id]]);
  });
});
