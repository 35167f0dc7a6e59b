// Gives a field or a shared picklist another API name: asked for in a dialog, shown with all that follows, then published like any change.
import { EditOutlined } from '@ant-design/icons';
import { Button, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { formerNamesAfter } from '../../../metadata/language/former-names';
import { navigate } from '../../widgets/navigation';
import { useWords } from '../../words/words';
import { usePublish } from '../publish/use-publish';
import { SettingRow } from '../setting-row';

export interface Renamable {
  /** What people call it. */
  readonly label: string;
  readonly name: string;
  /** Path of its definition; the last part is its name. */
  readonly path: string;
  readonly body: { readonly formerNames?: readonly string[] };
  /** The body says its own name, as that of a picklist does. */
  readonly isNamed?: boolean;
  /** Names that are in use, or were. */
  readonly taken: ReadonlySet<string>;
  /** Address of its screen under another name. */
  readonly addressOf: (name: string) => string;
}

/** A small button with its dialog; `blocked` while the screen has something unsaved. */
export function RenameButton({ subject, blocked }: { subject: Renamable; blocked?: boolean }): ReactNode {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" type="link" icon={<EditOutlined />} disabled={blocked} onClick={() => setOpen(true)}>{say('changes.rename')}</Button>
      {open && <RenameDialog subject={subject} close={() => setOpen(false)} />}
    </>
  );
}

/** The dialog alone. */
export function RenameDialog({ subject, close }: { subject: Renamable; close: () => void }): ReactNode {
  const { say } = useWords();
  const publish = usePublish();
  const [to, setTo] = useState(subject.name);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const rename = async (): Promise<void> => {
    const wrong = !/^[a-z][A-Za-z0-9]{0,39}$/.test(to) ? say('setup.apiNameWrong') : subject.taken.has(to) && !subject.body.formerNames?.includes(to) ? say('changes.renameTaken') : undefined;
    setProblem(wrong);
    if (wrong !== undefined || busy) return;
    if (to === subject.name) return close();
    setBusy(true);
    const at = (name: string, formerNames: readonly string[]): { readonly path: string; readonly body: object } => ({ path: subject.path.replace(/[^/]+$/, name), body: { ...subject.body, ...(subject.isNamed ? { name } : {}), formerNames } });
    const now = at(to, formerNamesAfter(subject.body.formerNames, { from: subject.name, to }));
    const outcome = await publish({
      changes: [{ ...now, before: null }], back: [{ ...at(subject.name, formerNamesAfter((now.body as Renamable['body']).formerNames, { from: to, to: subject.name })), before: null }],
      why: say('changes.renameWhy', { label: subject.label, from: subject.name, to }), safe: false,
    });
    setBusy(false);
    if (outcome.state === 'refused') return setProblem(outcome.problems.map(({ message }) => message).join(' '));
    if (outcome.state !== 'published') return;
    close();
    navigate(subject.addressOf(to), { replace: true });
  };
  return (
    <Modal open width={520} title={say('changes.renameTitle', { label: subject.label })} onCancel={close} okText={say('changes.renameNext')} cancelText={say('action.cancel')} confirmLoading={busy} onOk={() => void rename()} destroyOnHidden>
      <SettingRow name="rename" id="rename-to" label={say('changes.renameTo')} required problem={problem} help={say('changes.renameHelp', { name: subject.name })}>
        <Input id="rename-to" className="tg-setup-code" autoFocus maxLength={40} spellCheck={false} value={to} status={problem ? 'error' : undefined} onChange={(event) => {
          setTo(event.target.value.trim());
          setProblem(undefined);
        }} onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing) void rename();
        }} />
      </SettingRow>
      {(subject.body.formerNames ?? []).length > 0 && <p className="tg-setup-keeps">{say('changes.renameFormer', { names: subject.body.formerNames!.filter((name) => name !== subject.name).join(say('changes.renameAnd')) })}</p>}
    </Modal>
  );
}
