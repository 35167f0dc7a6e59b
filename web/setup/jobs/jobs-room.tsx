// What stands behind /setup/jobs: everybody's background jobs, and what comes due again and again.
import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { addresses, navigate } from '../../widgets/navigation';
import { NotFound } from '../../widgets/page-state';
import { useWords } from '../../words/words';
import { SetupRoom } from '../setup-room';
import type { RoomProps } from '../setup-rooms';
import { JobsPage } from './jobs-page';
import { SchedulesPage } from './schedules-page';

/** The room of jobs. */
export function JobsRoom({ parts }: RoomProps): ReactNode {
  const { say } = useWords();
  const tab = parts[0] ?? 'all';
  if (parts.length > 1 || (tab !== 'all' && tab !== 'schedules')) return <NotFound />;
  return (
    <SetupRoom room="jobs">
      <Tabs
        activeKey={tab} destroyOnHidden onChange={(key) => navigate(addresses.setup(key === 'all' ? 'jobs' : `jobs/${key}`))}
        items={[{ key: 'all', label: say('jobs.tab.jobs'), children: <JobsPage /> }, { key: 'schedules', label: say('jobs.tab.schedules'), children: <SchedulesPage /> }]}
      />
    </SetupRoom>
  );
}
