// What comes due again and again: when it was and will be, on or off, and now.
import { useApolloClient, useQuery } from '@apollo/client/react';
import { App, Button, Switch } from 'antd';
import { parse } from 'graphql';
import type { ReactNode } from 'react';
import { failureOf, failureWords } from '../../data/failure';
import { useApp } from '../../describe/use-description';
import { Empty, Failed, Loading } from '../../widgets/page-state';
import { formatMoment } from '../../words/format';
import { useWords } from '../../words/words';

interface Schedule { readonly name: string; readonly label: string; readonly about: string; readonly cron: string; readonly timeZone: string; readonly active: boolean; readonly nextAt: string | null; readonly lastAt: string | null }
const schedulesDocument = parse('query JobSchedules { jobSchedules { name label about cron timeZone active nextAt lastAt } }');
const switchDocument = parse('mutation SwitchJobSchedule($name: ID!, $active: Boolean!) { switchJobSchedule(name: $name, active: $active) }');
const runDocument = parse('mutation RunJobSchedule($name: ID!) { runJobSchedule(name: $name) }');

/** The list of schedules. */
export function SchedulesPage(): ReactNode {
  const { say } = useWords();
  const app = useApp();
  const client = useApolloClient();
  const { message } = App.useApp();
  const { data, error, refetch } = useQuery<{ jobSchedules: readonly Schedule[] }>(schedulesDocument, { fetchPolicy: 'no-cache' });
  if (error && !data) return <Failed failure={failureOf(error)} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.jobSchedules.length === 0) return <Empty title={say('jobs.noSchedule')} />;
  const send = async (mutation: typeof runDocument, variables: Readonly<Record<string, unknown>>): Promise<boolean> => {
    try {
      await client.mutate({ mutation, variables });
      await refetch();
      return true;
    } catch (failed) {
      void message.error(failureWords(failureOf(failed), say), 6);
      return false;
    }
  };
  const runNow = async (name: string): Promise<void> => {
    if (await send(runDocument, { name })) void message.success(say('jobs.started'));
  };
  const moment = (at: string | null): string => (at ? formatMoment(at, app.timeZone) : '—');
  return (
    <div className="tg-setup-table tg-jobs">
      <table>
        <thead><tr><th>{say('jobs.col.job')}</th><th>{say('jobs.schedule')}</th><th>{say('jobs.next')}</th><th>{say('jobs.last')}</th><th>{say('jobs.active')}</th><th /></tr></thead>
        <tbody>
          {data.jobSchedules.map((schedule) => (
            <tr key={schedule.name} data-off={!schedule.active || undefined}>
              <td>{schedule.label}{schedule.about && <small>{schedule.about}</small>}</td>
              <td><code>{schedule.cron}</code><small>{schedule.timeZone}</small></td>
              <td className="tg-number">{schedule.active ? moment(schedule.nextAt) : '—'}</td>
              <td className="tg-number">{moment(schedule.lastAt)}</td>
              <td><Switch size="small" checked={schedule.active} aria-label={`${say('jobs.active')} ${schedule.label}`} onChange={(active) => void send(switchDocument, { name: schedule.name, active })} /></td>
              <td><Button size="small" onClick={() => void runNow(schedule.name)}>{say('jobs.runNow')}</Button></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
