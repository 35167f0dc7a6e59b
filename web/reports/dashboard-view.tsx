// A dashboard: the charts of its reports in three columns, one on a telephone.
import type { ReactNode } from 'react';
import type { Analyses, DashboardDescription } from '../../metadata/language/description';
import { useObjects } from '../describe/use-description';
import { addresses, linkTo } from '../widgets/navigation';
import { ReportView } from './report-view';

/** Each panel's title opens its report. */
export function DashboardView({ dashboard, analyses }: { dashboard: DashboardDescription; analyses: Analyses }): ReactNode {
  const panels = dashboard.panels.flatMap((panel) => {
    const report = analyses.reports.find((each) => each.name === panel.report);
    return report ? [{ ...panel, report }] : [];
  });
  const objects = useObjects([...new Set(panels.map((panel) => panel.report.object))]);
  return (
    <div className="tg-dashboard">
      {panels.map(({ report, span }) => {
        const object = objects.get(report.object);
        return object && (
          <article key={report.name} className="tg-chart-panel" data-span={span} aria-label={report.label}>
            <h3><a {...linkTo(addresses.report(report.name))}>{report.label}</a></h3>
            <ReportView report={report} object={object} parts="chart" />
          </article>
        );
      })}
    </div>
  );
}
