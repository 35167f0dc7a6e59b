// A new object that begins with a template of the application or as a copy of another object: fields are ticked, one change set is published.
import { useApolloClient } from '@apollo/client/react';
import { Alert, Button, Checkbox, Select } from 'antd';
import { parse } from 'graphql';
import { Suspense, useState, type ReactNode } from 'react';
import { fieldTypes } from '../../../../metadata/language/field-types';
import { isApiName } from '../../../../metadata/language/api-name';
import type { TemplateDefinition } from '../../../../metadata/language/types';
import { useApp } from '../../../describe/use-description';
import { addresses, linkTo, navigate, useAddress } from '../../../widgets/navigation';
import { ObjectIcon } from '../../../widgets/object-icon';
import { Loading } from '../../../widgets/page-state';
import { useSaveKey } from '../../../widgets/use-keys';
import { shortName, useWords } from '../../../words/words';
import { TypeIcon } from '../../fields/type-icon';
import type { DefinitionProblem } from '../../publish/publish-requests';
import { useObjectRows, useObjectSetup, useSetupRead } from '../../setup-data';
import { ThingPage } from '../../thing-page';
import { HeadRows } from '../head-rows';
import type { ObjectHead } from '../new-object';
import { useNewObject } from '../use-new-object';
import { fromObject, fromTemplate, ticked, type StartPoint } from './start-points';
import './template.css';

const templatesDocument = parse('query SetupTemplates { setup { templates } }');

/** The page; `?of=` in its address names what is begun with. */
export function TemplatePage(): ReactNode {
  const { say, language } = useWords();
  const client = useApolloClient();
  const second = useApp().languages[1];
  const { query, path } = useAddress();
  const rows = useObjectRows();
  const templates = useSetupRead('templates', async () => (await client.query<{ setup: { templates: readonly TemplateDefinition[] } }>({ query: templatesDocument, fetchPolicy: 'no-cache' })).data!.setup.templates);
  const [kind, name = ''] = (query.get('of') ?? '').split(':');
  const choose = (of: string): void => navigate(`${path}?of=${of}`, { replace: true });
  const present = { objects: new Set(rows.filter(({ off }) => !off).map((row) => row.name)), second };
  const template = kind === 'template' ? templates.find((one) => one.name === name) : undefined;
  const labelOf = (one: TemplateDefinition): string => (language === 'en' && one.labels?.['en']?.['label']) || one.label;
  const helpOf = (one: TemplateDefinition): string => (language === 'en' && one.labels?.['en']?.['help']) || one.help || '';
  return (
    <ThingPage room="objects" back={say('setup.objects')} title={say('template.title')}>
      <p className="tg-setup-why">{say('template.intro')}</p>
      <section className="tg-template-sources" aria-label={say('template.shipped')}>
        {templates.map((one) => (
          <button key={one.name} type="button" className="tg-setup-type" aria-pressed={one === template} onClick={() => choose(`template:${one.name}`)}>
            <ObjectIcon object={{ icon: one.icon ?? null }} /><span><strong>{labelOf(one)}</strong><small>{helpOf(one)}</small></span>
          </button>
        ))}
      </section>
      <p><label htmlFor="template-copy">{say('template.copy')}</label> <Select id="template-copy" className="tg-template-copy" showSearch={{ optionFilterProp: 'label' }} value={kind === 'object' ? name : null} placeholder={say('setup.object')} onChange={(of: string | null) => { if (of) choose(`object:${of}`); }} options={rows.map((row) => ({ value: row.name, label: row.label }))} /></p>
      {template && <Editor key={name} start={fromTemplate(template, present)} />}
      {kind === 'object' && <Suspense fallback={<Loading />}><Copy key={name} name={name} present={present} /></Suspense>}
    </ThingPage>
  );
}

function Copy({ name, present }: { name: string; present: Parameters<typeof fromObject>[1] }): ReactNode {
  const setup = useObjectSetup(name);
  return setup && <Editor start={fromObject(setup, present)} />;
}

function Editor({ start }: { start: StartPoint }): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const publish = useNewObject();
  const rows = useObjectRows();
  const taken = rows.some(({ name, plural }) => name === start.name || plural === start.plural);
  const [head, setHead] = useState<ObjectHead>({ label: start.label, other: start.other, otherPlural: start.otherPlural, name: taken ? '' : start.name, plural: taken ? '' : start.plural, module: app.modules[0]?.name ?? '', icon: start.icon, menu: true });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(start.fields.map(({ name }) => name)));
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [refused, setRefused] = useState<readonly DefinitionProblem[]>([]);
  const [busy, setBusy] = useState(false);
  const one = shortName(language);
  const save = async (): Promise<void> => {
    if (busy) return;
    const wrong = {
      ...(head.label.trim() ? {} : { label: say('problem.required', { label: say('setup.label') }) }),
      ...(isApiName(head.name) ? {} : { name: say('setup.apiNameWrong') }), ...(isApiName(head.plural) ? {} : { plural: say('setup.apiNameWrong') }),
    };
    setProblems(wrong);
    setRefused([]);
    if (Object.keys(wrong).length > 0) return;
    setBusy(true);
    const outcome = await publish({ head, help: start.help, fields: ticked(start, chosen), nameField: start.nameField, owned: start.owned });
    setBusy(false);
    if (outcome.state === 'refused') setRefused(outcome.problems);
    if (outcome.state === 'published') navigate(addresses.setup(`objects/${head.name}`));
  };
  useSaveKey(save);
  const labelOf = (field: StartPoint['fields'][number]): string => (language === 'en' && field.labels['label']) || field.definition.label;
  return (
    <>
      {refused.length > 0 && <Alert type="error" showIcon role="alert" className="tg-import-alert" title={say('sheet.refused')} description={<ul>{refused.map((problem, index) => <li key={index}>{problem.message}</li>)}</ul>} />}
      <section className="tg-setup-card"><HeadRows head={head} problems={problems} put={(change) => { setProblems({}); setHead((before) => ({ ...before, ...change })); }} /></section>
      <section className="tg-setup-card tg-template-fields" aria-label={say('template.choose')}>
        <h2>{say('template.fields', { count: [...chosen].length })}</h2>
        <ul>
          {start.fields.map((field) => {
            const isName = field.name === start.nameField;
            return (
              <li key={field.name}>
                <Checkbox checked={isName || chosen.has(field.name)} disabled={isName} title={isName ? say('template.keepsName') : undefined} onChange={(event) => setChosen((before) => new Set(event.target.checked ? [...before, field.name] : [...before].filter((name) => name !== field.name)))}>
                  {labelOf(field)}
                </Checkbox>
                <small><TypeIcon icon={fieldTypes[field.definition.type].icon} /> {fieldTypes[field.definition.type].label[one]}</small>
              </li>
            );
          })}
        </ul>
      </section>
      <footer className="tg-template-foot">
        <Button {...linkTo(addresses.setup('objects'))}>{say('action.cancel')}</Button>
        <Button type="primary" loading={busy} onClick={() => void save()}>{say('template.make')}</Button>
      </footer>
    </>
  );
}
