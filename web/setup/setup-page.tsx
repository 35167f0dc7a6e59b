// Setup: the screens on which an administrator changes the application, and what they share.
import { Tabs } from 'antd';
import { Suspense, type ReactNode } from 'react';
import { addresses, navigate, useAddress } from '../widgets/navigation';
import { FailureBoundary } from '../widgets/failure-boundary';
import { Loading, NotFound } from '../widgets/page-state';
import { PageTitle } from '../widgets/page-title';
import { useWords } from '../words/words';
import { ObjectPage } from './objects/object-page';
import { ObjectsPage } from './objects/objects-page';
import { PicklistPage } from './picklists/picklist-page';
import { PicklistsPage } from './picklists/picklists-page';
import { PublishProvider } from './publish/use-publish';
import { SetupDataProvider } from './setup-data';
import { setupRouteOf, type SetupRoute } from './setup-routes';
import { VersionsPage } from './versions/versions-page';
import './setup.css';

/** Everything below /setup; only for viewers who may change the setup. */
export function SetupPage({ parts }: { parts: readonly string[] }): ReactNode {
  const { path } = useAddress();
  return (
    <SetupDataProvider>
      <PublishProvider>
        <FailureBoundary resetKey={path}>
          <Suspense fallback={<Loading rows={10} />}><Screen route={setupRouteOf(parts)} /></Suspense>
        </FailureBoundary>
      </PublishProvider>
    </SetupDataProvider>
  );
}

function Screen({ route }: { route: SetupRoute }): ReactNode {
  switch (route.page) {
    case 'object': return <ObjectPage key={route.object} name={route.object} tab={route.tab} />;
    case 'objects': return <Area area="objects"><ObjectsPage /></Area>;
    case 'picklists': return <Area area="picklists"><PicklistsPage /></Area>;
    case 'picklist': return <PicklistPage key={`${route.module}/${route.name}`} module={route.module} name={route.name} />;
    case 'versions': return <Area area="versions"><VersionsPage /></Area>;
    default: return <NotFound />;
  }
}

const areas = ['objects', 'picklists', 'versions'] as const;
type AreaName = (typeof areas)[number];

/** The pages that are not about one object, side by side. */
function Area({ area, children }: { area: AreaName; children: ReactNode }): ReactNode {
  const { say } = useWords();
  return (
    <div className="tg-page tg-setup">
      <PageTitle parts={[say(`setup.${area}`), say('setup.title')]} />
      <h1>{say('setup.title')}</h1>
      <Tabs activeKey={area} onChange={(next) => navigate(addresses.setup(next))} items={areas.map((one) => ({ key: one, label: say(`setup.${one}`) }))} />
      {children}
    </div>
  );
}
