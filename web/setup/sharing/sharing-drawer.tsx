// Adds or changes a sharing rule in a panel beside the table, with the records it would share; the preview counts the people, too.
import { useApolloClient } from '@apollo/client/react';
import { Alert, App, Drawer, Input, Segmented, Select, Switch } from 'antd';
import { parse } from 'graphql';
import { useEffect, useState, type ReactNode } from 'react';
import type { TypeKind } from '../../../metadata/language/expression/expression';
import { useApp } from '../../describe/use-description';
import { useNarrow } from '../../widgets/use-narrow';
import { useWords } from '../../words/words';
import { EditorFoot } from '../editor-foot';
import { ExpressionOf } from '../expression/expression-input';
import { languageName } from '../labels';
import type { DefinitionProblem } from '../publish/publish-requests';
import { usePublish } from '../publish/use-publish';
import { RuleCount } from '../rules/rule-count';
import { SettingRow, SwitchRow } from '../setting-row';
import type { ObjectSetup } from '../setup-data';
import { freeSharingName, withSharingRule, type SharingRule } from './sharing-changes';
import { targetOf, useTargets, type TargetKind } from './sharing-targets';

const freeNameDocument = parse('query FreeSharingName($label: String!) { setup { freeName(label: $label) } }');
const condition: readonly TypeKind[] = ['boolean'];
const kinds = ['department', 'role', 'permissionSet'] as const satisfies readonly TargetKind[];

/** `rule`: the one that is changed; absent: a new one. */
export function SharingDrawer({ setup, rule, close }: { setup: ObjectSetup; rule?: SharingRule; close: () => void }): ReactNode {
  const { say, language } = useWords();
  const { modal } = App.useApp();
  const client = useApolloClient();
  const narrow = useNarrow();
  const publish = usePublish();
  const second = useApp().languages[1];
  const targets = useTargets();
  const [base, setBase] = useState(setup);
  const [body, setBody] = useState<SharingRule>(rule ?? { name: '', label: '', when: '', with: { below: true }, right: 'read' });
  const [kind, setKind] = useState<TargetKind>(() => targetOf(body).kind);
  const [other, setOther] = useState(() => (rule && second ? setup.translations[second]?.[`sharingRules.${rule.name}`] ?? '' : ''));
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [dirty, setDirty] = useState(false);
  const [state, setState] = useState<'idle' | 'busy' | 'published' | 'stale'>('idle');
  useEffect(() => {
    if (base === setup) return;
    if (state === 'published') close();
    // Somebody published first: the newest is the base now, what was typed stays.
    else if (state === 'stale') { setBase(setup); setState('idle'); }
  }, [base, close, setup, state]);
  const put = (part: Partial<SharingRule>): void => {
    setBody((before) => ({ ...before, ...part }));
    setProblems((before) => Object.fromEntries(Object.entries(before).filter(([key]) => !(key in part))));
    setDirty(true);
  };
  const { value } = targetOf(body);
  const aim = (next: TargetKind, code: string | undefined, below: boolean): void => {
    setKind(next);
    put({ with: { ...(code === undefined ? {} : { [next]: code }), ...(next === 'department' && below ? { below: true } : {}) } });
  };
  const leave = (): void => {
    if (!dirty) return close();
    modal.confirm({ title: say('leave.title'), content: say('setup.dropBody'), okText: say('setup.drop'), cancelText: say('leave.stay'), onOk: close });
  };
  const save = async (): Promise<void> => {
    if (state !== 'idle') return;
    const empty = [['label', 'rules.label', body.label], ['when', 'sharing.when', body.when], ['with', 'share.who', value ?? '']] as const;
    const missing = Object.fromEntries(empty.filter(([, , text]) => text.trim() === '').map(([name, word]) => [name, say('problem.required', { label: say(word) })]));
    setProblems(missing);
    if (Object.keys(missing).length > 0) return;
    setState('busy');
    const label = body.label.trim();
    const name = rule?.name ?? freeSharingName(base, await client.query<{ setup: { freeName: string } }>({ query: freeNameDocument, variables: { label: other.trim() || label }, fetchPolicy: 'no-cache' }).then(({ data }) => data!.setup.freeName, () => 'rule'));
    const { off, ...plain } = body;
    const outcome = await publish({
      changes: withSharingRule(base, { ...plain, name, label, when: body.when.trim(), ...(off ? { off } : {}) }, second ? { language: second, label: other } : undefined),
      why: say(rule ? 'sharing.whyChange' : 'sharing.whyAdd', { object: setup.object.label, rule: label }), safe: false,
    });
    if (outcome.state === 'unchanged') return close();
    setState(outcome.state === 'published' ? 'published' : outcome.state === 'conflict' ? 'stale' : 'idle');
    if (outcome.state === 'refused') setProblems(placed(outcome.problems));
  };
  return (
    <Drawer open size={narrow ? '100%' : 720} onClose={leave} keyboard destroyOnHidden title={rule ? rule.label : say('sharing.addTitle')} styles={{ body: { padding: 0 } }}>
      <div className="tg-setup-editor">
        <div className="tg-setup-editor-body">
          <div>
            {problems[''] && <Alert type="error" showIcon role="alert" title={problems['']} style={{ marginBottom: 12 }} />}
            <div className="tg-setup-form">
              <SettingRow name="label" id="sharing-label" label={say('rules.label')} required problem={problems['label']} wide={!second}><Input id="sharing-label" autoFocus={!rule} maxLength={200} value={body.label} onChange={(event) => put({ label: event.target.value })} /></SettingRow>
              {second && <SettingRow name="otherLabel" id="sharing-other" label={`${say('rules.label')} (${languageName(second, language)})`}><Input id="sharing-other" maxLength={200} value={other} onChange={(event) => { setOther(event.target.value); setDirty(true); }} /></SettingRow>}
              <SettingRow name="when" id="sharing-when" label={say('sharing.when')} required problem={problems['when']} wide>
                <ExpressionOf id="sharing-when" label={say('sharing.when')} object={setup.name} expected={condition} holds="fits" invalid={'when' in problems} text={body.when} onChange={(when) => put({ when: when ?? '' })} />
              </SettingRow>
              <RuleCount object={setup.name} when={body.when} meaning="fits" />
              <SettingRow name="kind" id="sharing-kind" label={say('sharing.kind')}>
                <Segmented id="sharing-kind" value={kind} options={kinds.map((one) => ({ value: one, label: say(`sharing.kind.${one}`) }))} onChange={(next) => aim(next as TargetKind, undefined, true)} />
              </SettingRow>
              <SettingRow name="with" id="sharing-with" label={say('share.who')} required problem={problems['with']} help={kind === 'permissionSet' ? undefined : say('sharing.codes')}>
                <Select id="sharing-with" showSearch={{ optionFilterProp: 'label' }} value={value} style={{ width: '100%' }} options={[...targets[kind]]} onChange={(code: string) => aim(kind, code, body.with.below === true)} />
              </SettingRow>
              {kind === 'department' && <div className="tg-setup-wide"><SwitchRow name="below" id="sharing-below" label={say('share.below')}><Switch id="sharing-below" size="small" checked={body.with.below === true} onChange={(below) => aim(kind, value, below)} /></SwitchRow></div>}
              <SettingRow name="right" id="sharing-right" label={say('share.right')} help={say('sharing.rightHelp')} wide>
                <Segmented id="sharing-right" value={body.right} options={[{ value: 'read', label: say('share.read') }, { value: 'edit', label: say('share.edit') }]} onChange={(right) => put({ right: right as SharingRule['right'] })} />
              </SettingRow>
              <div className="tg-setup-wide"><SwitchRow name="on" id="sharing-on" label={say('rules.on')}><Switch id="sharing-on" size="small" checked={!body.off} onChange={(on) => put({ off: on ? undefined : true })} /></SwitchRow></div>
            </div>
          </div>
        </div>
        <EditorFoot busy={state === 'busy'} leave={leave} save={save} />
      </div>
    </Drawer>
  );
}

/** Problems of the answer at the inputs they concern. */
function placed(problems: readonly DefinitionProblem[]): Readonly<Record<string, string>> {
  return Object.fromEntries(problems.map(({ pointer, message }) => [/^\/sharingRules\/\d+\/(label|when|with)/.exec(pointer)?.[1] ?? '', message]));
}
