// Shares a record with people, departments and roles, and shows with whom it is shared: by whom, until when, and what was before.
import { ApartmentOutlined, CloseOutlined, SafetyOutlined } from '@ant-design/icons';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Alert, App, Button, Checkbox, DatePicker, Input, Modal, Segmented, Tag } from 'antd';
import dayjs from 'dayjs';
import { useRef, useState, type ReactNode } from 'react';
import { failureOf, failureWords } from '../data/failure';
import { findObject, useApp } from '../describe/use-description';
import { ReferencePicker } from '../field-types/reference-picker';
import { Avatar } from '../widgets/avatar';
import { focusFirstField, useCloseOnEscape } from '../widgets/dialog-keys';
import { Failed, Loading } from '../widgets/page-state';
import { UndoOffer } from '../widgets/undo-offer';
import { formatMoment } from '../words/format';
import { useWords } from '../words/words';
import { againVariables, shareDocument, sharesDocument, shareVariables, unshareDocument, type ShareForm, type ShareRow } from './share-data';

export interface ShareDialogProps {
  readonly record: { readonly id: string; readonly name: string };
  readonly may: { readonly share: boolean; readonly edit: boolean };
  /** After every change. */
  readonly changed: () => void;
  readonly close: () => void;
}

const emptyForm: ShareForm = { who: [], below: true, right: 'read', until: null, note: '' };

/** Whoever may not share sees with whom the record is shared. */
export function ShareDialog({ record, may, changed, close }: ShareDialogProps): ReactNode {
  const { say } = useWords();
  const { message } = App.useApp();
  const client = useApolloClient();
  const [form, setForm] = useState(emptyForm);
  const { problem, setProblem, busy, run } = useSending();
  const [past, setPast] = useState(false);
  const inside = useRef<HTMLDivElement>(null);
  useCloseOnEscape(inside, close);
  const now = useQuery<{ recordShares: readonly ShareRow[] }>(sharesDocument, { variables: { id: record.id, ended: false }, fetchPolicy: 'network-only' });
  const before = useQuery<{ recordShares: readonly ShareRow[] }>(sharesDocument, { variables: { id: record.id, ended: true }, fetchPolicy: 'network-only', skip: !past });
  const again = async (): Promise<void> => {
    await Promise.all([now.refetch(), past ? before.refetch() : undefined]);
    changed();
  };
  const send = (work: () => Promise<unknown>): Promise<boolean> => run(async () => {
    await work();
    await again();
  });
  const share = async (): Promise<void> => {
    if (form.who.length === 0) return setProblem(say('share.whoNeeded'));
    if (!(await send(() => client.mutate({ mutation: shareDocument, variables: shareVariables([record.id], form) })))) return;
    void message.success(say('share.done', { count: form.who.length }));
    setForm(emptyForm);
  };
  const remove = async (row: ShareRow): Promise<void> => {
    if (!(await send(() => client.mutate({ mutation: unshareDocument, variables: { id: row.id } })))) return;
    const key = `unshared-${row.id}`;
    const undo = async (): Promise<void> => {
      message.destroy(key);
      await send(() => client.mutate({ mutation: shareDocument, variables: againVariables(record.id, row) }));
    };
    void message.success({ key, duration: 8, content: <UndoOffer what={say('share.removed', { name: row.name })} undo={() => void undo()} /> });
  };
  const shares = now.data?.recordShares;
  return (
    <Modal open keyboard={false} footer={null} width={560} title={say('share.title', { name: record.name })} onCancel={close} afterOpenChange={focusFirstField(inside)}>
      <div ref={inside} className="tg-share">
        {may.share && <ShareFields form={form} setForm={setForm} mayEdit={may.edit} busy={busy} submit={() => void share()} />}
        {problem && <Alert type="error" showIcon title={problem} />}
        <h3>{say('share.now')}</h3>
        {now.error && !shares ? <Failed small failure={failureOf(now.error)} retry={() => void now.refetch()} /> : !shares ? <Loading rows={2} /> : <ShareList rows={shares} empty={say('share.none')} remove={may.share ? (row) => void remove(row) : undefined} />}
        <Button type="link" size="small" className="tg-share-past" aria-expanded={past} onClick={() => setPast(!past)}>{say('share.ended')}</Button>
        {past && (before.data ? <ShareList rows={before.data.recordShares} empty={say('share.none')} /> : <Loading rows={1} />)}
      </div>
    </Modal>
  );
}

/** Shares several records at once, all of them or none. */
export function ShareManyDialog({ ids, title, mayEdit, close }: { readonly ids: readonly string[]; readonly title: string; readonly mayEdit: boolean; readonly close: (shared: boolean) => void }): ReactNode {
  const { say } = useWords();
  const { message } = App.useApp();
  const client = useApolloClient();
  const [form, setForm] = useState(emptyForm);
  const { problem, setProblem, busy, run } = useSending();
  const inside = useRef<HTMLDivElement>(null);
  useCloseOnEscape(inside, () => close(false));
  const submit = async (): Promise<void> => {
    if (form.who.length === 0) return setProblem(say('share.whoNeeded'));
    if (!(await run(() => client.mutate({ mutation: shareDocument, variables: shareVariables(ids, form) })))) return;
    void message.success(say('share.doneMany', { count: ids.length }));
    close(true);
  };
  return (
    <Modal open keyboard={false} footer={null} width={560} title={title} onCancel={() => close(false)} afterOpenChange={focusFirstField(inside)}>
      <div ref={inside} className="tg-share">
        <ShareFields form={form} setForm={setForm} mayEdit={mayEdit} busy={busy} submit={() => void submit()} />
        {problem && <Alert type="error" showIcon title={problem} />}
      </div>
    </Modal>
  );
}

/** Sends one thing at a time; `run` gives whether it went well, `problem` says what did not. */
function useSending(): { readonly busy: boolean; readonly problem: string | null; readonly setProblem: (problem: string | null) => void; readonly run: (work: () => Promise<unknown>) => Promise<boolean> } {
  const { say } = useWords();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setProblem(null);
    try {
      await work();
      return true;
    } catch (thrown) {
      setProblem(failureWords(failureOf(thrown), say));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, setProblem, run };
}

interface FieldsProps { readonly form: ShareForm; readonly setForm: (form: ShareForm) => void; readonly mayEdit: boolean; readonly busy: boolean; readonly submit: () => void }

function ShareFields({ form, setForm, mayEdit, busy, submit }: FieldsProps): ReactNode {
  const { say } = useWords();
  const app = useApp();
  // Whoever shares looks for somebody who is there: nobody is made on the way.
  const targets = ['user', 'department', 'role'].flatMap((name) => findObject(app, name) ?? []).map((target) => ({ ...target, may: { ...target.may, create: false } }));
  return (
    <form className="tg-share-form" onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <ReferencePicker label={say('share.who')} targets={targets} value={form.who} multiple onChange={(who) => setForm({ ...form, who })} placeholder={say('share.whoHint')} />
      {form.who.some((one) => one.object === 'department') && <Checkbox checked={form.below} onChange={(event) => setForm({ ...form, below: event.target.checked })}>{say('share.below')}</Checkbox>}
      <div className="tg-share-how">
        <Segmented aria-label={say('share.right')} value={form.right} onChange={(right) => setForm({ ...form, right: right as ShareForm['right'] })} options={[{ value: 'read', label: say('share.read') }, { value: 'edit', label: say('share.edit'), disabled: !mayEdit }]} />
        <DatePicker
          showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" aria-label={say('share.until')} placeholder={say('share.until')} title={say('share.forever')}
          value={form.until ? dayjs(form.until).tz(app.timeZone) : null} minDate={dayjs()}
          onChange={(next) => setForm({ ...form, until: next ? dayjs.tz(next.format('YYYY-MM-DD HH:mm:ss'), app.timeZone).toISOString() : null })}
        />
      </div>
      {!mayEdit && <small>{say('share.noRight')}</small>}
      <div className="tg-share-how">
        <Input value={form.note} maxLength={200} placeholder={say('share.note')} aria-label={say('share.note')} onChange={(event) => setForm({ ...form, note: event.target.value })} />
        <Button type="primary" htmlType="submit" loading={busy}>{say('share.add')}</Button>
      </div>
    </form>
  );
}

function ShareList({ rows, empty, remove }: { readonly rows: readonly ShareRow[]; readonly empty: string; readonly remove?: (row: ShareRow) => void }): ReactNode {
  const { say } = useWords();
  const { timeZone } = useApp();
  if (rows.length === 0) return <p className="tg-share-none">{empty}</p>;
  const at = (moment: string): string => formatMoment(moment, timeZone);
  return (
    <ul className="tg-share-list">
      {rows.map((row) => {
        const name = row.below ? say('share.withBelow', { name: row.name }) : row.name || '—';
        return (
          <li key={row.id} data-share={row.name}>
            {row.kind === 'user' ? <Avatar name={row.name} id={row.to} size={28} /> : <span className="tg-share-icon" aria-hidden>{row.kind === 'department' ? <ApartmentOutlined /> : <SafetyOutlined />}</span>}
            <div>
              <p>
                <strong>{name}</strong>
                <Tag color={row.right === 'edit' ? 'gold' : undefined}>{say(row.right === 'edit' ? 'share.edit' : 'share.read')}</Tag>
                {row.until && !row.endedAt && <span>{say('share.untilAt', { at: at(row.until) })}</span>}
              </p>
              <small>{say('share.by', { name: row.by.name, at: at(row.at) })}{row.endedAt && ` · ${row.endedBy?.name ? say('share.endedBy', { name: row.endedBy.name, at: at(row.endedAt) }) : say('share.ranOut', { at: at(row.endedAt) })}`}</small>
              {row.note && <small>{row.note}</small>}
            </div>
            {remove && <Button type="text" size="small" icon={<CloseOutlined />} aria-label={say('share.remove', { name })} title={say('share.remove', { name })} onClick={() => remove(row)} />}
          </li>
        );
      })}
    </ul>
  );
}
