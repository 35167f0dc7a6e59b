// A new permission set: its name, the module it stands in, and the set whose rights it begins with.
import { useApolloClient } from '@apollo/client/react';
import { Alert, Modal, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useApp } from '../../describe/use-description';
import { addresses, navigate } from '../../widgets/navigation';
import { useWords } from '../../words/words';
import { LabelRows } from '../label-rows';
import { changedLabels } from '../labels';
import { namesFor } from '../names-for';
import { usePublish } from '../publish/use-publish';
import { SettingRow } from '../setting-row';
import { moduleLabels, useApplicationSetup } from '../setup-data';
import type { SetRow } from './permission-data';
import { setNameFrom } from './rights';

/** Publishes the set and opens its grid. */
export function NewSetDialog({ sets, close }: { sets: readonly (SetRow & { readonly label: string })[]; close: () => void }): ReactNode {
  const { say } = useWords();
  const app = useApp();
  const client = useApolloClient();
  const publish = usePublish();
  const application = useApplicationSetup();
  const second = app.languages[1];
  const modules = application.modules.filter((module) => !module.off);
  const [label, setLabel] = useState('');
  const [other, setOther] = useState('');
  const [module, setModule] = useState(modules[0]?.name ?? '');
  const [from, setFrom] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const make = async (): Promise<void> => {
    if (busy) return;
    if (!label.trim()) return setProblem(say('problem.required', { label: say('setup.label') }));
    setBusy(true);
    setProblem(null);
    try {
      const [wanted] = await namesFor(client, [other.trim() || label.trim()], sets.map(({ body }) => body.name));
      const name = setNameFrom(wanted!);
      const outcome = await publish({
        changes: [
          { path: `${module}/permission-sets/${name}`, body: { name, label: label.trim(), objects: sets.find(({ path }) => path === from)?.body.objects ?? {} }, before: null },
          ...(second ? changedLabels(module, moduleLabels(application, module), { language: second, labels: { [`permissionSets.${name}`]: other } }) : []),
        ],
        why: say('people.whyNewSet', { set: label.trim() }), safe: true,
      });
      if (outcome.state === 'refused') setProblem(outcome.problems[0]?.message ?? say('failure.unknown'));
      if (outcome.state !== 'published') return;
      close();
      navigate(addresses.setup(`permissions/${module}/${name}`));
    } catch {
      setProblem(say('failure.offline'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open title={say('people.newSet')} onCancel={close} onOk={() => void make()} okText={say('setup.publish')} cancelText={say('action.cancel')} confirmLoading={busy} destroyOnHidden>
      {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 12 }} />}
      <div className="tg-setup-form">
        <LabelRows id="new-set" label={label} onLabel={setLabel} other={other} onOther={setOther} autoFocus onEnter={() => void make()} />
        <SettingRow name="module" id="new-set-module" label={say('setup.module')}><Select id="new-set-module" style={{ width: '100%' }} value={module} onChange={setModule} options={modules.map((one) => ({ value: one.name, label: app.modules.find(({ name }) => name === one.name)?.label ?? one.label }))} /></SettingRow>
        <SettingRow name="from" id="new-set-from" label={say('people.copyFrom')}><Select id="new-set-from" style={{ width: '100%' }} allowClear placeholder={say('people.copyNothing')} value={from} onChange={(path: string | undefined) => setFrom(path ?? null)} options={sets.map((set) => ({ value: set.path, label: set.label }))} /></SettingRow>
      </div>
    </Modal>
  );
}
