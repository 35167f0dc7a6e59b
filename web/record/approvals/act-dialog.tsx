// The dialog of everything that is done about an approval: an opinion, files, and where it needs one a colleague.
import { PaperClipOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { Alert, App, Button, Input, Modal, Tag, Upload } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { failureOf } from '../../data/failure';
import { recordsChanged } from '../../data/changes';
import { uploadFile, type StoredFile } from '../../data/upload';
import { findObject, useApp } from '../../describe/use-description';
import type { Reference } from '../../field-types/reference';
import { ReferencePicker } from '../../field-types/reference-picker';
import { focusFirstField, useCloseOnEscape } from '../../widgets/dialog-keys';
import { useSaveKey } from '../../widgets/use-keys';
import { useWords } from '../../words/words';
import { refusedWords } from '../stages/stage-requests';
import { actOn, type ActOn, type ApprovalAct } from './approval-requests';
import styles from './approvals.module.css';

export interface ActDialogProps {
  readonly act: ApprovalAct;
  /** Name of the record. */
  readonly name: string;
  readonly object: string;
  readonly on: Omit<ActOn, 'opinion' | 'files' | 'to'>;
  /** What is said above the form. */
  readonly hint?: string | null;
  readonly close: () => void;
  readonly done?: () => void;
}

const needsReason: ReadonlySet<ApprovalAct> = new Set(['return', 'reopen']);
const withFiles: ReadonlySet<ApprovalAct> = new Set(['submit', 'approve', 'return', 'pass', 'add']);
const said = { submit: 'approval.submitted', approve: 'approval.approved', return: 'approval.returned', pass: 'approval.passed', add: 'approval.added', recall: 'approval.recalled', reopen: 'approval.reopened' } as const;

/** Ctrl+S, or Ctrl+Enter in the opinion, does it; nothing typed is lost when it is refused. */
export function ActDialog({ act, name, object, on, hint, close, done }: ActDialogProps): ReactNode {
  const { say } = useWords();
  const app = useApp();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [opinion, setOpinion] = useState('');
  const [to, setTo] = useState<readonly Reference[]>([]);
  const [files, setFiles] = useState<readonly StoredFile[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const people = findObject(app, 'user');
  const asks = act === 'pass' || act === 'add';
  const go = async (): Promise<void> => {
    if (busy) return;
    if (asks && !to[0]) return setProblem(say('approval.toNeeded'));
    if (needsReason.has(act) && opinion.trim() === '') return setProblem(say('approval.opinionNeeded'));
    setBusy(true);
    setProblem(null);
    try {
      await actOn(client, act, { ...on, opinion, files: files.map(({ id }) => id), ...(to[0] ? { to: to[0].id } : {}) });
      void message.success(say(said[act]));
      recordsChanged(object);
      close();
      done?.();
    } catch (error) {
      setProblem(refusedWords(failureOf(error), say));
      setBusy(false);
    }
  };
  useSaveKey(go, { enter: true });
  const inside = useRef<HTMLDivElement>(null);
  useCloseOnEscape(inside, close);
  useEffect(() => focusFirstField(inside)(true), []);
  const label = say(act === 'submit' ? 'approval.note' : act === 'reopen' || act === 'recall' ? 'approval.reason' : 'approval.opinion');
  return (
    <Modal open keyboard={false} footer={null} width={480} onCancel={close} mask={{ closable: false }} destroyOnHidden title={say(`approval.${act}Title`, { name })} styles={{ body: { padding: 0 } }}>
      <div className="tg-quick" ref={inside}>
        {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 12 }} />}
        {hint && <p className={styles.hint}>{hint}</p>}
        <div className={styles.form}>
          {asks && people && <label><span>{say('approval.to')}</span><ReferencePicker label={say('approval.to')} targets={[{ ...people, may: { ...people.may, create: false } }]} value={to} onChange={setTo} /></label>}
          <label><span>{label}</span><Input.TextArea value={opinion} maxLength={2000} autoSize={{ minRows: 3, maxRows: 8 }} onChange={(event) => setOpinion(event.target.value)} /></label>
          {withFiles.has(act) && <Attachments files={files} onChange={setFiles} />}
        </div>
        <div className="tg-quick-foot">
          <Button onClick={close}>{say('action.cancel')}</Button>
          <Button type="primary" danger={act === 'return' || act === 'reopen'} loading={busy} onClick={() => void go()}>{say(`approval.${act}`)}</Button>
        </div>
      </div>
    </Modal>
  );
}

function Attachments({ files, onChange }: { readonly files: readonly StoredFile[]; readonly onChange: (files: readonly StoredFile[]) => void }): ReactNode {
  const { say } = useWords();
  const { message } = App.useApp();
  const [sending, setSending] = useState(false);
  const send = async (file: File): Promise<void> => {
    setSending(true);
    try {
      onChange([...files, await uploadFile(file)]);
    } catch (error) {
      void message.error(error instanceof Error && error.message ? error.message : say('failure.offline'));
    } finally {
      setSending(false);
    }
  };
  return (
    <div className={styles.files}>
      {files.map((file) => <Tag key={file.id} closable onClose={() => onChange(files.filter((one) => one !== file))}>{file.name}</Tag>)}
      <Upload showUploadList={false} beforeUpload={(file) => { void send(file); return false; }}><Button size="small" type="text" loading={sending} icon={<PaperClipOutlined />}>{say('approval.attach')}</Button></Upload>
    </div>
  );
}
