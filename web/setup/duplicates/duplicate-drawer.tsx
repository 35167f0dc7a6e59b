// The panel of one duplicate rule: which fields, how they are compared, and what happens where something is found.
import { Input, Segmented, Select, Switch } from 'antd';
import { useState, type ReactNode } from 'react';
import { comparedTypes } from '../../../metadata/language/compared';
import type { DuplicateRuleDefinition } from '../../../metadata/language/types';
import { useApp } from '../../describe/use-description';
import { useWords } from '../../words/words';
import { EditorDrawer } from '../editor-drawer';
import { labelIn, languageName } from '../labels';
import { usePublish } from '../publish/use-publish';
import { useRuleEditing } from '../rules/use-rule-editing';
import { SettingRow, SwitchRow } from '../setting-row';
import type { ObjectSetup } from '../setup-data';
import { duplicateRules } from './duplicates-tab';

/** `rule`: the one that is changed; absent: a new one. */
export function DuplicateDrawer({ setup, rule, close }: { setup: ObjectSetup; rule?: DuplicateRuleDefinition; close: () => void }): ReactNode {
  const { say, language } = useWords();
  const publish = usePublish();
  const second = useApp().languages[1];
  const editing = useRuleEditing({ setup, close, settingOf });
  const { base, problems } = editing;
  const [body, setBody] = useState<DuplicateRuleDefinition>(rule ?? { name: '', label: '', fields: [], tellHidden: true });
  const [other, setOther] = useState(() => (rule && second ? setup.translations[second]?.[`duplicateRules.${rule.name}`] ?? '' : ''));
  const put = (part: Partial<DuplicateRuleDefinition>): void => {
    setBody((before) => ({ ...before, ...part }));
    editing.changed(Object.keys(part));
  };
  const choices = Object.entries(base.object.fields).filter(([, field]) => comparedTypes.has(field.type)).map(([name, field]) => ({ value: name, label: labelIn(base, { key: `fields.${name}`, written: field.label, language }) }));
  const save = async (): Promise<void> => {
    const missing = Object.fromEntries([...(body.label.trim() ? [] : [['label', say('problem.required', { label: say('rules.label') })]]), ...(body.fields.length > 0 ? [] : [['fields', say('problem.required', { label: say('duplicates.fields') })]])]) as Record<string, string>;
    if (!editing.begin(missing)) return;
    const label = body.label.trim();
    const name = rule?.name ?? await editing.nameAfter(other.trim() || label, duplicateRules.of(base));
    editing.finish(await publish({
      changes: duplicateRules.with(base, written({ ...body, name, label }), second ? { language: second, label: other } : undefined),
      why: say(rule ? 'duplicates.whyChange' : 'duplicates.whyAdd', { object: setup.object.label, rule: label }), safe: false,
    }));
  };
  return (
    <EditorDrawer title={rule ? rule.label : say('duplicates.addTitle')} editing={editing} save={save} size={640}>
      <SettingRow name="label" id="duplicate-label" label={say('rules.label')} required problem={problems['label']} wide={!second}><Input id="duplicate-label" autoFocus={!rule} maxLength={200} value={body.label} onChange={(event) => put({ label: event.target.value })} /></SettingRow>
      {second && <SettingRow name="otherLabel" id="duplicate-other" label={`${say('rules.label')} (${languageName(second, language)})`}><Input id="duplicate-other" maxLength={200} value={other} onChange={(event) => { setOther(event.target.value); editing.changed([]); }} /></SettingRow>}
      <SettingRow name="fields" id="duplicate-fields" label={say('duplicates.fields')} required problem={problems['fields']} help={say('duplicates.fieldsHelp')} wide>
        <Select id="duplicate-fields" mode="multiple" maxCount={5} showSearch={{ optionFilterProp: 'label' }} value={[...body.fields]} options={choices} style={{ width: '100%' }} onChange={(fields: string[]) => put({ fields })} />
      </SettingRow>
      {body.fields.length > 1 && (
        <SettingRow name="any" id="duplicate-any" label={say('duplicates.match')} help={say('duplicates.matchHelp')} wide>
          <Segmented id="duplicate-any" value={body.any === true} options={[{ value: false, label: say('duplicates.match.all') }, { value: true, label: say('duplicates.match.any') }]} onChange={(one) => put({ any: one as boolean })} />
        </SettingRow>
      )}
      <SettingRow name="ignore" id="duplicate-ignore" label={say('duplicates.ignore')} problem={problems['ignore']} help={say('duplicates.ignoreHelp')} wide>
        <Select id="duplicate-ignore" mode="tags" open={false} suffixIcon={null} maxCount={50} value={[...body.ignore ?? []]} style={{ width: '100%' }} tokenSeparators={[',', '，', '、']} onChange={(ignore: string[]) => put({ ignore: ignore.map((word) => word.trim()).filter(Boolean) })} />
      </SettingRow>
      <SettingRow name="among" id="duplicate-among" label={say('duplicates.among')} problem={problems['among']} help={say('duplicates.amongHelp')} wide>
        <Input id="duplicate-among" maxLength={40} value={body.among ?? ''} onChange={(event) => put({ among: event.target.value.trim() })} />
      </SettingRow>
      <SettingRow name="action" id="duplicate-action" label={say('duplicates.action')} wide>
        <Segmented id="duplicate-action" value={body.action ?? 'warn'} options={(['warn', 'refuse'] as const).map((action) => ({ value: action, label: say(`duplicates.action.${action}`) }))} onChange={(action) => put({ action: action as 'warn' | 'refuse' })} />
      </SettingRow>
      <div className="tg-setup-wide"><SwitchRow name="tellHidden" id="duplicate-hidden" label={say('duplicates.tellHidden')}><Switch id="duplicate-hidden" size="small" checked={body.tellHidden === true} onChange={(tellHidden) => put({ tellHidden })} /></SwitchRow></div>
      <div className="tg-setup-wide"><SwitchRow name="on" id="duplicate-on" label={say('rules.on')}><Switch id="duplicate-on" size="small" checked={!body.off} onChange={(on) => put({ off: on ? undefined : true })} /></SwitchRow></div>
    </EditorDrawer>
  );
}

/** Only what says something is written. */
function written({ any, ignore, among, action, tellHidden, off, ...rest }: DuplicateRuleDefinition): DuplicateRuleDefinition {
  return {
    ...rest, ...(any && rest.fields.length > 1 ? { any } : {}), ...(ignore?.length ? { ignore } : {}), ...(among ? { among } : {}), ...(action === 'refuse' ? { action } : {}), ...(tellHidden ? { tellHidden } : {}), ...(off ? { off } : {}),
  };
}

function settingOf(pointer: string): string {
  return /^\/duplicateRules\/\d+\/(label|fields|ignore|among)/.exec(pointer)?.[1] ?? '';
}
