// The viewer's own background jobs in the top bar: nothing where there are none, a quiet ring while one is at work, a list on a click.
import { CheckCircleOutlined, CloudSyncOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@apollo/client/react';
import { Badge, Button, Popover, Progress } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { isOpen, myJobsDocument, onJobStarted, type Job } from '../data/jobs';
import { useApp } from '../describe/use-description';
import { JobActions, JobState } from '../widgets/job-state';
import { formatAgo } from '../words/format';
import { useWords } from '../words/words';

const busyEvery = 1500;
const idleEvery = 60_000;
/** What ended longer ago is not shown any more. */
const shownFor = 24 * 60 * 60 * 1000;
const seenKey = 'tangram.jobs.seen';

/** Button and list. */
export function MyJobs(): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const { data, refetch, startPolling } = useQuery<{ myJobs: readonly Job[] }>(myJobsDocument, { fetchPolicy: 'no-cache', pollInterval: idleEvery, skipPollAttempt: () => document.hidden });
  const [seen, setSeen] = useState(() => window.localStorage.getItem(seenKey) ?? '');
  const jobs = (data?.myJobs ?? []).filter((job) => isOpen(job) || Date.now() - Date.parse(job.endedAt ?? job.createdAt) < shownFor);
  const open = jobs.filter(isOpen);
  const busy = open.length > 0;
  useEffect(() => startPolling(busy ? busyEvery : idleEvery), [busy, startPolling]);
  useEffect(() => onJobStarted(() => void refetch().catch(() => undefined)), [refetch]);
  // Labels come from the server in the viewer's language.
  useEffect(() => void refetch().catch(() => undefined), [language, refetch]);
  if (jobs.length === 0) return null;
  const news = jobs.filter((job) => !isOpen(job) && (job.endedAt ?? '') > seen);
  const look = (shown: boolean): void => {
    const latest = jobs.map((job) => job.endedAt ?? '').sort().at(-1) ?? '';
    if (shown || latest <= seen) return;
    window.localStorage.setItem(seenKey, latest);
    setSeen(latest);
  };
  const measured = open.find((job) => job.total);
  const percent = measured ? Math.floor(((measured.done ?? 0) / measured.total!) * 100) : 0;
  const label = busy ? say('jobs.mineRunning', { count: open.length }) : say('jobs.mine');
  return (
    <Popover
      trigger="click" placement="bottomRight" onOpenChange={look} title={say('jobs.mine')}
      content={(
        <ul className="tg-my-jobs">
          {jobs.map((job) => (
            <li key={job.id}>
              <header><strong>{job.label}</strong><small>{formatAgo(job.endedAt ?? job.createdAt, language, app.timeZone)}</small></header>
              {job.about && <small className="tg-ellipsis">{job.about}</small>}
              <JobState job={job} timeZone={app.timeZone} />
              <JobActions job={job} changed={() => void refetch().catch(() => undefined)} />
            </li>
          ))}
        </ul>
      )}
    >
      <Button
        type="text" aria-label={label}
        icon={busy ? (measured ? <Progress type="circle" percent={percent} size={18} showInfo={false} strokeWidth={14} /> : <CloudSyncOutlined spin={false} />)
          : <Badge dot={news.length > 0} status={news.some((job) => job.state === 'failed') ? 'error' : 'success'}>{news.some((job) => job.state === 'failed') ? <ExclamationCircleOutlined /> : <CheckCircleOutlined />}</Badge>}
      />
    </Popover>
  );
}
