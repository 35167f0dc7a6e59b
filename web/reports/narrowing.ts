// What everything on a dashboard is narrowed by: a period and whose records. It stands in the address.
import type { ReportDescription } from '../../metadata/language/description';
import { allOf } from '../list/conditions';
import type { Filter } from '../list/view-address';

export const narrowPeriods = ['THIS_WEEK', 'THIS_MONTH', 'LAST_MONTH', 'THIS_QUARTER', 'LAST_QUARTER', 'THIS_YEAR', 'LAST_YEAR'] as const;
export const whoseKinds = ['all', 'department', 'mine'] as const;
export interface Narrowing { readonly period: (typeof narrowPeriods)[number] | null; readonly whose: (typeof whoseKinds)[number] }

/** Nothing is left out. */
export const notNarrowed: Narrowing = { period: null, whose: 'all' };

/** Reads the query; what cannot be read is left out. */
export function readNarrowing(query: URLSearchParams): Narrowing {
  const period = query.get('period');
  const whose = query.get('whose');
  return { period: narrowPeriods.find((each) => each === period) ?? null, whose: whoseKinds.find((each) => each === whose) ?? 'all' };
}

/** The query, without `?`. */
export function writeNarrowing({ period, whose }: Narrowing): string {
  const query = new URLSearchParams();
  if (period) query.set('period', period);
  if (whose !== 'all') query.set('whose', whose);
  return query.toString();
}

/** The report about fewer records; `ignored` is what it cannot be narrowed by. */
export function narrowed(report: ReportDescription, { period, whose }: Narrowing): { readonly report: ReportDescription; readonly ignored: readonly ('period' | 'whose')[] } {
  const { dateField, ownerPath } = report;
  const during = period && dateField !== null ? { [dateField]: { during: period } } : null;
  const owned = whose !== 'all' && ownerPath !== null ? ownerPath.split('.').reduceRight<Filter>((inner, name) => ({ [name]: inner }), whose === 'mine' ? { id: { eq: '$me' } } : { department: { id: { eq: '$myDepartment' } } }) : null;
  const ignored = [...(period && !during ? ['period' as const] : []), ...(whose !== 'all' && !owned ? ['whose' as const] : [])];
  if (!during && !owned) return { report, ignored };
  return { report: { ...report, filter: (allOf([report.filter as Filter | null, during, owned]) ?? {}) as ReportDescription['filter'] }, ignored };
}
