// One's own API keys: made with what they may be used for and for how long, shown once, revoked at once.
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Alert, App, Button, Input, Select, Typography } from 'antd';
import { parse } from 'graphql';
import { useState, type FormEvent, type ReactNode } from 'react';
import { failureOf, failureWords } from '../../data/failure';
import { allObjects, useApp } from '../../describe/use-description';
import { Failed, Loading } from '../../widgets/page-state';
import { formatMoment } from '../../words/format';
import { useWords } from '../../words/words';

interface Key { readonly id: string; readonly name: string; readonly scopes: readonly string[]; readonly createdAt: string; readonly seenAt: string | null; readonly expiresAt: string | null }
const keysDocument = parse('query MyApiKeys { myApiKeys { id name scopes createdAt seenAt expiresAt } }');
const makeDocument = parse('mutation CreateMyApiKey($name: String!, $scopes: [String!]!, $days: Int) { createMyApiKey(name: $name, scopes: $scopes, days: $days) { secret } }');
const revokeDocument = parse('mutation RevokeMyApiKey($id: ID!) { revokeMyApiKey(id: $id) }');

/** List and form. */
export function MyKeys(): ReactNode {
  const { say } = useWords();
  const app = useApp();
  const client = useApolloClient();
  const { message, modal } = App.useApp();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>(['read']);
  const [days, setDays] = useState(90);
  const [secret, setSecret] = useState<string | null>(null);
  const { data, error, refetch } = useQuery<{ myApiKeys: readonly Key[] }>(keysDocument, { fetchPolicy: 'no-cache' });
  if (error && !data) return <Failed small failure={failureOf(error)} retry={() => void refetch()} />;
  if (!data) return <Loading rows={2} />;
  const send = async <T,>(mutation: typeof makeDocument, variables: Readonly<Record<string, unknown>>): Promise<T | undefined> => {
    try {
      const answer = await client.mutate<T>({ mutation, variables });
      void refetch();
      return answer.data ?? undefined;
    } catch (failed) {
      void message.error(failureWords(failureOf(failed), say), 8);
      return undefined;
    }
  };
  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const made = await send<{ createMyApiKey: { secret: string } }>(makeDocument, { name, scopes, days: days === 0 ? null : days });
    if (!made) return;
    setSecret(made.createMyApiKey.secret);
    setName('');
  };
  const scopeLabel = (scope: string): string => {
    const [object, action] = scope.split(':');
    if (scope === '*') return say('me.scopeAll');
    if (action === undefined) return say(scope === 'setup' ? 'me.scopeSetup' : scope === 'write' ? 'me.scopeWrite' : 'me.scopeRead');
    return say(action === 'write' ? 'me.scopeObjectWrite' : 'me.scopeObjectRead', { object: allObjects(app).find((one) => one.name === object)?.label ?? object! });
  };
  const choices = ['*', 'read', 'write', ...(app.viewer.setup ? ['setup'] : []), ...allObjects(app).flatMap((object) => [`${object.name}:read`, `${object.name}:write`])];
  const revoke = (key: Key): void => void modal.confirm({
    title: say('me.keyRevokeTitle', { name: key.name }), content: say('me.keyRevokeBody'), okText: say('me.keyRevoke'), okButtonProps: { danger: true }, cancelText: say('action.cancel'), onOk: () => send(revokeDocument, { id: key.id }),
  });
  return (
    <>
      {data.myApiKeys.length === 0 ? <p><small>{say('me.keyNone')}</small></p> : (
        <ul className="tg-me-list">
          {data.myApiKeys.map((key) => (
            <li key={key.id}>
              <span>
                {key.name} · {key.scopes.map(scopeLabel).join(' / ')}
                <small>{say('me.keyTimes', { seen: key.seenAt ? formatMoment(key.seenAt, app.timeZone) : say('me.keyUnused'), until: key.expiresAt ? formatMoment(key.expiresAt, app.timeZone) : say('me.keyForEver') })}</small>
              </span>
              <Button size="small" danger type="text" onClick={() => revoke(key)}>{say('me.keyRevoke')}</Button>
            </li>
          ))}
        </ul>
      )}
      {secret && (
        <Alert type="success" showIcon closable={{ onClose: () => setSecret(null) }} title={say('me.keyMade')} description={<Typography.Text copyable className="tg-me-secret">{secret}</Typography.Text>} />
      )}
      <form className="tg-me-form" onSubmit={(event) => void make(event)}>
        <label htmlFor="key-name">{say('me.keyName')}</label>
        <Input id="key-name" maxLength={100} value={name} placeholder={say('me.keyNameExample')} onChange={(event) => setName(event.target.value)} />
        <label htmlFor="key-scopes">{say('me.keyScopes')}</label>
        <Select id="key-scopes" mode="multiple" value={scopes} onChange={setScopes} optionFilterProp="label" options={choices.map((scope) => ({ value: scope, label: scopeLabel(scope) }))} />
        <label htmlFor="key-days">{say('me.keyDays')}</label>
        <Select id="key-days" value={days} onChange={setDays} options={[30, 90, 365, 0].map((each) => ({ value: each, label: each === 0 ? say('me.keyForEver') : say('me.days', { count: each }) }))} />
        <Button htmlType="submit" disabled={!name.trim() || scopes.length === 0}>{say('me.keyMake')}</Button>
      </form>
    </>
  );
}
