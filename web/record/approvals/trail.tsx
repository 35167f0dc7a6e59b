// What was done about the approvals of a record: steps with their people, events with opinions and files, and what has changed since.
import { PaperClipOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ObjectDescription } from '../../../metadata/language/description';
import { fileAddress } from '../../data/upload';
import { findField, useApp } from '../../describe/use-description';
import { formatMoment } from '../../words/format';
import { useWords } from '../../words/words';
import type { WordKey } from '../../words/zh-cn';
import { HistoryValue } from '../history-panel';
import type { Person, RecordApproval, Request, TrailEvent } from './approval-requests';
import styles from './approvals.module.css';

/** Newest request first. */
export function Trail({ object, approval }: { readonly object: ObjectDescription; readonly approval: RecordApproval }): ReactNode {
  const { say } = useWords();
  return (
    <div className={styles.trail}>
      {approval.changes.length > 0 && (
        <div className={styles.changes}>
          <h3>{say('approval.changed')}</h3>
          <dl>{approval.changes.map((change) => <div key={change.field}><dt>{change.label}</dt><dd><HistoryValue field={findField(object, change.field)} value={change.from} /> → <HistoryValue field={findField(object, change.field)} value={change.to} /></dd></div>)}</dl>
        </div>
      )}
      {approval.requests.map((request) => <RequestTrail key={request.id} request={request} />)}
    </div>
  );
}

function RequestTrail({ request }: { readonly request: Request }): ReactNode {
  const { say } = useWords();
  return (
    <article>
      <ol className={styles.steps} aria-label={request.label}>
        {request.steps.map((step) => (
          <li key={step.name} data-state={step.state}>
            <strong>{step.label}</strong>
            {step.people.length > 1 && <small>{say(`approval.agree.${step.agree as 'any' | 'all' | 'inTurn'}`)}</small>}
            {step.state === 'skipped' ? <small>{say('approvals.trySkipped')}</small> : step.people.map((one) => <span key={one.person.id}>{one.person.name} <Tag color={one.state === 'approved' ? 'success' : one.state === 'returned' ? 'error' : one.state === 'open' ? 'processing' : 'default'}>{say(`approval.state.${one.state}` as WordKey)}</Tag></span>)}
          </li>
        ))}
      </ol>
      <ol className="tg-history">{request.events.map((event, index) => <EventLine key={index} event={event} />)}</ol>
    </article>
  );
}

function EventLine({ event }: { readonly event: TrailEvent }): ReactNode {
  const { say } = useWords();
  const { timeZone } = useApp();
  const who = (person: Person | null): string => person?.name || say('history.system');
  return (
    <li>
      <header>
        {event.action !== 'approved' && <strong>{who(event.by)}</strong>}
        <span>{say(`approval.done.${event.action}` as WordKey, { to: who(event.to) })}{event.step ? ` · ${event.step}` : ''}</span>
        <time dateTime={event.at}>{formatMoment(event.at, timeZone)}</time>
      </header>
      {event.opinion && <p className={styles.opinion}>{event.opinion}</p>}
      {event.files.map((file) => <a key={file.id} className={styles.file} href={fileAddress(file)}><PaperClipOutlined aria-hidden /> {file.name}</a>)}
    </li>
  );
}
