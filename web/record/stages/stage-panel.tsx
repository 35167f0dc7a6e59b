// One stage of a record: since when, what is to be done, what is planned, and the button that moves the record there.
import { useApolloClient } from '@apollo/client/react';
import { ArrowRightOutlined } from '@ant-design/icons';
import { App, Button, Checkbox, DatePicker, Input, InputNumber, Progress } from 'antd';
import dayjs from 'dayjs';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import type { ObjectSummary, StageDescription } from '../../../metadata/language/description';
import { failureOf } from '../../data/failure';
import { useApp } from '../../describe/use-description';
import { useReferences } from '../../field-types/reference-names';
import { formatMoment } from '../../words/format';
import { useWords } from '../../words/words';
import { planStage, refusedWords, tickAction, type StageOf, type StagePlan, type StageProgress } from './stage-requests';
import styles from './stages.module.css';

export interface StagePanelProps {
  readonly of: StageOf; readonly stage: StageDescription; readonly progress: StageProgress | undefined; readonly users: readonly ObjectSummary[];
  /** Whether the viewer may tick, plan and move. */
  readonly may: boolean;
  readonly isCurrent: boolean;
  /** The stage that closes the way from where the record stands. */
  readonly blocked: string | undefined;
  readonly move: () => Promise<void>;
}

/** Below the bar. */
export function StagePanel({ of, stage, progress, users, may, isCurrent, blocked, move }: StagePanelProps): ReactNode {
  const { say } = useWords();
  const { timeZone } = useApp();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [moving, setMoving] = useState(false);
  const [editing, setEditing] = useState(false);
  // A tick shows at once; where it is refused it goes again.
  const [ticking, setTicking] = useState<Readonly<Record<string, boolean>>>({});
  const people = new Map(useReferences(users, [...new Set(progress?.checklist.flatMap(({ by }) => by ?? []) ?? [])]).map((person) => [person.id, person.name]));
  const guarded = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      void message.error(refusedWords(failureOf(error), say), 6);
    }
  };
  const tickOne = async (action: string, done: boolean): Promise<void> => {
    setTicking((before) => ({ ...before, [action]: done }));
    await guarded(() => tickAction(client, of, { action, done }));
    setTicking(({ [action]: _said, ...rest }) => rest);
  };
  const go = async (): Promise<void> => {
    setMoving(true);
    await move();
    setMoving(false);
  };
  const dates = [progress?.startOn, progress?.endOn].some(Boolean);
  const done = progress?.checklist.filter((one) => one.done).length ?? 0;
  return (
    <div className={styles.panel}>
      <div className={styles.panelHead}>
        <strong>{stage.label}</strong>
        {progress?.days !== null && progress?.days !== undefined && <span className={styles.fact}>{say(isCurrent ? 'stages.daysSince' : 'stages.days', { count: Math.floor(progress.days) })}</span>}
        {progress?.enteredAt && <span className={styles.fact}>{say('stages.entered', { at: formatMoment(progress.enteredAt, timeZone) })}</span>}
        {progress?.leftAt && <span className={styles.fact}>{say('stages.left', { at: formatMoment(progress.leftAt, timeZone) })}</span>}
        {dates && <span className={styles.fact}>{say('stages.planned', { from: progress?.startOn ?? '…', to: progress?.endOn ?? '…' })}</span>}
        {may && !isCurrent && (
          <span className={styles.go}>
            {blocked === undefined
              ? <Button type="primary" size="small" icon={<ArrowRightOutlined />} iconPlacement="end" loading={moving} onClick={() => void go()}>{say('stages.move')}</Button>
              : <span className={styles.fact}>{say('stages.blocked', { stage: blocked })}</span>}
          </span>
        )}
      </div>
      {stage.help && <p className={styles.help}>{stage.help}</p>}
      {stage.checklist.length > 0 && (
        <ul className={styles.checklist} aria-label={say('stages.checklist')}>
          {stage.checklist.map((action) => {
            const tick = progress?.checklist.find((one) => one.action === action.name);
            return (
              <li key={action.name}>
                <Checkbox checked={ticking[action.name] ?? tick?.done ?? false} disabled={!may || !progress} onChange={(event) => void tickOne(action.name, event.target.checked)}>
                  {action.label}{action.required && <span className={styles.star} title={say('stages.actionRequired')}>{'*'}</span>}
                </Checkbox>
                {tick?.done && tick.at && <small>{[tick.by ? people.get(tick.by) ?? tick.by : null, formatMoment(tick.at, timeZone)].filter(Boolean).join(' · ')}</small>}
              </li>
            );
          })}
        </ul>
      )}
      {progress && !editing && (
        <div className={styles.reported}>
          {progress.completion !== null && <Progress className={styles.progress} percent={progress.completion} size="small" aria-label={say('stages.completion')} />}
          {stage.checklist.length > 0 && <span className={styles.fact}>{say('stages.doneOf', { done, total: stage.checklist.length })}</span>}
          {progress.note && <span className={styles.note}>{progress.note}</span>}
          {may && <Button type="link" size="small" onClick={() => setEditing(true)}>{say('stages.report')}</Button>}
        </div>
      )}
      {progress && editing && <PlanForm progress={progress} close={() => setEditing(false)} save={(plan) => guarded(async () => { await planStage(client, of, plan); setEditing(false); })} />}
    </div>
  );
}

const form = 'YYYY-MM-DD';

function PlanForm({ progress, close, save }: { progress: StageProgress; close: () => void; save: (plan: StagePlan) => Promise<void> }): ReactNode {
  const { say } = useWords();
  const [plan, setPlan] = useState<StagePlan>({});
  const [busy, setBusy] = useState(false);
  const now = { ...progress, ...plan };
  const put = (part: StagePlan): void => setPlan((before) => ({ ...before, ...part }));
  const submit = async (): Promise<void> => {
    setBusy(true);
    await save(plan);
    setBusy(false);
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    if (event.key === 's' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); void submit(); }
  };
  const day = (name: 'startOn' | 'endOn'): ReactNode => (
    <label>
      <span>{say(`stages.${name}`)}</span>
      <DatePicker size="small" value={now[name] ? dayjs(now[name], form) : null} format={[form, 'YYYY/M/D', 'YYYYMMDD']} aria-label={say(`stages.${name}`)} onChange={(next) => put({ [name]: next ? next.format(form) : null })} />
    </label>
  );
  return (
    <div className={styles.plan} role="group" aria-label={say('stages.report')} onKeyDown={keys}>
      {day('startOn')}
      {day('endOn')}
      <label><span>{say('stages.completion')}</span><InputNumber size="small" min={0} max={100} precision={0} suffix="%" value={now.completion} aria-label={say('stages.completion')} onChange={(next) => put({ completion: next === null ? null : Number(next) })} /></label>
      <label className={styles.wide}><span>{say('stages.note')}</span><Input size="small" maxLength={2000} value={now.note ?? ''} aria-label={say('stages.note')} onChange={(event) => put({ note: event.target.value || null })} onPressEnter={(event) => { if (!event.nativeEvent.isComposing) void submit(); }} /></label>
      <span className={styles.planButtons}><Button size="small" onClick={close}>{say('action.cancel')}</Button><Button size="small" type="primary" loading={busy} onClick={() => void submit()}>{say('action.save')}</Button></span>
    </div>
  );
}
