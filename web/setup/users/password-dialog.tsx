// A way in for somebody who forgot the password or is new: a link that works once, or a new password that is shown once.
import { CopyOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { Alert, App, Button, Input, Modal, Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { failureOf, failureWords } from '../../data/failure';
import { useWords } from '../../words/words';
import { SettingRow } from '../setting-row';
import { linkDocument, newPassword, passwordDocument } from './users-data';

export interface PasswordDialogProps { readonly user: { readonly id: string; readonly name: string }; /** The user was just made. */ readonly invited: boolean; readonly changed: () => void; readonly close: () => void }

/** What is shown can be copied, and is never shown again. */
export function PasswordDialog({ user, invited, changed, close }: PasswordDialogProps): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [way, setWay] = useState<'link' | 'password'>(invited ? 'link' : 'password');
  const [password, setPassword] = useState(() => newPassword((bytes) => window.crypto.getRandomValues(bytes)));
  const [made, setMade] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const go = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      if (way === 'link') {
        const { data } = await client.mutate<{ createSignInLink: string }>({ mutation: linkDocument, variables: { user: user.id } });
        setMade(new URL(data!.createSignInLink, window.location.origin).href);
      } else {
        await client.mutate({ mutation: passwordDocument, variables: { user: user.id, password } });
        setMade(password);
      }
      changed();
    } catch (error) {
      const failure = failureOf(error);
      setProblem(failure.fields[0]?.message ?? failureWords(failure, say));
    } finally {
      setBusy(false);
    }
  };
  const copy = (): void => {
    navigator.clipboard.writeText(made ?? '').then(() => void message.success(say('people.copied')), () => void message.warning(say('people.copyByHand')));
  };
  return (
    <Modal open title={say(invited ? 'people.inviteTitle' : 'people.resetTitle', { name: user.name })} onCancel={close} destroyOnHidden
      footer={made ? <Button type="primary" onClick={close}>{say('people.close')}</Button> : <><Button onClick={close}>{say('action.cancel')}</Button><Button type="primary" loading={busy} onClick={() => void go()}>{say(way === 'link' ? 'people.makeLink' : 'people.setPassword')}</Button></>}>
      {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 12 }} />}
      {made ? (
        <>
          <Alert type="success" showIcon title={say(way === 'link' ? 'people.linkMade' : 'people.passwordMade')} style={{ marginBottom: 12 }} />
          <div className="tg-secret"><Input readOnly value={made} aria-label={say(way === 'link' ? 'people.wayLink' : 'people.wayPassword')} onFocus={(event) => event.target.select()} /><Button icon={<CopyOutlined />} onClick={copy}>{say('people.copy')}</Button></div>
        </>
      ) : (
        <>
          <Segmented block value={way} onChange={(next) => setWay(next as typeof way)} options={[{ value: 'password', label: say('people.wayPassword') }, { value: 'link', label: say('people.wayLink') }]} style={{ marginBottom: 12 }} />
          {way === 'link' ? <p className="tg-setup-why">{say('people.linkHelp')}</p> : (
            <SettingRow name="password" id="user-password" label={say('people.wayPassword')} help={say('people.passwordHelp')}><Input id="user-password" autoComplete="new-password" spellCheck={false} value={password} onChange={(event) => setPassword(event.target.value)} /></SettingRow>
          )}
        </>
      )}
    </Modal>
  );
}
