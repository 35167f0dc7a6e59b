// What spreadsheets as people keep them are taken for: real files, and cells as messy as they come.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseKinds } from '../../../../test/kit/databases';
import { libraryRoots } from '../../../../test/kit/models';
import { openRecords, type TestRecords } from '../../../../test/kit/records';
import { useDataFolder } from '../../../base/data-folder';
import { createRecord } from '../../create';
import { openImport } from '../open-import';
import { guessSheet, type SheetGuess } from './guess-sheet';

const demo = (path: string): string => readFileSync(join(__dirname, '../../../../metadata', path), 'utf8');

describe.each(databaseKinds)('guessing on $name', (kind) => {
  let records: TestRecords;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tangram-guess-'));
    useDataFolder(folder);
    records = await openRecords(kind, libraryRoots);
  });
  afterAll(async () => {
    await records.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const guess = async (text: string): Promise<SheetGuess> => {
    const context = records.system();
    return guessSheet(context, await openImport(context, { object: null, text }));
  };
  const typesIn = (sheet: SheetGuess): Record<string, string> => Object.fromEntries(sheet.columns.map(({ column, type, to }) => [column, to ?? type]));

  test('cells say what they are: yes or no, numbers, money, shares, days, moments, addresses, choices, long texts', async () => {
    const rows = Array.from({ length: 24 }, (_, index) => [
      `拜访${index}`, index % 2 ? '是' : '否', String(index * 7), (index * 1.5).toFixed(1), `¥${index},000.50`, `${index}%`, `2026年${(index % 12) + 1}月3日`, `2026/1/${index + 1} 9:0${index % 10}`,
      `p${index}@e.cn`, `1380013${8000 + index}`, `https://e.cn/${index}`, ['高', '中', '低'][index % 3]!, `"第一行\n第${index}行"`, `00${index}`, String(510000 + index), index === 3 ? '不知道' : String(index),
    ].join('\t'));
    const sheet = await guess(['主题\t是否有效\t次数\t时长\t费用\t完成度\t日期\t开始\t邮箱\t手机\t网站\t级别\t内容\t流水\t邮编\t人数', ...rows].join('\n'));
    expect(typesIn(sheet)).toEqual({
      主题: 'text', 是否有效: 'boolean', 次数: 'integer', 时长: 'decimal', 费用: 'currency', 完成度: 'percent', 日期: 'date', 开始: 'dateTime', 邮箱: 'email', 手机: 'phone', 网站: 'url', 级别: 'picklist', 内容: 'longText', 流水: 'text', 邮编: 'text', 人数: 'integer',
    });
    expect(sheet).toMatchObject({ rows: 24, nameColumn: '主题' });
    // One wrong cell does not change what the rest is, and is told.
    expect(sheet.columns.at(-1)!.fits.find(({ type }) => type === 'integer')).toEqual({ type: 'integer', bad: 1, cells: [{ line: expect.any(Number) as unknown, text: '不知道' }] });
    expect(sheet.columns.find(({ column }) => column === '级别')!.choices).toEqual(['高', '中', '低']);
  });

  test('cells that say nothing are empty; a column of them is text', async () => {
    const sheet = await guess('名称,数量,备注\n甲,1,-\n乙,N/A,\n丙,3,NULL');
    expect(typesIn(sheet)).toEqual({ 名称: 'text', 数量: 'integer', 备注: 'text' });
    expect(sheet.columns.map(({ filled, everywhere, unique }) => [filled, everywhere, unique])).toEqual([[3, true, true], [2, false, true], [0, false, false]]);
  });

  test('cells that name records become lookups, the name of the row does not', async () => {
    for (const name of ['鲁迅', '老舍', '巴金']) await createRecord(records.system(), records.object('author'), { name });
    const sheet = await guess(`作者,场次\n鲁迅,开场\n老舍,下午\n巴金,晚上`);
    expect(typesIn(sheet)).toEqual({ 作者: 'author', 场次: 'text' });
    expect(sheet.nameColumn).toBe('场次');
    expect(typesIn(await guess(`作者,地点\n鲁迅,甲\n老舍,乙\n林语堂,丙`))['作者']).toBe('text');
  });

  test('real files: numbers of orders tell rows apart, prices are money, days without a time are days', async () => {
    const orders = await guess(demo('orders/salesOrder/demo/orders.csv'));
    expect(orders).toMatchObject({ keyColumn: 'orderID', rows: 830 });
    // Addresses with unquoted commas tear rows of this file: postal codes stand among the countries, too many different ones for a picklist.
    expect(typesIn(orders)).toMatchObject({ orderDate: 'date', freight: 'currency', shipCountry: 'text' });
    const products = typesIn(await guess(demo('products/product/demo/products.csv')));
    expect(products).toMatchObject({ productName: 'text', unitPrice: 'currency', unitsInStock: 'integer', discontinued: 'integer' });
  });
});
