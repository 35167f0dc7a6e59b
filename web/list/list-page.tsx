// The page of an object's records: saved views, words, quick filters, the filter builder, the grid (cards on narrow screens).
import { FilterOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { App, Badge, Button, Drawer, Input, Popover, Select, Tabs } from 'antd';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { ColumnDescription, ListViewDescription, ObjectDescription } from '../../metadata/language/description';
import type { SortDefinition } from '../../metadata/language/types';
import { deleteManyDocument, orderValue } from '../data/document';
import { failureOf, offline, type Failure } from '../data/failure';
import { recordsChanged } from '../data/changes';
import { findField, useApp, useObject, useObjects } from '../describe/use-description';
import { listSelection, objectsOnTheWay, shownColumns, type Descriptions } from '../layout/shown-fields';
import { PageHeader } from '../record/page-header';
import { useDelete } from '../record/use-delete';
import { addresses, linkTo, navigate, useAddress } from '../widgets/navigation';
import { Empty, Failed, Loading } from '../widgets/page-state';
import { PageTitle } from '../widgets/page-title';
import { useKeys } from '../widgets/use-keys';
import { useNarrow } from '../widgets/use-narrow';
import { formatDecimal } from '../words/format';
import { useWords } from '../words/words';
import { Cards } from './cards';
import { columnsByPath, ColumnsMenu } from './columns-menu';
import { allOf, conditionsOf, countConditions, filterOf, forViewer, type ConditionGroup } from './conditions';
import { FilterChips } from './filter-chips';
import { filterShapeOf, throughNames } from './filter-fields';
import { FilterPanel } from './filter-panel';
import { QuickFilters } from './quick-filters';
import { createRowSource, type Row } from './row-source';
import { readViewAddress, writeViewAddress, type Filter, type ViewAddress } from './view-address';

const ListGrid = lazy(() => import('./grid').then((module) => ({ default: module.ListGrid })));

/** The list of one object; everything that shapes it stands in the address. */
export function ListPage({ objectName }: { objectName: string }): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const client = useApolloClient();
  const object = useObject(objectName);
  const { query } = useAddress();
  const narrow = useNarrow();
  const text = query.toString();
  const address = useMemo(() => readViewAddress(new URLSearchParams(text)), [text]);
  const view = useMemo(() => chosenView(object, address.view), [object, address.view]);
  const columns = useMemo(() => (address.columns ? columnsByPath(object, address.columns) : view?.columns ?? object.list.columns), [object, view, address.columns]);
  const objects = useObjectsFor(object, columns);
  const through = useObjects(throughNames(object));
  const shown = useMemo(() => shownColumns(object, columns, objects), [object, columns, objects]);
  const sort = address.sort ?? (view ? view.sort : object.list.sort);
  const source = useMemo(() => createRowSource(client, {
    object, selection: listSelection(object, shown), words: address.words,
    filter: forViewer(allOf([view?.filter as Filter | null, address.filter]), app.viewer) as Filter | undefined,
    orderBy: orderValue(sort.map((one) => throughName(object, objects, one))),
  }), [client, object, shown, objects, view, address, sort, app.viewer]);
  const [total, setTotal] = useState<number | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [selected, setSelected] = useState<readonly Row[]>([]);
  const [turn, setTurn] = useState(0);
  useEffect(() => { setTotal(null); setSelected([]); }, [source]);
  const go = useCallback((change: Partial<ViewAddress>, options = { replace: true }) => {
    navigate(addresses.list(object, writeViewAddress({ ...address, ...change })), options);
  }, [object, address]);
  const shape = useMemo(() => filterShapeOf(object, through), [object, through]);
  const group = useMemo(() => conditionsOf(address.filter, shape), [address.filter, shape]);
  const setGroup = (next: ConditionGroup): void => go({ filter: filterOf(next) });
  const create = (): void => navigate(addresses.create(object));
  useKeys({ n: () => object.may.create && create(), c: () => object.may.create && create() });
  const quick = new Set(object.list.quickFilters.filter((name) => findField(object, name)));
  const filtered = address.filter !== null || address.words !== '';
  const viewKey = `${app.viewer.id}.${object.name}.${view?.name ?? everything}`;
  return (
    <div className="tg-list">
      <PageTitle parts={[view?.label ?? '', object.pluralLabel, app.label]} />
      <PageHeader
        object={object}
        title={<>{object.pluralLabel}{total !== null && <span className="tg-count" role="status" aria-label={say('list.total', { count: total })}>{formatDecimal(total, language)}</span>}</>}
        actions={object.may.create && <Button type="primary" icon={<PlusOutlined />} onClick={create} title={say('keys.new')}>{say('action.newObject', { object: object.label })}</Button>}
      >
        <Views object={object} chosen={view} choose={(name) => go({ view: name, filter: null, sort: null, words: '', columns: null }, { replace: false })} narrow={narrow} />
        <div className="tg-toolbar">
          <WordsBox key={address.words} words={address.words} label={say('list.find', { object: object.pluralLabel })} search={(words) => go({ words })} />
          {!narrow && <QuickFilters object={object} group={group} onChange={setGroup} />}
          <FilterButton object={object} objects={through} group={group} onChange={setGroup} narrow={narrow} />
          {!narrow && <ColumnsMenu object={object} columns={columns} onChange={(paths) => go({ columns: paths })} />}
          {filtered && <Button type="link" size="small" onClick={() => go({ filter: null, words: '' })}>{say('filter.clear')}</Button>}
        </div>
        <FilterChips object={object} objects={through} group={group} onChange={setGroup} hide={narrow ? undefined : quick} />
      </PageHeader>
      {selected.length > 0 && <BulkBar object={object} rows={selected} total={total} done={() => { setSelected([]); setTurn((now) => now + 1); }} deleteAll={async () => deleteAll(client, object, await source.filter())} />}
      {failure && failure.code !== offline && total === null ? <Failed failure={failure} retry={() => { setFailure(null); setTurn((now) => now + 1); }} /> : (
        <>
          {failure && <Failed small failure={failure} retry={() => { setFailure(null); setTurn((now) => now + 1); }} />}
          {total === 0 && <NoRows object={object} filtered={filtered || Boolean(view?.filter)} clear={() => go({ filter: null, words: '', view: object.listViews.find((one) => !one.filter || Object.keys(one.filter).length === 0)?.name ?? everything })} />}
          <div className="tg-list-body" hidden={total === 0}>
            {narrow ? <Cards object={object} columns={shown} source={source} turn={turn} onTotal={setTotal} onFailure={setFailure} /> : (
              <Suspense fallback={<Loading rows={12} />}>
                <ListGrid object={object} columns={shown} source={source} sort={sort} viewKey={viewKey} turn={turn} onSort={(next) => go({ sort: next.length > 0 ? next : null })} onColumns={(paths) => go({ columns: paths })} onTotal={setTotal} onFailure={setFailure} onSelect={setSelected} />
              </Suspense>
            )}
          </div>
        </>
      )}
    </div>
  );
}

/** The key of "everything" beside the saved views. No view can have it: names begin with a letter. */
const everything = '*';

function chosenView(object: ObjectDescription, name: string | null): ListViewDescription | undefined {
  if (name === everything) return undefined;
  if (name !== null) return object.listViews.find((view) => view.name === name);
  return object.listViews.find((view) => view.default) ?? object.listViews.find((view) => !view.filter || Object.keys(view.filter).length === 0);
}

/** Descriptions of the objects that columns lead through, up to three lookups away. */
function useObjectsFor(object: ObjectDescription, columns: readonly ColumnDescription[]): Descriptions {
  const first = useObjects(objectsOnTheWay(object, columns, new Map()));
  const second = useObjects(objectsOnTheWay(object, columns, first));
  return useObjects(objectsOnTheWay(object, columns, second));
}

// A reference is ordered by the name of the record it leads to.
function throughName(object: ObjectDescription, objects: Descriptions, sort: SortDefinition): SortDefinition {
  const [shown] = shownColumns(object, [{ path: sort.field, label: '', width: null, fixed: false, type: 'text', sortable: true }], objects);
  const target = shown?.field.targets[0];
  return target ? { ...sort, field: `${sort.field}.${target.nameField}` } : sort;
}

async function deleteAll(client: ReturnType<typeof useApolloClient>, object: ObjectDescription, filter: Filter | undefined): Promise<number> {
  const { data } = await client.mutate<{ batch: { count: number } }>({ mutation: deleteManyDocument(object), variables: { filter: filter ?? {} } });
  recordsChanged(object.name);
  return data?.batch.count ?? 0;
}

function Views({ object, chosen, choose, narrow }: { object: ObjectDescription; chosen: ListViewDescription | undefined; choose: (name: string) => void; narrow: boolean }): ReactNode {
  const { say } = useWords();
  if (object.listViews.length === 0) return null;
  // A saved view without a filter shows everything already.
  const whole = object.listViews.some((view) => !view.filter || Object.keys(view.filter).length === 0);
  const items = [...(whole ? [] : [{ key: everything, label: say('list.all') }]), ...object.listViews.map((view) => ({ key: view.name, label: view.label }))];
  const current = chosen?.name ?? (whole ? '' : everything);
  if (narrow) return <Select className="tg-views" aria-label={say('list.views')} value={current || undefined} options={items.map(({ key, label }) => ({ value: key, label }))} onChange={choose} />;
  return <Tabs className="tg-views" size="small" activeKey={current} items={items} onChange={choose} aria-label={say('list.views')} />;
}

function WordsBox({ words, label, search }: { words: string; label: string; search: (words: string) => void }): ReactNode {
  const [typed, setTyped] = useState(words);
  return (
    <Input
      className="tg-words"
      prefix={<SearchOutlined aria-hidden />}
      allowClear
      value={typed}
      placeholder={label}
      aria-label={label}
      onChange={(event) => {
        setTyped(event.target.value);
        if (event.target.value === '' && words !== '') search('');
      }}
      onPressEnter={(event) => { if (!event.nativeEvent.isComposing) search(typed.trim()); }}
      onBlur={() => { if (typed.trim() !== words) search(typed.trim()); }}
    />
  );
}

interface FilterButtonProps { readonly object: ObjectDescription; readonly objects: Descriptions; readonly group: ConditionGroup; readonly onChange: (group: ConditionGroup) => void; readonly narrow: boolean }

function FilterButton({ object, objects, group, onChange, narrow }: FilterButtonProps): ReactNode {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(group);
  const show = (next: boolean): void => {
    if (next) setDraft(group.items.length > 0 ? group : { match: 'all', items: [{ path: [], operator: '', operand: undefined }] });
    setOpen(next);
  };
  const apply = (): void => {
    onChange(draft);
    setOpen(false);
  };
  const button = <Badge count={countConditions(group)} size="small" color="var(--tg-accent)"><Button icon={<FilterOutlined />} onClick={narrow ? () => show(true) : undefined}>{say('filter.title')}</Button></Badge>;
  const foot = (
    <div className="tg-filter-foot">
      <Button type="text" onClick={() => setDraft({ match: 'all', items: [] })}>{say('filter.clear')}</Button>
      <Button type="primary" onClick={apply}>{say('filter.apply')}</Button>
    </div>
  );
  const panel = <FilterPanel object={object} objects={objects} group={draft} onChange={setDraft} />;
  if (narrow) return <>{button}<Drawer open={open} onClose={() => show(false)} title={say('filter.title')} placement="bottom" size="80%" footer={foot}>{panel}</Drawer></>;
  return <Popover open={open} onOpenChange={show} trigger="click" placement="bottomLeft" content={<div className="tg-filter-pop">{panel}{foot}</div>}>{button}</Popover>;
}

interface BulkBarProps { readonly object: ObjectDescription; readonly rows: readonly Row[]; readonly total: number | null; readonly done: () => void; readonly deleteAll: () => Promise<number> }

function BulkBar({ object, rows, total, done, deleteAll: all }: BulkBarProps): ReactNode {
  const { say, language } = useWords();
  const { modal, message } = App.useApp();
  const remove = useDelete();
  const removeChosen = async (): Promise<void> => {
    if (await remove(object, rows.map((row) => ({ id: row.id, name: String(row.refName ?? row.id) })))) done();
  };
  const removeAll = (): void => {
    modal.confirm({
      title: say('bulk.allTitle', { count: formatDecimal(total ?? 0, language), object: object.label }), content: say('bulk.allBody'), okText: say('action.delete'), okButtonProps: { danger: true }, cancelText: say('action.cancel'),
      onOk: async () => {
        try {
          void message.success(say('delete.many', { count: await all(), object: object.label }));
          done();
        } catch (error) {
          void message.error(failureOf(error).message || say('failure.offline'), 6);
        }
      },
    });
  };
  return (
    <div className="tg-bulk" role="toolbar" aria-label={say('bulk.title')}>
      <strong>{say('bulk.chosen', { count: rows.length })}</strong>
      {object.may.delete && <Button size="small" danger onClick={() => void removeChosen()}>{say('action.delete')}</Button>}
      {object.may.delete && total !== null && total > rows.length && <Button size="small" type="text" danger onClick={removeAll}>{say('bulk.all', { count: formatDecimal(total, language) })}</Button>}
      <Button size="small" type="text" onClick={done}>{say('bulk.none')}</Button>
    </div>
  );
}

function NoRows({ object, filtered, clear }: { object: ObjectDescription; filtered: boolean; clear: () => void }): ReactNode {
  const { say } = useWords();
  if (filtered) return <Empty title={say('list.nothing')} hint={say('list.nothingHint')} action={<Button onClick={clear}>{say('list.showAll')}</Button>} />;
  return (
    <Empty
      title={say('list.none', { object: object.label })}
      hint={object.may.create ? say('list.noneHint', { object: object.label }) : undefined}
      action={object.may.create && <Button type="primary" icon={<PlusOutlined />} {...linkTo(addresses.create(object))}>{say('action.newObject', { object: object.label })}</Button>}
    />
  );
}
