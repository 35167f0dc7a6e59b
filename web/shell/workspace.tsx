// The workspace: client, descriptions, frame, and the page that the address names.
import { ApolloProvider } from '@apollo/client/react';
import { lazy, startTransition, Suspense, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { createClient } from '../data/client';
import { createDescriptions, type Descriptions } from '../describe/descriptions';
import { DescriptionsProvider, findObject, useApp } from '../describe/use-description';
import { addresses, useAddress } from '../widgets/navigation';
import { applyLook } from '../widgets/page-style';
import { FailureBoundary } from '../widgets/failure-boundary';
import { Forbidden, Loading, NotFound } from '../widgets/page-state';
import { QuickCreateProvider } from '../record/quick-create';
import { changeLanguage, currentLanguage } from '../words/words';
import { Frame } from './frame';
import { IdleWatch } from './idle-watch';
import { Providers } from './providers';
import { routeOf } from './routes';

const Home = lazy(() => import('./home').then((module) => ({ default: module.Home })));
const ListPage = lazy(() => import('../list/list-page').then((module) => ({ default: module.ListPage })));
const ImportPage = lazy(() => import('../list/import/import-page').then((module) => ({ default: module.ImportPage })));
const DuplicatesPage = lazy(() => import('../list/duplicates/duplicates-page').then((module) => ({ default: module.DuplicatesPage })));
const RecordPage = lazy(() => import('../record/record-page').then((module) => ({ default: module.RecordPage })));
const CreatePage = lazy(() => import('../record/record-form-page').then((module) => ({ default: module.CreatePage })));
const EditPage = lazy(() => import('../record/record-form-page').then((module) => ({ default: module.EditPage })));
const ConvertPage = lazy(() => import('../record/convert/convert-page').then((module) => ({ default: module.ConvertPage })));
const ApprovalsPage = lazy(() => import('../record/approvals/approvals-page').then((module) => ({ default: module.ApprovalsPage })));
const NoticesPage = lazy(() => import('./notices/notices-page').then((module) => ({ default: module.NoticesPage })));
const PrintPage = lazy(() => import('../print/print-page').then((module) => ({ default: module.PrintPage })));
const ReportsPage = lazy(() => import('../reports/reports-page').then((module) => ({ default: module.ReportsPage })));
const ReportBuilder = lazy(() => import('../reports/report-builder').then((module) => ({ default: module.ReportBuilder })));
const DashboardPage = lazy(() => import('../reports/dashboard-page').then((module) => ({ default: module.DashboardPage })));
const DashboardBuilder = lazy(() => import('../reports/dashboard-builder').then((module) => ({ default: module.DashboardBuilder })));
const MePage = lazy(() => import('./me/me-page').then((module) => ({ default: module.MePage })));
const SetupPage = lazy(() => import('../setup/setup-page').then((module) => ({ default: module.SetupPage })));

/** Everything after sign-in. */
export function Workspace(): ReactNode {
  const { client, descriptions } = useConnection();
  return (
    <Providers>
      <ApolloProvider client={client}>
        <DescriptionsProvider descriptions={descriptions}>
          <FailureBoundary resetKey="workspace">
            <Suspense fallback={<div className="tg-boot"><Loading /></div>}><Signed /></Suspense>
          </FailureBoundary>
        </DescriptionsProvider>
      </ApolloProvider>
    </Providers>
  );
}

function Signed(): ReactNode {
  const { path } = useAddress();
  const app = useApp();
  const adopted = useRef(false);
  useEffect(() => {
    // The language is the viewer's, kept by the server: it follows them to every device.
    if (adopted.current) return;
    adopted.current = true;
    if (app.language !== currentLanguage() && (app.language === 'en' || app.language === 'zh-CN')) changeLanguage(app.language);
  }, [app.language]);
  const { color, density } = app.style;
  useEffect(() => applyLook(color, density), [color, density]);
  return (
    <QuickCreateProvider>
      <IdleWatch />
      <Frame>
        <FailureBoundary resetKey={path}>
          <Suspense fallback={<Loading rows={10} />}><Page path={path} /></Suspense>
        </FailureBoundary>
      </Frame>
    </QuickCreateProvider>
  );
}

function Page({ path }: { path: string }): ReactNode {
  const app = useApp();
  const route = routeOf(path);
  const object = 'object' in route ? findObject(app, route.object) : undefined;
  if (route.page === 'home') return <Home />;
  if (route.page === 'reports') return <ReportsPage name={route.name} />;
  if (route.page === 'makeReport') return <ReportBuilder name={route.name} />;
  if (route.page === 'dashboard') return <DashboardPage name={route.name} />;
  if (route.page === 'makeDashboard') return <DashboardBuilder name={route.name} />;
  if (route.page === 'approvals') return <ApprovalsPage box={route.box} />;
  if (route.page === 'notices') return <NoticesPage key={route.box} box={route.box} />;
  if (route.page === 'me') return <MePage />;
  if (route.page === 'setup') return app.viewer.setup ? <SetupPage parts={route.parts} /> : <Forbidden />;
  if (route.page === 'none' || !object) return <NotFound />;
  switch (route.page) {
    case 'list': return <ListPage key={object.name} objectName={object.name} />;
    case 'create': return <CreatePage key={object.name} objectName={object.name} />;
    case 'duplicates': return <DuplicatesPage key={object.name} objectName={object.name} />;
    case 'import': return <ImportPage key={object.name} objectName={object.name} id={route.id} />;
    case 'print': return <PrintPage key={route.template} objectName={object.name} template={route.template} />;
    case 'record': return <RecordPage key={route.id} objectName={object.name} id={route.id} />;
    case 'convert': return <ConvertPage key={`${route.id}-${route.conversion}`} objectName={object.name} id={route.id} conversion={route.conversion} />;
    case 'edit': return <EditPage key={route.id} objectName={object.name} id={route.id} />;
  }
}

interface Connection { readonly client: ReturnType<typeof createClient>; readonly descriptions: Descriptions }

/** One client and one set of descriptions a page; they are read again when the server's Model moves on. */
function useConnection(): Connection {
  return useMemo(() => {
    let known = 0;
    const late: { descriptions?: Descriptions } = {};
    const client = createClient({
      signedOut: () => window.location.assign(addresses.signIn(`${window.location.pathname}${window.location.search}`)),
      version: (version) => {
        if (known !== 0 && version !== known) startTransition(() => late.descriptions?.refresh());
        known = version;
      },
    });
    const descriptions = createDescriptions(client);
    late.descriptions = descriptions;
    return { client, descriptions };
  }, []);
}
