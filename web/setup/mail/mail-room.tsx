// What stands behind /setup/mail: the mail server, whom mails come from, and a mail to try it.
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Alert, App, Button, Input, InputNumber, Select } from 'antd';
import { parse } from 'graphql';
import { useState, type ReactNode } from 'react';
import { failureOf, failureWords, type Failure } from '../../data/failure';
import { Failed, Loading, NotFound } from '../../widgets/page-state';
import { useWords } from '../../words/words';
import { SettingRow } from '../setting-row';
import { SetupRoom } from '../setup-room';
import type { RoomProps } from '../setup-rooms';
import styles from './mail-room.module.css';

interface Settings { readonly source: 'environment' | 'setup' | null; readonly host: string; readonly port: number; readonly security: 'none' | 'starttls' | 'tls'; readonly user: string; readonly hasPassword: boolean; readonly address: string; readonly name: string }
type Form = Omit<Settings, 'source' | 'hasPassword'> & { readonly password: string };
const settingsDocument = parse('query MailSettings { mailSettings }');
const saveDocument = parse('mutation SaveMailSettings($settings: JSON!) { saveMailSettings(settings: $settings) }');
const tryDocument = parse('mutation SendTestMail($to: String!) { sendTestMail(to: $to) }');

/** The room of e-mail. */
export function MailRoom({ parts }: RoomProps): ReactNode {
  const { data, error, refetch } = useQuery<{ mailSettings: Settings }>(settingsDocument, { fetchPolicy: 'no-cache' });
  if (parts.length > 0) return <NotFound />;
  return <SetupRoom room="mail">{data ? <MailForm kept={data.mailSettings} /> : error ? <Failed failure={failureOf(error)} retry={() => void refetch()} /> : <Loading />}</SetupRoom>;
}

function formOf({ host, port, security, user, address, name }: Settings): Form {
  return { host, port, security, user, address, name, password: '' };
}

function MailForm({ kept }: { kept: Settings }): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [settings, setSettings] = useState(kept);
  const [form, setForm] = useState(formOf(kept));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const fixed = settings.source === 'environment';
  const changed = JSON.stringify(form) !== JSON.stringify(formOf(settings));
  const problemOf = (name: string): { readonly problem?: string } => {
    const problem = failure?.fields.find(({ path }) => path === name)?.message;
    return problem === undefined ? {} : { problem };
  };
  const set = (change: Partial<Form>): void => setForm({ ...form, ...change });
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const { password, ...rest } = form;
      const answer = await client.mutate<{ saveMailSettings: Settings }>({ mutation: saveDocument, variables: { settings: { ...rest, ...(password === '' ? {} : { password }) } } });
      setSettings(answer.data!.saveMailSettings);
      setForm(formOf(answer.data!.saveMailSettings));
      setFailure(null);
      void message.success(say('mail.saved'));
    } catch (failed) {
      setFailure(failureOf(failed));
    } finally {
      setBusy(false);
    }
  };
  const text = (name: 'host' | 'user' | 'address' | 'name', { help, required }: { readonly help?: string; readonly required?: boolean } = {}): ReactNode => (
    <SettingRow name={name} id={`mail-${name}`} label={say(`mail.${name}`)} {...(help === undefined ? {} : { help })} {...(required ? { required } : {})} {...problemOf(name)}>
      <Input id={`mail-${name}`} disabled={fixed} value={form[name]} autoComplete="off" onChange={(event) => set({ [name]: event.target.value })} />
    </SettingRow>
  );
  return (
    <form className={styles['form']} onSubmit={(event) => { event.preventDefault(); void save(); }}>
      {fixed && <Alert type="info" showIcon title={say('mail.environment')} />}
      <div className={styles['grid']}>
        {text('host', { help: say('mail.hostHelp'), required: true })}
        <SettingRow name="port" id="mail-port" label={say('mail.port')} {...problemOf('port')}><InputNumber id="mail-port" disabled={fixed} precision={0} value={form.port} onChange={(port) => { if (typeof port === 'number') set({ port }); }} /></SettingRow>
        <SettingRow name="security" id="mail-security" label={say('mail.security')} {...problemOf('security')}>
          <Select
            id="mail-security" disabled={fixed} value={form.security} options={(['starttls', 'tls', 'none'] as const).map((value) => ({ value, label: say(`mail.security.${value}`) }))}
            onChange={(security: Form['security']) => set({ security, ...(form.port === ports[form.security] ? { port: ports[security] } : {}) })}
          />
        </SettingRow>
        {text('user', { help: say('mail.userHelp') })}
        <SettingRow name="password" id="mail-password" label={say('mail.password')} help={say('mail.passwordHelp')} {...problemOf('password')}>
          <Input.Password id="mail-password" disabled={fixed} autoComplete="new-password" value={form.password} placeholder={settings.hasPassword ? say('mail.passwordKept') : undefined} onChange={(event) => set({ password: event.target.value })} />
        </SettingRow>
        {text('address', { required: true })}
        {text('name')}
      </div>
      {failure && failure.fields.length === 0 && <Alert type="error" showIcon role="alert" title={failureWords(failure, say)} />}
      {!fixed && <Button className={styles['save']} type="primary" htmlType="submit" loading={busy} disabled={!changed}>{say('action.save')}</Button>}
      <Trial ready={settings.source !== null && !changed} to={settings.address} />
    </form>
  );
}

const ports: Readonly<Record<Settings['security'], number>> = { starttls: 587, tls: 465, none: 25 };

function Trial({ ready, to: sender }: { ready: boolean; to: string }): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const [to, setTo] = useState(sender);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<{ readonly ok: boolean; readonly words: string } | null>(null);
  const send = async (): Promise<void> => {
    if (busy || !ready) return;
    setBusy(true);
    setAnswer(null);
    try {
      const { data } = await client.mutate<{ sendTestMail: string | null }>({ mutation: tryDocument, variables: { to } });
      const said = data!.sendTestMail;
      setAnswer(said === null ? { ok: true, words: say('mail.tried', { to }) } : { ok: false, words: said });
    } catch (failed) {
      const failure = failureOf(failed);
      setAnswer({ ok: false, words: failure.fields[0]?.message ?? failureWords(failure, say) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className={styles['trial']}>
      <h2>{say('mail.try')}</h2>
      <div className={styles['line']}>
        <Input
          id="mail-try" aria-label={say('mail.tryTo')} placeholder={say('mail.tryTo')} value={to} onChange={(event) => setTo(event.target.value)}
          onKeyDown={(event) => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) { event.preventDefault(); void send(); } }}
        />
        <Button loading={busy} disabled={!ready || to.trim() === ''} onClick={() => void send()}>{say('mail.try')}</Button>
      </div>
      {!ready && <small>{say('mail.saveFirst')}</small>}
      {answer && <Alert type={answer.ok ? 'success' : 'error'} showIcon role="alert" title={answer.words} />}
    </section>
  );
}
