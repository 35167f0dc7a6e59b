// The address is the report: what a viewer changes on its page stands in the query, and nowhere else.
import type { ReportDescription } from '../../metadata/language/description';
import { readViewAddress, writeViewAddress, type Filter } from '../list/view-address';

export type ChartKind = ReportDescription['chart'];
/** null: as the report says. */
export interface ReportAddress { readonly chart: ChartKind | null; readonly filter: Filter | null }

/** Every kind that draws groups; parts of a whole only where there is one grouping. */
export const chartKinds: readonly ChartKind[] = ['column', 'bar', 'line', 'area', 'pie', 'funnel', 'pyramid', 'table'];
const wholes: readonly ChartKind[] = ['pie', 'funnel', 'pyramid'];

/** The kinds that can draw a report with so many groupings. */
export function kindsFor(groupings: number): readonly ChartKind[] {
  return groupings === 0 ? ['number'] : groupings === 1 ? chartKinds : chartKinds.filter((kind) => !wholes.includes(kind));
}

/** Reads the query; what cannot be read is left out. */
export function readReportAddress(query: URLSearchParams): ReportAddress {
  const chart = query.get('chart') as ChartKind | null;
  return { chart: chart && chartKinds.includes(chart) ? chart : null, filter: readViewAddress(query).filter };
}

/** The query, without `?`. */
export function writeReportAddress({ chart, filter }: ReportAddress): string {
  const query = new URLSearchParams(writeViewAddress({ view: null, sort: null, words: '', columns: null, filter }));
  if (chart) query.set('chart', chart);
  return query.toString();
}
