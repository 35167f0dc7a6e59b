// What one wants to hear of: a switch for each kind of notice.
import { useApolloClient, useQuery } from '@apollo/client/react';
import { App, Switch } from 'antd';
import { parse } from 'graphql';
import { useEffect, type ReactNode } from 'react';
import { failureOf, failureWords } from '../../data/failure';
import { Failed, Loading } from '../../widgets/page-state';
import { useWords } from '../../words/words';
import { noticesChanged } from '../notices/notice-requests';

interface Kind { readonly kind: string; readonly label: string | null; readonly objectLabel: string | null; readonly on: boolean }
const shape = 'kind label objectLabel on';
const kindsDocument = parse(`query NoticeKinds { kinds: noticeKinds { ${shape} } }`);
const quietDocument = parse(`mutation SetQuietNotices($kinds: [String!]!) { setQuietNotices(kinds: $kinds) { ${shape} } }`);

/** The switches. */
export function MyNotices(): ReactNode {
  const { say, language } = useWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const { data, error, refetch } = useQuery<{ kinds: readonly Kind[] }>(kindsDocument, { fetchPolicy: 'no-cache' });
  useEffect(() => void refetch().catch(() => undefined), [language, refetch]);
  if (error && !data) return <Failed small failure={failureOf(error)} retry={() => void refetch()} />;
  if (!data) return <Loading rows={3} />;
  const turn = async (kind: string, on: boolean): Promise<void> => {
    const quiet = data.kinds.filter((one) => (one.kind === kind ? !on : !one.on)).map((one) => one.kind);
    await client.mutate({ mutation: quietDocument, variables: { kinds: quiet } }).catch((failed: unknown) => void message.error(failureWords(failureOf(failed), say), 6));
    await refetch().catch(() => undefined);
    noticesChanged();
  };
  return (
    <>
      <p><small>{say('notice.settingsHelp')}</small></p>
      <ul className="tg-me-list">
        {data.kinds.map((one) => {
          const label = one.kind === 'assigned' || one.kind === 'approval' || one.kind === 'decided' ? say(`notice.kind.${one.kind}`) : one.label ?? one.kind;
          return (
            <li key={one.kind}>
              <span>{label}{one.objectLabel && <small>{say('notice.settingsReminders')} · {one.objectLabel}</small>}</span>
              <Switch checked={one.on} aria-label={label} onChange={(on) => void turn(one.kind, on)} />
            </li>
          );
        })}
      </ul>
    </>
  );
}
