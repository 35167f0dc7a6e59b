// What stands behind /setup/jobs: everybody's background jobs, and what comes due again and again.
import type { ReactNode } from 'react';
import { useWords } from '../../words/words';
import type { RoomProps } from '../setup-rooms';
import { TabbedRoom } from '../tabbed-room';
import { JobsPage } from './jobs-page';
import { SchedulesPage } from './schedules-page';

/** The room of jobs. */
export function JobsRoom({ parts }: RoomProps): ReactNode {
  const { say } = useWords();
  return <TabbedRoom room="jobs" parts={parts} tabs={[{ key: 'all', label: say('jobs.tab.jobs'), children: <JobsPage /> }, { key: 'schedules', label: say('jobs.tab.schedules'), children: <SchedulesPage /> }]} />;
}
