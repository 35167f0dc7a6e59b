// Analysis: the dashboards, and all reports by what they are about.
import { ExpandOutlined, PlusOutlined, TeamOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Analyses, KeptAnalysis } from '../../metadata/language/description';
import { findObject, useApp } from '../describe/use-description';
import { addresses, linkTo, navigate } from '../widgets/navigation';
import { ObjectIcon } from '../widgets/object-icon';
import { Empty, Failed, Loading, NotFound } from '../widgets/page-state';
import { PageTitle } from '../widgets/page-title';
import { useWords } from '../words/words';
import { DashboardView } from './dashboard-view';
import { ReportPage } from './report-page';
import { useAnalyses } from './use-analyses';

/** `name`: a report; null: the dashboards and the list of reports. */
export function ReportsPage({ name }: { name: string | null }): ReactNode {
  const { analyses, failure, again } = useAnalyses();
  if (failure) return <Failed failure={failure} retry={again} />;
  if (!analyses) return <Loading rows={8} />;
  if (name === null) return <Overview analyses={analyses} />;
  const report = analyses.reports.find((each) => each.name === name);
  return report ? <ReportPage key={report.name} report={report} /> : <NotFound />;
}

/** Tells reports and dashboards that people keep from those of the application. */
export function KeptMark({ kept }: { kept: KeptAnalysis | null }): ReactNode {
  const { say } = useWords();
  if (!kept) return null;
  return <small>{kept.mine && say('report.mine')}{kept.shared && <TeamOutlined aria-label={say('report.shared')} title={say('report.shared')} className="tg-view-shared" />}</small>;
}

function Overview({ analyses }: { analyses: Analyses }): ReactNode {
  const { say } = useWords();
  const app = useApp();
  const [shown, setShown] = useState((analyses.dashboards.find((each) => each.home) ?? analyses.dashboards[0])?.name ?? '');
  const dashboard = analyses.dashboards.find((each) => each.name === shown);
  const objects = [...new Set(analyses.reports.map((report) => report.object))].flatMap((each) => findObject(app, each) ?? []);
  return (
    <div className="tg-page">
      <PageTitle parts={[say('report.title'), app.label]} />
      <header className="tg-report-head">
        <h1>{say('report.title')}</h1>
        <div className="tg-report-tools">
          {analyses.dashboards.length > 1 && <Select aria-label={say('dashboard.title')} value={shown} options={analyses.dashboards.map((each) => ({ value: each.name, label: each.label }))} onChange={setShown} popupMatchSelectWidth={false} />}
          {dashboard && <Button icon={<ExpandOutlined />} onClick={() => navigate(addresses.dashboard(dashboard.name))}>{say('dashboard.open')}</Button>}
          <Button icon={<PlusOutlined />} onClick={() => navigate(addresses.makeDashboard())}>{say('dashboard.new')}</Button>
        </div>
      </header>
      {analyses.reports.length === 0 && <Empty title={say('report.none')} />}
      {dashboard && <DashboardView key={dashboard.name} dashboard={dashboard} analyses={analyses} />}
      <h2 className="tg-report-list">{say('report.all')} <Button icon={<PlusOutlined />} onClick={() => navigate(addresses.makeReport())}>{say('report.new')}</Button></h2>
      <div className="tg-tiles">
        {objects.map((object) => (
          <article key={object.name} className="tg-tile">
            <header><ObjectIcon object={object} /><h3>{object.pluralLabel}</h3></header>
            <ul>{analyses.reports.filter((report) => report.object === object.name).map((report) => <li key={report.name}><a className="tg-ellipsis" {...linkTo(addresses.report(report.name))}>{report.label}</a><KeptMark kept={report.kept} /></li>)}</ul>
          </article>
        ))}
      </div>
    </div>
  );
}
