// Tests batches: all or none, each on its own, and upserts.
import { libraryRoots } from '../../test/kit/models';
import { databaseKinds } from '../../test/kit/databases';
import { openRecords, type TestRecords } from '../../test/kit/records';
import { TangramError } from '../errors';
import { compare } from '../query/plan';
import { createRecords, deleteRecords, updateRecords, type Outcome } from './batch';
import { createRecord } from './create';
import { upsertRecord, upsertRecords } from './upsert';

const told = (outcomes: readonly Outcome[]): string[] => outcomes.map((outcome) => ('id' in outcome ? 'ok' : `${outcome.error.code}: ${outcome.error.problems.map((problem) => `${problem.path} ${problem.rule}`).join()}`));

describe.each(databaseKinds)('batches on $name', (kind) => {
  let records: TestRecords;
  beforeAll(async () => { records = await openRecords(kind, libraryRoots); });
  afterAll(() => records.close());
  const count = async (): Promise<unknown> => (await records.rows('SELECT COUNT(*) FROM author WHERE live = 1'))[0]?.[0];

  test('ALL writes all or none, and says which input was wrong', async () => {
    const object = records.object('author');
    expect(told(await createRecords(records.system(), object, { inputs: [{ name: 'a' }, { name: 'b', books: { create: [{ title: 'x' }] } }], mode: 'ALL' }))).toEqual(['ok', 'ok']);
    const before = await count();
    const error = await createRecords(records.system(), object, { inputs: [{ name: 'c' }, { born: '1' }, { name: 'd', wrong: 1 }], mode: 'ALL' }).catch((thrown: unknown) => thrown) as TangramError;
    expect(error.problems.map((problem) => `${problem.path} ${problem.rule}`).sort()).toEqual(['1.born wrongType', '1.name required', '2.wrong unknownField']);
    const taken = await createRecords(records.system(), object, { inputs: [{ name: 'c', code: 'two' }, { name: 'd', code: 'one' }, { name: 'e', code: 'two' }], mode: 'ALL' }).catch((thrown: unknown) => thrown) as TangramError;
    expect([taken.code, taken.problems.map((problem) => problem.path)]).toEqual(['DUPLICATE', ['2.code']]);
    expect(await count()).toBe(before);
  });

  test('EACH writes what is right and tells the rest', async () => {
    const object = records.object('author');
    await createRecord(records.system(), object, { name: 'first', code: 'taken' });
    const before = Number(await count());
    const inputs = Array.from({ length: 40 }, (_, index) => (index === 7 ? { name: '' } : index === 9 || index === 30 ? { name: 'dup', code: 'taken' } : index === 11 ? { name: 'n', books: { create: [{ pages: 1 }] } } : { name: `n${index}`, code: index === 20 || index === 21 ? 'twins' : null }));
    const outcomes = told(await createRecords(records.system(), object, { inputs, mode: 'EACH' }));
    expect(outcomes.map((each, index) => `${index} ${each}`).filter((each) => !each.endsWith(' ok'))).toEqual([
      '7 VALIDATION_FAILED: name required', '9 DUPLICATE: code duplicate', '11 VALIDATION_FAILED: books.create.0.title required', '21 DUPLICATE: code duplicate', '30 DUPLICATE: code duplicate',
    ]);
    expect(await count()).toBe(before + 35);
  });

  test('a thousand at once take a handful of statements', async () => {
    const context = records.system();
    const outcomes = await createRecords(context, records.object('author'), { inputs: Array.from({ length: 1000 }, (_, index) => ({ name: `千${index}`, code: `k${index}` })), mode: 'ALL' });
    expect(outcomes).toHaveLength(1000);
    expect(context.statements.count).toBeLessThan(kind.name === 'mysql' ? 12 : 1200);
    const patched = records.system();
    await updateRecords(patched, records.object('author'), { selection: { where: compare('code', 'startsWith', ['k']) }, patch: { born: '2000-01-01' }, mode: 'ALL' });
    expect(patched.statements.count).toBeLessThan(kind.name === 'mysql' ? 8 : 60);
    expect(await records.rows(`SELECT COUNT(*), SUM(version) FROM author WHERE born = '2000-01-01'`)).toEqual([[1000, expect.anything()]]);
    const deleted = await deleteRecords(records.system(), records.object('author'), { selection: { where: compare('code', 'startsWith', ['k']) }, mode: 'ALL' });
    expect(deleted).toHaveLength(1000);
    await expect(createRecords(records.system(), records.object('author'), { inputs: Array.from({ length: 1001 }, () => ({})), mode: 'EACH' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', rule: 'tooMany' });
  });

  test('upserts find by key, and tell what is missing', async () => {
    const object = records.object('author');
    const id = await upsertRecord(records.system(), object, { key: { code: 'u1' }, input: { name: '新' } });
    expect(await upsertRecord(records.system(), object, { key: { code: 'u1' }, input: { born: '1900-01-01' } })).toBe(id);
    expect(await upsertRecord(records.system(), object, { key: { id }, input: { name: '旧' } })).toBe(id);
    expect(await records.rows('SELECT name, born, version FROM author WHERE id = ?', id)).toEqual([['旧', '1900-01-01', 3]]);
    await expect(upsertRecord(records.system(), object, { key: { name: 'x' }, input: {} })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(upsertRecord(records.system(), object, { key: {}, input: {} })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(upsertRecord(records.system(), object, { key: { code: '' }, input: {} })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    const many = await upsertRecords(records.system(), object, { field: object.fields.get('code')!, rows: [{ value: 'u1', input: { name: '三' } }, { value: 'u2', input: { name: '四' } }, { value: 'u3', input: {} }], mode: 'EACH' });
    expect(many.map((each) => [each.created, 'id' in each])).toEqual([[false, true], [true, true], [true, false]]);
  });
});
