// What is read for paper: only what the viewer may read, in the order asked.
import type { Definition, PrintTemplateDefinition } from '../../../metadata/language/types';
import { databaseKinds } from '../../../test/kit/databases';
import { libraryRoots } from '../../../test/kit/models';
import { openRecords, type TestRecords } from '../../../test/kit/records';
import type { Context, Viewer } from '../../access/context';
import { createRecord } from '../create';
import { printRecords, templateNamed } from './print-records';

const clerk: Definition = {
  kind: 'permissionSet', path: 'books/permission-sets/testClerk', body: { name: 'testClerk', label: '馆员', objects: { author: { read: 'all' }, book: { read: 'all', fields: { price: 'none' } } } },
};
const slip: PrintTemplateDefinition = {
  name: 'slip', label: '清单', paper: { size: 'A4' }, blocks: [
    { name: 'who', kind: 'text', text: '{{name}} 的书' },
    { name: 'books', kind: 'table', relatedList: 'books', numbered: true, columns: [{ field: 'title' }, { field: 'price', sum: true }, { field: 'author' }], sort: [{ field: 'pages', direction: 'DESC' }] },
  ],
};
const off: Definition = { kind: 'printTemplate', path: 'books/author/print-templates/old', body: { ...slip, name: 'old', off: true } };

describe.each(databaseKinds)('printing on $name', (kind) => {
  let records: TestRecords;
  let reader: Context;
  let authors: readonly string[];
  beforeAll(async () => {
    records = await openRecords(kind, libraryRoots, [clerk, off, { kind: 'printTemplate', path: 'books/author/print-templates/slip', body: slip }]);
    const system = records.system();
    const id = await createRecord(system, records.object('user'), { name: '读者', login: 'reader@example.com' });
    reader = records.as({ id, name: '读者', login: 'reader', departmentId: null, departmentIds: [], permissionSets: ['testClerk'], language: 'zh-CN', timeZone: 'Asia/Shanghai', setup: false, system: false } as Viewer & { id: string });
    const [a, b] = [await createRecord(system, records.object('author'), { name: '甲' }), await createRecord(system, records.object('author'), { name: '乙' })];
    for (const [author, title, pages, price] of [[a, '薄', 10, '0.10'], [a, '厚', 900, '0.20'], [b, '独', 5, '7']] as const) await createRecord(system, records.object('book'), { title, pages, price, author });
    authors = [b, a];
  });
  afterAll(() => records.close());

  const print = (context: Context, ids = authors): ReturnType<typeof printRecords> => printRecords(context, records.object('author'), { template: templateNamed(records.object('author'), 'slip'), ids, language: 'zh-CN' });

  test('rows lie below their record in the order of the template, sums are exact', async () => {
    const context = records.system();
    const printed = await print(context);
    expect(printed.records.map(({ blocks }) => blocks[0])).toMatchObject([{ text: '乙 的书' }, { text: '甲 的书' }]);
    expect(printed.records[1]!.blocks[1]).toMatchObject({ rows: [['1', '厚', '€0.20', '甲'], ['2', '薄', '€0.10', '甲']], sums: ['合计', '', '€0.30', ''] });
  });

  test('a field the viewer may not read prints as nothing, in rows and sums; records that are not there are left out', async () => {
    const printed = await print(reader, [...authors, 'aut_000000000000000']);
    expect(printed.records).toHaveLength(2);
    expect(printed.records[1]!.blocks[1]).toMatchObject({ rows: [['1', '厚', '', '甲'], ['2', '薄', '', '甲']], sums: ['合计', '', '', ''] });
    expect(JSON.stringify(printed)).not.toMatch(/0\.[123]0/);
  });

  test('nothing to print, too much, an object out of sight and a template that is off are refused', async () => {
    await expect(print(reader, ['aut_000000000000000'])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(print(reader, Array.from({ length: 201 }, (_, index) => `aut_${index}`))).rejects.toMatchObject({ rule: 'tooManyPrinted' });
    const nobody = records.as({ ...reader.viewer, permissionSets: [] } as Viewer & { id: string });
    await expect(print(nobody)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(() => templateNamed(records.object('author'), 'old')).toThrow('There is no print template named old');
  });
});
