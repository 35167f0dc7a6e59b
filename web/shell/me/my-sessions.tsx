// Where one is signed in, and signing out elsewhere.
import { useApolloClient, useQuery } from '@apollo/client/react';
import { App, Button, Tag } from 'antd';
import { parse } from 'graphql';
import type { ReactNode } from 'react';
import { failureOf, failureWords } from '../../data/failure';
import { useApp } from '../../describe/use-description';
import { Failed, Loading } from '../../widgets/page-state';
import { formatAgo, formatMoment } from '../../words/format';
import { useWords } from '../../words/words';

interface Session { readonly id: string; readonly current: boolean; readonly agent: string; readonly address: string; readonly createdAt: string; readonly seenAt: string }
const sessionsDocument = parse('query MySessions { mySessions { id current agent address createdAt seenAt } }');
const endDocument = parse('mutation EndSession($id: ID!) { endSession(id: $id) }');
const endOthersDocument = parse('mutation EndOtherSessions { endOtherSessions }');

/** The list. */
export function MySessions(): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const client = useApolloClient();
  const { message } = App.useApp();
  const { data, error, refetch } = useQuery<{ mySessions: readonly Session[] }>(sessionsDocument, { fetchPolicy: 'no-cache' });
  if (error && !data) return <Failed small failure={failureOf(error)} retry={() => void refetch()} />;
  if (!data) return <Loading rows={2} />;
  const send = async (mutation: typeof endDocument, variables: Readonly<Record<string, unknown>>): Promise<void> => {
    try {
      await client.mutate({ mutation, variables });
      void message.success(say('me.signedOut'));
    } catch (failed) {
      void message.error(failureWords(failureOf(failed), say), 6);
    }
    void refetch();
  };
  return (
    <>
      <ul className="tg-me-list">
        {data.mySessions.map((session) => (
          <li key={session.id}>
            <span>
              {browserOf(session.agent) || say('me.program')} · {session.address.replace(/^::ffff:/, '')}
              <small>{say('me.sessionTimes', { seen: formatAgo(session.seenAt, language, app.timeZone), since: formatMoment(session.createdAt, app.timeZone) })}</small>
            </span>
            {session.current ? <Tag color="green">{say('me.thisOne')}</Tag> : <Button size="small" onClick={() => void send(endDocument, { id: session.id })}>{say('me.signOut')}</Button>}
          </li>
        ))}
      </ul>
      {data.mySessions.length > 1 && <Button onClick={() => void send(endOthersDocument, {})}>{say('me.signOutOthers')}</Button>}
    </>
  );
}

/** Browser and system as their names say it; enough to know one's own devices. */
function browserOf(agent: string): string {
  const browser = /(Edg|OPR|Firefox|MicroMessenger|Chrome|Safari)\//.exec(agent)?.[1];
  const names: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera', MicroMessenger: 'WeChat' };
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1];
  return [browser && (names[browser] ?? browser), system].filter(Boolean).join(', ');
}
