// The shared list views of an object: which rows, columns and order each shows; adding, copying, changing, ordering, deleting.
import { DownOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ListViewDefinition } from '../../../metadata/language/types';
import { findObject, useApp, useObject, useObjects } from '../../describe/use-description';
import type { Descriptions } from '../../layout/shown-fields';
import type { ObjectDescription } from '../../../metadata/language/description';
import { conditionsOf, countConditions } from '../../list/conditions';
import { filterShapeOf } from '../../list/filter-fields';
import { writeViewAddress } from '../../list/view-address';
import { addresses, navigate, useAddress } from '../../widgets/navigation';
import { NotFound } from '../../widgets/page-state';
import { useWords } from '../../words/words';
import { labelIn } from '../labels';
import { fieldChoices, labelOfPath, objectsForChoices } from '../lists/field-choices';
import { usePublish } from '../publish/use-publish';
import type { ObjectSetup } from '../setup-data';
import { ThingRow, ThingsTable } from '../things-table';
import { keyOf, listViewsOf, movedListView, pathOf, withListView, withoutListView } from './view-changes';
import { ViewEditor } from './view-editor';

/** The table, or the view that stands in the address. */
export function ListViewsTab({ setup }: { setup: ObjectSetup }): ReactNode {
  return setup.object.off ? <NotFound /> : <Views setup={setup} />;
}

function Views({ setup }: { setup: ObjectSetup }): ReactNode {
  const { say, language } = useWords();
  const { path, query } = useAddress();
  const object = useObject(setup.name);
  const objects = useObjects(objectsForChoices(object));
  const views = listViewsOf(setup);
  const labelOf = ({ name, label }: ListViewDefinition): string => labelIn(setup, { key: keyOf(name), written: label, language });
  const opened = views.find(({ name }) => name === query.get('view'));
  const copied = views.find(({ name }) => name === query.get('copy'));
  const close = (): void => navigate(path);
  if (opened || copied || query.has('new')) {
    const { order: _order, default: _default, ...copy } = copied ?? {};
    const start: ListViewDefinition = opened ?? { ...copy, name: '', label: copied ? say('views.copyLabel', { view: labelOf(copied) }) : '' };
    return <ViewEditor key={opened?.name ?? `new ${copied?.name}`} setup={setup} object={object} objects={objects} view={start} close={close} />;
  }
  const ways = [
    { key: 'new', label: say('views.blank'), onClick: () => navigate(`${path}?new`) },
    ...views.map((view) => ({ key: `copy ${view.name}`, label: say('views.copyOf', { view: labelOf(view) }), onClick: () => navigate(`${path}?copy=${view.name}`) })),
  ];
  return (
    <ThingsTable switched={false} how={say('views.how')} none={say('views.none')} label={say('views.label')} heads={[say('setup.apiName'), say('views.filter'), say('views.columns'), say('views.sort')]} add={<Dropdown trigger={['click']} menu={{ items: ways }}><Button type="primary" icon={<PlusOutlined />}>{say('views.add')}<DownOutlined /></Button></Dropdown>}>
      {views.map((view, index) => <ViewRow key={view.name} setup={setup} object={object} objects={objects} view={view} index={index} label={labelOf(view)} path={path} />)}
    </ThingsTable>
  );
}

function ViewRow({ setup, object, objects, view, index, label, path }: { setup: ObjectSetup; object: ObjectDescription; objects: Descriptions; view: ListViewDefinition; index: number; label: string; path: string }): ReactNode {
  const { say } = useWords();
  const { modal } = App.useApp();
  const publish = usePublish();
  const summary = findObject(useApp(), setup.name);
  const named = { object: object.label, view: label };
  const groups = fieldChoices(object, objects, () => true);
  const count = view.filter ? countConditions(conditionsOf(view.filter, filterShapeOf(object, objects))) : 0;
  const remove = async (): Promise<void> => {
    const outcome = await publish({ changes: withoutListView(setup, view.name), why: say('views.whyDelete', named), safe: true });
    if (outcome.state === 'refused') modal.error({ title: say('changes.deleteRefused', { what: label }), content: outcome.problems.map(({ message }) => message).join(' ') });
  };
  const move = (by: number): void => void publish({ changes: movedListView(setup, view.name, by), why: say('views.whyOrder', named), safe: true });
  return (
    <ThingRow
      name={view.name} label={label} address={`${path}?view=${view.name}`} on mark={view.default && <Tag>{say('views.default')}</Tag>}
      remove={{ title: say('views.deleteTitle', named), body: say('views.deleteBody'), go: remove }}
      items={[
        { key: 'copy', label: say('views.copy'), onClick: () => navigate(`${path}?copy=${view.name}`) },
        ...(view.default ? [] : [{ key: 'default', label: say('views.makeDefault'), onClick: () => void publish({ changes: withListView(setup, { ...view, default: true }), why: say('views.whyDefault', named), safe: true }) }]),
        { key: 'up', label: say('types.up'), disabled: index === 0, onClick: () => move(-1) },
        { key: 'down', label: say('types.down'), disabled: index === listViewsOf(setup).length - 1, onClick: () => move(1) },
        ...(summary ? [{ key: 'open', label: say('views.open'), onClick: () => navigate(addresses.list(summary, writeViewAddress({ view: view.name, filter: null, sort: null, words: '', columns: null }))) }] : []),
        { key: 'history', label: say('compare.history'), onClick: () => navigate(`${addresses.setup('versions/history')}?path=${encodeURIComponent(pathOf(setup, view.name))}`) },
      ]}
    >
      <td><code>{view.name}</code></td>
      <td>{count === 0 ? say('views.all') : say('views.conditions', { count })}</td>
      <td className="tg-setup-some">{view.columns?.map(({ field }) => labelOfPath(groups, field)).join(' · ') ?? say('views.asList')}</td>
      <td className="tg-setup-some">{view.sort?.map(({ field, direction }) => `${labelOfPath(groups, field)} ${direction === 'DESC' ? '↓' : '↑'}`).join(' · ') ?? say('views.asList')}</td>
    </ThingRow>
  );
}

