// The print templates of an object: making, designing, switching on and off, deleting.
import { DownOutlined, PlusOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import type { FormLayoutDefinition, PrintTemplateDefinition } from '../../../metadata/language/types';
import { useObject } from '../../describe/use-description';
import { navigate, useAddress } from '../../widgets/navigation';
import { NotFound } from '../../widgets/page-state';
import { useWords } from '../../words/words';
import { DraftGate } from '../drafts/draft-gate';
import { labelIn } from '../labels';
import { nameAfter } from '../names-for';
import { usePublish } from '../publish/use-publish';
import type { ObjectSetup } from '../setup-data';
import { ThingRow, ThingsTable } from '../things-table';
import { mayPrint } from './printable';
import { blankTemplate, templateFromView, templatesOf, withoutTemplate } from './template-changes';
import { TemplateDesigner } from './template-designer';

/** The table, or the template that stands in the address. */
export function PrintTab({ setup }: { setup: ObjectSetup }): ReactNode {
  const { query } = useAddress();
  if (setup.object.off) return <NotFound />;
  const opened = templatesOf(setup).find(({ name }) => name === query.get('template'));
  if (!opened) return <Templates setup={setup} />;
  return <DraftGate path={`${setup.folder}/print-templates/${opened.name}`}>{(draft) => <TemplateDesigner key={opened.name} setup={setup} template={opened} draft={draft} />}</DraftGate>;
}

function Templates({ setup }: { setup: ObjectSetup }): ReactNode {
  const { say, language } = useWords();
  const { path } = useAddress();
  const client = useApolloClient();
  const publish = usePublish();
  const object = useObject(setup.name);
  const templates = templatesOf(setup);
  const labelOf = ({ name, label }: PrintTemplateDefinition): string => labelIn(setup, { key: `printTemplates.${name}`, written: label, language });
  const add = async (label: string, make: (name: string) => PrintTemplateDefinition): Promise<void> => {
    const body = make(await nameAfter(client, label, { others: templates, otherwise: 'template' }));
    const outcome = await publish({ changes: [{ path: `${setup.folder}/print-templates/${body.name}`, body, before: null }], why: say('prints.whyAdd', { object: object.label, template: label }), safe: true });
    if (outcome.state === 'published') navigate(`${path}?template=${body.name}`);
  };
  const label = `${object.label} · ${say('prints.newLabel')}`;
  const view = (setup.layouts['view'] ?? setup.inForce.layouts['view']) as FormLayoutDefinition | undefined;
  const printable = (name: string): boolean => { const field = object.fields.find((one) => one.name === name); return field !== undefined && mayPrint(field); };
  const ways = [
    { key: 'blank', label: say('prints.blank'), onClick: () => void add(label, (name) => blankTemplate(name, label)) },
    ...(view ? [{ key: 'view', label: say('prints.fromView'), onClick: () => void add(label, (name) => templateFromView(view, { name, label, mayPrint: printable })) }] : []),
    ...templates.map((one) => ({ key: one.name, label: say('prints.copyOf', { template: labelOf(one) }), onClick: () => { const copy = say('prints.copyLabel', { template: one.label }); void add(copy, (name) => ({ ...one, name, label: copy, off: true })); } })),
  ];
  return (
    <ThingsTable how={say('prints.how')} none={say('prints.none')} label={say('prints.label')} heads={[say('prints.help'), say('prints.paper')]} add={<Dropdown trigger={['click']} menu={{ items: ways }}><Button type="primary" icon={<PlusOutlined />}>{say('prints.add')}<DownOutlined /></Button></Dropdown>}>
      {templates.map((template) => <TemplateRow key={template.name} setup={setup} template={template} label={labelOf(template)} address={`${path}?template=${template.name}`} />)}
    </ThingsTable>
  );
}

function TemplateRow({ setup, template, label, address }: { setup: ObjectSetup; template: PrintTemplateDefinition; label: string; address: string }): ReactNode {
  const { say, language } = useWords();
  const publish = usePublish();
  const named = { object: setup.object.label, template: label };
  const turn = (on: boolean): Promise<unknown> => {
    const { off: _off, ...plain } = template;
    return publish({ changes: [{ path: `${setup.folder}/print-templates/${template.name}`, body: on ? plain : { ...plain, off: true }, before: template }], why: say(on ? 'prints.whyOn' : 'prints.whyOff', named), safe: true });
  };
  const { size, landscape, labels } = template.paper;
  return (
    <ThingRow name={template.name} label={label} address={address} on={!template.off} turn={turn} remove={{
      title: say('prints.deleteTitle', named), body: say('prints.deleteBody'),
      go: () => publish({ changes: withoutTemplate(setup, template), why: say('prints.whyDelete', named), safe: true }),
    }}>
      <td className="tg-setup-some">{template.help === undefined ? '' : labelIn(setup, { key: `printTemplates.${template.name}.help`, written: template.help, language })}</td>
      <td>{[size, landscape && say('prints.landscape'), labels && `${labels.columns} × ${labels.rows}`].filter(Boolean).join(' · ')}</td>
    </ThingRow>
  );
}
