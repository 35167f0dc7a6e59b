// Gives a field, a shared picklist or an object another API name: asked for in a dialog, shown with all that follows, then published like any change.
import { EditOutlined } from '@ant-design/icons';
import { Button, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { isApiName } from '../../../metadata/language/api-name';
import { navigate } from '../../widgets/navigation';
import { formatList } from '../../words/format';
import { useWords } from '../../words/words';
import { usePublish } from '../publish/use-publish';
import { SettingRow } from '../setting-row';
import './rename-button.css';

export type RenamedBody = { readonly formerNames?: readonly string[] };
export interface Renamable {
  /** What people call it. */
  readonly label: string;
  readonly name: string;
  /** Object: API name of its list. */
  readonly plural?: string;
  /** API names it had before. */
  readonly formerNames: readonly string[];
  /** Its definition under a new name; for an object with the name of its list. */
  readonly renamed: (to: string, plural: string) => { readonly path: string; readonly body: RenamedBody };
  /** The definition that takes that back, from the one it has under the new name. */
  readonly back: (now: RenamedBody, to: string) => { readonly path: string; readonly body: RenamedBody };
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
  const { say, language } = useWords();
  const publish = usePublish();
  const [to, setTo] = useState(subject.name);
  const [plural, setPlural] = useState(subject.plural ?? '');
  const isMany = subject.plural !== undefined;
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const former = subject.formerNames.filter((name) => name !== subject.name);
  const rename = async (): Promise<void> => {
    const wanted = isMany ? [to, plural] : [to];
    const wrong = wanted.some((name) => !isApiName(name)) ? say('setup.apiNameWrong') : wanted.some((name) => subject.taken.has(name)) || (isMany && to === plural) ? say('changes.renameTaken') : undefined;
    setProblem(wrong);
    if (wrong !== undefined || busy) return;
    if (to === subject.name) return close();
    setBusy(true);
    const now = subject.renamed(to, plural);
    const outcome = await publish({
      changes: [{ ...now, before: null }], back: [{ ...subject.back(now.body, to), before: null }],
      why: say('changes.renameWhy', { label: subject.label, from: subject.name, to }), safe: false,
    });
    setBusy(false);
    if (outcome.state === 'refused') return setProblem(outcome.problems.map(({ message }) => message).join(' '));
    if (outcome.state !== 'published') return;
    close();
    navigate(subject.addressOf(to), { replace: true });
  };
  return (
    // Away while the preview asks: two dialogs would lie over each other.
    <Modal open={!busy} width={520} title={say('changes.renameTitle', { label: subject.label })} onCancel={close} okText={say('changes.renameNext')} cancelText={say('action.cancel')} confirmLoading={busy} onOk={() => void rename()}>
      <div className="tg-rename">
      <SettingRow name="rename" id="rename-to" label={say('changes.renameTo')} required problem={problem} help={say('changes.renameHelp', { name: subject.name })}>
        <Input id="rename-to" className="tg-setup-code" autoFocus maxLength={40} spellCheck={false} value={to} status={problem ? 'error' : undefined} onChange={(event) => {
          setTo(event.target.value.trim());
          setProblem(undefined);
        }} onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing) void rename();
        }} />
      </SettingRow>
      {isMany && (
        <SettingRow name="rename-plural" id="rename-plural" label={say('changes.renamePlural')} required>
          <Input id="rename-plural" className="tg-setup-code" maxLength={40} spellCheck={false} value={plural} onChange={(event) => {
            setPlural(event.target.value.trim());
            setProblem(undefined);
          }} />
        </SettingRow>
      )}
      </div>
      {former.length > 0 && <p className="tg-setup-keeps">{say('changes.renameFormer', { names: formatList(former, language) })}</p>}
    </Modal>
  );
}
