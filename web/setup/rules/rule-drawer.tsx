// Adds or changes a validation rule in a panel beside the table, with what it would mean for the records there are.
import { Input, Select, Switch } from 'antd';
import { useState, type ReactNode } from 'react';
import type { TypeKind } from '../../../metadata/language/expression/expression';
import { useApp } from '../../describe/use-description';
import { useWords } from '../../words/words';
import { ExpressionOf } from '../expression/expression-input';
import { EditorDrawer } from '../editor-drawer';
import { languageName } from '../labels';
import { usePublish } from '../publish/use-publish';
import { useRuleEditing } from './use-rule-editing';
import { SettingRow, SwitchRow } from '../setting-row';
import type { ObjectSetup } from '../setup-data';
import { RuleCount } from './rule-count';
import { rulesOf, withRule, wordsOf, type Rule, type RuleWords } from './rule-changes';
import { fieldLabel } from './rules-tab';

const condition: readonly TypeKind[] = ['boolean'];

/** `rule`: the one that is changed; absent: a new one. */
export function RuleDrawer({ setup, rule, close }: { setup: ObjectSetup; rule?: Rule; close: () => void }): ReactNode {
  const { say, language } = useWords();
  const publish = usePublish();
  const second = useApp().languages[1];
  const editing = useRuleEditing({ setup, close, settingOf });
  const { base, problems } = editing;
  const [body, setBody] = useState<Partial<Rule>>(rule ?? {});
  const [words, setWords] = useState<RuleWords>(() => (rule && second ? wordsOf(setup, rule.name, second) : { label: '', message: '' }));
  const put = (part: Partial<Record<keyof Rule, string | boolean | undefined>>): void => {
    setBody((before) => ({ ...before, ...part }) as Partial<Rule>);
    editing.changed(Object.keys(part));
  };
  const say2 = (part: Partial<RuleWords>): void => { setWords((before) => ({ ...before, ...part })); editing.changed([]); };
  const save = async (): Promise<void> => {
    const missing = Object.fromEntries(([['label', 'rules.label'], ['when', 'rules.when'], ['message', 'rules.message']] as const)
      .filter(([name]) => String(body[name] ?? '').trim() === '').map(([name, word]) => [name, say('problem.required', { label: say(word) })]));
    if (!editing.begin(missing)) return;
    const label = body.label!.trim();
    const name = rule?.name ?? await editing.nameAfter(words.label.trim() || label, rulesOf(base));
    const written = withoutNothing({ ...body, name, label, when: body.when!.trim(), message: body.message!.trim() } as Rule);
    editing.finish(await publish({
      changes: withRule(base, written, second ? { language: second, ...words } : undefined),
      why: say(rule ? 'rules.whyChange' : 'rules.whyAdd', { object: setup.object.label, rule: label }), safe: true,
    }));
  };
  const first = language === 'zh-CN' || !second ? say('rules.label') : `${say('rules.label')} (${languageName('zh', language)})`;
  const inSecond = second && languageName(second, language);
  return (
    <EditorDrawer title={rule ? rule.label : say('rules.addTitle')} editing={editing} save={save}>
      <SettingRow name="label" id="rule-label" label={first} required problem={problems['label']} wide={!second}><Input id="rule-label" autoFocus={!rule} maxLength={200} value={body.label ?? ''} onChange={(event) => put({ label: event.target.value })} /></SettingRow>
      {second && <SettingRow name="otherLabel" id="rule-other-label" label={`${say('rules.label')} (${inSecond})`}><Input id="rule-other-label" maxLength={200} value={words.label} onChange={(event) => say2({ label: event.target.value })} /></SettingRow>}
      <SettingRow name="when" id="rule-when" label={say('rules.when')} required problem={problems['when']} wide>
        <ExpressionOf id="rule-when" label={say('rules.when')} object={setup.name} expected={condition} holds="fails" invalid={'when' in problems} text={body.when} onChange={(when) => put({ when })} />
      </SettingRow>
      <RuleCount object={setup.name} when={body.when} />
      <SettingRow name="message" id="rule-message" label={second ? `${say('rules.message')} (${languageName('zh', language)})` : say('rules.message')} required problem={problems['message']} wide><Input.TextArea id="rule-message" autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} value={body.message ?? ''} onChange={(event) => put({ message: event.target.value })} /></SettingRow>
      {second && <SettingRow name="otherMessage" id="rule-other-message" label={`${say('rules.message')} (${inSecond})`} wide><Input.TextArea id="rule-other-message" autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} value={words.message} onChange={(event) => say2({ message: event.target.value })} /></SettingRow>}
      <SettingRow name="field" id="rule-field" label={say('rules.field')} help={say('rules.fieldHelp')} problem={problems['field']}>
        <Select id="rule-field" allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={say('rules.form')} value={body.field} style={{ width: '100%' }} options={setup.fields.filter((field) => !field.body.off).map((field) => ({ value: field.name, label: fieldLabel(setup, field.name, language) }))} onChange={(field: string | undefined) => put({ field })} />
      </SettingRow>
      <div className="tg-setup-wide"><SwitchRow name="on" id="rule-on" label={say('rules.on')} help={say('rules.existing')}><Switch id="rule-on" size="small" checked={!body.off} onChange={(on) => put({ off: on ? undefined : true })} /></SwitchRow></div>
    </EditorDrawer>
  );
}

/** Without what says nothing. */
function withoutNothing(rule: Rule): Rule {
  return Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined && value !== false)) as unknown as Rule;
}

function settingOf(pointer: string): string {
  return /^\/rules\/\d+\/(label|when|message|field)/.exec(pointer)?.[1] ?? '';
}
