// A file field takes an uploaded file that fits it, and keeps what pages show of it.
import { libraryRoots } from '../../test/kit/models';
import { databaseKinds } from '../../test/kit/databases';
import { openRecords, type TestRecords } from '../../test/kit/records';
import { createRecord } from './create';
import { readableFiles } from './file-rights';

describe.each(databaseKinds)('files of records on $name', (kind) => {
  let records: TestRecords;
  beforeAll(async () => { records = await openRecords(kind, libraryRoots); });
  afterAll(() => records.close());

  const upload = async (id: string, name: string, type: string, by: string | null = null): Promise<string> => {
    await records.database.run({ text: 'INSERT INTO engine_file (id, name, type, size, sha256, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?)', values: [id, name, type, 1234, 'a'.repeat(64), 0, by] });
    return id;
  };

  test('found and described, or refused at its place', async () => {
    const context = records.system();
    const author = await createRecord(context, records.object('author'), { name: '鲁迅' });
    const loan = await createRecord(context, records.object('loan'), {
      borrower: '李娜', lentOn: '2026-01-01', dueOn: '2026-02-01', book: { create: { title: '呐喊', author, isbn: '978-0000000001' } },
    });
    const pdf = await upload('file_01', '合同.pdf', 'application/pdf');
    const png = await upload('file_02', 'photo.png', 'image/png');
    const create = (input: Record<string, unknown>) => createRecord(context, records.object('specimen'), { text: 'x', masterDetail: loan, ...input });

    const id = await create({ file: pdf, image: png });
    expect(await records.rows('SELECT file, file__name, file__size, file__type, image__type FROM specimen WHERE id = ?', id)).toEqual([['file_01', '合同.pdf', 1234, 'application/pdf', 'image/png']]);
    await expect(create({ file: 'file_none' })).rejects.toMatchObject({ problems: [{ path: 'file', rule: 'noSuchRecord' }] });
    await expect(create({ image: pdf })).rejects.toMatchObject({ problems: [{ path: 'image', rule: 'badFormat' }] });
  });
  test('a file is its uploader’s until a record takes it in; then it follows the rights on the record and the field', async () => {
    const system = records.system();
    const author = await createRecord(system, records.object('author'), { name: '老舍' });
    const loan = await createRecord(system, records.object('loan'), { borrower: '王', lentOn: '2026-01-01', dueOn: '2026-02-01', book: { create: { title: '茶馆', author, isbn: '978-0000000002' } } });
    const sets = [...records.model.permissionSets.keys()];
    const may = records.as({ id: 'user_may', permissionSets: sets });
    const not = records.as({ id: 'user_not' });
    await upload('file_mine', '图.pdf', 'application/pdf', 'user_may');
    const asked = [{ id: 'file_mine', uploader: 'user_may' }];
    expect([...(await readableFiles(may, asked))]).toEqual(['file_mine']);
    expect([...(await readableFiles(records.as({ id: 'user_other', permissionSets: sets }), asked))]).toEqual([]);
    // Who may not read a file cannot take it into a record of one's own either.
    await expect(createRecord(records.as({ id: 'user_thief', permissionSets: sets }), records.object('specimen'), { text: 'x', masterDetail: loan, file: 'file_mine' })).rejects.toMatchObject({ problems: [{ path: 'file', rule: 'noSuchRecord' }] });
    const id = await createRecord(may, records.object('specimen'), { text: 'x', masterDetail: loan, file: 'file_mine' });
    expect([...(await readableFiles(records.as({ id: 'user_other', permissionSets: sets }), asked))]).toEqual(['file_mine']);
    expect([...(await readableFiles(not, asked))]).toEqual([]);
    // The same for files from before their places were written down.
    await records.database.run({ text: 'DELETE FROM engine_file_use', values: [] });
    expect([...(await readableFiles(records.as({ id: 'user_other', permissionSets: sets }), asked))]).toEqual(['file_mine']);
    expect(await records.rows('SELECT record_id FROM engine_file_use')).toEqual([[id]]);
    expect([...(await readableFiles(not, asked))]).toEqual([]);
  });
});
