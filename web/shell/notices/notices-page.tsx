// All notices of the viewer: everything, what is unread, what is read, what was put off.
import { SettingOutlined } from '@ant-design/icons';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { App, Button, Tabs } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { failureOf, failureWords } from '../../data/failure';
import { useApp } from '../../describe/use-description';
import { addresses, linkTo, navigate } from '../../widgets/navigation';
import { Empty, Failed, Loading } from '../../widgets/page-state';
import { PageTitle } from '../../widgets/page-title';
import { useWords } from '../../words/words';
import { NoticeItem } from './notice-item';
import { boxDocument, markAll, onNoticesChanged, type Notice, type NoticeBox, type NoticePage } from './notice-requests';
import styles from './notices.module.css';

const boxes: readonly NoticeBox[] = ['all', 'unread', 'read', 'later'];
const every = 30_000;

/** The page at /notices; the box stands in the address. */
export function NoticesPage({ box }: { readonly box: NoticeBox }): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const client = useApolloClient();
  const { message } = App.useApp();
  const { data, error, refetch, fetchMore } = useQuery<{ box: NoticePage }>(boxDocument, { variables: { box, after: null }, fetchPolicy: 'no-cache', pollInterval: every, skipPollAttempt: () => document.hidden });
  const [more, setMore] = useState<{ readonly rows: readonly Notice[]; readonly end: string | null } | null>(null);
  useEffect(() => onNoticesChanged(() => { setMore(null); void refetch().catch(() => undefined); }), [refetch]);
  useEffect(() => void refetch().catch(() => undefined), [language, refetch]);
  const rows = [...data?.box.nodes ?? [], ...more?.rows ?? []];
  const end = more ? more.end : data?.box.endCursor ?? null;
  const next = async (): Promise<void> => {
    const answer = await fetchMore({ variables: { box, after: end }, updateQuery: (before) => before });
    const page = (answer.data as { box: NoticePage } | undefined)?.box;
    if (page) setMore({ rows: [...more?.rows ?? [], ...page.nodes], end: page.endCursor });
  };
  const all = (): void => void markAll(client).then((count) => void message.success(say('notice.readAllDone', { count })), (failed: unknown) => void message.error(failureWords(failureOf(failed), say), 6));
  return (
    <div className="tg-page">
      <PageTitle parts={[say('notice.title'), app.label]} />
      <header className="tg-head"><div className="tg-head-row"><div className="tg-head-title"><h1>{say('notice.title')}</h1></div>
        <span className={styles.headActs}><Button {...linkTo(addresses.me)} icon={<SettingOutlined />} aria-label={say('notice.settings')} title={say('notice.settings')} /><Button onClick={all}>{say('notice.readAll')}</Button></span>
      </div></header>
      <Tabs activeKey={box} onChange={(key) => navigate(addresses.notices(key))} items={boxes.map((key) => ({ key, label: key === box && data ? `${say(`notice.box.${key}`)} (${data.box.totalCount})` : say(`notice.box.${key}`) }))} />
      {error && !data ? <Failed failure={failureOf(error)} retry={() => void refetch()} /> : !data ? <Loading rows={6} /> : rows.length === 0 ? <Empty title={say(`notice.none.${box}`)} hint={box === 'all' ? say('notice.noneHelp') : undefined} /> : (
        <>
          <ul className={styles.page}>{rows.map((notice) => <NoticeItem key={notice.id} notice={notice} />)}</ul>
          {end && <Button type="link" onClick={() => void next()}>{say('list.more')}</Button>}
        </>
      )}
    </div>
  );
}
