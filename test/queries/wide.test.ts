// An object with more fields than a table holds: its values are asked for, filtered, sorted, grouped and summed up wherever they lie.
import type { Definition, FieldDefinition } from '../../metadata/language/types';
import { createRecord } from '../../server/records/create';
import { databaseKinds } from '../kit/databases';
import { now, openLibrary, type Library } from './library';

const fields: Record<string, FieldDefinition> = { name: { type: 'text', label: '名称' }, parent: { type: 'lookup', label: '上级', to: 'wide', inverse: 'parts', inverseLabel: '下级' } };
for (let n = 0; n < 260; n += 1) fields[`text${n}`] = { type: 'text', label: `文本 ${n}`, maxLength: 255 };
for (let n = 0; n < 20; n += 1) fields[`number${n}`] = { type: 'decimal', label: `数 ${n}`, scale: 2 };
fields['both'] = { type: 'formula', label: '合计', expression: 'number19 * 2 + number18', returns: 'decimal' };
const wide: Definition = { kind: 'object', path: 'books/wide/object', body: { name: 'wide', plural: 'wides', label: '宽', nameField: 'name', owned: false, fields } };

describe.each(databaseKinds)('on $name', (kind) => {
  let library: Library;
  beforeAll(async () => {
    library = await openLibrary(kind, [wide]);
    const object = library.object('wide');
    const top = await createRecord(library.system({ now }), object, { name: '顶', text259: '甲', number19: '1.50', number18: '0.25' });
    for (let n = 0; n < 6; n += 1) {
      await createRecord(library.system({ now }), object, { name: `件 ${n}`, parent: top, text0: `零${n}`, text259: n % 2 ? '乙' : null, number18: '1', number19: n % 3 ? `${n}.10` : null });
    }
  });
  afterAll(() => library.close());

  test('the values lie in more than one table', () => {
    const partitions = new Set(library.object('wide').storage.columns.map((column) => column.partition));
    expect(partitions.size).toBeGreaterThan(1);
  });

  const mustAnswer = async (query: string, data: unknown): Promise<void> => {
    const planned = await library.ask(query);
    expect(planned.errors).toBeUndefined();
    expect(planned.data).toEqual(data);
    expect((await library.askStepwise(query)).data).toEqual(data);
  };

  test('sorted by fields of two tables, the later of them a number from the largest', () => mustAnswer(
    '{ wides(orderBy: [{ text259: ASC }, { number19: DESC }]) { totalCount nodes { name text0 text259 number19 both } } }',
    { wides: { totalCount: 7, nodes: [
      { name: '件 5', text0: '零5', text259: '乙', number19: '5.10', both: '11.20' },
      { name: '件 1', text0: '零1', text259: '乙', number19: '1.10', both: '3.20' },
      { name: '件 3', text0: '零3', text259: '乙', number19: null, both: null },
      { name: '顶', text0: null, text259: '甲', number19: '1.50', both: '3.25' },
      { name: '件 4', text0: '零4', text259: null, number19: '4.10', both: '9.20' },
      { name: '件 2', text0: '零2', text259: null, number19: '2.10', both: '5.20' },
      { name: '件 0', text0: '零0', text259: null, number19: null, both: null },
    ] } },
  ));

  const parts = { totalCount: 4, nodes: [{ name: '件 1', text259: '乙', both: '3.20' }, { name: '件 2', text259: null, both: '5.20' }] };
  test('filtered by a field of another table, also of the parent, with a list below sorted by a formula', () => mustAnswer(
    '{ wides(filter: { text259: { eq: "乙" }, parent: { text259: { contains: "甲" } } }) { totalCount nodes { name parent { text259 both parts(filter: { number19: { gt: "1" } }, orderBy: [{ both: ASC }], first: 2) { totalCount nodes { name text259 both } } } } } }',
    { wides: { totalCount: 3, nodes: ['件 1', '件 3', '件 5'].map((name) => ({ name, parent: { text259: '甲', both: '3.25', parts } })) } },
  ));

  test('filtered by what the records of a list have in another table', () => mustAnswer(
    '{ wides(filter: { parts: { some: { text259: { isEmpty: true } } } }) { nodes { name } } }', { wides: { nodes: [{ name: '顶' }] } },
  ));

  test('grouped by a field of another table, also of the parent, and summed up', () => mustAnswer(
    '{ wideGroups(by: [{ field: text259 }, { parent: { field: text259 } }]) { keys { text259 parentKeys { text259 } } count number19 { sum avg } both { max } } wideSummary { number18 { sum } both { sum min } } }',
    {
      wideGroups: [
        { keys: { text259: '乙', parentKeys: { text259: '甲' } }, count: 3, number19: { sum: '6.20', avg: '3.10000000' }, both: { max: '11.20' } },
        { keys: { text259: '甲', parentKeys: { text259: null } }, count: 1, number19: { sum: '1.50', avg: '1.50000000' }, both: { max: '3.25' } },
        { keys: { text259: null, parentKeys: { text259: '甲' } }, count: 3, number19: { sum: '6.20', avg: '3.10000000' }, both: { max: '9.20' } },
      ],
      wideSummary: { number18: { sum: '6.25' }, both: { sum: '32.05', min: '3.20' } },
    },
  ));
});
