// How a background job stands: its state, its progress, what went wrong, and what may be done with it.
import { DownloadOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { App, Button, Progress, Tag } from 'antd';
import type { ReactNode } from 'react';
import { failureOf, failureWords } from '../data/failure';
import { cancelDocument, isOpen, retryDocument, type Job } from '../data/jobs';
import { formatDecimal, formatMoment } from '../words/format';
import { useWords } from '../words/words';
import './jobs.css';

const colors: Readonly<Record<Job['state'], string | undefined>> = { waiting: undefined, running: 'blue', done: 'green', failed: 'red', cancelled: undefined };

/** State and progress of a job. */
export function JobState({ job, timeZone }: { job: Pick<Job, 'state' | 'done' | 'total' | 'problem' | 'runAt' | 'attempts' | 'cancelAsked'>; timeZone: string }): ReactNode {
  const { say, language } = useWords();
  const { state, done, total } = job;
  const part = done !== null && total ? Math.min(100, Math.floor((done / total) * 100)) : null;
  const waits = state === 'waiting' && Date.parse(job.runAt) > Date.now() + 2000;
  return (
    <div className="tg-job-state">
      <span>
        <Tag color={colors[state]}>{isOpen(job) && job.cancelAsked ? say('jobs.cancelling') : say(`jobs.state.${state}`)}</Tag>
        {waits && <small>{say(job.attempts > 0 ? 'jobs.again' : 'jobs.later', { at: formatMoment(job.runAt, timeZone) })}</small>}
        {isOpen(job) && part !== null && <small className="tg-number">{say('jobs.progress', { done: formatDecimal(done!, language), total: formatDecimal(total!, language) })}</small>}
      </span>
      {isOpen(job) && part !== null && <Progress percent={part} size="small" status={state === 'running' ? 'active' : 'normal'} />}
      {job.problem && state !== 'done' && state !== 'cancelled' && <p role="alert">{job.problem}</p>}
    </div>
  );
}

/** Download, cancel, go on. `changed` is called after each. */
export function JobActions({ job, changed }: { job: Job; changed: () => void }): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const { message, modal } = App.useApp();
  const send = async (mutation: typeof cancelDocument): Promise<void> => {
    try {
      await client.mutate({ mutation, variables: { id: job.id } });
    } catch (failed) {
      void message.error(failureWords(failureOf(failed), say), 6);
    }
    changed();
  };
  const cancel = (): void => void modal.confirm({
    title: say('jobs.cancelTitle', { label: job.label }), content: say('jobs.cancelBody'), okText: say('jobs.cancelGo'), cancelText: say('jobs.cancelKeep'), onOk: () => send(cancelDocument),
  });
  return (
    <span className="tg-job-actions">
      {job.file && <Button size="small" type="link" icon={<DownloadOutlined />} href={job.file.url} download={job.file.name} aria-label={`${say('jobs.download')} ${job.file.name}`}>{say('jobs.download')}</Button>}
      {isOpen(job) && !job.cancelAsked && <Button size="small" type="text" onClick={cancel}>{say('jobs.cancel')}</Button>}
      {(job.state === 'failed' || job.state === 'cancelled') && <Button size="small" type="text" onClick={() => void send(retryDocument)}>{say('jobs.retry')}</Button>}
    </span>
  );
}
