// The processes of an object: for whom each is and through which stages it leads; adding, changing, switching on and off, deleting.
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ProcessDefinition } from '../../../metadata/language/types';
import { navigate, useAddress } from '../../widgets/navigation';
import { useWords } from '../../words/words';
import { labelIn } from '../labels';
import { usePublish } from '../publish/use-publish';
import { keyOf, recordTypesOf } from '../record-types/record-type-changes';
import { fieldLabel } from '../rules/rules-tab';
import { useApplicationSetup, type ObjectSetup } from '../setup-data';
import { ThingRow, ThingsTable } from '../things-table';
import { ProcessEditor } from './process-editor';
import { processesOf, valueLabelIn, valuesOf, withoutProcess } from './process-changes';

/** The table, or the process that stands in the address. */
export function ProcessesTab({ setup }: { setup: ObjectSetup }): ReactNode {
  const { say, language } = useWords();
  const { path, query } = useAddress();
  const processes = processesOf(setup);
  const opened = processes.find(({ name }) => name === query.get('process'));
  const close = (): void => navigate(path);
  if (opened || query.has('new')) return <ProcessEditor key={opened?.name ?? ''} setup={setup} {...(opened ? { process: opened } : {})} close={close} />;
  return (
    <ThingsTable how={say('processes.how')} none={say('processes.none')} label={say('processes.label')} heads={[say('processes.for'), say('processes.stages')]} add={<Button type="primary" icon={<PlusOutlined />} onClick={() => navigate(`${path}?new`)}>{say('processes.add')}</Button>}>
      {processes.map((process) => <ProcessRow key={process.name} setup={setup} process={process} label={labelIn(setup, { key: `processes.${process.name}`, written: process.label, language })} address={`${path}?process=${process.name}`} />)}
    </ThingsTable>
  );
}

function ProcessRow({ setup, process, label, address }: { setup: ObjectSetup; process: ProcessDefinition; label: string; address: string }): ReactNode {
  const { say, language } = useWords();
  const application = useApplicationSetup();
  const publish = usePublish();
  const nameOf = (field: string, value: string): string => {
    const held = valuesOf(setup, application, field);
    const found = held?.values.find((one) => one.value === value);
    return held && found ? valueLabelIn(held, found, language) : value;
  };
  const turn = (on: boolean): Promise<unknown> => {
    const { off: _off, ...plain } = process;
    return publish({ changes: [{ path: `${setup.folder}/processes/${process.name}`, body: on ? plain : { ...plain, off: true }, before: process }], why: say(on ? 'processes.whyOn' : 'processes.whyOff', { object: setup.object.label, process: process.label }), safe: true });
  };
  const type = recordTypesOf(setup).find(({ name }) => name === process.recordType);
  const whom = [
    type && labelIn(setup, { key: keyOf(type.name), written: type.label, language }),
    process.for && `${fieldLabel(setup, process.for.field, language)}: ${process.for.values.map((value) => nameOf(process.for!.field, value)).join(', ')}`,
  ].filter(Boolean).join(' · ') || say('processes.forAll');
  return (
    <ThingRow name={process.name} label={label} address={address} on={!process.off} turn={turn} remove={{
      title: say('processes.deleteTitle', { process: label }), body: say('processes.deleteBody'),
      go: () => publish({ changes: withoutProcess(setup, process.name), why: say('processes.whyDelete', { object: setup.object.label, process: process.label }), safe: true }),
    }}>
      <td>{whom}</td>
      <td className="tg-setup-some">{process.stages.map(({ value }) => nameOf(process.field, value)).join(' → ')}</td>
    </ThingRow>
  );
}
