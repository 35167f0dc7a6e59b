// Writes one e-mail to many records: who gets it and who does not and why, a look at it, a test to oneself, and then it goes out in the background.
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Alert, App, Button, Input, Modal } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import type { ObjectDescription } from '../../../metadata/language/description';
import { failureOf, failureWords } from '../../data/failure';
import { jobStarted } from '../../data/jobs';
import { addresses } from '../../widgets/navigation';
import { focusFirstField, useCloseOnEscape } from '../../widgets/dialog-keys';
import { Failed, Loading } from '../../widgets/page-state';
import { formatDecimal } from '../../words/format';
import { useWords } from '../../words/words';
import { mailInput, planDocument, previewDocument, sendDocument, startDocument, startMailingDocument, type MailForm, type MailingPlan, type MailPreview, type MailStart } from './mail-data';
import { MailFields } from './mail-fields';
import styles from './mail.module.css';
import { useAttempt } from './use-attempt';

export interface MailManyProps { readonly object: ObjectDescription; /** At least one. */ readonly ids: readonly string[]; readonly close: (sent: boolean) => void }

/** Reads who would get it and what it can begin with. */
export function MailManyDialog(props: MailManyProps): ReactNode {
  const { say } = useWords();
  const { ids, object } = props;
  const plan = useQuery<{ mailingPlan: MailingPlan }>(planDocument, { variables: { object: object.name, ids }, fetchPolicy: 'no-cache' });
  const start = useQuery<{ startMail: MailStart }>(startDocument, { variables: { record: ids[0] }, fetchPolicy: 'no-cache' });
  const error = plan.error ?? start.error;
  if (plan.data && start.data) return <Written {...props} plan={plan.data.mailingPlan} start={start.data.startMail} />;
  return (
    <Modal open footer={null} title={say('mail.many')} onCancel={() => props.close(false)}>
      {error ? <Failed small failure={failureOf(error)} retry={() => { void plan.refetch(); void start.refetch(); }} /> : <Loading rows={4} />}
    </Modal>
  );
}

const empty: MailForm = { to: '', cc: '', template: null, subject: '', body: null };

function Written({ object, ids, plan, start, close }: MailManyProps & { readonly plan: MailingPlan; readonly start: MailStart }): ReactNode {
  const { say, language } = useWords();
  const client = useApolloClient();
  const { message, modal } = App.useApp();
  const inside = useRef<HTMLDivElement>(null);
  const [form, setForm] = useState<MailForm>(empty);
  const [test, setTest] = useState('');
  const [preview, setPreview] = useState<MailPreview | null>(null);
  const { busy, failure, run } = useAttempt(() => setPreview(null));
  const leave = (): void => {
    if (form.subject === '' && form.body === null) return close(false);
    modal.confirm({ title: say('leave.title'), content: say('leave.body'), okText: say('leave.stay'), cancelText: say('leave.go'), onCancel: () => close(false) });
  };
  useCloseOnEscape(inside, leave);
  // The first who gets it shows how it looks for everybody.
  const first = ids.find((id) => !plan.examples.some((one) => one.id === id)) ?? ids[0]!;
  const sample = { ...form, to: test };
  const look = (): Promise<void> => run(async () => setPreview((await client.query<{ previewMail: MailPreview }>({ query: previewDocument, variables: { mail: mailInput(first, sample) }, fetchPolicy: 'no-cache' })).data!.previewMail));
  const tryOut = (): Promise<void> => run(async () => {
    await client.mutate({ mutation: sendDocument, variables: { mail: mailInput(first, sample), send: true } });
    void message.success(say('mail.testSent', { to: test.trim() }));
  });
  const send = (): Promise<void> => run(async () => {
    await client.mutate({ mutation: startMailingDocument, variables: { mailing: { object: object.name, ids, subject: form.subject.trim(), body: form.body ?? '' } } });
    jobStarted();
    void message.success(say('mail.manyBegun', { count: formatDecimal(plan.recipients, language) }), 6);
    close(true);
  });
  const problemOf = (name: string): string | undefined => failure?.fields.find(({ path }) => path === name)?.message;
  return (
    <Modal
      open keyboard={false} width={760} title={say('mail.many')} onCancel={leave} afterOpenChange={focusFirstField(inside)}
      footer={(
        <div className={styles['foot']}>
          <Button onClick={leave} disabled={busy}>{say('action.cancel')}</Button>
          <Button type="primary" loading={busy} disabled={start.problem !== null || plan.recipients === 0} onClick={() => void send()} style={{ marginInlineStart: 'auto' }}>{say('mail.sendMany', { count: formatDecimal(plan.recipients, language) })}</Button>
        </div>
      )}
    >
      <div ref={inside} className={styles['mail']}>
        {start.problem !== null && <Alert type="warning" showIcon title={start.problem} />}
        <Recipients object={object} plan={plan} />
        <MailFields
          many form={form} setForm={setForm} templates={start.templates} preview={preview} problemOf={problemOf}
          take={(template) => { setPreview(null); setForm({ ...form, template: template?.id ?? null, ...(template ? { subject: template.subject, body: template.body || null } : {}) }); }}
          look={(on) => (on ? void look() : setPreview(null))}
        />
        <div className={styles['row']}>
          <label htmlFor="mail-test">{say('mail.testTo')}</label>
          <div className={styles['line']}>
            <Input id="mail-test" type="email" value={test} maxLength={200} status={problemOf('to') ? 'error' : undefined} placeholder={say('mail.testHint')} onChange={(event) => setTest(event.target.value)} />
            <Button disabled={test.trim() === '' || start.problem !== null} loading={busy} onClick={() => void tryOut()}>{say('mail.testSend')}</Button>
          </div>
        </div>
        {failure && failure.fields.every(({ path }) => path !== 'subject' && path !== 'body') && <Alert type="error" showIcon role="alert" title={failure.fields[0]?.message ?? failureWords(failure, say)} />}
      </div>
    </Modal>
  );
}

/** How many get it, and those that do not with the reason. */
function Recipients({ object, plan: { recipients, left, examples } }: { object: ObjectDescription; plan: MailingPlan }): ReactNode {
  const { say, language } = useWords();
  const reasons = Object.entries(left).filter(([, count]) => count > 0) as [keyof MailingPlan['left'], number][];
  return (
    <Alert
      type={recipients === 0 ? 'error' : 'info'} showIcon title={say('mail.recipients', { count: formatDecimal(recipients, language) })}
      description={reasons.length === 0 ? undefined : (
        <>
          <div>{reasons.map(([why, count]) => say(`mail.left.${why}`, { count: formatDecimal(count, language) })).join(language === 'en' ? ', ' : '，')}</div>
          <details>
            <summary>{say('mail.leftOut')}</summary>
            <ul className={styles['left']}>{examples.map(({ id, name, why }) => <li key={id}>{name === '' ? id : <a href={addresses.record(object, id)} target="_blank" rel="noreferrer">{name}</a>} <small>{say(`mail.why.${why}`)}</small></li>)}</ul>
          </details>
        </>
      )}
    />
  );
}
