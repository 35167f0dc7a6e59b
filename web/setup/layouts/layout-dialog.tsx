// A new layout as a copy of another, or another name for one: both in every language of the application.
import { useApolloClient } from '@apollo/client/react';
import { Alert, Modal, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useApp, useObject } from '../../describe/use-description';
import { addresses, navigate } from '../../widgets/navigation';
import { useWords } from '../../words/words';
import { LabelRows } from '../label-rows';
import { changedLabels } from '../labels';
import { nameAfter } from '../names-for';
import { usePublish, type PublishRequest } from '../publish/use-publish';
import { SettingRow } from '../setting-row';
import type { ObjectSetup } from '../setup-data';
import { copyOf, layoutKinds, layoutsOfKind, sourcesFor, type LayoutKind, type LayoutRow } from './layout-list';
import { layoutTitle } from './layout-words';

/** A copy of the layout with the key `from`, or another name. */
export type LayoutWish = { readonly kind: LayoutKind; readonly from: string } | { readonly rename: LayoutRow };

/** Publishes at once: nobody sees a layout before it is assigned. */
export function LayoutDialog({ setup, wish, close }: { setup: ObjectSetup; wish: LayoutWish; close: () => void }): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const object = useObject(setup.name);
  const client = useApolloClient();
  const publish = usePublish();
  const second = app.languages[1];
  const renamed = 'rename' in wish ? wish.rename : null;
  const [kind, setKind] = useState<LayoutKind>('rename' in wish ? wish.rename.kind : wish.kind);
  const sources = sourcesFor(setup, kind);
  const [from, setFrom] = useState('rename' in wish ? wish.rename.key : wish.from);
  const source = sources.find((row) => row.key === from) ?? sources[0];
  const [label, setLabel] = useState(renamed ? renamed.body.label ?? renamed.name ?? '' : '');
  const [other, setOther] = useState((renamed && second && setup.translations[second]?.[`layouts.${renamed.key}`]) ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const words = { setup, object, say, language };
  const request = async (): Promise<{ readonly ask: PublishRequest; readonly name?: string }> => {
    const labels = (key: string): ReturnType<typeof changedLabels> => (second ? changedLabels(setup.folder, setup.translations, { language: second, labels: { [`layouts.${key}`]: other } }) : []);
    if (renamed) {
      return { ask: { changes: [{ path: `${setup.folder}/layouts/${renamed.key}`, body: { ...renamed.body, label: label.trim() }, before: renamed.body }, ...labels(renamed.key)], why: say('layouts.whyRename', { from: layoutTitle(renamed, words), to: label.trim() }), safe: true } };
    }
    const taken = [...object.recordTypes, ...layoutKinds.flatMap((one) => layoutsOfKind(setup, one)).flatMap((row) => (row.name === undefined ? [] : [{ name: row.name }]))];
    const name = await nameAfter(client, other.trim() || label.trim(), { others: taken, otherwise: 'layout' });
    const body = copyOf(source!.body, { kind, name, label: label.trim() });
    return { name, ask: { changes: [{ path: `${setup.folder}/layouts/${kind}.${name}`, body, before: null }, ...labels(`${kind}.${name}`)], why: say('layouts.whyAdd', { object: object.label, layout: label.trim() }), safe: true } };
  };
  const go = async (): Promise<void> => {
    if (busy) return;
    if (!label.trim()) return setProblem(say('problem.required', { label: say('setup.label') }));
    setBusy(true);
    setProblem(null);
    try {
      const { ask, name } = await request();
      const outcome = await publish(ask);
      if (outcome.state === 'refused') return setProblem(outcome.problems[0]?.message ?? say('failure.unknown'));
      if (outcome.state !== 'published' && outcome.state !== 'unchanged') return;
      close();
      if (name !== undefined) navigate(`${addresses.setup(`objects/${setup.name}/${kind}`)}?layout=${name}`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open title={renamed ? `${say('layouts.rename')}: ${layoutTitle(renamed, words)}` : say('layouts.new')} onCancel={close} onOk={() => void go()} okText={say('setup.publish')} cancelText={say('action.cancel')} confirmLoading={busy} destroyOnHidden>
      {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 12 }} />}
      <div className="tg-setup-form tg-layout-dialog">
        <LabelRows id="layout" label={label} onLabel={setLabel} other={other} onOther={setOther} autoFocus onEnter={() => void go()} />
        {!renamed && (
          <>
            <SettingRow name="kind" id="layout-kind" label={say('layouts.kind')}><Select id="layout-kind" style={{ width: '100%' }} value={kind} onChange={setKind} options={layoutKinds.map((value) => ({ value, label: say(`design.kind.${value}`) }))} /></SettingRow>
            <SettingRow name="from" id="layout-from" label={say('layouts.copyOf')}>
              <Select
                id="layout-from" style={{ width: '100%' }} value={source?.key} onChange={setFrom}
                options={[...new Set(sources.map((row) => row.kind))].map((one) => ({ label: say(`design.kind.${one}`), options: sources.filter((row) => row.kind === one).map((row) => ({ value: row.key, label: `${say(`design.kind.${one}`)} · ${layoutTitle(row, words)}` })) }))}
              />
            </SettingRow>
          </>
        )}
      </div>
    </Modal>
  );
}
