// Writes an e-mail about a record: recipient, template, words, a look at how it will be, and then it goes out in the background.
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Alert, App, Button, Modal } from 'antd';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { failureOf, failureWords } from '../../data/failure';
import { useApp } from '../../describe/use-description';
import { draftKey, dropDraft, keepDraft, readDraft } from '../../layout/draft';
import { focusFirstField, useCloseOnEscape } from '../../widgets/dialog-keys';
import { Failed, Loading } from '../../widgets/page-state';
import { UndoOffer } from '../../widgets/undo-offer';
import { useWords } from '../../words/words';
import { mailInput, previewDocument, sendDocument, startDocument, type MailForm, type MailPreview, type MailStart, type MailTemplate } from './mail-data';
import { MailFields } from './mail-fields';
import styles from './mail.module.css';
import { useAttempt } from './use-attempt';

export interface MailDialogProps { readonly record: { readonly id: string; readonly name: string }; readonly changed: () => void; readonly close: () => void }

/** Reads what a mail can begin with. */
export function MailDialog(props: MailDialogProps): ReactNode {
  const { say } = useWords();
  const { data, error, refetch } = useQuery<{ startMail: MailStart }>(startDocument, { variables: { record: props.record.id }, fetchPolicy: 'no-cache' });
  if (data) return <Written {...props} start={data.startMail} />;
  return (
    <Modal open footer={null} title={say('mail.writeTo', { name: props.record.name })} onCancel={props.close}>
      {error ? <Failed small failure={failureOf(error)} retry={() => void refetch()} /> : <Loading rows={4} />}
    </Modal>
  );
}

function Written({ record, changed, close, start }: MailDialogProps & { readonly start: MailStart }): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const { viewer } = useApp();
  const inside = useRef<HTMLDivElement>(null);
  const key = draftKey(viewer.id, 'mail', record.id);
  const fresh = useMemo<MailForm>(() => ({ to: start.addresses[0] ?? '', cc: '', template: null, subject: '', body: null }), [start]);
  const kept = useMemo(() => readDraft(window.localStorage, key, new Date())?.now as unknown as MailForm | undefined, [key]);
  const [form, setForm] = useState<MailForm>(kept ? { ...fresh, ...kept } : fresh);
  const [isDraft, setIsDraft] = useState(kept !== undefined);
  const [preview, setPreview] = useState<MailPreview | null>(null);
  const [warned, setWarned] = useState<string>('');
  const { busy, failure, run } = useAttempt(() => setPreview(null));
  useCloseOnEscape(inside, close);
  useEffect(() => {
    if (form === fresh || JSON.stringify(form) === JSON.stringify(fresh)) return;
    keepDraft(window.localStorage, key, { now: form as unknown as Record<string, unknown>, lines: {}, version: null, at: new Date().toISOString() });
  }, [form, fresh, key]);
  const look = async (): Promise<MailPreview> => (await client.query<{ previewMail: MailPreview }>({ query: previewDocument, variables: { mail: mailInput(record.id, form) }, fetchPolicy: 'no-cache' })).data!.previewMail;
  const finish = (send: boolean): Promise<void> => run(async () => {
    if (send) {
      const { unwilling } = await look();
      const addresses = unwilling.join(', ');
      if (addresses !== '' && addresses !== warned) return setWarned(addresses);
    }
    await client.mutate({ mutation: sendDocument, variables: { mail: mailInput(record.id, form), send } });
    dropDraft(window.localStorage, key);
    void message.success(say(send ? 'mail.sent' : 'mail.kept'));
    changed();
    close();
  });
  const take = (template: MailTemplate | undefined): void => {
    const before = form;
    setForm({ ...form, template: template?.id ?? null, ...(template ? { subject: template.subject, body: template.body || null } : {}) });
    setPreview(null);
    if (!template || (before.subject === '' && before.body === null) || before.template !== null) return;
    void message.info({ key, duration: 8, content: <UndoOffer what={say('mail.templateTaken', { name: template.name })} undo={() => { message.destroy(key); setForm(before); }} /> });
  };
  const problemOf = (name: string): string | undefined => failure?.fields.find(({ path }) => path === name)?.message;
  return (
    <Modal
      open keyboard={false} width={760} title={say('mail.writeTo', { name: record.name })} onCancel={close} afterOpenChange={focusFirstField(inside)}
      footer={(
        <div className={styles['foot']}>
          <Button onClick={() => void finish(false)} disabled={busy}>{say('mail.keep')}</Button>
          <span className={styles['key']}>{say('mail.sendKey')}</span>
          <Button type="primary" danger={warned !== ''} loading={busy} disabled={start.problem !== null} onClick={() => void finish(true)}>{say(warned === '' ? 'mail.send' : 'mail.sendAnyway')}</Button>
        </div>
      )}
    >
      {/* Keys pressed inside a field are those of the whole dialog. */}
      <div
        ref={inside} className={styles['mail']}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || start.problem !== null) return;
          event.preventDefault();
          void finish(true);
        }}
      >
        {start.problem !== null && <Alert type="warning" showIcon title={start.problem} />}
        {isDraft && <Alert type="info" showIcon title={say('mail.draft')} action={<Button size="small" onClick={() => { dropDraft(window.localStorage, key); setForm(fresh); setIsDraft(false); }}>{say('mail.dropDraft')}</Button>} />}
        <MailFields
          form={form} setForm={(next) => { setForm(next); setWarned(''); }} templates={start.templates} take={take} problemOf={problemOf} preview={preview}
          look={(on) => (on ? void run(async () => setPreview(await look())) : setPreview(null))}
        />
        {warned !== '' && <Alert type="warning" showIcon title={say('mail.unwilling', { addresses: warned })} />}
        {failure && failure.fields.every(({ path }) => !shownAtField.has(path)) && <Alert type="error" showIcon role="alert" title={failureWords(failure, say)} />}
      </div>
    </Modal>
  );
}

const shownAtField: ReadonlySet<string> = new Set(['to', 'cc', 'subject', 'body']);
