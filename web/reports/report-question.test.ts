// A report asks exactly what it shows, reads groups in the order of their values, and leads to the records behind each.
import { print } from 'graphql';
import type { FieldDescription, ObjectDescription, ReportDescription } from '../../metadata/language/description';
import { endOfBucket, groupFilter, readGroups, reportDocument } from './report-question';

const field = (name: string, type: FieldDescription['type'], more: Partial<FieldDescription> = {}): FieldDescription => ({
  name, type, label: name, help: null, required: false, unique: false, system: false, readOnly: false, sortable: true, operators: [], default: null, values: [], dependsOn: null, targets: [], inverse: null, settings: {}, returns: null, ...more,
});
const person = { name: 'person', plural: 'people', typeName: 'Person', label: '人', pluralLabel: '人', icon: null, idPrefix: 'person', nameField: 'fullName', may: { create: true, update: true, delete: true } };
const object = {
  name: 'loan', plural: 'loans', typeName: 'Loan', fields: [
    field('state', 'picklist', { values: [{ value: 'out', label: '在借', color: '#1677FF', inactive: false }, { value: 'back', label: '已还', color: null, inactive: false }] }),
    field('lentOn', 'date'), field('madeAt', 'dateTime'), field('reader', 'lookup', { targets: [person] }), field('late', 'formula', { returns: 'boolean' }), field('fee', 'currency'),
  ],
} as unknown as ObjectDescription;
const report = (parts: Partial<ReportDescription>): ReportDescription => ({ name: 'r', label: '表', help: null, object: 'loan', filter: null, groupBy: [{ field: 'state', bucket: null }], measures: [{ function: 'count', field: null }], chart: 'column', order: 'group', first: 20, ...parts });
const subject = { object, objects: new Map() };
const words = { empty: '（空）', yes: '是', no: '否' };

test('asks for the groups and the numbers that are shown', () => {
  const asked = report({ groupBy: [{ field: 'lentOn', bucket: 'quarter' }, { field: 'reader', bucket: null }], measures: [{ function: 'sum', field: 'fee' }, { function: 'max', field: 'fee' }], order: 'measure' });
  expect(print(reportDocument(asked, subject)).replace(/\s+/g, ' ')).toBe(
    'query Report($filter: LoanFilter) { groups: loanGroups( by: [{lentOn: QUARTER}, {field: reader}] filter: $filter orderBy: [{fee: {sum: DESC}}] first: 20 ) { keys { lentOn reader { id refName: fullName } } count fee { sum max } } total: loanSummary(filter: $filter) { count fee { sum max } } }');
});

test('groups have the labels, colours and order of their values; what has no value comes last', () => {
  const raw = [{ keys: { state: null }, count: 1 }, { keys: { state: 'back' }, count: 5 }, { keys: { state: 'out' }, count: 2 }];
  expect(readGroups(report({}), subject, { raw, words }).map((group) => [group.keys[0]!.label, group.keys[0]!.color, group.numbers[0]])).toEqual([['在借', '#1677FF', '2'], ['已还', null, '5'], ['（空）', null, '1']]);
});

test.each([
  ['a value', { state: 'out' }, report({}), { state: { eq: 'out' } }],
  ['no value', { state: null }, report({}), { state: { isEmpty: true } }],
  ['a record', { reader: { id: 'person_1', refName: '王' } }, report({ groupBy: [{ field: 'reader', bucket: null }] }), { reader: { id: { eq: 'person_1' } } }],
  ['yes or no', { late: true }, report({ groupBy: [{ field: 'late', bucket: null }] }), { late: { eq: true } }],
  ['a month', { lentOn: '2026-12-01' }, report({ groupBy: [{ field: 'lentOn', bucket: 'month' }] }), { lentOn: { gte: '2026-12-01', lt: '2027-01-01' } }],
  // Periods of moments are those of the application's zone, wherever the browser stands.
  ['a month of moments', { madeAt: '2026-12-01' }, report({ groupBy: [{ field: 'madeAt', bucket: 'month' }] }), { madeAt: { gte: '2026-11-30T16:00:00.000Z', lt: '2026-12-31T16:00:00.000Z' } }],
  ['two keys', { state: 'out', late: false }, report({ groupBy: [{ field: 'state', bucket: null }, { field: 'late', bucket: null }] }), { and: [{ state: { eq: 'out' } }, { late: { eq: false } }] }],
])('the records behind %s', (_name, keys, asked, filter) => {
  const [group] = readGroups(asked, subject, { raw: [{ keys, count: 1 }], words });
  expect(groupFilter(asked, subject, { group: group!, timeZone: 'Asia/Shanghai' })).toEqual(filter);
});

test.each([['day', '2026-12-31', '2027-01-01'], ['week', '2026-12-28', '2027-01-04'], ['quarter', '2026-10-01', '2027-01-01'], ['year', '2026-01-01', '2027-01-01']] as const)('a %s ends', (bucket, from, to) => {
  expect(endOfBucket(from, bucket)).toBe(to);
});

describe('grouping through a lookup', () => {
  const reader = { name: 'person', plural: 'people', typeName: 'Person', fields: [field('level', 'picklist', { values: [{ value: 'a', label: '甲', color: null, inactive: false }] }), field('born', 'date')] } as unknown as ObjectDescription;
  const through = { object, objects: new Map([['person', reader]]) };
  const asked = report({ groupBy: [{ field: 'reader.level', bucket: null }, { field: 'reader.born', bucket: 'year' }] });

  test('asks for the keys of what it leads to', () => {
    expect(print(reportDocument(asked, through)).replace(/\s+/g, ' ')).toContain('by: [{reader: {field: level}}, {reader: {born: YEAR}}] filter: $filter orderBy: [] first: 20 ) { keys { readerKeys { level } readerKeys { born } } count }');
  });

  test('reads them, and leads to the records behind; who has no such record has no value either', () => {
    const [some, none] = readGroups(asked, through, { raw: [{ keys: { readerKeys: { level: 'a', born: '2001-01-01' } }, count: 1 }, { keys: { readerKeys: { level: null, born: null } }, count: 2 }], words });
    expect(some!.keys.map((key) => key.label)).toEqual(['甲', '2001']);
    expect(groupFilter(asked, through, { group: some!, timeZone: 'UTC' })).toEqual({ and: [{ reader: { level: { eq: 'a' } } }, { reader: { born: { gte: '2001-01-01', lt: '2002-01-01' } } }] });
    expect(groupFilter(asked, through, { group: none!, timeZone: 'UTC' })).toEqual({ and: [
      { or: [{ reader: { isEmpty: true } }, { reader: { level: { isEmpty: true } } }] }, { or: [{ reader: { isEmpty: true } }, { reader: { born: { isEmpty: true } } }] },
    ] });
  });
});

test('a number asks for no groups', () => {
  expect(print(reportDocument(report({ groupBy: [], chart: 'number' }), subject)).replace(/\s+/g, ' ')).toBe('query Report($filter: LoanFilter) { total: loanSummary(filter: $filter) { count } }');
});
