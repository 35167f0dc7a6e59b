// Before a session ends because nobody uses it: a warning with the time that is left. What was typed is kept as a draft.
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button, Modal } from 'antd';
import { parse } from 'graphql';
import { useEffect, useState, type ReactNode } from 'react';
import { lastActivity, noteActivity, watchActivity } from '../data/activity';
import { useWords } from '../words/words';

const idleDocument = parse('query IdleRule { mySecurity { idleMinutes } }');
const stayDocument = parse('query StaySignedIn { viewer { id } }');
const warnBefore = 2 * 60_000;

/** Nothing while somebody is there. */
export function IdleWatch(): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const { data } = useQuery<{ mySecurity: { idleMinutes: number } }>(idleDocument, { fetchPolicy: 'no-cache' });
  const limit = (data?.mySecurity.idleMinutes ?? 0) * 60_000;
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => watchActivity(), []);
  useEffect(() => {
    if (limit === 0) return undefined;
    const timer = window.setInterval(() => {
      const rest = limit - (Date.now() - lastActivity());
      if (rest <= 0) window.location.assign(`/sign-in?reason=idle&next=${encodeURIComponent(`${window.location.pathname}${window.location.search}`)}`);
      else setLeft(rest < Math.min(warnBefore, limit / 2) ? Math.ceil(rest / 1000) : null);
    }, 1000);
    return () => window.clearInterval(timer);
  }, [limit]);
  const stay = (): void => {
    noteActivity();
    setLeft(null);
    client.query({ query: stayDocument, fetchPolicy: 'network-only' }).catch(() => undefined);
  };
  return (
    <Modal open={left !== null} title={say('idle.title')} closable={false} maskClosable={false} keyboard={false} footer={<Button type="primary" autoFocus onClick={stay}>{say('idle.stay')}</Button>}>
      <p>{say('idle.body', { seconds: left ?? 0 })}</p>
    </Modal>
  );
}
