// A dashboard: the charts of its reports in three columns, one on a telephone.
import { Suspense, useMemo, type ReactNode } from 'react';
import type { Analyses, DashboardDescription, ReportDescription } from '../../metadata/language/description';
import { useApp, useObject } from '../describe/use-description';
import { forViewer } from '../list/conditions';
import type { Filter } from '../list/view-address';
import { FailureBoundary } from '../widgets/failure-boundary';
import { addresses, linkTo } from '../widgets/navigation';
import { Loading } from '../widgets/page-state';
import { useWords } from '../words/words';
import { InSight } from './in-sight';
import { narrowed, notNarrowed, type Narrowing } from './narrowing';
import { writeReportAddress } from './report-address';
import { ReportView } from './report-view';

export interface DashboardViewProps { readonly dashboard: Pick<DashboardDescription, 'panels'>; readonly analyses: Analyses; readonly narrowing?: Narrowing }

/** Each panel asks when it comes into sight, and fails for itself; its title opens its report. */
export function DashboardView({ dashboard, analyses, narrowing = notNarrowed }: DashboardViewProps): ReactNode {
  return (
    <div className="tg-dashboard">
      {dashboard.panels.map((panel, index) => {
        const report = analyses.reports.find((each) => each.name === panel.report);
        return report && <Panel key={`${panel.report}-${index}`} report={report} span={panel.span} narrowing={narrowing} />;
      })}
    </div>
  );
}

function Panel({ report, span, narrowing }: { report: ReportDescription; span: number; narrowing: Narrowing }): ReactNode {
  const { say } = useWords();
  const { viewer } = useApp();
  const shown = narrowed(report, narrowing);
  const address = writeReportAddress({ chart: null, filter: shown.report === report ? null : forViewer(shown.report.filter, viewer) as Filter });
  return (
    <article className="tg-chart-panel" data-span={span} aria-label={report.label}>
      <h3><a {...linkTo(`${addresses.report(report.name)}${address ? `?${address}` : ''}`)}>{report.label}</a></h3>
      {shown.ignored.map((what) => <p key={what} className="tg-soft tg-panel-note">{say(`dashboard.ignores.${what}`)}</p>)}
      <InSight>
        <FailureBoundary resetKey={`${report.name} ${address}`}>
          <Suspense fallback={<Loading rows={4} />}><Content report={report} narrowing={narrowing} /></Suspense>
        </FailureBoundary>
      </InSight>
    </article>
  );
}

function Content({ report, narrowing }: { report: ReportDescription; narrowing: Narrowing }): ReactNode {
  const object = useObject(report.object);
  // The same report asks the same question: without this every drawing would ask again.
  const shown = useMemo(() => narrowed(report, narrowing).report, [report, narrowing]);
  return <ReportView report={shown} object={object} parts="chart" />;
}
