// Home: what was opened last, the dashboards that belong here, and each object of the navigation with its count and newest records.
import { useQuery } from '@apollo/client/react';
import { parse } from 'graphql';
import { lazy, Suspense, useMemo, type ReactNode } from 'react';
import type { ObjectSummary } from '../../metadata/language/description';
import { failureOf } from '../data/failure';
import { useApp } from '../describe/use-description';
import { nameAlias } from '../field-types/reference';
import { addresses, linkTo } from '../widgets/navigation';
import { ObjectIcon } from '../widgets/object-icon';
import { Empty, Failed, Loading } from '../widgets/page-state';
import { PageTitle } from '../widgets/page-title';
import { formatAgo, formatDecimal } from '../words/format';
import { useWords } from '../words/words';
import { shownRecent } from './recent-records';

const HomeDashboards = lazy(() => import('../reports/home-dashboards').then((module) => ({ default: module.HomeDashboards })));

interface Newest { readonly totalCount: number; readonly nodes: readonly { readonly id: string; readonly refName: unknown; readonly updatedAt: string }[] }

/** The home page. */
export function Home(): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const objects = useMemo(() => app.modules.flatMap((module) => module.objects), [app]);
  const document = useMemo(() => homeDocument(objects), [objects]);
  const { data, error, refetch } = useQuery<Record<string, Newest>>(document, { skip: objects.length === 0, fetchPolicy: 'cache-and-network' });
  const recent = shownRecent(app);
  return (
    <div className="tg-page tg-home">
      <PageTitle parts={[app.label]} />
      <h1>{say(greeting(), { name: app.viewer.name })}</h1>
      {recent.length > 0 && (
        <section aria-labelledby="recent">
          <h2 id="recent">{say('home.recent')}</h2>
          <ul className="tg-recent">
            {recent.map(({ record, object }) => (
              <li key={record.id}>
                <a {...linkTo(addresses.record(object, record.id))}><ObjectIcon object={object} /><span className="tg-ellipsis">{record.name}</span><small>{object.label}</small></a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {app.analyses && <Suspense fallback={null}><HomeDashboards /></Suspense>}
      <section aria-labelledby="objects">
        <h2 id="objects">{say('home.objects')}</h2>
        {error && !data && <Failed failure={failureOf(error)} retry={() => void refetch()} />}
        {!data && !error && objects.length > 0 && <Loading />}
        {objects.length === 0 && <Empty title={say('home.nothing')} />}
        {data && (
          <div className="tg-tiles">
            {objects.map((object) => {
              const newest = data[`n_${object.name}`];
              return (
                <article key={object.name} className="tg-tile">
                  <header><ObjectIcon object={object} /><h3><a {...linkTo(addresses.list(object))}>{object.pluralLabel}</a></h3><strong className="tg-number">{formatDecimal(newest?.totalCount ?? 0, language)}</strong></header>
                  <ul>
                    {newest?.nodes.map((node) => (
                      <li key={node.id}><a className="tg-ellipsis" {...linkTo(addresses.record(object, node.id))}>{String(node.refName ?? node.id)}</a><small>{formatAgo(node.updatedAt, language, app.timeZone)}</small></li>
                    ))}
                    {newest?.nodes.length === 0 && object.may.create && <li><a {...linkTo(addresses.create(object))}>{say('action.newObject', { object: object.label })}</a></li>}
                  </ul>
                </article>
              );
            })}
          </div>
        )}
      </section>
    </div>
  );
}

function homeDocument(objects: readonly ObjectSummary[]): ReturnType<typeof parse> {
  const parts = objects.map((object) => `n_${object.name}: ${object.plural}(first: 3, orderBy: [{ updatedAt: DESC }]) { totalCount nodes { id updatedAt ${nameAlias(object)} } }`);
  return parse(`query Home { ${parts.length > 0 ? parts.join(' ') : '__typename'} }`);
}

function greeting(): 'home.morning' | 'home.afternoon' | 'home.evening' {
  const hour = new Date().getHours();
  return hour < 12 ? 'home.morning' : hour < 18 ? 'home.afternoon' : 'home.evening';
}
