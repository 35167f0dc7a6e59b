// Makes an object, or changes what an object is called: labels, icon, menu entry, and how its records are named.
import { Alert, App, Drawer, Input, Segmented, Select, Switch } from 'antd';
import { useApolloClient } from '@apollo/client/react';
import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { isApiName } from '../../../metadata/language/api-name';
import type { FieldDefinition, ObjectDefinition } from '../../../metadata/language/types';
import { useApp } from '../../describe/use-description';
import { addresses, navigate } from '../../widgets/navigation';
import { iconNames, ObjectIcon } from '../../widgets/object-icon';
import { Loading } from '../../widgets/page-state';
import { useNarrow } from '../../widgets/use-narrow';
import { useWords } from '../../words/words';
import { EditorFoot } from '../editor-foot';
import { changedLabels, languageName } from '../labels';
import type { ChangedDefinition } from '../publish/changed-definition';
import type { DefinitionProblem } from '../publish/publish-requests';
import { usePublish } from '../publish/use-publish';
import { SettingRow, SwitchRow } from '../setting-row';
import { useApplicationSetup, type ObjectSetup } from '../setup-data';
import { UsedWhere } from '../uses/used-where';
import { freeNameDocument, menuChange, pluralOf } from './new-object';

/** `setup`: the object that is changed; absent: a new one. */
export function ObjectDrawer({ setup, close }: { setup?: ObjectSetup; close: () => void }): ReactNode {
  const { say } = useWords();
  const { modal } = App.useApp();
  const narrow = useNarrow();
  const [dirty, setDirty] = useState(false);
  const leave = (): void => {
    if (!dirty) return close();
    modal.confirm({ title: say('leave.title'), content: say('setup.dropBody'), okText: say('setup.drop'), cancelText: say('leave.stay'), onOk: close });
  };
  return (
    <Drawer open size={narrow ? '100%' : 640} onClose={leave} destroyOnHidden title={setup ? say('setup.objectSettings') : say('setup.newObject')} styles={{ body: { padding: 0 } }}>
      <Suspense fallback={<Loading />}><Editor setup={setup} close={close} leave={leave} onDirty={() => setDirty(true)} /></Suspense>
    </Drawer>
  );
}

interface Typed {
  readonly label: string; readonly other: string; readonly otherPlural: string; readonly name: string; readonly plural: string; readonly module: string; readonly help: string;
  readonly icon: string; readonly naming: 'text' | 'autoNumber'; readonly nameLabel: string; readonly pattern: string; readonly menu: boolean; readonly owned: boolean;
}

function Editor({ setup: given, close, leave, onDirty }: { setup: ObjectSetup | undefined; close: () => void; leave: () => void; onDirty: () => void }): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const client = useApolloClient();
  const publish = usePublish();
  const application = useApplicationSetup();
  const [setup, setSetup] = useState(given);
  const [stale, setStale] = useState(false);
  useEffect(() => {
    // After a conflict the newest is what the next attempt is compared with; what was typed stays.
    if (!stale || given === setup) return;
    setSetup(given);
    setStale(false);
  }, [given, setup, stale]);
  const second = app.languages[1];
  const isNew = setup === undefined;
  const folderModule = setup?.folder.split('/')[0];
  const [typed, setTyped] = useState<Typed>(() => ({
    label: setup?.object.label ?? '', name: setup?.name ?? '', plural: setup?.object.plural ?? '', help: setup?.object.help ?? '', icon: setup?.object.icon ?? 'appstore',
    other: (second && setup?.translations[second]?.['label']) ?? '', otherPlural: (second && setup?.translations[second]?.['plural']) ?? '',
    module: folderModule ?? application.modules[0]?.name ?? '', naming: 'text', nameLabel: say('setup.nameFieldLabel'), pattern: '{YYYY}-{0000}',
    menu: setup ? application.modules.find((module) => module.name === folderModule)?.navigation.includes(setup.name) === true : true,
    owned: setup?.object.owned !== false,
  }));
  const [named, setNamed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const put = (change: Partial<Typed>): void => {
    setTyped((before) => ({ ...before, ...change }));
    setProblems((before) => Object.fromEntries(Object.entries(before).filter(([place]) => !(place in change))));
    onDirty();
  };
  const propose = (): void => {
    const label = typed.other.trim() || typed.label.trim();
    if (!isNew || named || !label) return;
    client.query<{ setup: { freeName: string } }>({ query: freeNameDocument, variables: { label }, fetchPolicy: 'no-cache' })
      .then(({ data }) => setTyped((before) => ({ ...before, name: data!.setup.freeName, plural: pluralOf(data!.setup.freeName) })))
      .catch(() => undefined);
  };
  const changes = (): readonly ChangedDefinition[] => {
    const folder = `${typed.module}/${typed.name}`;
    const path = `${folder}/object`;
    const common = { label: typed.label.trim(), icon: typed.icon, ...(typed.help.trim() ? { help: typed.help.trim() } : {}) };
    const nameField: FieldDefinition = typed.naming === 'text'
      ? { type: 'text', label: typed.nameLabel.trim(), required: true, maxLength: 200 }
      : { type: 'autoNumber', label: typed.nameLabel.trim(), pattern: typed.pattern.trim() };
    const { help: _help, icon: _icon, ...rest } = setup?.object ?? ({} as ObjectDefinition);
    const body: ObjectDefinition = setup ? { ...rest, ...common } : { name: typed.name, plural: typed.plural, ...common, nameField: 'name', ...(typed.owned ? {} : { owned: false }), fields: { name: nameField } };
    const labels = { label: typed.other, plural: typed.otherPlural, ...(isNew && typed.nameLabel === say('setup.nameFieldLabel') && second ? { 'fields.name': typed.naming === 'text' ? 'Name' : 'Number' } : {}) };
    return [
      { path, body, before: setup?.object ?? null },
      ...(second ? changedLabels(folder, setup?.translations ?? {}, { language: second, labels }) : []),
      ...menuChange(application.modules.find((module) => module.name === typed.module), typed),
    ];
  };
  const save = async (): Promise<void> => {
    const wrong: Record<string, string> = {};
    if (!typed.label.trim()) wrong['label'] = say('problem.required', { label: say('setup.label') });
    if (isNew && !isApiName(typed.name)) wrong['name'] = say('setup.apiNameWrong');
    if (isNew && !isApiName(typed.plural)) wrong['plural'] = say('setup.apiNameWrong');
    if (isNew && !typed.nameLabel.trim()) wrong['nameLabel'] = say('problem.required', { label: say('setup.nameFieldName') });
    setProblems(wrong);
    if (Object.keys(wrong).length > 0 || busy) return;
    setBusy(true);
    const outcome = await publish({ changes: changes(), why: say(isNew ? 'setup.whyAddObject' : 'setup.whyChangeObject', { object: typed.label.trim() }), safe: !isNew });
    setBusy(false);
    if (outcome.state === 'conflict') setStale(true);
    if (outcome.state === 'refused') setProblems(Object.fromEntries(outcome.problems.map((problem) => [placeOf(problem), problem.message])));
    if (outcome.state !== 'published' && outcome.state !== 'unchanged') return;
    close();
    if (isNew) navigate(addresses.setup(`objects/${typed.name}`));
  };
  const text = (key: 'label' | 'other' | 'otherPlural' | 'name' | 'plural' | 'nameLabel' | 'pattern', more: { readonly onBlur?: () => void; readonly code?: boolean } = {}): ReactNode => (
    <Input id={`object-${key}`} autoFocus={isNew && key === 'label'} className={more.code ? 'tg-setup-code' : undefined} maxLength={more.code ? 60 : 200} spellCheck={!more.code} value={typed[key]} status={problems[key] ? 'error' : undefined} onBlur={more.onBlur} onChange={(event) => {
      put({ [key]: event.target.value });
      if (key === 'name') setNamed(event.target.value !== '');
    }} />
  );
  const row = (key: string, label: string, children: ReactNode, more: { readonly help?: string; readonly required?: boolean; readonly wide?: boolean } = {}): ReactNode => (
    <SettingRow name={key} id={`object-${key}`} label={label} problem={problems[key]} {...more}>{children}</SettingRow>
  );
  return (
    <div className="tg-setup-editor">
      <div className="tg-setup-editor-body">
        <div>
          {problems[''] && <Alert type="error" showIcon role="alert" title={problems['']} style={{ marginBottom: 12 }} />}
          <div className="tg-setup-form">
            {row('label', say('setup.label'), text('label', { onBlur: propose }), { required: true })}
            {second && row('other', say('setup.labelIn', { language: languageName(second, language) }), text('other', { onBlur: propose }))}
            {isNew && row('name', say('setup.apiName'), text('name', { code: true }), { required: true, help: say('setup.apiNameHelp') })}
            {isNew && row('plural', say('setup.pluralName'), text('plural', { code: true }), { required: true, help: say('setup.pluralHelp') })}
            {second && row('otherPlural', say('setup.pluralIn', { language: languageName(second, language) }), text('otherPlural'))}
            {isNew && row('module', say('setup.module'), (
              <Select id="object-module" style={{ width: '100%' }} value={typed.module} onChange={(module: string) => put({ module })} options={application.modules.filter((module) => !module.off).map((module) => ({ value: module.name, label: app.modules.find(({ name }) => name === module.name)?.label ?? module.label }))} />
            ))}
            {row('icon', say('setup.icon'), (
              <Select id="object-icon" style={{ width: '100%' }} showSearch value={typed.icon} onChange={(icon: string) => put({ icon })} options={iconNames.map((name) => ({ value: name, label: name }))}
                optionRender={({ value }) => <span className="tg-setup-name"><ObjectIcon object={{ icon: String(value) }} />{value}</span>}
                labelRender={({ value }) => <span className="tg-setup-name"><ObjectIcon object={{ icon: String(value) }} />{value}</span>} />
            ))}
            {row('help', say('setup.help'), <Input.TextArea id="object-help" autoSize={{ minRows: 1, maxRows: 4 }} maxLength={2000} value={typed.help} onChange={(event) => put({ help: event.target.value })} />, { wide: true })}
            {isNew && row('naming', say('setup.naming'), <Segmented id="object-naming" value={typed.naming} onChange={(naming) => put({ naming: naming as Typed['naming'] })} options={[{ value: 'text', label: say('setup.namingText') }, { value: 'autoNumber', label: say('setup.namingNumber') }]} />, { wide: true, help: say('setup.namingHelp') })}
            {isNew && row('nameLabel', say('setup.nameFieldName'), text('nameLabel'), { required: true })}
            {isNew && typed.naming === 'autoNumber' && row('pattern', say('setup.pattern'), text('pattern', { code: true }), { help: say('setup.patternHelp') })}
            <div className="tg-setup-switches tg-setup-wide">
              <SwitchRow name="menu" id="object-menu" label={say('setup.inMenu')} help={say('setup.inMenuHelp')}><Switch id="object-menu" size="small" checked={typed.menu} onChange={(menu) => put({ menu })} /></SwitchRow>
              {isNew && <SwitchRow name="owned" id="object-owned" label={say('setup.owned')} help={say('setup.ownedHelp')}><Switch id="object-owned" size="small" checked={typed.owned} onChange={(owned) => put({ owned })} /></SwitchRow>}
            </div>
          </div>
          {setup && <UsedWhere subject={{ object: setup.name }} />}
        </div>
      </div>
      <EditorFoot busy={busy} leave={leave} save={save} />
    </div>
  );
}

function placeOf({ path, pointer }: DefinitionProblem): string {
  const [first, second, third] = pointer.split('/').filter(Boolean);
  if (!path.endsWith('/object')) return '';
  if (first === 'fields' && second === 'name') return third === 'pattern' ? 'pattern' : 'nameLabel';
  return first !== undefined && ['label', 'name', 'plural', 'icon', 'help'].includes(first) ? first : '';
}
