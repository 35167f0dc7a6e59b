// The table of an object's rules of one kind: adding, changing, switching on and off, deleting. The one that is open stands in the address.
import { PlusOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { type ComponentType, type ReactNode } from 'react';
import { findObject, useApp, useObject } from '../../describe/use-description';
import { addresses, linkTo, navigate, useAddress } from '../../widgets/navigation';
import { Empty } from '../../widgets/page-state';
import { useWords } from '../../words/words';
import type { WordKey } from '../../words/zh-cn';
import { labelled } from '../expression/labelled-text';
import { useReach } from '../expression/use-reach';
import { labelIn } from '../labels';
import type { ChangedDefinition } from '../publish/changed-definition';
import { usePublish } from '../publish/use-publish';
import { RowMenu, RowSwitch } from '../row-controls';
import type { ObjectSetup } from '../setup-data';

interface AnyRule { readonly name: string; readonly label: string; readonly when?: string; readonly off?: boolean }

/** The definition they stand in. */
const files = { rules: 'rules', sharingRules: 'sharing-rules', duplicateRules: 'duplicate-rules' } as const;

/** What one kind of rules has of its own. */
export interface RuleKind<R extends AnyRule> {
  /** Where their labels stand in translations. */
  readonly labels: 'rules' | 'sharingRules' | 'duplicateRules';
  /** What the keys of their words begin with. */
  readonly words: 'rules' | 'sharing' | 'duplicates';
  /** Beside label, condition and switch. */
  readonly columns: readonly { readonly title: WordKey; readonly className?: string; readonly cell: (rule: R) => ReactNode }[];
  readonly changed: (setup: ObjectSetup, rule: R) => readonly ChangedDefinition[];
  readonly without: (setup: ObjectSetup, name: string) => readonly ChangedDefinition[];
  /** Whether switching one publishes at once, with undo. */
  readonly safe: boolean;
  readonly Drawer: ComponentType<{ setup: ObjectSetup; rule?: R; close: () => void }>;
}

interface RulesProps<R extends AnyRule> { readonly setup: ObjectSetup; readonly rules: readonly R[]; readonly kind: RuleKind<R> }
interface RuleProps<R extends AnyRule> { readonly setup: ObjectSetup; readonly rule: R; readonly label: string; readonly kind: RuleKind<R> }

/** The rules in order, or what they are for where there is none. */
export function RulesTable<R extends AnyRule>({ setup, rules, kind }: RulesProps<R>): ReactNode {
  const { say, language } = useWords();
  const { path, query } = useAddress();
  const known = findObject(useApp(), setup.name) !== undefined;
  const { words, columns, Drawer } = kind;
  const opened = rules.find(({ name }) => name === query.get('rule'));
  const addressOf = (name: string): string => `${path}?rule=${encodeURIComponent(name)}`;
  const close = (): void => navigate(path, { replace: true });
  const label = (rule: R): string => labelIn(setup, { key: `${kind.labels}.${rule.name}`, written: rule.label, language });
  return (
    <>
      <div className="tg-setup-tools">
        <span className="tg-setup-hint">{say(`${words}.how`)}</span>
        <span className="tg-setup-tools-end"><Button type="primary" icon={<PlusOutlined />} onClick={() => navigate(`${path}?new`)}>{say(`${words}.add`)}</Button></span>
      </div>
      {rules.length === 0 ? <Empty title={say(`${words}.none`)} /> : (
        <div className="tg-setup-table">
          <table>
            <thead><tr><th>{say('rules.label')}</th>{words !== 'duplicates' && <th>{say(`${words}.when`)}</th>}{columns.map(({ title }) => <th key={title}>{say(title)}</th>)}<th>{say('rules.on')}</th><th aria-label={say('action.more')} /></tr></thead>
            <tbody>
              {rules.map((rule) => (
                <tr key={rule.name} data-name={rule.name} data-off={rule.off || undefined} onClick={() => navigate(addressOf(rule.name))}>
                  <td><a {...linkTo(addressOf(rule.name))}>{label(rule)}</a></td>
                  {rule.when !== undefined && <td className="tg-setup-some"><code>{known ? <Labelled object={setup.name} text={rule.when} /> : rule.when}</code></td>}
                  {columns.map(({ title, className, cell }) => <td key={title} className={className}>{cell(rule)}</td>)}
                  <td onClick={(event) => event.stopPropagation()}><RuleSwitch setup={setup} rule={rule} label={label(rule)} kind={kind} /></td>
                  <td className="tg-setup-right" onClick={(event) => event.stopPropagation()}><RuleMenu setup={setup} rule={rule} label={label(rule)} kind={kind} edit={addressOf(rule.name)} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {query.has('new') && <Drawer setup={setup} close={close} />}
      {opened && <Drawer key={opened.name} setup={setup} rule={opened} close={close} />}
    </>
  );
}

function Labelled({ object, text }: { object: string; text: string }): ReactNode {
  const reach = useReach(useObject(object), text);
  return labelled(text, reach);
}

function RuleSwitch<R extends AnyRule>({ setup, rule, label, kind }: RuleProps<R>): ReactNode {
  const { say } = useWords();
  const publish = usePublish();
  const turn = (on: boolean): Promise<unknown> => {
    const { off: _off, ...plain } = rule;
    return publish({ changes: kind.changed(setup, { ...plain, ...(on ? {} : { off: true }) } as R), why: say(`${kind.words}.${on ? 'whyOn' : 'whyOff'}`, { object: setup.object.label, rule: rule.label }), safe: kind.safe });
  };
  return <RowSwitch label={label} on={!rule.off} turn={turn} />;
}

function RuleMenu<R extends AnyRule>({ setup, rule, label, kind, edit }: RuleProps<R> & { readonly edit: string }): ReactNode {
  const { say } = useWords();
  const publish = usePublish();
  const { modal } = App.useApp();
  const remove = (): void => void modal.confirm({
    title: say('rules.deleteTitle', { rule: label }), content: say(`${kind.words}.deleteBody`), okText: say('action.delete'), okButtonProps: { danger: true }, cancelText: say('action.cancel'),
    onOk: async () => { await publish({ changes: kind.without(setup, rule.name), why: say(`${kind.words}.whyDelete`, { object: setup.object.label, rule: rule.label }), safe: true }); },
  });
  return <RowMenu label={label} items={[
    { key: 'edit', label: say('action.edit'), onClick: () => navigate(edit) },
    { key: 'history', label: say('compare.history'), onClick: () => navigate(`${addresses.setup('versions/history')}?path=${encodeURIComponent(`${setup.folder}/${files[kind.labels]}`)}&part=${kind.labels}.${rule.name}`) },
    { key: 'delete', label: say('action.delete'), danger: true, onClick: remove },
  ]} />;
}
