// Adds or changes a sharing rule in a panel beside the table, with the records it would share; the preview counts the people, too.
import { Input, Segmented, Select, Switch } from 'antd';
import { useState, type ReactNode } from 'react';
import type { TypeKind } from '../../../metadata/language/expression/expression';
import { useApp } from '../../describe/use-description';
import { useWords } from '../../words/words';
import { EditorDrawer } from '../editor-drawer';
import { ExpressionOf } from '../expression/expression-input';
import { languageName } from '../labels';
import { usePublish } from '../publish/use-publish';
import { RuleCount } from '../rules/rule-count';
import { useRuleEditing } from '../rules/use-rule-editing';
import { SettingRow, SwitchRow } from '../setting-row';
import type { ObjectSetup } from '../setup-data';
import { sharingRules, type SharingRule } from './sharing-changes';
import { targetOf, useTargets, type TargetKind } from './sharing-targets';

const condition: readonly TypeKind[] = ['boolean'];
const kinds = ['department', 'role', 'permissionSet'] as const satisfies readonly TargetKind[];

/** `rule`: the one that is changed; absent: a new one. */
export function SharingDrawer({ setup, rule, close }: { setup: ObjectSetup; rule?: SharingRule; close: () => void }): ReactNode {
  const { say, language } = useWords();
  const publish = usePublish();
  const second = useApp().languages[1];
  const targets = useTargets();
  const editing = useRuleEditing({ setup, close, settingOf });
  const { base, problems } = editing;
  const [body, setBody] = useState<SharingRule>(rule ?? { name: '', label: '', when: '', with: { below: true }, right: 'read' });
  const [kind, setKind] = useState<TargetKind>(() => targetOf(body).kind);
  const [other, setOther] = useState(() => (rule && second ? setup.translations[second]?.[`sharingRules.${rule.name}`] ?? '' : ''));
  const put = (part: Partial<SharingRule>): void => {
    setBody((before) => ({ ...before, ...part }));
    editing.changed(Object.keys(part));
  };
  const { value } = targetOf(body);
  const aim = (next: TargetKind, code: string | undefined, below: boolean): void => {
    setKind(next);
    put({ with: { ...(code === undefined ? {} : { [next]: code }), ...(next === 'department' && below ? { below: true } : {}) } });
  };
  const save = async (): Promise<void> => {
    const empty = [['label', 'rules.label', body.label], ['when', 'sharing.when', body.when], ['with', 'share.who', value ?? '']] as const;
    const missing = Object.fromEntries(empty.filter(([, , text]) => text.trim() === '').map(([name, word]) => [name, say('problem.required', { label: say(word) })]));
    if (!editing.begin(missing)) return;
    const label = body.label.trim();
    const name = rule?.name ?? await editing.nameAfter(other.trim() || label, sharingRules.of(base));
    const { off, ...plain } = body;
    editing.finish(await publish({
      changes: sharingRules.with(base, { ...plain, name, label, when: body.when.trim(), ...(off ? { off } : {}) }, second ? { language: second, label: other } : undefined),
      why: say(rule ? 'sharing.whyChange' : 'sharing.whyAdd', { object: setup.object.label, rule: label }), safe: false,
    }));
  };
  return (
    <EditorDrawer title={rule ? rule.label : say('sharing.addTitle')} editing={editing} save={save}>
      <SettingRow name="label" id="sharing-label" label={say('rules.label')} required problem={problems['label']} wide={!second}><Input id="sharing-label" autoFocus={!rule} maxLength={200} value={body.label} onChange={(event) => put({ label: event.target.value })} /></SettingRow>
      {second && <SettingRow name="otherLabel" id="sharing-other" label={`${say('rules.label')} (${languageName(second, language)})`}><Input id="sharing-other" maxLength={200} value={other} onChange={(event) => { setOther(event.target.value); editing.changed([]); }} /></SettingRow>}
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
    </EditorDrawer>
  );
}

function settingOf(pointer: string): string {
  return /^\/sharingRules\/\d+\/(label|when|with)/.exec(pointer)?.[1] ?? '';
}
