// Asks what a report or dashboard of one's own is called and who sees it: only its owner, everybody, or some roles.
import { useQuery } from '@apollo/client/react';
import { Alert, Form, Input, Modal, Radio, Select } from 'antd';
import { parse } from 'graphql';
import { useRef, useState, type ReactNode } from 'react';
import { failureOf, failureWords } from '../data/failure';
import { useApp } from '../describe/use-description';
import { focusFirstField, useCloseOnEscape } from '../widgets/dialog-keys';
import { useWords } from '../words/words';
import type { Sharing } from './use-my-analyses';

export interface KeepWish extends Sharing { readonly label: string }
export interface KeepDialogProps { readonly title: string; readonly begin: KeepWish; readonly save: (wish: KeepWish) => Promise<void>; readonly close: () => void }

const rolesDocument = parse('query RoleNames { roles(first: 200, orderBy: [{ name: ASC }]) { nodes { id code name } } }');

/** What the API refuses is shown in it, and nothing typed is lost. */
export function KeepDialog({ title, begin, save, close }: KeepDialogProps): ReactNode {
  const { say } = useWords();
  const { viewer } = useApp();
  const [wish, setWish] = useState(begin);
  const [who, setWho] = useState<'me' | 'all' | 'roles'>(!begin.shared ? 'me' : begin.roles.length > 0 ? 'roles' : 'all');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const inside = useRef<HTMLDivElement>(null);
  useCloseOnEscape(inside, close);
  const { data } = useQuery<{ roles: { nodes: readonly { code: string; name: string }[] } }>(rolesDocument, { skip: who !== 'roles' });
  const put = (part: Partial<KeepWish>): void => { setWish({ ...wish, ...part }); setProblem(''); };
  const submit = async (): Promise<void> => {
    if (wish.label.trim() === '') return setProblem(say('problem.required', { label: say('report.name') }));
    if (who === 'roles' && wish.roles.length === 0) return setProblem(say('report.rolesNeeded'));
    setBusy(true);
    try {
      await save({ label: wish.label.trim(), shared: who !== 'me', roles: who === 'roles' ? wish.roles : [] });
    } catch (error) {
      const failure = failureOf(error);
      setProblem(failure.fields[0]?.message || failureWords(failure, say));
      setBusy(false);
    }
  };
  return (
    <Modal open keyboard={false} title={title} width={440} okText={say('action.save')} cancelText={say('action.cancel')} confirmLoading={busy} onOk={() => void submit()} onCancel={close} afterOpenChange={focusFirstField(inside)}>
      <div ref={inside}>
        <Form layout="vertical" onFinish={() => void submit()}>
          <Form.Item label={say('report.name')} required htmlFor="keep-name" validateStatus={problem ? 'error' : undefined}>
            <Input id="keep-name" maxLength={40} value={wish.label} onChange={(event) => put({ label: event.target.value })} onPressEnter={(event) => { if (!event.nativeEvent.isComposing) void submit(); }} />
          </Form.Item>
          {viewer.shareViews && (
            <Form.Item label={say('report.who')}>
              <Radio.Group aria-label={say('report.who')} value={who} onChange={(event) => setWho(event.target.value as typeof who)} options={(['me', 'all', 'roles'] as const).map((value) => ({ value, label: say(`report.who.${value}`) }))} />
              {who === 'roles' && <Select mode="multiple" style={{ width: '100%', marginTop: 8 }} aria-label={say('report.who.roles')} placeholder={say('report.who.roles')} value={[...wish.roles]} onChange={(roles) => put({ roles })} showSearch={{ optionFilterProp: 'label' }} options={data?.roles.nodes.map(({ code, name }) => ({ value: code, label: name }))} />}
              {who !== 'me' && <p className="tg-soft tg-keep-hint">{say('report.who.hint')}</p>}
            </Form.Item>
          )}
          {problem && <Alert type="error" showIcon title={problem} />}
        </Form>
      </div>
    </Modal>
  );
}
