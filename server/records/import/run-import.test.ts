// Tests imports as the wizard runs them: tried out without a trace, fixed in place, written for good, taken back; and files that mean harm.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook } from 'exceljs';
import { databaseKinds } from '../../../test/kit/databases';
import { libraryRoots } from '../../../test/kit/models';
import { openRecords, type TestRecords } from '../../../test/kit/records';
import type { Definition } from '../../../metadata/language/types';
import type { Context } from '../../access/context';
import { useDataFolder } from '../../base/data-folder';
import { createRecord } from '../create';
import { inTransaction } from '../../access/in-transaction';
import { updateRecord } from '../update';
import { changeForm, changeMapping, openImport } from './open-import';
import { changeImport, findImport } from './imports';
import { importRows, keepRows } from './import-rows';
import { previewImport } from './preview-import';
import { runEdited, runImport, type ImportRun, type ImportStage } from './run-import';
import { undoImport } from './undo-import';

const alikeRule: Definition = { kind: 'duplicateRules', path: 'books/author/duplicate-rules', body: { duplicateRules: [{ name: 'sameName', label: '同名', fields: ['name'] }] } };
const librarian = { id: 'usr_1', permissionSets: ['librarian'] };

describe.each(databaseKinds)('imports on $name', (kind) => {
  let records: TestRecords;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tangram-imports-'));
    useDataFolder(folder);
    records = await openRecords(kind, libraryRoots, [alikeRule]);
  });
  afterAll(async () => {
    await records.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    for (const table of ['loan', 'book', 'author', 'engine_match']) await records.database.run({ text: `DELETE FROM ${table}`, values: [] });
  });

  const me = (): Context => records.as(librarian);
  const titles = (): Promise<unknown[][]> => records.rows('SELECT isbn, title, pages FROM book WHERE live = 1 ORDER BY isbn');
  /** Runs without a queue; `breakAfter`: the process dies after so many steps. */
  function run(checkpoint: unknown = null, breakAfter = Infinity): ImportRun & { last: unknown } {
    let steps = 0;
    const made: ImportRun & { last: unknown } = {
      checkpoint, last: checkpoint, context: () => Promise.resolve(me()),
      async step(work) {
        if (steps >= breakAfter) throw new Error('killed');
        steps += 1;
        made.last = (await inTransaction(me(), work)).checkpoint;
      },
    };
    return made;
  }
  const stage = async (id: string, name: ImportStage): Promise<unknown> => {
    await changeImport(records.database, id, { state: name === 'check' ? 'checking' : 'running' });
    return runImport(id, name, run());
  };
  async function upload(name: string, bytes: string | Buffer): Promise<string> {
    const sha256 = `${name.padEnd(64, '0').replace(/[^a-z0-9]/g, '0')}`;
    mkdirSync(join(folder, 'files', sha256.slice(0, 2)), { recursive: true });
    writeFileSync(join(folder, 'files', sha256.slice(0, 2), sha256), bytes);
    const id = `file_${name.replace(/[^a-z0-9]/g, '')}`;
    await records.database.run({ text: 'DELETE FROM engine_file WHERE id = ?', values: [id] });
    await records.database.run({ text: 'INSERT INTO engine_file (id, name, type, size, sha256, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?)', values: [id, name, 'text/csv', 1, sha256, 1, 'usr_1'] });
    return id;
  }

  test('pasted cells: a title above the header, names of other records, duplicates; the trial leaves nothing, the import does what the trial said', async () => {
    const system = records.system();
    const author = await createRecord(system, records.object('author'), { name: '鲁迅' });
    await createRecord(system, records.object('author'), { name: '双' });
    await createRecord(system, records.object('author'), { name: '双' });
    await createRecord(system, records.object('book'), { title: '旧', isbn: '9780000000001', author, pages: 5 });
    const text = ['书单', '书名*\t作者\t书号\t页数(页)\t出版日期\tx', '新一\t鲁迅\t9780000000002\t10\t2020年1月2日\t1', '旧改\t鲁迅\t9780000000001\t\t\t', '坏\t无此人\t9780000000003\t-1\t去年\t', '双\t双\t9780000000004\t1\t\t', '重\t鲁迅\t9780000000002\t1\t\t'].join('\n');
    const opened = await openImport(me(), { object: records.object('book'), text });
    expect(opened.form).toMatchObject({ kind: 'text', delimiter: '\t', headerLine: 2 });
    expect(opened.total).toBe(5);
    expect(opened.mapping.columns.map(({ field, column }) => `${column}=${field}`)).toEqual(['书名*=title', '作者=author', '书号=isbn', '页数(页)=pages', '出版日期=published']);
    expect(opened.mapping).toMatchObject({ match: ['isbn'], duplicates: 'update', blank: 'keep' });
    const [first, , third] = await previewImport(me(), opened);
    expect(first?.cells.map(({ read }) => read)).toEqual(['新一', '鲁迅', '9780000000002', '10', '2020-01-02', null]);
    expect(third?.cells[3]?.problem).toBe('“页数”不能小于 1');

    expect(await stage(opened.id, 'check')).toMatchObject({ created: 1, updated: 1, refused: 3 });
    expect(await titles()).toEqual([['9780000000001', '旧', 5]]);
    const refused = await importRows(records.database, opened.id, { outcomes: ['refused'], first: 10 });
    expect(refused.map(({ line, problems }) => [line, problems.map(({ field, message }) => `${field}: ${message}`)])).toEqual([
      [5, ['author: 找不到名为“无此人”的作者', 'pages: “页数”不能小于 1', 'published: “出版日期”应为日期，例如 2026-03-31']],
      [6, ['author: 有不止一条作者名为“双”，请改用编号']], [7, ['isbn: 与第 3 行重复']],
    ]);

    // Fixed in place: tried again at once, and imported with the rest.
    await keepRows(me(), opened.id, [{ ...refused[0]!, edited: true, cells: ['好', '鲁迅', '9780000000003', '7', '', ''] }, { ...refused[2]!, edited: true, outcome: 'left' }]);
    const again = await runEdited(me(), opened.id, { stage: 'check', lines: [5, 7] });
    expect(again.map(({ line, outcome }) => [line, outcome])).toEqual([[5, 'fixed'], [7, 'left']]);
    await keepRows(me(), opened.id, again);
    expect(await stage(opened.id, 'import')).toMatchObject({ created: 2, updated: 1, refused: 1, left: 1 });
    expect(await titles()).toEqual([['9780000000001', '旧改', 5], ['9780000000002', '新一', 10], ['9780000000003', '好', 7]]);
    expect((await findImport(me(), opened.id)).state).toBe('done');

    // What was chosen is remembered, and the whole is taken back but for what somebody changed since.
    const [[changed]] = await records.rows('SELECT id FROM book WHERE isbn = ?', '9780000000003') as [[string]];
    await updateRecord(system, records.object('book'), { id: changed, patch: { pages: 8 } });
    await changeImport(records.database, opened.id, { state: 'undoing' });
    expect(await undoImport(opened.id, run())).toMatchObject({ undone: 2, kept: 1 });
    expect(await titles()).toEqual([['9780000000001', '旧', 5], ['9780000000003', '好', 8]]);
  });

  test('new rows that are likely duplicates are listed: like a record, or like a row before; those that find their record are not', async () => {
    await createRecord(records.system(), records.object('author'), { name: '茅 盾', code: 'md' });
    const text = ['姓名,编码', '茅盾,other', '茅盾,md', '丁玲,d1', '丁 玲,d2', '无名,x'].join('\n');
    const opened = await openImport(me(), { object: records.object('author'), text });
    expect(opened.mapping.alike).toBe('refuse');
    expect(await stage(opened.id, 'check')).toMatchObject({ created: 2, updated: 1, refused: 2 });
    expect((await importRows(records.database, opened.id, { outcomes: ['refused'], first: 10 })).map(({ line, problems }) => [line, problems[0]?.message])).toEqual([[2, '可能已有相同的记录：同名'], [5, '可能与第 4 行重复：同名']]);
    await changeMapping(me(), opened.id, { ...opened.mapping, alike: 'take' });
    expect(await stage(opened.id, 'import')).toMatchObject({ created: 4, updated: 1, refused: 0 });
  });

  test('a broken import goes on where it stopped and doubles nothing; skip leaves what is there', async () => {
    const text = ['姓名,编码', ...Array.from({ length: 450 }, (_, index) => `人${index},c${index}`)].join('\n');
    const opened = await openImport(me(), { object: records.object('author'), text });
    const dying = run(null, 2);
    await expect(runImport(opened.id, 'import', dying)).rejects.toThrow('killed');
    expect(await records.rows('SELECT COUNT(*) FROM author')).toEqual([[400]]);
    expect(await runImport(opened.id, 'import', run(dying.last))).toMatchObject({ created: 450, refused: 0 });
    expect(await records.rows('SELECT COUNT(*) FROM author')).toEqual([[450]]);
    const second = await openImport(me(), { object: records.object('author'), text: text.replaceAll('人', '改') });
    await changeMapping(me(), second.id, { ...second.mapping, duplicates: 'skip' });
    expect(await stage(second.id, 'import')).toMatchObject({ created: 0, updated: 0, skipped: 450 });
    expect(await records.rows('SELECT name FROM author WHERE code = ?', 'c1')).toEqual([['人1']]);
  });

  test('a workbook: the sheet with rows, dates and numbers as they are seen; another sheet can be chosen', async () => {
    const book = new Workbook();
    book.addWorksheet('说明');
    const sheet = book.addWorksheet('作者');
    sheet.addRows([['作者名册'], [], ['姓名', '编码', '出生日期'], ['甲', { formula: '"k"&1', result: 'k1' }, new Date(Date.UTC(1990, 4, 6))], ['乙', 7, '1991/2/3']]);
    book.addWorksheet('二').addRows([['编码', '姓名'], ['z', '丙']]);
    const file = await upload('b.xlsx', Buffer.from(await book.xlsx.writeBuffer()));
    const opened = await openImport(me(), { object: records.object('author'), file });
    expect(opened.form).toMatchObject({ kind: 'workbook', sheet: '作者', sheets: ['说明', '作者', '二'], headerLine: 3, header: ['姓名', '编码', '出生日期'] });
    expect(await stage(opened.id, 'import')).toMatchObject({ created: 2, refused: 0 });
    expect(await records.rows('SELECT code, born FROM author ORDER BY code')).toEqual([['7', '1991-02-03'], ['k1', '1990-05-06']]);
    const other = await openImport(me(), { object: records.object('author'), file });
    expect((await changeForm(me(), other.id, { sheet: '二' })).form).toMatchObject({ sheet: '二', header: ['编码', '姓名'] });
  });

  test('files that mean harm, or nothing, are refused in words; so is whoever may not import', async () => {
    const object = records.object('author');
    const of = async (name: string, bytes: string | Buffer): Promise<unknown> => openImport(me(), { object, file: await upload(name, bytes) });
    const zipOf = (entry: string, size: number): Buffer => {
      const name = Buffer.from(entry);
      const head = Buffer.alloc(46);
      head.writeUInt32LE(0x02014b50, 0);
      head.writeUInt32LE(size, 24);
      head.writeUInt16LE(name.length, 28);
      const directory = Buffer.concat([head, name]);
      const end = Buffer.alloc(22);
      end.writeUInt32LE(0x06054b50, 0);
      end.writeUInt32LE(directory.length, 12);
      end.writeUInt32LE(4, 16);
      return Buffer.concat([Buffer.from('504b0304', 'hex'), directory, end]);
    };
    await expect(of('old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'))).rejects.toMatchObject({ rule: 'fileOldWorkbook' });
    await expect(of('no.zip', zipOf('word/document.xml', 10))).rejects.toMatchObject({ rule: 'fileUnreadable' });
    await expect(of('lie.xlsx', zipOf('xl/workbook.xml', 10))).rejects.toMatchObject({ rule: 'fileUnreadable' });
    await expect(of('bomb.xlsx', zipOf('xl/workbook.xml', 2_000_000_000))).rejects.toMatchObject({ rule: 'fileTooMuch' });
    await expect(of('photo.csv', Buffer.from([0x89, 0x50, 0, 0, 1, 2]))).rejects.toMatchObject({ rule: 'fileNotText' });
    await expect(of('empty.csv', '')).rejects.toMatchObject({ rule: 'fileEmpty' });
    await expect(of('header.csv', '姓名,编码\n')).rejects.toMatchObject({ rule: 'fileEmpty' });
    await expect(of('huge.csv', `姓名\n${'长'.repeat(100_001)}\n`)).rejects.toMatchObject({ rule: 'fileHugeCell' });
    await expect(of('rows.csv', `姓名\n${'a\n'.repeat(200_001)}`)).rejects.toMatchObject({ rule: 'fileTooManyRows' });
    await expect(openImport(records.as({ id: 'usr_2', permissionSets: [] }), { object, text: '姓名\na' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const mine = await openImport(me(), { object, text: '姓名\na' });
    await expect(findImport(records.as({ id: 'usr_2', permissionSets: ['librarian'] }), mine.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
