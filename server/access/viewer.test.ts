// Who a user is: departments below its own, rights of its role, and how soon a change is known.
import { databaseKinds } from '../../test/kit/databases';
import { crmRoots } from '../../test/kit/models';
import { openRecords, type TestRecords } from '../../test/kit/records';
import { createRecord } from '../records/create';
import { updateRecord } from '../records/update';
import { forgetViewers, loadViewer } from './viewer';

describe.each(databaseKinds)('on $name', (kind) => {
  let records: TestRecords;
  beforeAll(async () => { records = await openRecords(kind, crmRoots); });
  afterAll(() => records.close());

  test('departments, role, language and zone; the same object until something changes', async () => {
    const { database, model, object } = records;
    const make = (name: string, input: unknown): Promise<string> => createRecord(records.system(), object(name), input);
    const top = await make('department', { name: '总部' });
    const east = await make('department', { name: '华东', parent: top });
    const shanghai = await make('department', { name: '上海', parent: east });
    await make('department', { name: '华北', parent: top });
    const role = await make('role', { name: '销售', code: 'sales-test', permissionSets: ['salesperson', 'there-is-none'] });
    const id = await make('user', { name: '王芳', login: 'wangfang', department: east, role, language: 'en', timeZone: 'Europe/Berlin' });
    const found = (await loadViewer(database, model, id))!;
    expect(found.active).toBe(true);
    expect(found.viewer).toMatchObject({ id, name: '王芳', login: 'wangfang', departmentId: east, language: 'en', timeZone: 'Europe/Berlin', setup: false, permissionSets: ['salesperson'], system: false });
    expect([...found.viewer.departmentIds].sort()).toEqual([east, shanghai].sort());
    expect((await loadViewer(database, model, id))!.viewer).toBe(found.viewer);

    await updateRecord(records.system(), object('department'), { id: shanghai, patch: { parent: top } });
    forgetViewers(database);
    expect((await loadViewer(database, model, id))!.viewer.departmentIds).toEqual([east]);
    await updateRecord(records.system(), object('user'), { id, patch: { active: false, timeZone: 'Nowhere/Land' } });
    forgetViewers(database);
    const later = (await loadViewer(database, model, id))!;
    expect([later.active, later.viewer.timeZone]).toEqual([false, model.app.timeZone]);
    expect(await loadViewer(database, model, 'user_nobody')).toBeUndefined();
  });
});
