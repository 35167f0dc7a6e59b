// A panel of related records: count, first rows, "new" filled in beforehand, "link existing", "see all".
import { DisconnectOutlined, LinkOutlined, PlusOutlined, UsergroupAddOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { App, Button, Tooltip } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ObjectDescription } from '../../metadata/language/description';
import { recordsChanged } from '../data/changes';
import { newKey } from '../data/client';
import { updateAllDocument } from '../data/document';
import { failureOf, fullFailureWords } from '../data/failure';
import { findField, useObject } from '../describe/use-description';
import { alignOf } from '../field-types/field-types';
import { FieldValue } from '../field-types/field-value';
import { columnValue, linesOf } from '../layout/shown-fields';
import { addresses, linkTo, navigate } from '../widgets/navigation';
import { ObjectIcon } from '../widgets/object-icon';
import { useWords } from '../words/words';
import { addMany } from './add-many';
import { chooseLayout } from './choose-layout';
import { LinkDialog } from './link-dialog';
import { relatedFilter, type Panel } from './panels';
import { QuickCreateDialog } from './quick-create';
import { updateRecord } from './save-record';

export interface RelatedPanelProps {
  readonly parent: ObjectDescription; readonly parentId: string; readonly parentName: string; readonly mayEditParent: boolean;
  readonly panel: Panel; readonly connection: unknown;
  /** Values that records of this panel have besides the link to the parent, and that new ones begin with. */
  readonly also?: Readonly<Record<string, string>>;
}

/** One related list of a record. */
export function RelatedPanel({ parent, parentId, parentName, mayEditParent, panel, connection, also }: RelatedPanelProps): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const { list } = panel;
  const target = useObject(list.object.name);
  const [dialog, setDialog] = useState<'new' | 'link' | 'add' | null>(null);
  const { nodes = [], totalCount = 0 } = (connection ?? {}) as { nodes?: readonly Record<string, unknown>[]; totalCount?: number };
  const field = findField(target, list.field);
  const reference = { id: parentId, name: parentName, object: parent.name };
  const values = { [list.field]: list.kind === 'manyToMany' ? [reference] : reference, ...also };
  const mayNew = list.buttons.includes('new') && target.may.create && Boolean(field) && !field?.readOnly;
  const mayLink = list.buttons.includes('link') && list.kind !== 'detail' && Boolean(field) && (list.kind === 'manyToMany' ? mayEditParent : target.may.update);
  const openNew = (): void => {
    if (linesOf(chooseLayout(target, 'edit')).length > 0) navigate(addresses.create(target, `values=${encodeURIComponent(JSON.stringify(values))}`));
    else setDialog('new');
  };
  const link = async (ids: readonly string[], how: 'connect' | 'disconnect'): Promise<void> => {
    setDialog(null);
    try {
      if (list.kind === 'manyToMany') {
        await updateRecord(client, parent, { id: parentId, version: null, input: { [list.name]: { [how]: ids } }, key: newKey() });
      } else {
        await client.mutate({ mutation: updateAllDocument(target), variables: { ids, input: how === 'connect' ? { [list.field]: parentId, ...also } : { [list.field]: null } }, fetchPolicy: 'no-cache' });
        await client.refetchQueries({ include: 'active' });
      }
      recordsChanged(target.name);
      void message.success(say(how === 'connect' ? 'related.linked' : 'related.unlinked', { count: ids.length }));
    } catch (error) {
      void message.error(fullFailureWords(failureOf(error), say), 6);
    }
  };
  const by = list.addBy === null ? undefined : findField(target, list.addBy);
  const add = async (chosen: readonly string[]): Promise<void> => {
    setDialog(null);
    try {
      const { made, there } = await addMany(client, target, { parent: [list.field, parentId], by: by!.name, chosen, also });
      recordsChanged(target.name);
      await client.refetchQueries({ include: 'active' });
      void message.success(there > 0 ? say('related.addedBut', { made, there }) : say('related.added', { count: made }));
    } catch (error) {
      void message.error(fullFailureWords(failureOf(error), say), 6);
    }
  };
  const filter = { ...relatedFilter(panel, parentId), ...Object.fromEntries(Object.entries(also ?? {}).map(([name, value]) => [name, { eq: value }])) };
  const all = addresses.list(target, `filter=${encodeURIComponent(JSON.stringify(filter))}`);
  return (
    <section className="tg-panel" id={list.name} aria-label={list.label}>
      <header>
        <ObjectIcon object={target} />
        <h2><a {...linkTo(all)}>{list.label}</a><span className="tg-count">{totalCount}</span></h2>
        <span className="tg-panel-actions">
          {mayLink && <Button size="small" type="text" icon={<LinkOutlined />} onClick={() => setDialog('link')}>{say('related.link')}</Button>}
          {by && mayEditParent && <Button size="small" type="text" icon={<UsergroupAddOutlined />} onClick={() => setDialog('add')}>{say('related.add')}</Button>}
          {mayNew && <Button size="small" icon={<PlusOutlined />} onClick={openNew}>{say('action.new')}</Button>}
        </span>
      </header>
      {nodes.length > 0 && (
        <div className="tg-panel-table">
          <table>
            <thead><tr>{panel.columns.map((column) => <th key={column.column.path} scope="col" style={{ textAlign: alignOf(column.field) }}>{column.column.label}</th>)}<th aria-hidden /></tr></thead>
            <tbody>
              {nodes.map((node) => (
                <tr key={String(node['id'])} onClick={(event) => openRow(event.target, addresses.record(target, String(node['id'])))}>
                  {panel.columns.map((column, index) => (
                    <td key={column.column.path} style={{ textAlign: alignOf(column.field) }}>
                      {index === 0 ? <a {...linkTo(addresses.record(target, String(node['id'])))}><FirstCell node={node} column={column} /></a> : <FieldValue field={column.field} value={columnValue(node, column)} inRow />}
                    </td>
                  ))}
                  <td className="tg-panel-row-action">
                    {mayLink && !field?.required && (
                      <Tooltip title={say('related.unlink')}><Button type="text" size="small" icon={<DisconnectOutlined />} aria-label={say('related.unlink')} onClick={(event) => { event.stopPropagation(); void link([String(node['id'])], 'disconnect'); }} /></Tooltip>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {totalCount > nodes.length && <a className="tg-panel-all" {...linkTo(all)}>{say('related.all', { count: totalCount })}</a>}
      {dialog === 'new' && <QuickCreateDialog request={{ object: target.name, values, done: () => setDialog(null) }} close={() => setDialog(null)} />}
      {dialog === 'add' && by && <LinkDialog adds target={by.targets[0]!} title={say('related.addTitle', { label: list.label })} close={() => setDialog(null)} link={(ids) => void add(ids)} />}
      {dialog === 'link' && <LinkDialog target={target} title={say('related.linkTitle', { label: list.label })} close={() => setDialog(null)} link={(ids) => void link(ids, 'connect')} />}
    </section>
  );
}

function FirstCell({ node, column }: { node: Record<string, unknown>; column: Panel['columns'][number] }): ReactNode {
  const value = columnValue(node, column);
  // A reference would be a link inside the link to the row.
  if (column.field.targets.length > 0) return String((value as { name?: string } | null)?.name ?? node['refName'] ?? node['id']);
  return value === null || value === undefined ? String(node['refName'] ?? node['id']) : <FieldValue field={column.field} value={value} inRow />;
}

function openRow(target: EventTarget, address: string): void {
  if (target instanceof Element && target.closest('a, button, .ant-image')) return;
  if (window.getSelection()?.toString()) return;
  navigate(address);
}
