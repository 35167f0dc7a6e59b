// A file field takes an uploaded file that fits it, and keeps what pages show of it.
import { libraryRoots } from '../../test/kit/models';
import { databaseKinds } from '../../test/kit/databases';
import { openRecords, type TestRecords } from '../../test/kit/records';
import { createRecord } from './create';

describe.each(databaseKinds)('files of records on $name', (kind) => {
  let records: TestRecords;
  beforeAll(async () => { records = await openRecords(kind, libraryRoots); });
  afterAll(() => records.close());

  const upload = async (id: string, name: string, type: string): Promise<string> => {
    await records.database.run({ text: 'INSERT INTO engine_file (id, name, type, size, sha256, created_at) VALUES (?, ?, ?, ?, ?, ?)', values: [id, name, type, 1234, 'a'.repeat(64), 0] });
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
});
