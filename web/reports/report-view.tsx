// One report: chart and table of the same groups; each leads to the list of its records.
import { useEffect, useMemo, type ReactNode } from 'react';
import type { ObjectDescription, ReportDescription } from '../../metadata/language/description';
import { useApp } from '../describe/use-description';
import { allOf, forViewer } from '../list/conditions';
import { writeViewAddress, type Filter } from '../list/view-address';
import { everything } from '../list/views-bar';
import { addresses, linkTo, navigate } from '../widgets/navigation';
import { Empty, Failed, Loading } from '../widgets/page-state';
import { useNarrow } from '../widgets/use-narrow';
import { formatList } from '../words/format';
import { useWords } from '../words/words';
import { Chart } from './chart';
import { useMeasures, type Measure } from './measures';
import { Numbers } from './numbers';
import type { ShownReport } from './report-export';
import { groupFilter, type Group } from './report-question';
import './reports.css';
import { useReport, useSubject, type ReportAnswer } from './use-report';

export interface ReportViewProps {
  readonly report: ReportDescription; readonly object: ObjectDescription;
  /** A dashboard shows the chart, with the table one step away; the report's page shows both. */
  readonly parts: 'chart' | 'both';
  /** Told what is on screen, for files and paper. */
  readonly onAnswer?: (shown: ShownReport | null) => void;
}

/** Waits for its own answer only: what fails here does not touch its neighbours. */
export function ReportView({ report, object, parts, onAnswer }: ReportViewProps): ReactNode {
  const { say, language } = useWords();
  const narrow = useNarrow();
  const { viewer, timeZone } = useApp();
  const subject = useSubject(report, object);
  const { answer, failure, again } = useReport(report, subject);
  const measures = useMeasures(report, object);
  const addressOf = (group: Group | null): string => addresses.list(object, writeViewAddress({
    view: everything, sort: null, words: '', columns: null, filter: allOf([forViewer(report.filter ?? {}, viewer) as Filter, group && groupFilter(report, subject, { group, timeZone }) as Filter]) ?? {},
  }));
  const groups = answer?.groups;
  const input = useMemo(() => (groups && report.chart !== 'table' && report.chart !== 'number' ? { chart: report.chart, groups, format: measures[0]!.short, narrow } : null), [groups, report.chart, measures, narrow]);
  useEffect(() => { onAnswer?.(answer ? { answer, subject, measures } : null); }, [onAnswer, answer, subject, measures]);
  if (failure) return <Failed failure={failure} retry={again} />;
  if (!answer || !groups) return <Loading rows={4} />;
  if (report.groupBy.length === 0) return <Figures answer={answer} measures={measures} address={addressOf(null)} />;
  if (groups.length === 0) return <Empty small={parts === 'chart'} title={say('report.nothing')} />;
  const table = <Numbers report={report} subject={subject} answer={answer} measures={measures} addressOf={addressOf} />;
  if (!input) return table;
  const told = say('report.describe', { label: report.label, parts: formatList(groups.slice(0, 12).map((group) => `${group.keys.map((key) => key.label).join(' / ')} ${measures[0]!.full(group.numbers[0] ?? null)}`), language) });
  return (
    <>
      <Chart input={input} label={told} onGroup={(index) => { const group = groups[index]; if (group) navigate(addressOf(group)); }} />
      {parts === 'both' ? table : <details className="tg-chart-data"><summary>{say('report.asTable')}</summary>{table}</details>}
    </>
  );
}

function Figures({ answer, measures, address }: { answer: ReportAnswer; measures: readonly Measure[]; address: string }): ReactNode {
  const [first, ...others] = measures;
  return (
    <a className="tg-figure" {...linkTo(address)}>
      <strong className="tg-number">{first!.full(answer.total[0] ?? null)}</strong><span className="tg-soft">{first!.label}</span>
      {others.map((measure, index) => <span key={measure.label} className="tg-soft">{measure.label} <b className="tg-number">{measure.full(answer.total[index + 1] ?? null)}</b></span>)}
    </a>
  );
}
