// The page of one report: chart and table, another kind of chart, other conditions without saving, and the result as a file or on paper.
import { Button, Select } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { ReportDescription } from '../../metadata/language/description';
import { useApp, useObject, useObjects } from '../describe/use-description';
import { conditionsOf, filterOf, forViewer, type ConditionGroup } from '../list/conditions';
import { FilterButton } from '../list/filter-button';
import { FilterChips } from '../list/filter-chips';
import { filterShapeOf, throughNames } from '../list/filter-fields';
import type { Filter } from '../list/view-address';
import { addresses, linkTo, navigate, useAddress } from '../widgets/navigation';
import { PageTitle } from '../widgets/page-title';
import { useNarrow } from '../widgets/use-narrow';
import { useWords } from '../words/words';
import { kindsFor, readReportAddress, writeReportAddress, type ReportAddress } from './report-address';
import { ReportActions } from './report-actions';
import { ReportExport, type ShownReport } from './report-export';
import { ReportView } from './report-view';

/** What is changed here stands in the address: it can be sent to somebody, who sees it with his own rights. */
export function ReportPage({ report }: { report: ReportDescription }): ReactNode {
  const { say } = useWords();
  const app = useApp();
  const narrow = useNarrow();
  const object = useObject(report.object);
  const through = useObjects(throughNames(object));
  const { query } = useAddress();
  const text = query.toString();
  const address = useMemo(() => readReportAddress(new URLSearchParams(text)), [text]);
  const [shown, setShown] = useState<ShownReport | null>(null);
  const kinds = kindsFor(report.groupBy.length);
  const current = useMemo((): ReportDescription => ({
    ...report, chart: address.chart && kindsFor(report.groupBy.length).includes(address.chart) ? address.chart : report.chart, filter: (address.filter ?? report.filter) as ReportDescription['filter'],
  }), [report, address]);
  const shape = useMemo(() => filterShapeOf(object, through), [object, through]);
  const group = useMemo(() => conditionsOf(forViewer(current.filter, app.viewer) as Filter | null, shape), [current.filter, app.viewer, shape]);
  const go = (change: Partial<ReportAddress>): void => {
    const next = writeReportAddress({ ...address, ...change });
    navigate(`${addresses.report(report.name)}${next ? `?${next}` : ''}`, { replace: true });
  };
  const setGroup = (next: ConditionGroup): void => go({ filter: filterOf(next) ?? {} });
  return (
    <div className="tg-page">
      <PageTitle parts={[report.label, say('report.title'), app.label]} />
      <header className="tg-report-head">
        <div><nav className="tg-crumbs"><a {...linkTo(addresses.reports)}>{say('report.title')}</a><a {...linkTo(addresses.list(object))}>{object.pluralLabel}</a></nav><h1>{report.label}</h1>{report.help && <p className="tg-soft">{report.help}</p>}</div>
        <div className="tg-report-tools">
          <FilterButton object={object} objects={through} group={group} onChange={setGroup} narrow={narrow} />
          {kinds.length > 1 && <Select aria-label={say('report.chart')} value={current.chart} onChange={(chart) => go({ chart: chart === report.chart ? null : chart })} options={kinds.map((kind) => ({ value: kind, label: say(`report.chart.${kind}`) }))} popupMatchSelectWidth={false} />}
          <ReportExport report={current} shown={shown} />
          <ReportActions report={report} current={current} />
        </div>
      </header>
      <FilterChips object={object} objects={through} group={group} onChange={setGroup} />
      {address.filter && <p role="status" className="tg-soft">{say('report.changed')} <Button type="link" size="small" onClick={() => go({ filter: null })}>{say('report.original')}</Button></p>}
      <article className="tg-chart-panel tg-chart-panel-alone"><ReportView report={current} object={object} parts="both" onAnswer={setShown} /></article>
    </div>
  );
}
