// Changes one's own password; all other sessions end.
import { useApolloClient } from '@apollo/client/react';
import { Alert, App, Button, Input } from 'antd';
import { parse } from 'graphql';
import { useState, type FormEvent, type ReactNode } from 'react';
import { failureOf, failureWords } from '../../data/failure';
import { useWords } from '../../words/words';
import type { MySecurity } from './me-page';

const changeDocument = parse('mutation ChangePassword($current: String!, $next: String!) { changePassword(current: $current, next: $next) }');

/** Current, new, once more. */
export function PasswordForm({ security }: { security: MySecurity }): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (next !== again) return setProblem(say('me.passwordDiffers'));
    setBusy(true);
    setProblem(null);
    try {
      await client.mutate({ mutation: changeDocument, variables: { current, next } });
      for (const clear of [setCurrent, setNext, setAgain]) clear('');
      void message.success(say('me.passwordChanged'));
    } catch (failed) {
      const failure = failureOf(failed);
      setProblem(failure.fields[0]?.message || failureWords(failure, say));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="tg-me-form" onSubmit={(event) => void submit(event)}>
      <label htmlFor="current-password">{say('me.passwordCurrent')}</label>
      <Input.Password id="current-password" autoComplete="current-password" value={current} onChange={(event) => setCurrent(event.target.value)} />
      <label htmlFor="new-password">{say('me.passwordNew')}</label>
      <Input.Password id="new-password" autoComplete="new-password" value={next} onChange={(event) => setNext(event.target.value)} />
      <small>{say(security.passwordMix ? 'me.passwordHelpMix' : 'me.passwordHelp', { min: security.passwordLength })}</small>
      <label htmlFor="again-password">{say('me.passwordAgain')}</label>
      <Input.Password id="again-password" autoComplete="new-password" value={again} onChange={(event) => setAgain(event.target.value)} />
      {problem && <Alert type="error" showIcon title={problem} role="alert" />}
      <Button type="primary" htmlType="submit" loading={busy} disabled={!current || !next || !again}>{say('me.passwordGo')}</Button>
    </form>
  );
}
