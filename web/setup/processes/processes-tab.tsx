// The processes of an object: for whom each is and through which stages it leads; adding, changing, switching on and off, deleting.
import { PlusOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import type { ProcessDefinition } from '../../../metadata/language/types';
import { linkTo, navigate, useAddress } from '../../widgets/navigation';
import { Empty } from '../../widgets/page-state';
import { useWords } from '../../words/words';
import { labelIn } from '../labels';
import { usePublish } from '../publish/use-publish';
import { RowMenu, RowSwitch } from '../row-controls';
import { fieldLabel } from '../rules/rules-tab';
import { useApplicationSetup, type ObjectSetup } from '../setup-data';
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
    <>
      <div className="tg-setup-tools">
        <span className="tg-setup-hint">{say('processes.how')}</span>
        <span className="tg-setup-tools-end"><Button type="primary" icon={<PlusOutlined />} onClick={() => navigate(`${path}?new`)}>{say('processes.add')}</Button></span>
      </div>
      {processes.length === 0 ? <Empty title={say('processes.none')} /> : (
        <div className="tg-setup-table">
          <table>
            <thead><tr><th>{say('processes.label')}</th><th>{say('processes.for')}</th><th>{say('processes.stages')}</th><th>{say('rules.on')}</th><th aria-label={say('action.more')} /></tr></thead>
            <tbody>{processes.map((process) => <ProcessRow key={process.name} setup={setup} process={process} label={labelIn(setup, { key: `processes.${process.name}`, written: process.label, language })} address={`${path}?process=${process.name}`} />)}</tbody>
          </table>
        </div>
      )}
    </>
  );
}

function ProcessRow({ setup, process, label, address }: { setup: ObjectSetup; process: ProcessDefinition; label: string; address: string }): ReactNode {
  const { say, language } = useWords();
  const application = useApplicationSetup();
  const publish = usePublish();
  const { modal } = App.useApp();
  const nameOf = (field: string, value: string): string => {
    const held = valuesOf(setup, application, field);
    const found = held?.values.find((one) => one.value === value);
    return held && found ? valueLabelIn(held, found, language) : value;
  };
  const turn = (on: boolean): Promise<unknown> => {
    const { off: _off, ...plain } = process;
    return publish({ changes: [{ path: `${setup.folder}/processes/${process.name}`, body: on ? plain : { ...plain, off: true }, before: process }], why: say(on ? 'processes.whyOn' : 'processes.whyOff', { object: setup.object.label, process: process.label }), safe: true });
  };
  const remove = (): void => void modal.confirm({
    title: say('processes.deleteTitle', { process: label }), content: say('processes.deleteBody'), okText: say('action.delete'), okButtonProps: { danger: true }, cancelText: say('action.cancel'),
    onOk: async () => { await publish({ changes: withoutProcess(setup, process.name), why: say('processes.whyDelete', { object: setup.object.label, process: process.label }), safe: true }); },
  });
  const whom = process.for ? `${fieldLabel(setup, process.for.field, language)}: ${process.for.values.map((value) => nameOf(process.for!.field, value)).join(', ')}` : process.recordType ?? say('processes.forAll');
  return (
    <tr data-name={process.name} data-off={process.off || undefined} onClick={() => navigate(address)}>
      <td><a {...linkTo(address)}>{label}</a></td>
      <td>{whom}</td>
      <td className="tg-setup-some">{process.stages.map(({ value }) => nameOf(process.field, value)).join(' → ')}</td>
      <td onClick={(event) => event.stopPropagation()}><RowSwitch label={label} on={!process.off} turn={turn} /></td>
      <td className="tg-setup-right" onClick={(event) => event.stopPropagation()}>
        <RowMenu label={label} items={[{ key: 'edit', label: say('action.edit'), onClick: () => navigate(address) }, { key: 'delete', label: say('action.delete'), danger: true, onClick: remove }]} />
      </td>
    </tr>
  );
}
