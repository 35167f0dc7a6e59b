// A dashboard narrows each report by its own date and owner, says what it cannot narrow, and keeps what the report leaves out anyway.
import type { ReportDescription } from '../../metadata/language/description';
import { narrowed, notNarrowed, readNarrowing, writeNarrowing } from './narrowing';

const report = (parts: Partial<ReportDescription>): ReportDescription => ({ name: 'r', label: '表', help: null, object: 'loan', filter: { state: { eq: 'out' } }, groupBy: [], measures: [{ function: 'count', field: null }], chart: 'number', order: 'group', first: 20, dateField: 'lentOn', ownerPath: 'owner', kept: null, ...parts });

test.each([
  [{}, { period: 'THIS_MONTH', whose: 'mine' }, { and: [{ state: { eq: 'out' } }, { lentOn: { during: 'THIS_MONTH' } }, { owner: { id: { eq: '$me' } } }] }, []],
  [{ ownerPath: 'order.owner' }, { period: null, whose: 'department' }, { and: [{ state: { eq: 'out' } }, { order: { owner: { department: { id: { eq: '$myDepartment' } } } } }] }, []],
  [{ filter: null, ownerPath: null }, { period: 'LAST_YEAR', whose: 'mine' }, { lentOn: { during: 'LAST_YEAR' } }, ['whose']],
  [{ dateField: null }, { period: 'LAST_YEAR', whose: 'all' }, { state: { eq: 'out' } }, ['period']],
  [{}, notNarrowed, { state: { eq: 'out' } }, []],
] as const)('%j by %j', (parts, narrowing, filter, ignored) => {
  const given = narrowed(report(parts as Partial<ReportDescription>), narrowing);
  expect([given.report.filter, given.ignored]).toEqual([filter, ignored]);
});

test('stands in the address; what cannot be read is left out', () => {
  expect(writeNarrowing(readNarrowing(new URLSearchParams('period=THIS_YEAR&whose=mine')))).toBe('period=THIS_YEAR&whose=mine');
  expect(readNarrowing(new URLSearchParams('period=SOON&whose=dogs'))).toEqual(notNarrowed);
});
