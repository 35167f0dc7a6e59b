// The page of one dashboard: what all its panels are narrowed by, and what one may do with it.
import { EllipsisOutlined, HomeOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Segmented, Select, type MenuProps } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { Analyses, DashboardDescription } from '../../metadata/language/description';
import { failureOf, failureWords } from '../data/failure';
import { useApp } from '../describe/use-description';
import { addresses, linkTo, navigate, useAddress } from '../widgets/navigation';
import { Failed, Loading, NotFound } from '../widgets/page-state';
import { PageTitle } from '../widgets/page-title';
import { UndoOffer } from '../widgets/undo-offer';
import { useWords } from '../words/words';
import { DashboardView } from './dashboard-view';
import { KeepDialog } from './keep-dialog';
import { narrowPeriods, readNarrowing, whoseKinds, writeNarrowing, type Narrowing } from './narrowing';
import { useAnalyses } from './use-analyses';
import { useMyAnalyses } from './use-my-analyses';

/** What it is narrowed by stands in the address. */
export function DashboardPage({ name }: { name: string }): ReactNode {
  const { analyses, failure, again } = useAnalyses();
  if (failure) return <Failed failure={failure} retry={again} />;
  if (!analyses) return <Loading rows={8} />;
  const dashboard = analyses.dashboards.find((each) => each.name === name);
  return dashboard ? <Page key={name} dashboard={dashboard} analyses={analyses} /> : <NotFound />;
}

function Page({ dashboard, analyses }: { dashboard: DashboardDescription; analyses: Analyses }): ReactNode {
  const { say } = useWords();
  const app = useApp();
  const { query } = useAddress();
  const text = query.toString();
  const { departmentId } = app.viewer;
  const narrowing = useMemo((): Narrowing => {
    const read = readNarrowing(new URLSearchParams(text));
    // Whoever belongs to no department has none to look at, also where somebody sent him the address.
    return read.whose === 'department' && departmentId === null ? { ...read, whose: 'all' } : read;
  }, [text, departmentId]);
  const go = (part: Partial<Narrowing>): void => navigate(addresses.dashboard(dashboard.name, writeNarrowing({ ...narrowing, ...part })), { replace: true });
  const whose = whoseKinds.filter((kind) => kind !== 'department' || departmentId !== null);
  return (
    <div className="tg-page">
      <PageTitle parts={[dashboard.label, say('report.title'), app.label]} />
      <header className="tg-report-head">
        <div><nav className="tg-crumbs"><a {...linkTo(addresses.reports)}>{say('report.title')}</a></nav><h1>{dashboard.label}</h1></div>
        <div className="tg-report-tools">
          <Select<NonNullable<Narrowing['period']> | ''> aria-label={say('dashboard.period')} value={narrowing.period ?? ''} onChange={(period) => go({ period: period === '' ? null : period })} options={[{ value: '', label: say('dashboard.period.all') }, ...narrowPeriods.map((period) => ({ value: period, label: say(`period.${period}`) }))]} popupMatchSelectWidth={false} />
          <Segmented aria-label={say('dashboard.whose')} value={narrowing.whose} onChange={(kind) => go({ whose: kind })} options={whose.map((kind) => ({ value: kind, label: say(`dashboard.whose.${kind}`) }))} />
          <DashboardActions dashboard={dashboard} analyses={analyses} />
        </div>
      </header>
      <DashboardView dashboard={dashboard} analyses={analyses} narrowing={narrowing} />
    </div>
  );
}

function DashboardActions({ dashboard, analyses }: { dashboard: DashboardDescription; analyses: Analyses }): ReactNode {
  const { say } = useWords();
  const { viewer } = useApp();
  const { message } = App.useApp();
  const mine = useMyAnalyses();
  const [naming, setNaming] = useState(false);
  const own = dashboard.kept && (dashboard.kept.mine || viewer.setup) ? dashboard.kept : null;
  const attempt = async (work: () => Promise<unknown>, said?: string): Promise<boolean> => {
    try {
      await work();
      if (said) void message.success(said);
      return true;
    } catch (error) {
      void message.error({ duration: 6, content: failureWords(failureOf(error), say) });
      return false;
    }
  };
  const remove = async (): Promise<void> => {
    const key = `dashboard-${dashboard.name}`;
    const undo = async (): Promise<void> => {
      message.destroy(key);
      if (await attempt(() => mine.restore(dashboard.name))) navigate(addresses.dashboard(dashboard.name));
    };
    if (!(await attempt(() => mine.remove(dashboard.name, () => navigate(addresses.reports))))) return;
    void message.success({ key, duration: 8, content: <UndoOffer what={say('view.deleted', { name: dashboard.label })} undo={() => void undo()} /> });
  };
  const items: MenuProps['items'] = [
    ...(analyses.homeChosen === dashboard.name ? [] : [{ key: 'home', icon: <HomeOutlined />, label: say('dashboard.makeHome'), onClick: () => void attempt(() => mine.chooseHome(dashboard.name), say('dashboard.homeDone', { name: dashboard.label })) }]),
    ...(analyses.homeChosen === null ? [] : [{ key: 'usual', icon: <HomeOutlined />, label: say('dashboard.notHome'), onClick: () => void attempt(() => mine.chooseHome(null), say('dashboard.notHomeDone')) }]),
    ...(dashboard.home ? [{ key: 'none', label: say('dashboard.noHome'), onClick: () => void attempt(() => mine.chooseHome('none'), say('dashboard.noHomeDone')) }] : []),
    { type: 'divider' as const },
    ...(own ? [{ key: 'change', label: say('report.change'), onClick: () => navigate(addresses.makeDashboard(dashboard.name)) }] : []),
    { key: 'copy', label: say('dashboard.copy'), onClick: () => navigate(`${addresses.makeDashboard()}?panels=${dashboard.panels.map(({ report, span }) => `${report}:${span}`).join(',')}`) },
    ...(own ? [{ key: 'name', label: say('report.nameAndShare'), onClick: () => setNaming(true) }, { key: 'delete', danger: true, label: say('action.delete'), onClick: () => void remove() }] : []),
  ];
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight"><Button icon={<EllipsisOutlined />} aria-label={say('dashboard.actions')} title={say('dashboard.actions')} /></Dropdown>
      {naming && own && (
        <KeepDialog
          title={say('report.nameAndShare').replace('…', '')} begin={{ label: dashboard.label, shared: own.shared, roles: own.roles }} close={() => setNaming(false)}
          save={async ({ label, ...sharing }) => {
            await mine.saveDashboard({ label, ...(viewer.shareViews ? sharing : {}) }, dashboard.name);
            setNaming(false);
            void message.success(say('view.saved', { name: label }));
          }}
        />
      )}
    </>
  );
}
