// One report: chart and table of the same groups; each leads to the list of its records.
import { Table } from 'antd';
import { useMemo, type ReactNode } from 'react';
import type { ObjectDescription, ReportDescription } from '../../metadata/language/description';
import { findField, useApp } from '../describe/use-description';
import { allOf, forViewer } from '../list/conditions';
import { writeViewAddress, type Filter } from '../list/view-address';
import { addresses, linkTo, navigate } from '../widgets/navigation';
import { Empty, Failed, Loading } from '../widgets/page-state';
import { useNarrow } from '../widgets/use-narrow';
import { formatDecimal, formatMoney, formatPercent } from '../words/format';
import { useWords } from '../words/words';
import type { WordKey } from '../words/zh-cn';
import { Chart } from './chart';
import { groupFilter, type Group } from './report-question';
import './reports.css';
import { useReport } from './use-analyses';

/** `parts`: a dashboard shows the chart alone, the report's page both. */
export function ReportView({ report, object, parts }: { report: ReportDescription; object: ObjectDescription; parts: 'chart' | 'both' }): ReactNode {
  const { say } = useWords();
  const narrow = useNarrow();
  const { viewer, timeZone } = useApp();
  const { groups, failure, again } = useReport(report, object);
  const formats = useFormats(report, object);
  const addressOf = (group: Group): string => addresses.list(object, writeViewAddress({
    look: 'table', on: null, span: null, view: null, sort: null, words: '', columns: null, filter: allOf([forViewer(report.filter ?? {}, viewer) as Filter, groupFilter(report, object, { group, timeZone }) as Filter]) ?? {},
  }));
  const input = useMemo(() => (groups && report.chart !== 'table' ? { chart: report.chart, groups, format: formats[0]!.short, narrow } : null), [groups, report.chart, formats, narrow]);
  if (failure) return <Failed failure={failure} retry={again} />;
  if (!groups) return <Loading rows={4} />;
  if (groups.length === 0) return <Empty title={say('report.nothing')} />;
  return (
    <>
      {input && <Chart input={input} label={report.label} onGroup={(index) => { const group = groups[index]; if (group) navigate(addressOf(group)); }} />}
      {(parts === 'both' || !input) && <Numbers report={report} object={object} groups={groups} formats={formats} addressOf={addressOf} />}
    </>
  );
}

interface NumbersProps { readonly report: ReportDescription; readonly object: ObjectDescription; readonly groups: readonly Group[]; readonly formats: readonly Format[]; readonly addressOf: (group: Group) => string }

function Numbers({ report, object, groups, formats, addressOf }: NumbersProps): ReactNode {
  const { say } = useWords();
  return (
    <Table
      size="small" pagination={groups.length > 50 ? { pageSize: 50 } : false} rowKey={(group) => group.keys.map((key) => String(key.value)).join('|')} dataSource={[...groups]} scroll={{ x: 'max-content' }}
      columns={[
        ...report.groupBy.map(({ field }, index) => ({ key: `g${index}`, title: findField(object, field)?.label ?? field, render: (_: unknown, group: Group) => (index === 0 ? <a {...linkTo(addressOf(group))}>{group.keys[0]?.label}</a> : group.keys[index]?.label) })),
        ...report.measures.map((_measure, index) => ({ key: `m${index}`, align: 'right' as const, title: measureLabel(report, object, { index, say }), render: (_: unknown, group: Group) => <span className="tg-number">{group.numbers[index] === null ? '—' : formats[index]!.full(Number(group.numbers[index]))}</span> })),
      ]}
      summary={() => (report.measures.some((measure) => adds(measure.function)) ? (
        <Table.Summary.Row>
          {report.groupBy.map((_, index) => <Table.Summary.Cell key={`g${index}`} index={index}>{index === 0 ? say('report.total') : null}</Table.Summary.Cell>)}
          {report.measures.map((measure, index) => <Table.Summary.Cell key={`m${index}`} index={report.groupBy.length + index} align="right">{adds(measure.function) ? <strong className="tg-number">{formats[index]!.full(groups.reduce((sum, group) => sum + Number(group.numbers[index] ?? 0), 0))}</strong> : null}</Table.Summary.Cell>)}
        </Table.Summary.Row>
      ) : null)}
    />
  );
}

const adds = (of: string): boolean => of === 'count' || of === 'sum';

/** What a measure is called: “数量”, “金额 合计”. */
function measureLabel(report: ReportDescription, object: ObjectDescription, { index, say }: { readonly index: number; readonly say: (key: WordKey) => string }): string {
  const { field, function: of } = report.measures[index]!;
  const words = { count: 'report.count', sum: 'report.sum', avg: 'report.avg', min: 'report.min', max: 'report.max' } as const;
  return field === null ? say(words.count) : `${findField(object, field)?.label ?? field} ${say(words[of])}`;
}

interface Format { readonly full: (value: number) => string; readonly short: (value: number) => string }

/** Numbers as their fields write them; on axes large ones are cut short. */
function useFormats(report: ReportDescription, object: ObjectDescription): readonly Format[] {
  const { language } = useWords();
  const { currency } = useApp();
  return useMemo(() => report.measures.map(({ field: name, function: of }): Format => {
    const field = name === null ? undefined : findField(object, name);
    const kind = field && of !== 'count' ? field.returns ?? field.type : 'integer';
    const short = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
    if (kind === 'currency') return { full: (value) => formatMoney(String(value), currency, { language, scale: 2 }), short: (value) => short.format(value) };
    if (kind === 'percent') return { full: (value) => formatPercent(String(value), language), short: (value) => formatPercent(String(value), language) };
    return { full: (value) => formatDecimal(String(value), language), short: (value) => short.format(value) };
  }), [report, object, language, currency]);
}

