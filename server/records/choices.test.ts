// What depends on another picklist, or on the record type, is refused alike however it is written: made, changed, matched by a key, imported.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Definition } from '../../metadata/language/types';
import { databaseKinds } from '../../test/kit/databases';
import { libraryRoots } from '../../test/kit/models';
import { openRecords, type TestRecords } from '../../test/kit/records';
import { describeProblem, TangramError } from '../errors';
import { createRecords, updateRecords } from './batch';
import { createRecord } from './create';
import { importFile } from './import/import-file';
import { updateRecord } from './update';
import { upsertRecord } from './upsert';

const values = (...codes: string[]): { value: string; label: string }[] => codes.map((value) => ({ value, label: `值${value}` }));
const field = (name: string, body: object): Definition => ({ kind: 'field', path: `books/loan/fields/${name}`, body: { label: name, ...body } } as Definition);
const more: readonly Definition[] = [
  field('country', { type: 'picklist', values: values('cn', 'fr') }),
  field('town', { type: 'picklist', values: values('bj', 'sh', 'paris'), default: 'bj', dependsOn: { field: 'country', values: { cn: ['bj', 'sh'], fr: ['paris'] } } }),
  field('street', { type: 'picklist', values: values('chang', 'rivoli'), dependsOn: { field: 'town', values: { bj: ['chang'], paris: ['rivoli'] } } }),
  field('marks', { type: 'multiPicklist', values: values('a', 'b') }),
  { kind: 'recordTypes', path: 'books/loan/record-types', body: { recordTypes: [{ name: 'wide', label: '全部', default: true }, { name: 'slim', label: '精简', picklists: { marks: ['a'], country: ['cn'] } }] } },
];

const said = async (work: Promise<unknown>): Promise<string[]> => work.then(() => ['ok'], (error: unknown) => {
  if (!(error instanceof TangramError)) throw error;
  return error.problems.map((problem) => `${problem.path}: ${describeProblem(problem, 'zh-CN').message}`);
});

describe.each(databaseKinds)('choices on $name', (kind) => {
  let records: TestRecords;
  let book: string;
  beforeAll(async () => {
    records = await openRecords(kind, libraryRoots, more);
    book = await createRecord(records.system(), records.object('book'), { title: '书', isbn: '9787020000001', author: { create: { name: '某' } } });
  });
  afterAll(() => records.close());

  const input = (given: object): object => ({ book, borrower: '客', dueOn: '2999-01-01', ...given });
  const lend = (given: object): Promise<string> => createRecord(records.system(), records.object('loan'), input(given));
  const change = (id: string, patch: object): Promise<string> => updateRecord(records.system(), records.object('loan'), { id, patch });
  const row = async (id: string): Promise<unknown[] | undefined> => (await records.rows('SELECT country, town, street, marks, record_type FROM loan WHERE id = ?', id))[0];

  test('a value needs the one that decides over it, and says which it is', async () => {
    expect(await said(lend({ town: 'sh' }))).toEqual(['town: 选择“town”之前，请先选择“country”']);
    expect(await said(lend({ country: 'fr', town: 'sh' }))).toEqual(['town: “country”为“值fr”时，“town”不能是“值sh”']);
    const id = await lend({ country: 'cn', town: 'sh' });
    expect(await said(change(id, { country: 'fr' }))).toEqual(['town: “country”为“值fr”时，“town”不能是“值sh”']);
    expect(await said(change(id, { country: null }))).toEqual(['town: 选择“town”之前，请先选择“country”']);
    expect((await row(id))!.slice(0, 2)).toEqual(['cn', 'sh']);
    expect(await said(change(id, { country: 'fr', town: 'paris', street: 'rivoli' }))).toEqual(['ok']);
    expect(await said(change(id, { country: 'cn', town: 'bj' }))).toEqual(['street: “town”为“值bj”时，“street”不能是“值rivoli”']);
  });

  test('a default that does not fit is none', async () => {
    expect((await row(await lend({ country: 'cn' })))!.slice(0, 2)).toEqual(['cn', 'bj']);
    expect((await row(await lend({ country: 'fr' })))!.slice(0, 2)).toEqual(['fr', null]);
    expect((await row(await lend({})))!.slice(0, 2)).toEqual([null, null]);
  });

  test('a record type leaves its values, of several too, and asks again when it changes', async () => {
    expect(await said(lend({ recordType: 'slim', marks: ['a', 'b'] }))).toEqual(['marks: 记录类型“精简”的“marks”没有可选值“值b”']);
    const id = await lend({ country: 'fr', town: 'paris', marks: ['a', 'b'] });
    expect((await said(change(id, { recordType: 'slim' }))).map((one) => one.split(':')[0])).toEqual(['country', 'marks']);
    expect((await row(id))![4]).toBe('wide');
    expect(await said(change(id, { borrower: '别人' }))).toEqual(['ok']);
    expect(await said(change(id, { recordType: 'slim', marks: ['a'], country: 'cn', town: 'sh' }))).toEqual(['ok']);
  });

  test('what was stored before the values were narrowed stays until what decides over it changes', async () => {
    const id = await lend({ country: 'fr', town: 'paris' });
    await records.database.run({ text: 'UPDATE loan SET town = ? WHERE id = ?', values: ['sh', id] });
    expect(await said(change(id, { borrower: '别人' }))).toEqual(['ok']);
    expect(await said(change(id, { country: 'fr', borrower: '又一个' }))).toEqual(['ok']);
    expect(await said(change(id, { town: 'bj' }))).toEqual(['town: “country”为“值fr”时，“town”不能是“值bj”']);
  });

  test('many at once, by a key and from a file', async () => {
    const { system, object } = records;
    const outcomes = await createRecords(system(), object('loan'), { mode: 'EACH', inputs: [input({ country: 'fr', town: 'bj' }), input({ country: 'cn', town: 'bj', code: 'ok1' })] });
    expect(outcomes.map((one) => ('error' in one ? one.error.problems.map(({ path, rule }) => `${path} ${rule}`).join() : 'ok'))).toEqual(['town choiceDepends', 'ok']);
    const id = (outcomes[1] as { id: string }).id;
    const [updated] = await updateRecords(system(), object('loan'), { selection: { ids: [id] }, patch: { country: 'fr' }, mode: 'EACH' });
    expect(updated).toMatchObject({ error: { problems: [{ path: 'town', rule: 'choiceDepends' }] } });
    expect(await said(upsertRecord(system(), object('loan'), { key: { code: 'ok1' }, input: input({ street: 'rivoli' }) }))).toEqual(['street: “town”为“值bj”时，“street”不能是“值rivoli”']);
    const folder = mkdtempSync(join(tmpdir(), 'tangram-choices-'));
    const file = join(folder, 'loans.csv');
    writeFileSync(file, `code,book,borrower,dueOn,country,town\nimp1,${book},客,2999-01-01,值fr,值sh\nimp2,${book},客,2999-01-01,值fr,值paris\n`);
    const report = await importFile(system(), { object: object('loan'), file });
    rmSync(folder, { recursive: true });
    expect(report).toMatchObject({ created: 1, refused: 1, problems: [{ line: 2, field: 'town', message: '“country”为“值fr”时，“town”不能是“值sh”' }] });
  });
});
