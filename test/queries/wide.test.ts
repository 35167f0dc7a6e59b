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

  test.each([
    '{ wides(orderBy: [{ text259: ASC }, { number19: DESC }]) { totalCount nodes { name text0 text259 number19 both } } }',
    '{ wides(filter: { text259: { eq: "乙" }, parent: { text259: { contains: "甲" } } }) { totalCount nodes { name parent { text259 both parts(filter: { number19: { gt: "1" } }, orderBy: [{ both: ASC }], first: 2) { totalCount nodes { name text259 both } } } } } }',
    '{ wides(filter: { parts: { some: { text259: { isEmpty: true } } } }) { nodes { name } } }',
    '{ wideGroups(by: [{ field: text259 }, { parent: { field: text259 } }]) { keys { text259 parentKeys { text259 } } count number19 { sum avg } both { max } } wideSummary { number18 { sum } both { sum min } } }',
  ])('%s', async (query) => {
    const planned = await library.ask(query);
    expect(planned.errors).toBeUndefined();
    expect(planned.data).toMatchSnapshot();
    expect(planned.data).toEqual((await library.askStepwise(query)).data);
  });
});
