// The record types of an object: which values each offers, which one is chosen by itself; adding, changing, ordering, switching on and off, deleting.
import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import type { RecordTypeDefinition } from '../../../metadata/language/types';
import { navigate, useAddress } from '../../widgets/navigation';
import { useWords } from '../../words/words';
import { labelIn } from '../labels';
import { ReplaceDialog } from '../picklists/replace-dialog';
import { usePublish } from '../publish/use-publish';
import { fieldLabel } from '../rules/rules-tab';
import type { ObjectSetup } from '../setup-data';
import { ThingRow, ThingsTable } from '../things-table';
import { keyOf, movedRecordType, recordTypesOf, withoutRecordType, withRecordType } from './record-type-changes';
import { RecordTypeEditor } from './record-type-editor';

/** The table, or the type that stands in the address. */
export function RecordTypesTab({ setup }: { setup: ObjectSetup }): ReactNode {
  const { say } = useWords();
  const { path, query } = useAddress();
  const types = recordTypesOf(setup);
  const opened = types.find(({ name }) => name === query.get('type'));
  const close = (): void => navigate(path);
  if (opened || query.has('new')) return <RecordTypeEditor key={opened?.name ?? ''} setup={setup} {...(opened ? { type: opened } : {})} close={close} />;
  return (
    <ThingsTable how={say('types.how')} none={say('types.none')} label={say('types.label')} heads={[say('setup.apiName'), say('types.limits')]} add={<Button type="primary" icon={<PlusOutlined />} onClick={() => navigate(`${path}?new`)}>{say('types.add')}</Button>}>
      {types.map((type, index) => <TypeRow key={type.name} setup={setup} type={type} index={index} address={`${path}?type=${type.name}`} />)}
    </ThingsTable>
  );
}

function TypeRow({ setup, type, index, address }: { setup: ObjectSetup; type: RecordTypeDefinition; index: number; address: string }): ReactNode {
  const { say, language } = useWords();
  const publish = usePublish();
  const { modal } = App.useApp();
  const [replacing, setReplacing] = useState(false);
  const types = recordTypesOf(setup);
  const labelOf = ({ name, label }: RecordTypeDefinition): string => labelIn(setup, { key: keyOf(name), written: label, language });
  const label = labelOf(type);
  const why = say('types.whyChange', { object: setup.object.label, type: type.label });
  const remove = async (): Promise<void> => {
    const outcome = await publish({ changes: withoutRecordType(setup, type.name), why: say('types.whyDelete', { object: setup.object.label, type: type.label }), safe: false });
    if (outcome.state === 'refused') modal.error({ title: say('changes.deleteRefused', { what: label }), content: <ul>{outcome.problems.map(({ path, pointer, message }) => <li key={path + pointer}>{`${path}: ${message}`}</li>)}</ul> });
  };
  const move = (by: number): void => void publish({ changes: movedRecordType(setup, type.name, by), why, safe: true });
  return (
    <ThingRow
      name={type.name} label={label} address={address} on={!type.inactive} mark={type.default && <Tag>{say('types.default')}</Tag>}
      turn={(on) => publish({ changes: withRecordType(setup, { ...type, inactive: !on, ...(on ? {} : { default: false }) }), why, safe: false })}
      remove={{ title: say('types.deleteTitle', { type: label }), body: say('types.deleteBody'), go: remove }}
      items={[
        ...(type.default || type.inactive ? [] : [{ key: 'default', label: say('types.makeDefault'), onClick: () => void publish({ changes: withRecordType(setup, { ...type, default: true }), why, safe: true }) }]),
        { key: 'up', label: say('types.up'), disabled: index === 0, onClick: () => move(-1) },
        { key: 'down', label: say('types.down'), disabled: index === types.length - 1, onClick: () => move(1) },
        ...(types.length > 1 ? [{ key: 'replace', label: say('types.replace'), onClick: () => setReplacing(true) }] : []),
      ]}
      beside={replacing && <ReplaceDialog of={{ object: setup.name, field: 'recordType' }} value={{ value: type.name, label }} others={types.filter((other) => other !== type && !other.inactive).map((other) => ({ value: other.name, label: labelOf(other) }))} close={() => setReplacing(false)} />}
    >
      <td><code>{type.name}</code></td>
      <td className="tg-setup-some">{Object.keys(type.picklists ?? {}).map((name) => fieldLabel(setup, name, language)).join(' · ') || say('types.noLimits')}</td>
    </ThingRow>
  );
}
