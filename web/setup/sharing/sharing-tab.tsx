// The sharing rules of an object: which records everybody of a department, a role or a permission set sees beside their own.
import { MoreOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Switch, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { findObject, useApp, useObject } from '../../describe/use-description';
import { linkTo, navigate, useAddress } from '../../widgets/navigation';
import { Empty } from '../../widgets/page-state';
import { useWords } from '../../words/words';
import { labelled } from '../expression/labelled-text';
import { useReach } from '../expression/use-reach';
import { labelIn } from '../labels';
import { usePublish } from '../publish/use-publish';
import type { ObjectSetup } from '../setup-data';
import { isShareable, sharingRulesOf, withoutSharingRule, withSharingRule, type SharingRule } from './sharing-changes';
import { SharingDrawer } from './sharing-drawer';
import { useTargetWords } from './sharing-targets';

/** The table of rules; the one that is open stands in the address. */
export function SharingTab({ setup }: { setup: ObjectSetup }): ReactNode {
  const { say } = useWords();
  if (!isShareable(setup)) return <Empty title={say('sharing.notHere')} />;
  return <Rules setup={setup} />;
}

function Rules({ setup }: { setup: ObjectSetup }): ReactNode {
  const { say, language } = useWords();
  const { path, query } = useAddress();
  const known = findObject(useApp(), setup.name) !== undefined;
  const target = useTargetWords();
  const rules = sharingRulesOf(setup);
  const opened = rules.find(({ name }) => name === query.get('rule'));
  const addressOf = (name: string): string => `${path}?rule=${encodeURIComponent(name)}`;
  const close = (): void => navigate(path, { replace: true });
  const label = (rule: SharingRule): string => labelIn(setup, { key: `sharingRules.${rule.name}`, written: rule.label, language });
  return (
    <>
      <div className="tg-setup-tools">
        <span className="tg-setup-hint">{say('sharing.how')}</span>
        <span className="tg-setup-tools-end"><Button type="primary" icon={<PlusOutlined />} onClick={() => navigate(`${path}?new`)}>{say('sharing.add')}</Button></span>
      </div>
      {rules.length === 0 ? <Empty title={say('sharing.none')} /> : (
        <div className="tg-setup-table">
          <table>
            <thead><tr><th>{say('rules.label')}</th><th>{say('sharing.when')}</th><th>{say('share.who')}</th><th>{say('share.right')}</th><th>{say('rules.on')}</th><th aria-label={say('action.more')} /></tr></thead>
            <tbody>
              {rules.map((rule) => (
                <tr key={rule.name} data-name={rule.name} data-off={rule.off || undefined} onClick={() => navigate(addressOf(rule.name))}>
                  <td><a {...linkTo(addressOf(rule.name))}>{label(rule)}</a></td>
                  <td className="tg-setup-some"><code>{known ? <Labelled object={setup.name} text={rule.when} /> : rule.when}</code></td>
                  <td>{target(rule)}</td>
                  <td><Tag color={rule.right === 'edit' ? 'gold' : undefined}>{say(rule.right === 'edit' ? 'share.edit' : 'share.read')}</Tag></td>
                  <td onClick={(event) => event.stopPropagation()}><RuleSwitch setup={setup} rule={rule} label={label(rule)} /></td>
                  <td className="tg-setup-right" onClick={(event) => event.stopPropagation()}><RuleMenu setup={setup} rule={rule} label={label(rule)} edit={addressOf(rule.name)} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {query.has('new') && <SharingDrawer setup={setup} close={close} />}
      {opened && <SharingDrawer key={opened.name} setup={setup} rule={opened} close={close} />}
    </>
  );
}

function Labelled({ object, text }: { object: string; text: string }): ReactNode {
  const reach = useReach(useObject(object), text);
  return labelled(text, reach);
}

function RuleSwitch({ setup, rule, label }: { setup: ObjectSetup; rule: SharingRule; label: string }): ReactNode {
  const { say } = useWords();
  const publish = usePublish();
  const [busy, setBusy] = useState(false);
  const turn = async (on: boolean): Promise<void> => {
    const { off: _off, ...plain } = rule;
    setBusy(true);
    await publish({ changes: withSharingRule(setup, on ? plain : { ...plain, off: true }), why: say(on ? 'sharing.whyOn' : 'sharing.whyOff', { object: setup.object.label, rule: rule.label }), safe: false });
    setBusy(false);
  };
  return <Switch size="small" checked={!rule.off} loading={busy} aria-label={`${say('rules.on')}: ${label}`} onChange={(on) => void turn(on)} />;
}

function RuleMenu({ setup, rule, label, edit }: { setup: ObjectSetup; rule: SharingRule; label: string; edit: string }): ReactNode {
  const { say } = useWords();
  const publish = usePublish();
  const { modal } = App.useApp();
  const remove = (): void => void modal.confirm({
    title: say('rules.deleteTitle', { rule: label }), content: say('sharing.deleteBody'), okText: say('action.delete'), okButtonProps: { danger: true }, cancelText: say('action.cancel'),
    onOk: async () => { await publish({ changes: withoutSharingRule(setup, rule.name), why: say('sharing.whyDelete', { object: setup.object.label, rule: rule.label }), safe: true }); },
  });
  return (
    <Dropdown trigger={['click']} placement="bottomRight" menu={{ items: [
      { key: 'edit', label: say('action.edit'), onClick: () => navigate(edit) },
      { key: 'delete', label: say('action.delete'), danger: true, onClick: remove },
    ] }}>
      <Button size="small" type="text" icon={<MoreOutlined />} aria-label={say('setup.moreOf', { label })} />
    </Dropdown>
  );
}
