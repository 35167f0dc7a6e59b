// The dashboards that an application puts on its home page.
import type { ReactNode } from 'react';
import { addresses, linkTo } from '../widgets/navigation';
import { useWords } from '../words/words';
import { DashboardView } from './dashboard-view';
import { useAnalyses } from './use-analyses';

/** Nothing where there are none: home is no worse for a report that cannot be read. */
export function HomeDashboards(): ReactNode {
  const { say } = useWords();
  const { analyses } = useAnalyses();
  return analyses?.dashboards.filter((dashboard) => dashboard.home).map((dashboard) => (
    <section key={dashboard.name} aria-label={dashboard.label} className="tg-home-dashboard">
      <h2><a {...linkTo(addresses.dashboard(dashboard.name))}>{dashboard.label}</a> <a className="tg-soft" {...linkTo(addresses.reports)}>{say('report.all')}</a></h2>
      <DashboardView dashboard={dashboard} analyses={analyses} />
    </section>
  ));
}
