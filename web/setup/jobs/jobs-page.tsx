// Everybody's background jobs: how they stand, who began them, what went wrong; read again while one is at work.
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button, Segmented } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { failureOf } from '../../data/failure';
import { isOpen, jobsDocument, type Job } from '../../data/jobs';
import { allObjects, useApp } from '../../describe/use-description';
import { useReferences } from '../../field-types/reference-names';
import { JobActions, JobState } from '../../widgets/job-state';
import { Empty, Failed, Loading } from '../../widgets/page-state';
import { formatDecimal, formatMoment } from '../../words/format';
import { useWords } from '../../words/words';

interface Answer { readonly backgroundJobs: { readonly counts: readonly { readonly state: Job['state']; readonly count: number }[]; readonly nodes: readonly Job[] } }
const states: readonly Job['state'][] = ['running', 'waiting', 'failed', 'done', 'cancelled'];
const pageSize = 50;

/** Jobs by state, newest first. */
export function JobsPage(): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const client = useApolloClient();
  const [state, setState] = useState<Job['state'] | 'all'>('all');
  const [older, setOlder] = useState<readonly Job[]>([]);
  const { data, error, refetch, startPolling } = useQuery<Answer>(jobsDocument, { variables: { state: state === 'all' ? null : state }, fetchPolicy: 'no-cache', pollInterval: 10_000 });
  const found = data?.backgroundJobs.nodes ?? [];
  const jobs = [...found, ...older];
  const busy = found.some(isOpen);
  useEffect(() => startPolling(busy ? 2000 : 10_000), [busy, startPolling]);
  useEffect(() => void refetch().catch(() => undefined), [language, refetch]);
  const users = allObjects(app).filter((object) => object.name === 'user');
  const people = new Map(useReferences(users, [...new Set(jobs.flatMap(({ owner }) => owner ?? []))]).map((person) => [person.id, person.name]));
  if (error && !data) return <Failed failure={failureOf(error)} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  const count = (of: Job['state']): number => data.backgroundJobs.counts.find((one) => one.state === of)?.count ?? 0;
  const choose = (next: Job['state'] | 'all'): void => {
    setOlder([]);
    setState(next);
  };
  const more = async (): Promise<void> => {
    const answer = await client.query<Answer>({ query: jobsDocument, variables: { state: state === 'all' ? null : state, before: jobs.at(-1)!.id }, fetchPolicy: 'no-cache' });
    setOlder([...older, ...answer.data!.backgroundJobs.nodes]);
  };
  return (
    <>
      <div className="tg-setup-tools">
        <Segmented
          value={state} onChange={choose} aria-label={say('jobs.col.state')}
          options={[{ value: 'all', label: say('jobs.all') }, ...states.map((one) => ({ value: one, label: <>{say(`jobs.state.${one}`)} <span className="tg-number">{formatDecimal(count(one), language)}</span></> }))]}
        />
      </div>
      {jobs.length === 0 ? <Empty title={say('jobs.none')} hint={say('jobs.noneHint')} /> : (
        <div className="tg-setup-table tg-jobs">
          <table>
            <thead><tr><th>{say('jobs.col.job')}</th><th>{say('jobs.col.state')}</th><th>{say('jobs.col.by')}</th><th>{say('jobs.col.created')}</th><th /></tr></thead>
            <tbody>
              {jobs.map((job) => (
                <tr key={job.id}>
                  <td>{job.label}{job.about && <small>{job.about}</small>}</td>
                  <td>
                    <JobState job={job} timeZone={app.timeZone} />
                    {job.detail && <details><summary>{say('jobs.detail')} · {say('jobs.attempts', { count: job.attempts })}</summary><pre>{job.detail}</pre></details>}
                  </td>
                  <td>{job.owner ? people.get(job.owner) ?? job.owner : say('jobs.system')}</td>
                  <td className="tg-number">{formatMoment(job.createdAt, app.timeZone)}</td>
                  <td><JobActions job={job} changed={() => void refetch()} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {jobs.length > 0 && jobs.length % pageSize === 0 && <Button type="text" onClick={() => void more()}>{say('jobs.more')}</Button>}
    </>
  );
}
