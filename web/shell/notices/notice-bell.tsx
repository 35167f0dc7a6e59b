// The bell in the top bar: how much is unread, and on a click what it is, unread first.
import { BellOutlined } from '@ant-design/icons';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { App, Badge, Button, Drawer, Popover } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { failureOf, failureWords } from '../../data/failure';
import { addresses, navigate } from '../../widgets/navigation';
import { Empty, Failed, Loading } from '../../widgets/page-state';
import { useNarrow } from '../../widgets/use-narrow';
import { useWords } from '../../words/words';
import { NoticeItem } from './notice-item';
import { markAll, onNoticesChanged, panelDocument, type NoticePage } from './notice-requests';
import styles from './notices.module.css';

/** Button and panel. */
export function NoticeBell({ unread }: { readonly unread: number }): ReactNode {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const narrow = useNarrow();
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => setOpen(false);
  const label = unread > 0 ? say('notice.badge', { count: unread }) : say('notice.badgeNone');
  const bell = <Button ref={button} type="text" aria-label={label} title={label} aria-haspopup="dialog" aria-expanded={open} onClick={narrow ? () => setOpen(true) : undefined} icon={<Badge count={unread} size="small" overflowCount={99}><BellOutlined /></Badge>} />;
  const panel = <Panel unread={unread} close={close} back={() => { close(); button.current?.focus(); }} />;
  // A telephone has no room beside the bell.
  if (narrow) return <>{bell}<Drawer open={open} onClose={close} placement="right" size="100%" title={say('notice.title')} destroyOnHidden styles={{ body: { padding: '8px 16px' } }}><div className={styles.narrow}>{panel}</div></Drawer></>;
  return <Popover trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen} destroyOnHidden content={panel}>{bell}</Popover>;
}

function Panel({ unread, close, back }: { readonly unread: number; readonly close: () => void; readonly back: () => void }): ReactNode {
  const { say, language } = useWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const { data, error, refetch } = useQuery<{ unread: NoticePage; read: NoticePage }>(panelDocument, { fetchPolicy: 'no-cache' });
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  useEffect(() => onNoticesChanged(() => void refetch().catch(() => undefined)), [refetch]);
  // What comes while it is open shows; labels come in the viewer's language.
  useEffect(() => void refetch().catch(() => undefined), [unread, language, refetch]);
  const rows = data ? [...data.unread.nodes, ...data.read.nodes] : [];
  const all = (): void => void markAll(client).then((count) => void message.success(say('notice.readAllDone', { count })), (failed: unknown) => void message.error(failureWords(failureOf(failed), say), 6));
  return (
    <div ref={panel} role="dialog" aria-label={say('notice.title')} tabIndex={-1} className={styles.panel} onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); back(); } }}>
      <header>
        <h2>{say('notice.title')}</h2>
        {data && data.unread.totalCount > 0 && <Button type="link" size="small" onClick={all}>{say('notice.readAll')}</Button>}
      </header>
      {error && !data ? <Failed small failure={failureOf(error)} retry={() => void refetch()} /> : !data ? <Loading rows={3} /> : rows.length === 0
        ? <Empty small title={say('notice.none.all')} hint={say('notice.noneHelp')} />
        : <ul>{rows.map((notice) => <NoticeItem key={notice.id} notice={notice} leave={close} />)}</ul>}
      <footer><Button type="link" size="small" href={addresses.notices()} onClick={(event) => { event.preventDefault(); close(); navigate(addresses.notices()); }}>{say('notice.all')}</Button></footer>
    </div>
  );
}
