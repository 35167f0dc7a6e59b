// The form of a field: what every field has, the settings of its type, its initial value, and where it shows.
import { Checkbox, Input, Switch } from 'antd';
import { useApolloClient } from '@apollo/client/react';
import { parse } from 'graphql';
import { useMemo, useState, type ReactNode } from 'react';
import type { FieldDescription } from '../../../metadata/language/description';
import { fieldTypeCan, fieldTypes, type FieldFlag } from '../../../metadata/language/field-types';
import type { TypeKind } from '../../../metadata/language/expression/expression';
import type { PicklistDependency, PicklistValue } from '../../../metadata/language/types';
import { useApp } from '../../describe/use-description';
import { formatList } from '../../words/format';
import { shortName, useWords } from '../../words/words';
import type { WordKey } from '../../words/zh-cn';
import { languageName } from '../labels';
import { SettingRow, SwitchRow } from '../setting-row';
import type { ObjectSetup } from '../setup-data';
import { RenameButton } from '../rename/rename-button';
import { renamableField } from '../rename/renamable';
import { ValuesEditor } from '../picklists/values-editor';
import { CopiesEditor } from './copies-editor';
import { fitting } from './dependency/dependency';
import { DependencyRow } from './dependency/dependency-row';
import { DefaultInput } from './default-input';
import { isSwitch, isWide, refersTo, SettingInput } from './setting-input';
import type { FieldDraft } from './use-field-draft';
import { useDetailObject, useSettingChoices } from './use-setting-choices';

const freeNameDocument = parse('query FreeName($label: String!, $object: String) { setup { freeName(label: $label, object: $object) } }');
/** Switches every field may have, where its type allows them. */
const commons: readonly { readonly name: string; readonly flag: FieldFlag; readonly label: WordKey; readonly help: WordKey }[] = [
  { name: 'required', flag: 'required', label: 'setup.required', help: 'setup.requiredHelp' },
  { name: 'unique', flag: 'unique', label: 'setup.unique', help: 'setup.uniqueHelp' },
  { name: 'externalId', flag: 'unique', label: 'setup.externalId', help: 'setup.externalIdHelp' },
  { name: 'indexed', flag: 'indexed', label: 'setup.indexed', help: 'setup.indexedHelp' },
  { name: 'readOnly', flag: 'readOnly', label: 'setup.readOnly', help: 'setup.readOnlyHelp' },
];
/** Settings that stand elsewhere in the form. */
const elsewhere: ReadonlySet<string> = new Set(['values', 'picklist', 'dependsOn', 'copies']);

/** All rows. */
export function FieldForm({ setup, draft, description }: { setup: ObjectSetup; draft: FieldDraft; description: FieldDescription }): ReactNode {
  const { say, language } = useWords();
  const client = useApolloClient();
  const [named, setNamed] = useState(false);
  const choices = useSettingChoices(setup, draft);
  const { body, problems, words } = draft;
  const detail = useDetailObject(setup, draft);
  const returns = draft.type === 'formula' ? body['returns'] : 'boolean';
  const expression = useMemo(() => ({ object: draft.type === 'rollUp' ? detail : setup.name, expected: resultKinds(String(returns ?? '')) }), [detail, draft.type, returns, setup.name]);
  const first = useApp().languages[0] ?? language;
  const page = fieldTypes[draft.type];
  const one = shortName(language);
  const id = (name: string): string => `setting-${name}`;
  const proposeName = async (): Promise<void> => {
    const label = words['']?.trim() || String(body['label'] ?? '').trim();
    if (!draft.isNew || named || !label) return;
    const { data } = await client.query<{ setup: { freeName: string } }>({ query: freeNameDocument, variables: { label, object: setup.name }, fetchPolicy: 'no-cache' });
    draft.setName(data!.setup.freeName);
  };
  const propose = (): void => void proposeName().catch(() => undefined);
  const formerNames = ((body['formerNames'] ?? []) as unknown as readonly string[]).filter((name) => name !== draft.name);
  const settings = Object.entries(page.settings).filter(([name]) => !elsewhere.has(name));
  return (
    <div className="tg-setup-form">
      <SettingRow name="label" id={id('label')} label={language === first ? say('setup.label') : say('setup.labelIn', { language: languageName(first.split('-')[0]!, language) })} required problem={problems['label']}>
        <Input id={id('label')} autoFocus={draft.isNew} maxLength={200} value={String(body['label'] ?? '')} status={problems['label'] ? 'error' : undefined} onChange={(event) => draft.put('label', event.target.value)} onBlur={propose} />
      </SettingRow>
      {draft.language && (
        <SettingRow name="otherLabel" id={id('otherLabel')} label={say('setup.labelIn', { language: languageName(draft.language, language) })}>
          <Input id={id('otherLabel')} maxLength={200} value={words[''] ?? ''} onChange={(event) => draft.say('', event.target.value)} onBlur={propose} />
        </SettingRow>
      )}
      <SettingRow name="name" id={id('name')} label={say('setup.apiName')} required={draft.isNew} problem={problems['name']} help={draft.isNew ? say('setup.apiNameHelp') : formerNames.length > 0 ? say('changes.renameFormer', { names: formatList(formerNames, language) }) : undefined}>
        <Input
          id={id('name')} className="tg-setup-code" maxLength={40} spellCheck={false} disabled={!draft.isNew} suffix={!draft.isNew && <RenameButton subject={renamableField(setup, draft.name, description.label)} blocked={draft.dirty} />} value={draft.name} status={problems['name'] ? 'error' : undefined}
          onChange={(event) => {
            setNamed(event.target.value !== '');
            draft.setName(event.target.value);
          }}
        />
      </SettingRow>
      <PicklistRows object={setup.name} draft={draft} choices={choices['picklist']} />
      <DependencyRow setup={setup} draft={draft} values={description.values} />
      {settings.filter(([, setting]) => !isSwitch(setting)).map(([name, setting]) => (
        <SettingRow key={name} name={name} id={id(name)} label={setting.label[one]} help={setting.help[one]} required={page.requiredSettings?.includes(name)} problem={problems[name]} wide={isWide(setting)}>
          <SettingInput id={id(name)} setting={setting} value={body[name]} choices={choices[name]} expression={expression} invalid={name in problems} onChange={(value) => {
            draft.put(name, value);
            if (name === 'to' && draft.isNew && page.settings['inverse'] && body['inverse'] === undefined) {
              draft.put('inverse', inverseName(setup, String(value)));
              draft.put('inverseLabel', setup.object.label);
            }
          }} />
        </SettingRow>
      ))}
      {page.settings['copies'] && (
        <SettingRow name="copies" id={id('copies')} label={page.settings['copies'].label[one]} help={page.settings['copies'].help[one]} problem={problems['copies']} wide>
          <CopiesEditor id={id('copies')} object={setup.name} target={typeof body['to'] === 'string' ? body['to'] : undefined} value={(body['copies'] ?? {}) as Record<string, string>} onChange={(value) => draft.put('copies', value)} />
        </SettingRow>
      )}
      {fieldTypeCan(draft.type, 'default') && (
        <SettingRow name="default" id={id('default')} label={say('setup.default')} help={say('setup.defaultHelp')} problem={problems['default']} wide>
          <DefaultInput id={id('default')} object={setup.name} field={description} value={body['default']} invalid={'default' in problems} onChange={(value) => draft.put('default', value)} />
        </SettingRow>
      )}
      <SettingRow name="help" id={id('help')} label={say('setup.help')} help={say('setup.helpHelp')} problem={problems['help']} wide={!draft.language}>
        <Input.TextArea id={id('help')} autoSize={{ minRows: 1, maxRows: 4 }} maxLength={2000} value={String(body['help'] ?? '')} onChange={(event) => draft.put('help', event.target.value)} />
      </SettingRow>
      {draft.language && (
        <SettingRow name="otherHelp" id={id('otherHelp')} label={say('setup.helpIn', { language: languageName(draft.language, language) })}>
          <Input.TextArea id={id('otherHelp')} autoSize={{ minRows: 1, maxRows: 4 }} maxLength={2000} value={words['help'] ?? ''} onChange={(event) => draft.say('help', event.target.value)} />
        </SettingRow>
      )}
      <div className="tg-setup-switches tg-setup-wide">
        {settings.filter(([, setting]) => isSwitch(setting)).map(([name, setting]) => (
          <SwitchRow key={name} name={name} id={id(name)} label={setting.label[one]} help={setting.help[one]} problem={problems[name]}>
            <SettingInput id={id(name)} setting={setting} value={body[name]} invalid={name in problems} onChange={(value) => draft.put(name, value)} />
          </SwitchRow>
        ))}
        {commons.filter(({ flag }) => fieldTypeCan(draft.type, flag)).map(({ name, label, help }) => (
          <SwitchRow key={name} name={name} id={id(name)} label={say(label)} help={say(help)} problem={problems[name]}>
            <Switch id={id(name)} size="small" checked={body[name] === true} onChange={(on) => draft.put(name, on)} />
          </SwitchRow>
        ))}
      </div>
      {draft.isNew && <Places setup={setup} draft={draft} />}
    </div>
  );
}

/** What a formula of this result type must give. */
function resultKinds(returns: string): readonly TypeKind[] {
  if (returns === 'boolean' || returns === 'date' || returns === 'dateTime' || returns === 'text') return [returns];
  return ['decimal', 'currency', 'percent', 'integer'].includes(returns) ? ['number'] : [];
}

/** A name for the list of this object's records on the other object: the plural, with a number where this object points there already. */
function inverseName(setup: ObjectSetup, to: string): string {
  const taken = new Set(setup.fields.flatMap(({ body }) => ('to' in body && 'inverse' in body && [body.to].flat().includes(to) && body.inverse ? [body.inverse] : [])));
  const { plural } = setup.object;
  for (let number = 1; ; number++) {
    const name = number === 1 ? plural : `${plural}${number}`;
    if (!taken.has(name)) return name;
  }
}

/** Own values, or the name of a shared list. */
function PicklistRows({ object, draft, choices }: { object: string; draft: FieldDraft; choices: readonly { readonly value: string; readonly label: string }[] | undefined }): ReactNode {
  const { say, language } = useWords();
  const { body, problems, type } = draft;
  const [kept] = useState(() => (draft.isNew ? [] : (body['values'] ?? []) as unknown as readonly PicklistValue[]));
  const { picklist, values } = fieldTypes[type].settings;
  if (!picklist || !values || refersTo(values) !== 'picklistValues') return null;
  const one = shortName(language);
  const shared = typeof body['picklist'] === 'string';
  const own = Object.fromEntries(Object.entries(problems).filter(([place]) => place.startsWith('values/')).map(([place, text]) => [place.slice('values/'.length), text]));
  return (
    <>
      <SettingRow name="picklist" id="setting-picklist" label={picklist.label[one]} help={say('setup.sharedHelp')} problem={problems['picklist']}>
        <SettingInput id="setting-picklist" setting={picklist} value={body['picklist']} choices={choices} invalid={'picklist' in problems} onChange={(value) => {
          draft.put('picklist', value);
          if (value !== undefined) draft.put('values', undefined);
          draft.put('dependsOn', undefined);
        }} />
      </SettingRow>
      {!shared && (
        <SettingRow name="values" id="setting-values" label={values.label[one]} required problem={problems['values']} wide>
          <ValuesEditor
            {...(draft.isNew ? {} : { of: { object, field: draft.name } })}
            values={(body['values'] ?? []) as unknown as readonly PicklistValue[]} kept={kept} problems={own}
            onChange={(next) => {
              draft.put('values', next as unknown as typeof body['values']);
              if (body['dependsOn']) draft.put('dependsOn', fitting(body['dependsOn'] as unknown as PicklistDependency, { values: next.map(({ value }) => value) }) as unknown as typeof body['dependsOn']);
            }}
            {...(draft.language ? {
              english: Object.fromEntries(Object.entries(draft.words).filter(([key]) => key.startsWith('values.')).map(([key, text]) => [key.slice('values.'.length), text])),
              onEnglish: (value: string, text: string) => draft.say(`values.${value}`, text),
            } : {})}
          />
        </SettingRow>
      )}
    </>
  );
}

/** The layouts that are written down; the engine puts the field on the others by itself. */
function Places({ setup, draft }: { setup: ObjectSetup; draft: FieldDraft }): ReactNode {
  const { say } = useWords();
  const names = Object.keys(setup.layouts).sort((a, b) => order(a) - order(b));
  return (
    <SettingRow name="places" id="setting-places" label={say('setup.places')} help={say(names.length === 0 ? 'setup.placesMadeUp' : 'setup.placesHelp')} wide>
      <Checkbox.Group value={[...draft.places]} onChange={(next) => draft.setPlaces(new Set(next as string[]))} options={names.map((name) => {
        const [kind = '', recordType] = name.split('.');
        const word = kinds[kind];
        return { value: name, label: `${word ? say(word) : kind}${recordType ? ` (${recordType})` : ''}` };
      })} />
    </SettingRow>
  );
}

const kinds: Readonly<Record<string, WordKey>> = { edit: 'setup.tab.edit', view: 'setup.tab.view', list: 'setup.tab.list', 'quick-create': 'setup.quickCreate', phone: 'setup.phone' };

function order(layout: string): number {
  return Object.keys(kinds).indexOf(layout.split('.')[0] ?? '');
}
