// What a new object is called and where it stands: the same rows wherever an object is made from something.
import { useApolloClient } from '@apollo/client/react';
import { Input, Select, Switch } from 'antd';
import { useState, type ReactNode } from 'react';
import { useApp } from '../../describe/use-description';
import { iconNames, ObjectIcon } from '../../widgets/object-icon';
import { useWords } from '../../words/words';
import { languageName } from '../labels';
import { SettingRow, SwitchRow } from '../setting-row';
import { useApplicationSetup } from '../setup-data';
import { freeNameDocument, pluralOf, type ObjectHead } from './new-object';

export interface HeadRowsProps {
  readonly head: ObjectHead;
  readonly put: (change: Partial<ObjectHead>) => void;
  /** In words, by the name of what is wrong. */
  readonly problems: Readonly<Record<string, string | undefined>>;
}

/** The rows of a form. The API name follows the label until it is typed. */
export function HeadRows({ head, put, problems }: HeadRowsProps): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const client = useApolloClient();
  const { modules } = useApplicationSetup();
  const [named, setNamed] = useState(head.name !== '');
  const second = app.languages[1];
  const propose = (): void => {
    const label = head.other.trim() || head.label.trim();
    if (named || !label) return;
    client.query<{ setup: { freeName: string } }>({ query: freeNameDocument, variables: { label }, fetchPolicy: 'no-cache' })
      .then(({ data }) => put({ name: data!.setup.freeName, plural: pluralOf(data!.setup.freeName) }))
      .catch(() => undefined);
  };
  const text = (key: 'label' | 'other' | 'otherPlural' | 'name' | 'plural', more: { readonly onBlur?: () => void; readonly code?: boolean } = {}): ReactNode => (
    <Input id={`object-${key}`} autoFocus={key === 'label' && head.label === ''} className={more.code ? 'tg-setup-code' : undefined} maxLength={more.code ? 40 : 200} spellCheck={!more.code} value={head[key]} status={problems[key] ? 'error' : undefined} onBlur={more.onBlur} onChange={(event) => {
      put({ [key]: event.target.value });
      if (key === 'name') setNamed(event.target.value !== '');
    }} />
  );
  const row = (key: string, label: string, children: ReactNode, more: { readonly help?: string; readonly required?: boolean } = {}): ReactNode => <SettingRow name={key} id={`object-${key}`} label={label} problem={problems[key]} {...more}>{children}</SettingRow>;
  return (
    <div className="tg-setup-form">
      {row('label', say('setup.label'), text('label', { onBlur: propose }), { required: true })}
      {second && row('other', say('setup.labelIn', { language: languageName(second, language) }), text('other', { onBlur: propose }))}
      {row('name', say('setup.apiName'), text('name', { code: true }), { required: true, help: say('setup.apiNameHelp') })}
      {row('plural', say('setup.pluralName'), text('plural', { code: true }), { required: true, help: say('setup.pluralHelp') })}
      {second && row('otherPlural', say('setup.pluralIn', { language: languageName(second, language) }), text('otherPlural'))}
      {row('module', say('setup.module'), (
        <Select id="object-module" style={{ width: '100%' }} value={head.module} onChange={(module: string) => put({ module })} options={modules.filter((module) => !module.off).map((module) => ({ value: module.name, label: app.modules.find(({ name }) => name === module.name)?.label ?? module.label }))} />
      ))}
      {row('icon', say('setup.icon'), (
        <Select id="object-icon" style={{ width: '100%' }} showSearch value={head.icon} onChange={(icon: string) => put({ icon })} options={iconNames.map((name) => ({ value: name, label: name }))}
          optionRender={({ value }) => <span className="tg-setup-name"><ObjectIcon object={{ icon: String(value) }} />{value}</span>}
          labelRender={({ value }) => <span className="tg-setup-name"><ObjectIcon object={{ icon: String(value) }} />{value}</span>} />
      ))}
      <SwitchRow name="menu" id="object-menu" label={say('setup.inMenu')} help={say('setup.inMenuHelp')}><Switch id="object-menu" size="small" checked={head.menu} onChange={(menu) => put({ menu })} /></SwitchRow>
    </div>
  );
}
