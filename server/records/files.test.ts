// A file field takes an uploaded file that fits it, and shows what it is without asking further.
import { libraryRoots } from '../../test/kit/models';
import { databaseKinds } from '../../test/kit/databases';
import { openRecords, type TestRecords } from '../../test/kit/records';
import { createRecord } from './create';

describe.each(databaseKinds)('files of records on $name', (kind) => {
  let records: TestRecords;
  beforeAll(async () => { records = await openRecords(kind, libraryRoots); });
  afterAll(() => records.close());

  const upload = async (id: string, type: string, size = 10): Promise<string> => {
    await records.database.run({ text: 'INSERT INTO engine_file (id, name, type, size, sha256, created_at) VALUES (?, ?, ?, ?, ?, ?)', values: [id, `${id}.pdf`, type, size, 'a'.repeat(64), 0] });
    return id;
  };
  const create = async (input: Record<string, unknown>) => {
    const context = records.system();
    const book = await createRecord(context, records.object('book'), { title: 'B', code: `b${counter++}` }).catch(() => undefined);
    return { context, book, input };
  };
  let counter = 0;

  test('found, described, or refused', async () => {
    void create;
    const context = records.system();
    const specimen = records.object('specimen');
    const [loan] = await records.rows('SELECT id FROM loan LIMIT 1');
    const base = { text: 'x', ...(loan ? { masterDetail: loan[0] } : {}) };
    void base;
    const pdf = await upload('file_1', 'application/pdf');
    const png = await upload('file_2', 'image/png');
    const attempt = (input: Record<string, unknown>) => createRecord(context, specimen, { text: 'x', ...input }).then(() => [], (error: { problems: { path: string; rule: string }[] }) => error.problems.map(({ path, rule }) => `${path} ${rule}`));
    expect(await attempt({ file: pdf, image: png })).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(file|image) /)]));
    expect(await attempt({ file: 'file_none' })).toContain('file noSuchRecord');
    expect(await attempt({ image: pdf })).toContain('image badFormat');
  });
});
