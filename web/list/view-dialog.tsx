// Asks for the name of a view, and for a new one also whether it opens first and who sees it.
import { Alert, Checkbox, Form, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { failureOf, failureWords } from '../data/failure';
import { useWords } from '../words/words';

export interface ViewWish { readonly label: string; readonly asDefault: boolean; readonly shared: boolean }
export interface ViewDialogProps { readonly label: string; readonly fresh: boolean; readonly mayShare: boolean; readonly save: (wish: ViewWish) => Promise<void>; readonly close: () => void }

/** The dialog; what the API refuses is shown in it, and nothing typed is lost. */
export function ViewDialog({ label, fresh, mayShare, save, close }: ViewDialogProps): ReactNode {
  const { say } = useWords();
  const [wish, setWish] = useState<ViewWish>({ label, asDefault: false, shared: false });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const submit = async (): Promise<void> => {
    if (wish.label.trim() === '') {
      setProblem(say('problem.required', { label: say('view.name') }));
      return;
    }
    setBusy(true);
    try {
      await save({ ...wish, label: wish.label.trim() });
    } catch (error) {
      const failure = failureOf(error);
      setProblem(failure.fields[0]?.message || failureWords(failure, say));
      setBusy(false);
    }
  };
  return (
    <Modal open title={say(fresh ? 'view.make' : 'view.rename').replace('…', '')} width={420} okText={say('action.save')} cancelText={say('action.cancel')} confirmLoading={busy} onOk={() => void submit()} onCancel={close} destroyOnHidden>
      <Form layout="vertical" onFinish={() => void submit()}>
        <Form.Item label={say('view.name')} required validateStatus={problem ? 'error' : undefined} htmlFor="view-name">
          <Input id="view-name" autoFocus maxLength={40} value={wish.label} placeholder={say('view.namePlaceholder')} onChange={(event) => { setWish({ ...wish, label: event.target.value }); setProblem(''); }} onPressEnter={(event) => { if (!event.nativeEvent.isComposing) void submit(); }} />
        </Form.Item>
        {problem && <Alert type="error" showIcon title={problem} style={{ marginTop: 8 }} />}
        {fresh && (
          <div className="tg-view-wishes">
            <Checkbox checked={wish.asDefault} onChange={(event) => setWish({ ...wish, asDefault: event.target.checked })}>{say('view.makeDefault')}</Checkbox>
            {mayShare && <Checkbox checked={wish.shared} onChange={(event) => setWish({ ...wish, shared: event.target.checked })}>{say('view.share')}</Checkbox>}
            {mayShare && wish.shared && <small>{say('view.shareHint')}</small>}
          </div>
        )}
      </Form>
    </Modal>
  );
}
