// One notice: what happened, the record it is about, and what can be done with it.
import { CheckOutlined, ClockCircleOutlined, MailOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { App, Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { failureOf, failureWords } from '../../data/failure';
import { findObject, useApp } from '../../describe/use-description';
import { addresses, linkTo } from '../../widgets/navigation';
import { formatAgo, formatMoment, tomorrowAt } from '../../words/format';
import { useWords, type Say } from '../../words/words';
import { markNotice, putOff, type Notice } from './notice-requests';
import styles from './notices.module.css';

/** A list item. `leave`: called when a link was followed. */
export function NoticeItem({ notice, leave }: { readonly notice: Notice; readonly leave?: () => void }): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const client = useApolloClient();
  const { message } = App.useApp();
  const unread = notice.readAt === null;
  const attempt = (work: Promise<unknown>, done?: string): void => void work.then(() => { if (done) void message.success(done); }, (error: unknown) => void message.error(failureWords(failureOf(error), say), 6));
  const waits = Date.parse(notice.shownAt) > Date.now();
  const later = (until: string): void => attempt(putOff(client, notice.id, until), say('notice.laterDone', { time: formatMoment(until, app.timeZone) }));
  const follow = (): void => {
    if (unread && !waits) void markNotice(client, notice.id, true).catch(() => undefined);
    leave?.();
  };
  const words = said(notice, say);
  return (
    <li className={styles.item} data-unread={unread && !waits}>
      <span className={styles.dot} role={unread && !waits ? 'img' : undefined} aria-label={unread && !waits ? say('notice.unreadMark') : undefined} />
      <div className={styles.body}>
        <strong>{words}</strong>
        <Where notice={notice} follow={follow} />
        <small>
          {notice.due && <span>{say('notice.due', { time: notice.due.length === 10 ? notice.due : formatMoment(notice.due, app.timeZone) })}</span>}
          <time dateTime={notice.shownAt} title={formatMoment(notice.shownAt, app.timeZone)}>{waits ? formatMoment(notice.shownAt, app.timeZone) : formatAgo(notice.shownAt, language, app.timeZone)}</time>
        </small>
      </div>
      <span className={styles.acts}>
        <Dropdown trigger={['click']} menu={{ items: [
          { key: 'minutes', label: say('notice.later.minutes'), onClick: () => later(new Date(Date.now() + 10 * 60_000).toISOString()) },
          { key: 'hour', label: say('notice.later.hour'), onClick: () => later(new Date(Date.now() + 60 * 60_000).toISOString()) },
          { key: 'tomorrow', label: say('notice.later.tomorrow'), onClick: () => later(tomorrowAt(9, app.timeZone)) },
        ] }}>
          <Button type="text" size="small" icon={<ClockCircleOutlined />} aria-label={`${say('notice.later')}: ${words} ${notice.name}`} title={say('notice.later')} />
        </Dropdown>
        {!waits && <Button type="text" size="small" icon={unread ? <CheckOutlined /> : <MailOutlined />} aria-label={`${say(unread ? 'notice.read' : 'notice.unread')}: ${words} ${notice.name}`} title={say(unread ? 'notice.read' : 'notice.unread')} onClick={() => attempt(markNotice(client, notice.id, unread))} />}
      </span>
    </li>
  );
}

function Where({ notice, follow }: { readonly notice: Notice; readonly follow: () => void }): ReactNode {
  const { say } = useWords();
  const app = useApp();
  const { record, object, count, name } = notice;
  const shown = object === null ? undefined : findObject(app, object);
  if (count !== null) return shown ? <Link address={addresses.list(shown)} follow={follow}>{shown.pluralLabel}</Link> : null;
  if (record === null || object === null) return <span className={styles.gone}>{say('notice.gone')}</span>;
  return <span className={styles.where}><Link address={addresses.record({ name: object }, record)} follow={follow}>{name || record}</Link>{notice.kind !== 'assigned' && <small>{notice.objectLabel}</small>}</span>;
}

function Link({ address, follow, children }: { readonly address: string; readonly follow: () => void; readonly children: ReactNode }): ReactNode {
  const { href, onClick } = linkTo(address);
  return <a href={href} onClick={(event) => { follow(); onClick(event); }}>{children}</a>;
}

function said({ kind, label, objectLabel, count, outcome, by }: Notice, say: Say): string {
  const name = by.name || say('notice.somebody');
  const words = { label: label ?? '', name, object: objectLabel ?? '', count: count ?? 0 };
  if (kind === 'assigned') return say(count === null ? 'notice.said.assigned' : 'notice.said.assignedMany', words);
  if (kind === 'approval') return say(outcome === 'remind' ? 'notice.said.remind' : 'notice.said.approval', words);
  if (kind === 'decided') return say(outcome === 'approved' || outcome === 'return' || outcome === 'recall' || outcome === 'stop' || outcome === 'reopen' ? `notice.said.${outcome}` : 'notice.said.other', words);
  return label ?? objectLabel ?? '';
}
