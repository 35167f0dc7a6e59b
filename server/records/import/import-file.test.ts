// Tests the import of files and samples: encodings, bad rows, keys, references.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { libraryRoots } from '../../../test/kit/models';
import { databaseKinds } from '../../../test/kit/databases';
import { openRecords, type TestRecords } from '../../../test/kit/records';
import { createRecord } from '../create';
import { importFile } from './import-file';
import { loadDemo } from './demo';
import { detectEncoding } from './read-rows';

/** The text in GB18030, as far as these tests need it. */
const gb: Readonly<Record<string, readonly number[]>> = {
  鲁: [0xc2, 0xb3], 迅: [0xd1, 0xb8], 姓: [0xd0, 0xd5], 名: [0xc3, 0xfb], 编: [0xb1, 0xe0], 码: [0xc2, 0xeb], 老: [0xc0, 0xcf], 舍: [0xc9, 0xe1], 出: [0xb3, 0xf6], 生: [0xc9, 0xfa], 日: [0xc8, 0xd5], 期: [0xc6, 0xda], Ａ: [0xa3, 0xc1],
};
const inGb = (text: string): Buffer => Buffer.from([...text].flatMap((character) => gb[character] ?? [character.charCodeAt(0)]));

describe.each(databaseKinds)('importing files on $name', (kind) => {
  let records: TestRecords;
  let folder: string;
  const file = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const authors = (): Promise<unknown[][]> => records.rows('SELECT code, name, born FROM author WHERE live = 1 ORDER BY code');
  beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'tangram-import-')); });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(async () => { records = await openRecords(kind, libraryRoots); });
  afterEach(() => records.close());

  test('a GB18030 file with Chinese headers is understood by itself; bad rows are told and lose nothing else; twice makes nothing twice', async () => {
    const path = file('gb.csv', inGb('编码,姓名,出生日期,x\r\na1,鲁迅,18810925,1\r\na2,,1900-01-01,2\r\na3,老舍,1899/2/3,3\r\n\r\na4,Ａ,gestern,4\r\n,老,,5\r\na5,"老,舍",NULL,6,7\r\na6,"日\n期",1950/1/2,8\r\na1,迅,1881-09-25,9\r\n'));
    expect(await detectEncoding(path)).toBe('gb18030');
    const report = await importFile(records.system(), { object: records.object('author'), file: path });
    expect(report).toMatchObject({ encoding: 'gb18030', rows: 8, created: 2, updated: 1, unchanged: 0, refused: 5, leftOut: ['x'] });
    expect(report.problems.map(({ line, field }) => [line, field])).toEqual([[3, 'name'], [6, 'born'], [7, 'code'], [8, null], [9, 'name']]);
    expect(report.problems[0]?.message).toBe('请填写“姓名”');
    expect(await authors()).toEqual([['a1', '迅', '1881-09-25'], ['a3', '老舍', '1899-02-03']]);
    const again = await importFile(records.system(), { object: records.object('author'), file: path });
    expect(again).toMatchObject({ created: 0, updated: 2, unchanged: 1, refused: 5 });
    expect(await authors()).toHaveLength(2);
  });

  test('lookups are found by key in batches, parts and texts are put together, references inside the file come last', async () => {
    const object = records.object('author');
    await createRecord(records.system(), object, { name: '甲', code: 'K-1' });
    const path = file('books.csv', '\ufeffnr;title;writer;price;genre;when\n1;Eins;1;"1,234.50";小说;2020-01-02 03:04:05.678\n2;Zwei;2;7;nichts;\n3;Drei;1;;;2020-02-30\n4;Vier;1;0.5;novel;1999-12-31 00:00:00.000\n');
    const report = await importFile(records.system(), { object: records.object('book'), file: path, mapping: {
      object: 'book', key: 'isbn', constants: { pages: 10 }, columns: [
        { field: 'isbn', text: '978000000000{nr}' }, { field: 'title', text: '{title}  ({nr})' }, { field: 'author', column: 'writer', by: 'code', prefix: 'K-' }, { field: 'price', column: 'price' },
        { field: 'genre', column: 'genre', values: { 小说: 'novel' } }, { field: 'published', column: 'when', format: 'yyyy-MM-dd HH:mm:ss.SSS' },
      ],
    } });
    expect(report.problems.map(({ line, field }) => `${line} ${field}`).sort()).toEqual(['3 author', '3 genre', '4 published']);
    expect(report).toMatchObject({ encoding: 'utf-8', rows: 4, created: 2, refused: 2 });
    const { dialect } = records.database;
    const price = records.object('book').fields.get('price')!.columns[0]!;
    const rows = await records.rows(`SELECT isbn, title, ${dialect.select(price.storage, 'price')}, genre, published, pages FROM book ORDER BY isbn`);
    expect(rows.map(([isbn, title, cell, ...rest]) => [isbn, title, dialect.decode(price.storage)(cell), ...rest])).toEqual([
      ['9780000000001', 'Eins (1)', '1234.50', 'novel', '2020-01-02', 10], ['9780000000004', 'Vier (4)', '0.50', 'novel', '1999-12-31', 10],
    ]);
    expect(await records.rows('SELECT book_count, total_pages FROM author')).toEqual([[2, 20]]);
  });

  test('a mapping that names what is not there is refused before anything is read', async () => {
    const path = file('x.csv', 'a,b\n1,2\n');
    const run = (mapping?: Parameters<typeof importFile>[1]['mapping']): Promise<unknown> => importFile(records.system(), { object: records.object('author'), file: path, ...(mapping ? { mapping } : {}) });
    await expect(run()).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(run({ object: 'author', columns: [{ field: 'nope', column: 'a' }] })).rejects.toMatchObject({ params: { detail: expect.stringContaining('nope') as unknown } });
    await expect(run({ object: 'author', columns: [{ field: 'name', column: 'c' }] })).rejects.toMatchObject({ params: { detail: expect.stringContaining('a, b') as unknown } });
    await expect(run({ object: 'author', key: 'name', columns: [{ field: 'name', column: 'a' }] })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(importFile(records.system(), { object: records.object('author'), file: join(folder, 'none.csv') })).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('broken quotes, empty files and headers alone do no harm', async () => {
    const run = (name: string, content: string): ReturnType<typeof importFile> => importFile(records.system(), { object: records.object('author'), file: file(name, content), mapping: { object: 'author', key: 'code', columns: [{ field: 'code', column: 'code' }, { field: 'name', column: 'name' }] } });
    expect(await run('h.csv', 'code,name\n')).toMatchObject({ rows: 0, created: 0, refused: 0 });
    const broken = await run('q.csv', 'code,name\nq1,one\nq2,a "quoted" word\nq3,"never closed\nq4,four\n');
    expect(broken).toMatchObject({ created: 2, refused: 1 });
    await expect(run('e.csv', '')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    const wide = await run('t.tsv', 'code\tname\r\nt1\tTab, and comma\r\n');
    expect(wide).toMatchObject({ created: 1, refused: 0 });
  });

  test('the samples of an application load in the order they need, and only once', async () => {
    const first = await loadDemo(records.system({ source: 'import' }), { roots: libraryRoots });
    expect(first.steps.filter((step) => step.created > 0).map((step) => step.object)).toEqual(expect.arrayContaining(['author', 'book', 'loan']));
    const counts = await records.rows('SELECT (SELECT COUNT(*) FROM author), (SELECT COUNT(*) FROM book), (SELECT COUNT(*) FROM engine_history)');
    const second = await loadDemo(records.system(), { roots: libraryRoots });
    expect(second.steps.every((step) => step.created === 0)).toBe(true);
    expect(await records.rows('SELECT (SELECT COUNT(*) FROM author), (SELECT COUNT(*) FROM book), (SELECT COUNT(*) FROM engine_history)')).toEqual(counts);
  });
});
