// Makes a dashboard of one's own, or changes one: which reports, in which order, how wide.
import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined } from '@ant-design/icons';
import { App, Button, Segmented, Select } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { Analyses, DashboardDescription } from '../../metadata/language/description';
import { failureOf, failureWords } from '../data/failure';
import { findObject, useApp } from '../describe/use-description';
import { addresses, linkTo, navigate, useAddress } from '../widgets/navigation';
import { Empty, Failed, Forbidden, Loading, NotFound } from '../widgets/page-state';
import { PageTitle } from '../widgets/page-title';
import { useWords } from '../words/words';
import { DashboardView } from './dashboard-view';
import { KeepDialog } from './keep-dialog';
import { useAnalyses } from './use-analyses';
import { useMyAnalyses } from './use-my-analyses';

type Panels = DashboardDescription['panels'];
const mostPanels = 20;

/** `name`: the dashboard that is changed; null: a new one. Its panels stand in the address. */
export function DashboardBuilder({ name }: { name: string | null }): ReactNode {
  const app = useApp();
  const { analyses, failure, again } = useAnalyses();
  if (failure) return <Failed failure={failure} retry={again} />;
  if (!analyses) return <Loading rows={8} />;
  const dashboard = name === null ? null : analyses.dashboards.find((each) => each.name === name);
  if (dashboard === undefined) return <NotFound />;
  if (dashboard && (!dashboard.kept || !(dashboard.kept.mine || app.viewer.setup))) return <Forbidden />;
  return <Builder key={name ?? ''} dashboard={dashboard} analyses={analyses} />;
}

function Builder({ dashboard, analyses }: { dashboard: DashboardDescription | null; analyses: Analyses }): ReactNode {
  const { say } = useWords();
  const app = useApp();
  const { message } = App.useApp();
  const { query } = useAddress();
  const mine = useMyAnalyses();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const written = query.get('panels');
  const panels = useMemo(() => (written === null ? dashboard?.panels ?? [] : readPanels(written, analyses)), [written, dashboard, analyses]);
  const put = (next: Panels): void => navigate(`${addresses.makeDashboard(dashboard?.name ?? null)}?panels=${next.map(({ report, span }) => `${report}:${span}`).join(',')}`, { replace: true });
  const labelOf = (report: string): string => analyses.reports.find((each) => each.name === report)?.label ?? report;
  const move = (index: number, by: -1 | 1): void => {
    const next = [...panels];
    const [one] = next.splice(index, 1);
    next.splice(index + by, 0, one!);
    put(next);
  };
  const done = (name: string, label: string): void => {
    void message.success(say('view.saved', { name: label }));
    navigate(addresses.dashboard(name), { replace: true });
  };
  const save = async (): Promise<void> => {
    if (!dashboard) return setAsking(true);
    setBusy(true);
    try {
      done(await mine.saveDashboard({ panels }, dashboard.name), dashboard.label);
    } catch (error) {
      void message.error({ duration: 6, content: failureWords(failureOf(error), say) });
      setBusy(false);
    }
  };
  const title = dashboard ? say('report.changing', { name: dashboard.label }) : say('dashboard.new');
  return (
    <div className="tg-page">
      <PageTitle parts={[title, say('report.title'), app.label]} />
      <header className="tg-report-head">
        <div><nav className="tg-crumbs"><a {...linkTo(addresses.reports)}>{say('report.title')}</a></nav><h1>{title}</h1></div>
        <div className="tg-report-tools">
          <Button onClick={() => navigate(dashboard ? addresses.dashboard(dashboard.name) : addresses.reports)}>{say('action.cancel')}</Button>
          <Button type="primary" loading={busy} disabled={panels.length === 0} onClick={() => void save()}>{say(dashboard ? 'action.save' : 'dashboard.keep')}</Button>
        </div>
      </header>
      <div className="tg-builder">
        <div className="tg-builder-form">
          <Select
            aria-label={say('dashboard.add')} placeholder={say('dashboard.add')} value={null} disabled={panels.length >= mostPanels} style={{ width: '100%' }} showSearch={{ optionFilterProp: 'label' }}
            options={analyses.reports.map((report) => ({ value: report.name, label: `${report.label} · ${findObject(app, report.object)?.label ?? report.object}` }))}
            onChange={(report: string | null) => { if (report) put([...panels, { report, span: 1 }]); }}
          />
          <ol className="tg-panel-list">
            {panels.map(({ report, span }, index) => (
              <li key={`${report}-${index}`}>
                <span className="tg-ellipsis">{labelOf(report)}</span>
                <Segmented size="small" aria-label={say('dashboard.span', { name: labelOf(report) })} value={span} options={[1, 2, 3]} onChange={(next) => put(panels.map((panel, at) => (at === index ? { ...panel, span: next } : panel)))} />
                <Button type="text" size="small" icon={<ArrowUpOutlined />} disabled={index === 0} aria-label={say('dashboard.up', { name: labelOf(report) })} onClick={() => move(index, -1)} />
                <Button type="text" size="small" icon={<ArrowDownOutlined />} disabled={index === panels.length - 1} aria-label={say('dashboard.down', { name: labelOf(report) })} onClick={() => move(index, 1)} />
                <Button type="text" size="small" icon={<CloseOutlined />} aria-label={say('dashboard.takeOff', { name: labelOf(report) })} onClick={() => put(panels.filter((_, at) => at !== index))} />
              </li>
            ))}
          </ol>
        </div>
        {panels.length === 0 ? <Empty title={say('dashboard.empty')} /> : <DashboardView dashboard={{ panels }} analyses={analyses} />}
      </div>
      {asking && <KeepDialog title={say('dashboard.keep')} begin={{ label: '', shared: false, roles: [] }} save={async (wish) => done(await mine.saveDashboard({ ...wish, panels }, null), wish.label)} close={() => setAsking(false)} />}
    </div>
  );
}

/** `name:span,…`; reports that are not there are left out. */
function readPanels(text: string, { reports }: Analyses): Panels {
  return text.split(',').flatMap((part) => {
    const [report = '', span] = part.split(':');
    return reports.some((each) => each.name === report) ? [{ report, span: span === '2' || span === '3' ? Number(span) : 1 }] : [];
  }).slice(0, mostPanels);
}
