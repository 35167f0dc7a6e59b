// The log of sign-ins: who, when, from where, with what result.
import { useApolloClient, useQuery } from '@apollo/client/react';
import { App, Button, Input, Select, Tag } from 'antd';
import { SearchOutlined } from '@ant-design/icons';
import { parse } from 'graphql';
import { useState, type ReactNode } from 'react';
import { failureOf, failureWords } from '../../data/failure';
import { allObjects, useApp } from '../../describe/use-description';
import { useReferences } from '../../field-types/reference-names';
import { Empty, Failed, Loading } from '../../widgets/page-state';
import { formatMoment } from '../../words/format';
import { useWords } from '../../words/words';
import type { WordKey } from '../../words/zh-cn';

interface Attempt { readonly id: string; readonly at: string; readonly user: string | null; readonly login: string; readonly result: string; readonly address: string; readonly agent: string }
const logDocument = parse('query SignInLog($result: String, $text: String, $before: ID) { signInLog(result: $result, text: $text, before: $before, first: 50) { id at user login result address agent } }');
const unlockDocument = parse('mutation UnlockUser($user: ID!) { unlockUser(user: $user) }');
const results: Readonly<Record<string, WordKey>> = {
  ok: 'security.result.ok', link: 'security.result.link', wrongPassword: 'security.result.wrongPassword', wrongCode: 'security.result.wrongCode',
  locked: 'security.result.locked', inactive: 'security.result.inactive', address: 'security.result.address',
};
const pageSize = 50;

/** Newest first, by result and by words. */
export function SignInLogPage(): ReactNode {
  const { say } = useWords();
  const app = useApp();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [result, setResult] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [older, setOlder] = useState<readonly Attempt[]>([]);
  const variables = { result, text: text.trim() || null };
  const { data, error, refetch } = useQuery<{ signInLog: readonly Attempt[] }>(logDocument, { variables, fetchPolicy: 'no-cache' });
  const attempts = [...(data?.signInLog ?? []), ...older];
  const users = allObjects(app).filter((object) => object.name === 'user');
  const people = new Map(useReferences(users, [...new Set(attempts.flatMap(({ user }) => user ?? []))]).map((person) => [person.id, person.name]));
  if (error && !data) return <Failed failure={failureOf(error)} retry={() => void refetch()} />;
  const unlock = async (user: string): Promise<void> => {
    try {
      await client.mutate({ mutation: unlockDocument, variables: { user } });
      void message.success(say('security.unlocked'));
    } catch (failed) {
      void message.error(failureWords(failureOf(failed), say), 6);
    }
  };
  const more = async (): Promise<void> => {
    const answer = await client.query<{ signInLog: readonly Attempt[] }>({ query: logDocument, variables: { ...variables, before: attempts.at(-1)!.id }, fetchPolicy: 'no-cache' });
    setOlder([...older, ...answer.data!.signInLog]);
  };
  return (
    <>
      <div className="tg-setup-tools">
        <Input
          allowClear className="tg-setup-find" prefix={<SearchOutlined />} placeholder={say('security.find')} aria-label={say('security.find')} value={text}
          onChange={(event) => { setOlder([]); setText(event.target.value); }}
        />
        <Select
          allowClear style={{ minWidth: 160 }} placeholder={say('security.result')} aria-label={say('security.result')} value={result} onChange={(next: string | undefined) => { setOlder([]); setResult(next ?? null); }}
          options={Object.entries(results).map(([value, label]) => ({ value, label: say(label) }))}
        />
      </div>
      {!data ? <Loading /> : attempts.length === 0 ? <Empty title={say('security.none')} /> : (
        <div className="tg-setup-table tg-security-log">
          <table>
            <thead><tr><th>{say('security.at')}</th><th>{say('security.who')}</th><th>{say('security.result')}</th><th>{say('security.from')}</th><th /></tr></thead>
            <tbody>
              {attempts.map((attempt) => (
                <tr key={attempt.id}>
                  <td className="tg-number">{formatMoment(attempt.at, app.timeZone)}</td>
                  <td>{attempt.user ? people.get(attempt.user) ?? attempt.login : attempt.login}{attempt.login && <small> {attempt.login}</small>}</td>
                  <td><Tag color={attempt.result === 'ok' || attempt.result === 'link' ? 'green' : 'red'}>{results[attempt.result] ? say(results[attempt.result]!) : attempt.result}</Tag></td>
                  <td title={attempt.agent}>{attempt.address.replace(/^::ffff:/, '')}</td>
                  <td>{attempt.result === 'locked' && attempt.user && <Button size="small" onClick={() => void unlock(attempt.user!)}>{say('security.unlock')}</Button>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {attempts.length > 0 && attempts.length % pageSize === 0 && <Button type="text" onClick={() => void more()}>{say('security.more')}</Button>}
    </>
  );
}
