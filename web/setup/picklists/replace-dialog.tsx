// Replaces one value of a picklist by another in all records: how many hold it and where, the job with its progress, what was refused, and the way back.
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Alert, Button, Modal, Select } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { recordsChanged } from '../../data/changes';
import { failureOf, failureWords } from '../../data/failure';
import { isOpen, jobStarted } from '../../data/jobs';
import { useApp } from '../../describe/use-description';
import { JobState } from '../../widgets/job-state';
import { addresses } from '../../widgets/navigation';
import { Failed, Loading } from '../../widgets/page-state';
import { formatDecimal } from '../../words/format';
import { useWords } from '../../words/words';
import { SettingRow } from '../setting-row';
import { jobDocument, replaceDocument, undoDocument, usesDocument, type ReplaceJob, type ValueOf, type ValueUse } from './replace-data';
import './replace.css';

export interface ReplaceDialogProps {
  readonly of: ValueOf;
  readonly value: { readonly value: string; readonly label: string };
  /** What may take its place: values that are in force and offered. */
  readonly others: readonly { readonly value: string; readonly label: string }[];
  readonly close: () => void;
  /** Takes the value away; offered once no record holds it. */
  readonly remove?: () => void;
}

/** Closing it does not end the job: it goes on among the viewer's jobs. */
export function ReplaceDialog({ of, value, others, close, remove }: ReplaceDialogProps): ReactNode {
  const { say, language } = useWords();
  const client = useApolloClient();
  const { timeZone } = useApp();
  const { data, error, refetch } = useQuery<{ setup: { valueUses: readonly ValueUse[] } }>(usesDocument, { variables: { ...of, value: value.value }, fetchPolicy: 'no-cache' });
  const [by, setBy] = useState<string>();
  const [id, setId] = useState<string | null>(null);
  const [replacement, setReplacement] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const uses = (data?.setup.valueUses ?? []).filter(({ records }) => records > 0);
  const total = uses.reduce((sum, { records }) => sum + records, 0);
  const job = useReplaceJob(id, () => {
    for (const name of new Set(uses.map(({ object }) => object))) recordsChanged(name);
  });
  const begin = async (send: () => Promise<string>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      setId(await send());
      jobStarted();
    } catch (thrown) {
      setProblem(failureWords(failureOf(thrown), say));
    } finally {
      setBusy(false);
    }
  };
  const go = (): Promise<void> => begin(async () => {
    const { job: made } = (await client.mutate<{ job: string }>({ mutation: replaceDocument, variables: { ...of, value: value.value, by } })).data!;
    setReplacement(made);
    return made;
  });
  const undo = (): Promise<void> => begin(async () => (await client.mutate<{ job: string }>({ mutation: undoDocument, variables: { job: replacement } })).data!.job);
  const title = say('picks.replaceTitle', { value: value.label });
  const removing = remove && <Button danger onClick={() => { remove(); close(); }}>{say('picks.remove')}</Button>;
  const target = others.find((other) => other.value === by)?.label ?? '';
  if (id !== null) {
    const result = job?.data;
    const over = job !== null && !isOpen(job);
    const gone = over && job.state === 'done' && replacement === id && (result?.refused ?? 0) === 0;
    return (
      <Modal open title={title} onCancel={close} footer={<>{over && replacement === id && (result?.replaced ?? 1) > 0 && <Button loading={busy} onClick={() => void undo()}>{say('action.undo')}</Button>}{gone && removing}<Button type="primary" onClick={close}>{say('people.close')}</Button></>}>
        <div className="tg-replace" aria-live="polite">
          {problem && <Alert type="error" showIcon role="alert" title={problem} />}
          {!job ? <Loading rows={2} /> : job.state === 'done' && result
            ? <Alert type="success" showIcon title={result.undone === undefined ? say('picks.replaced', { count: result.replaced ?? 0, shown: formatDecimal(result.replaced ?? 0, language), by: target }) : say('picks.undone', { count: result.undone, shown: formatDecimal(result.undone, language), value: value.label })} />
            : <JobState job={job} timeZone={timeZone} />}
          {job && isOpen(job) && <p className="tg-setup-hint">{say('picks.mayClose')}</p>}
          {result?.kept ? <p className="tg-setup-hint">{say('picks.kept', { count: result.kept })}</p> : null}
          {result?.refused ? (
            <Alert type="warning" showIcon title={say('picks.refused', { count: result.refused })}
              description={<ul>{result.refusals?.map((each) => <li key={each.id}><a href={addresses.record({ name: each.object }, each.id)} target="_blank" rel="noreferrer">{each.id}</a> {each.message}</li>)}</ul>} />
          ) : null}
        </div>
      </Modal>
    );
  }
  return (
    <Modal open title={title} onCancel={close} destroyOnHidden onOk={() => void go()} confirmLoading={busy} okText={total > 0 ? say('picks.replaceGo', { count: total, shown: formatDecimal(total, language) }) : say('picks.replace')} okButtonProps={{ disabled: by === undefined || total === 0 }} cancelText={say('action.cancel')}
      footer={(_, { OkBtn, CancelBtn }) => <><CancelBtn />{data && total === 0 && removing}{total > 0 && <OkBtn />}</>}>
      <div className="tg-replace">
        {problem && <Alert type="error" showIcon role="alert" title={problem} />}
        {error && !data ? <Failed failure={failureOf(error)} retry={() => void refetch()} /> : !data ? <Loading rows={3} /> : total === 0 ? <p>{say(remove ? 'picks.mayRemove' : 'picks.usedNowhere', { value: value.label })}</p> : (
          <>
            <p>{say('picks.usedBy', { count: total, shown: formatDecimal(total, language), value: value.label })}</p>
            <ul className="tg-replace-uses">{uses.map((use) => <li key={`${use.object}.${use.field}`} data-object={use.object}><span>{`${use.objectLabel} · ${use.fieldLabel}`}</span><b className="tg-number">{formatDecimal(use.records, language)}</b></li>)}</ul>
            {remove && <p className="tg-setup-hint">{say('picks.removeAfter')}</p>}
            <SettingRow name="by" id="replace-by" label={say('picks.replaceBy')} help={say('picks.replaceHelp')}>
              <Select id="replace-by" value={by} style={{ width: '100%' }} showSearch={others.length > 8 ? { optionFilterProp: 'label' } : false} options={others.map((other) => ({ value: other.value, label: other.label }))} onChange={setBy} />
            </SettingRow>
          </>
        )}
      </div>
    </Modal>
  );
}

const every = 700;

/** The job, read again until it is over. */
function useReplaceJob(id: string | null, over: () => void): ReplaceJob | null {
  const { data, startPolling, stopPolling } = useQuery<{ backgroundJob: ReplaceJob | null }>(jobDocument, { variables: { id }, skip: id === null, fetchPolicy: 'no-cache' });
  const job = data?.backgroundJob ?? null;
  const ended = job !== null && job.id === id && !isOpen(job);
  useEffect(() => {
    if (id === null) return undefined;
    if (ended) over();
    else startPolling(every);
    return stopPolling;
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is told at the end does not begin anything
  }, [ended, id, startPolling, stopPolling]);
  return job?.id === id ? job : null;
}
