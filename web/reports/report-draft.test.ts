// A draft of a report stands in its address, keeps what is carried over, and never has a chart that cannot draw it.
import type { FieldDescription, ObjectDescription, ReportDescription } from '../../metadata/language/description';
import { draftOf, groupChoices, measureChoices, newDraft, readDraft, withPart, writeDraft } from './report-draft';

const person = { name: 'person' };
const field = (name: string, type: FieldDescription['type'], more: Partial<FieldDescription> = {}): FieldDescription => ({ name, type, label: name, values: [], targets: [], settings: {}, returns: null, system: false, ...more } as unknown as FieldDescription);
const object = {
  name: 'loan', fields: [
    field('id', 'id', { system: true }), field('createdAt', 'dateTime', { system: true }), field('note', 'longText'), field('state', 'picklist'), field('reader', 'lookup', { targets: [person] as never }), field('tags', 'manyToMany', { targets: [person] as never }),
    field('fee', 'currency'), field('days', 'formula', { returns: 'integer' }), field('late', 'formula', { returns: 'boolean' }), field('copies', 'rollUp'), field('last', 'rollUp', { returns: 'date' }), field('version', 'version', { system: true }),
  ],
} as unknown as ObjectDescription;
const reader = { name: 'person', fields: [field('level', 'picklist'), field('born', 'date'), field('createdAt', 'dateTime', { system: true })] } as unknown as ObjectDescription;
const report = { name: 'r', label: '表', help: '说明', object: 'loan', filter: { state: { eq: 'out' } }, groupBy: [{ field: 'reader.born', bucket: 'year' }], measures: [{ function: 'sum', field: 'fee' }], chart: 'pie', order: 'measure', first: 10, dateField: 'createdAt', ownerPath: null, kept: null } as ReportDescription;

test('offers what the API groups by and sums up, also through lookups', () => {
  expect(groupChoices(object, new Map([['person', reader]])).map(({ path, dated }) => (dated ? `${path}*` : path))).toEqual(['createdAt*', 'state', 'reader', 'days', 'late', 'reader.level', 'reader.born*']);
  expect(measureChoices(object).filter((choice) => choice.function === 'sum' || choice.function === 'count').map(({ key }) => key)).toEqual(['count', 'sum:fee', 'sum:days', 'sum:copies']);
});

test('a new report counts by the first list of values', () => {
  expect(newDraft(object)).toMatchObject({ object: 'loan', groupBy: [{ field: 'state' }], measures: [{ function: 'count', field: null }], chart: 'column' });
  expect(newDraft({ ...object, fields: [] })).toMatchObject({ groupBy: [], chart: 'number' });
});

test('stands in the address and comes back whole; what cannot be read is no draft', () => {
  const draft = draftOf(report);
  expect(readDraft(new URLSearchParams(writeDraft(draft)))).toEqual(draft);
  expect(draft).toMatchObject({ dateField: 'createdAt', help: '说明' });
  for (const text of ['', '{', '{}', '{"object":"loan","groupBy":[],"measures":[]}', '{"object":"loan","groupBy":[7],"measures":[{"function":"count"}]}']) expect(readDraft(new URLSearchParams({ draft: text }))).toBeNull();
});

test('a chart that cannot draw the groups gives way; other groups bring their own date', () => {
  const draft = draftOf(report);
  expect(withPart(draft, { groupBy: [...draft.groupBy, { field: 'state', bucket: null }] })).toMatchObject({ chart: 'column', dateField: null });
  expect(withPart(draft, { groupBy: [] }).chart).toBe('number');
  expect(withPart(draft, { first: 5 })).toMatchObject({ chart: 'pie', dateField: 'createdAt' });
});
