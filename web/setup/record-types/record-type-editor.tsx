// One record type in setup: its name in both languages, whether it is offered and chosen by itself, and which values of each picklist it offers.
import { useApolloClient } from '@apollo/client/react';
import { Alert, Select, Switch } from 'antd';
import { useState, type ReactNode } from 'react';
import type { RecordTypeDefinition } from '../../../metadata/language/types';
import { useApp } from '../../describe/use-description';
import { useSaveKey } from '../../widgets/use-keys';
import { useWords } from '../../words/words';
import { definedValues } from '../fields/defined-values';
import { EditorHead } from '../editor-head';
import { LabelRows } from '../label-rows';
import { nameAfter } from '../names-for';
import { usePublish } from '../publish/use-publish';
import { fieldLabel } from '../rules/rules-tab';
import { SettingRow, SwitchRow } from '../setting-row';
import { useApplicationSetup, type ObjectSetup } from '../setup-data';
import { usePageEditing } from '../use-page-editing';
import { keyOf, recordTypesOf, withRecordType } from './record-type-changes';

/** `type`: the one that is changed; absent: a new one. */
export function RecordTypeEditor({ setup, type, close }: { setup: ObjectSetup; type?: RecordTypeDefinition; close: () => void }): ReactNode {
  const { say, language } = useWords();
  const client = useApolloClient();
  const publish = usePublish();
  const { picklists } = useApplicationSetup();
  const second = useApp().languages[1];
  const [body, setBody] = useState<RecordTypeDefinition>(() => type ?? { name: '', label: '', ...(recordTypesOf(setup).length === 0 ? { default: true } : {}) });
  const [other, setOther] = useState(() => (type && second ? setup.translations[second]?.[keyOf(type.name)] ?? '' : ''));
  const [problems, setProblems] = useState<readonly string[]>([]);
  const editing = usePageEditing(close);
  const { state } = editing;
  const put = (part: Partial<RecordTypeDefinition>): void => {
    setBody((before) => ({ ...before, ...part }));
    setProblems([]);
    editing.touch();
  };
  const save = async (): Promise<void> => {
    if (state !== 'idle') return;
    const label = body.label.trim();
    if (!label) return setProblems([say('problem.required', { label: say('setup.label') })]);
    editing.begin();
    const name = type?.name ?? (await nameAfter(client, other.trim() || label, { others: recordTypesOf(setup), otherwise: 'type' }));
    const outcome = await publish({
      changes: withRecordType(setup, { ...body, name, label }, second ? { language: second, label: other } : undefined),
      why: say(type ? 'types.whyChange' : 'types.whyAdd', { object: setup.object.label, type: label }), safe: false,
    });
    editing.finish(outcome);
    if (outcome.state === 'refused') setProblems(outcome.problems.map(({ message }) => message));
  };
  useSaveKey(save);
  const fields = setup.fields.filter(({ body: field }) => (field.type === 'picklist' || field.type === 'multiPicklist') && !field.off);
  return (
    <div data-editor="recordType">
      <EditorHead back={say('types.back')} editing={editing} close={close} save={save} />
      {problems.length > 0 && <Alert type="error" showIcon role="alert" title={problems.join(' ')} style={{ marginBottom: 12 }} />}
      <div className="tg-setup-form tg-setup-card">
        <LabelRows id="record-type" autoFocus={!type} label={body.label} onLabel={(label) => put({ label })} other={other} onOther={(label) => { setOther(label); editing.touch(); }} />
        <div className="tg-setup-switches tg-setup-wide">
          <SwitchRow name="active" id="record-type-active" label={say('types.active')} help={say('types.activeHelp')}><Switch id="record-type-active" size="small" checked={!body.inactive} onChange={(on) => put({ inactive: !on, ...(on ? {} : { default: false }) })} /></SwitchRow>
          <SwitchRow name="default" id="record-type-default" label={say('types.default')} help={say('types.defaultHelp')}><Switch id="record-type-default" size="small" disabled={body.inactive} checked={body.default ?? false} onChange={(on) => put({ default: on })} /></SwitchRow>
        </div>
      </div>
      {fields.length > 0 && (
        <>
          <h3>{say('types.limits')}</h3>
          <p className="tg-setup-why">{say('types.limitsHelp')}</p>
          <div className="tg-setup-form tg-setup-card">
            {fields.map((field) => (
              <SettingRow key={field.name} name={field.name} id={`record-type-${field.name}`} label={fieldLabel(setup, field.name, language)}>
                <Select
                  id={`record-type-${field.name}`} mode="multiple" allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={say('types.allValues')} style={{ width: '100%' }}
                  value={[...(body.picklists?.[field.name] ?? [])]} options={definedValues(setup, field, { picklists, language }).map(({ value, label }) => ({ value, label }))}
                  onChange={(values: string[]) => put({ picklists: { ...body.picklists, [field.name]: values } })}
                />
              </SettingRow>
            ))}
          </div>
        </>
      )}
    </div>
  );
}
