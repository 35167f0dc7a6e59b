// The options of a chart from the groups of a report: pure, so that they can be tested.
import type { ReportDescription } from '../../metadata/language/description';
import type { Group } from './report-question';

export interface ChartInput {
  readonly chart: Exclude<ReportDescription['chart'], 'table' | 'number'>;
  readonly groups: readonly Group[];
  /** Words for a value on axes and in tips. */
  readonly format: (value: number) => string;
  readonly narrow: boolean;
}

/** Names of the categories and of the series, in the order of the groups; series that are periods in the order of time. */
function axesOf(groups: readonly Group[]): { readonly categories: readonly string[]; readonly series: readonly string[] } {
  const periods = groups.every((group) => group.keys[1]?.value === null || /^\d{4}-\d\d-\d\d$/.test(String(group.keys[1]?.value)));
  const named = periods ? [...groups].sort((left, right) => String(left.keys[1]?.value ?? '9').localeCompare(String(right.keys[1]?.value ?? '9'))) : groups;
  return { categories: [...new Set(groups.map((group) => group.keys[0]?.label ?? ''))], series: [...new Set(named.flatMap((group) => group.keys[1]?.label ?? []))] };
}

/** What ECharts is given. `data` items carry the index of their group, for clicking through. */
export function chartOptions({ chart, groups, format, narrow }: ChartInput): Readonly<Record<string, unknown>> {
  const item = (group: Group | undefined): Readonly<Record<string, unknown>> | null => (group ? {
    name: group.keys[0]?.label ?? '', value: Number(group.numbers[0] ?? 0), group: groups.indexOf(group), ...(group.keys[0]?.color && group.keys.length === 1 ? { itemStyle: { color: group.keys[0].color } } : {}),
  } : null);
  const shared = { color: palette, animationDuration: 200, textStyle: { fontFamily: 'inherit' }, tooltip: { trigger: 'item', valueFormatter: (value: unknown) => format(Number(value)), confine: true } };
  if (chart === 'pie') return { ...shared, legend: { type: 'scroll', bottom: 0 }, series: [{ type: 'pie', radius: ['38%', '66%'], center: ['50%', '44%'], data: groups.map(item), label: { show: !narrow, formatter: '{d}%' } }] };
  if (chart === 'funnel' || chart === 'pyramid') return { ...shared, series: [{ type: 'funnel', sort: chart === 'pyramid' ? 'ascending' : 'none', left: 8, right: narrow ? 8 : '36%', top: 8, bottom: 8, minSize: '12%', gap: 2, data: groups.map(item), labelLine: { length: 28 }, label: { position: narrow ? 'inside' : 'right', lineHeight: 14, formatter: ({ name, value }: { name: string; value: number }) => `${name}${narrow ? '  ' : '\n'}${format(value)}` } }] };
  const { categories, series } = axesOf(groups);
  const names = series.length > 0 ? series : [''];
  const at = (category: string, name: string): Group | undefined => groups.find((group) => group.keys[0]?.label === category && (group.keys[1]?.label ?? '') === name);
  const labels = { type: 'category', data: categories, axisTick: { show: false }, ...(chart === 'bar' ? { inverse: true } : {}), axisLabel: { hideOverlap: true, width: 110, overflow: 'truncate' } };
  const numbers = { type: 'value', axisLabel: { formatter: (value: number) => format(value), hideOverlap: true }, splitLine: { lineStyle: { color: '#EEF1F1' } } };
  return {
    ...shared, tooltip: { ...shared.tooltip, trigger: series.length > 0 ? 'item' : 'axis', axisPointer: { type: 'shadow' } },
    ...(series.length > 0 ? { legend: { type: 'scroll', bottom: 0 } } : {}),
    grid: { left: 8, right: 16, top: 16, bottom: series.length > 0 ? 32 : 8, containLabel: true },
    xAxis: chart === 'bar' ? numbers : labels, yAxis: chart === 'bar' ? labels : numbers,
    series: names.map((name) => ({ type: chart === 'line' || chart === 'area' ? 'line' : 'bar', name, ...(chart === 'area' ? { areaStyle: { opacity: 0.25 } } : {}), ...colorOf(groups, name), stack: series.length > 0 && chart !== 'line' ? 'all' : undefined, barMaxWidth: 36, smooth: false, data: categories.map((category) => item(at(category, name))) })),
  };
}

/** Series of a picklist have the colours of its values. */
function colorOf(groups: readonly Group[], name: string): { readonly itemStyle?: { readonly color: string } } {
  const color = name === '' ? null : groups.find((group) => group.keys[1]?.label === name)?.keys[1]?.color;
  return color ? { itemStyle: { color } } : {};
}

/** Told apart also by those who do not see red or green (after Okabe and Ito). */
const palette = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00', '#6A51A3', '#8C8C00'];
