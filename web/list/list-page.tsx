// The page of an object's records: saved views, words, quick filters, the filter builder, the grid (cards on narrow screens).
import { BlockOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { Button } from 'antd';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { ColumnDescription, FieldDescription, ListViewDescription, ObjectDescription } from '../../metadata/language/description';
import type { SortDefinition } from '../../metadata/language/types';
import { orderValue } from '../data/document';
import { offline, type Failure } from '../data/failure';
import { findField, useApp, useObject, useObjects } from '../describe/use-description';
import { listSelection, objectsOnTheWay, shownColumns, type Descriptions } from '../layout/shown-fields';
import { PageHeader } from '../record/page-header';
import { addresses, linkTo, navigate, useAddress } from '../widgets/navigation';
import { Empty, Failed, Loading } from '../widgets/page-state';
import { PageTitle } from '../widgets/page-title';
import { useKeys } from '../widgets/use-keys';
import { useNarrow } from '../widgets/use-narrow';
import { formatDecimal } from '../words/format';
import { useWords } from '../words/words';
import { BulkBar } from './bulk-bar';
import { Cards } from './cards';
import { keptWidths } from './column-widths';
import { ExportButton } from './export-button';
import { columnsByPath, ColumnsMenu } from './columns-menu';
import { allOf, conditionsOf, countConditions, filterOf, forViewer, type ConditionGroup } from './conditions';
import { FilterChips } from './filter-chips';
import { filterShapeOf, throughNames } from './filter-fields';
import { LookSwitch } from './look-switch';
import { FilterButton } from './filter-button';
import { QuickFilters } from './quick-filters';
import { colorFields, rowPainter } from './row-colors';
import { createRowSource, type Row } from './row-source';
import type { ViewInput } from './use-views';
import { readViewAddress, writeViewAddress, type Filter, type Look, type ViewAddress } from './view-address';
import { everything, isWhole, ViewsBar } from './views-bar';
import { WordsBox } from './words-box';

const Calendar = lazy(() => import('./calendar/calendar').then((module) => ({ default: module.Calendar })));
const Board = lazy(() => import('./board/board').then((module) => ({ default: module.Board })));
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
  // A view of one's own is changed by its conditions; to a view of the application they are added.
  const own = Boolean(view?.kept?.mine);
  const filter = useMemo(() => allOf(own ? [address.filter ?? (view?.filter as Filter | null)] : [view?.filter as Filter | null, address.filter]), [own, view, address.filter]);
  const hues = useMemo(() => colorFields(object, through, object.list.colors), [object, through]);
  const selection = useMemo(() => listSelection(object, shown, hues), [object, shown, hues]);
  const paint = useMemo(() => rowPainter(object, through, { rules: object.list.colors, app }), [object, through, app]);
  const sort = address.sort ?? (view ? view.sort : object.list.sort);
  const source = useMemo(() => createRowSource(client, {
    object, selection, words: address.words,
    filter: forViewer(filter, app.viewer) as Filter | undefined,
    orderBy: orderValue(sort.map((one) => throughName(object, objects, one))),
  }), [client, object, selection, objects, filter, address.words, sort, app.viewer]);
  const { board } = object.list;
  const boardField = board ? findField(object, board.field) : undefined;
  const { calendar } = object.list;
  const looks: readonly Look[] = ['table', ...(boardField ? ['board'] as const : []), ...(calendar ? ['calendar'] as const : [])];
  const look = looks.includes(address.look) ? address.look : 'table';
  const cards = useMemo(() => shownColumns(object, board?.cards ? columnsByPath(object, board.cards) : columns, objects).filter(({ path: [name] }) => name !== object.nameField && name !== board?.field).slice(0, board?.cards?.length ?? 4), [object, board, columns, objects]);
  const cardSelection = useCallback((more: readonly FieldDescription[]) => listSelection(object, cards, [...hues, ...more]), [object, cards, hues]);
  const [total, setTotal] = useState<number | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [selected, setSelected] = useState<readonly Row[]>([]);
  const [turn, setTurn] = useState(0);
  useEffect(() => { setTotal(null); setSelected([]); }, [source]);
  const go = useCallback((change: Partial<ViewAddress>, options = { replace: true }) => {
    navigate(addresses.list(object, writeViewAddress({ ...address, ...change })), options);
  }, [object, address]);
  const shape = useMemo(() => filterShapeOf(object, through), [object, through]);
  const shownFilter = own ? address.filter ?? (view?.filter as Filter | null) : address.filter;
  const group = useMemo(() => conditionsOf(forViewer(shownFilter, app.viewer) as Filter | null, shape), [shownFilter, app.viewer, shape]);
  const setGroup = (next: ConditionGroup): void => go({ filter: filterOf(next) ?? (own ? {} : null) });
  const create = (): void => navigate(addresses.create(object));
  useKeys({ n: () => object.may.create && create(), c: () => object.may.create && create() });
  const quick = new Set(object.list.quickFilters.filter((name) => findField(object, name)));
  const filtered = countConditions(group) > 0 || address.words !== '';
  const changed = address.filter !== null || address.sort !== null || address.columns !== null;
  const current = (): Required<Pick<ViewInput, 'columns' | 'filter' | 'sort'>> => {
    const widths = keptWidths(viewKey);
    return {
      filter: filter ?? null, sort,
      columns: columns.map(({ path, width, fixed }) => ({ field: path, ...(widths[path] ?? width ? { width: Math.round(widths[path] ?? width ?? 0) } : {}), ...(fixed ? { fixed } : {}) })),
    };
  };
  const viewKey = `${app.viewer.id}.${object.name}.${view?.name ?? everything}`;
  return (
    <div className="tg-list">
      <PageTitle parts={[view?.label ?? '', object.pluralLabel, app.label]} />
      <PageHeader
        object={object}
        title={<>{object.pluralLabel}{total !== null && <span className="tg-count" role="status" aria-label={say('list.total', { count: total })}>{formatDecimal(total, language)}</span>}</>}
        actions={(
          <>
            {object.duplicateRules.length > 0 && <Button className="tg-wide-only" icon={<BlockOutlined />} aria-label={say('duplicates.pageTitle')} title={say('duplicates.pageTitle')} {...linkTo(addresses.duplicates(object))} />}
            {object.may.import && <Button icon={<UploadOutlined />} aria-label={say('import.action')} title={say('import.action')} {...linkTo(addresses.import(object))} />}
            {object.may.create && <Button type="primary" icon={<PlusOutlined />} onClick={create} title={say('keys.new')}>{say('action.newObject', { object: object.label })}</Button>}
          </>
        )}
      >
        <ViewsBar object={object} chosen={view} narrow={narrow} changed={changed} current={current} choose={(name) => go({ view: name, filter: null, sort: null, columns: null, words: name === view?.name ? address.words : '' }, { replace: false })} />
        <div className="tg-toolbar">
          <WordsBox key={address.words} words={address.words} label={say('list.find', { object: object.pluralLabel })} search={(words) => go({ words })} />
          {!narrow && <QuickFilters object={object} group={group} onChange={setGroup} />}
          <FilterButton object={object} objects={through} group={group} onChange={setGroup} narrow={narrow} />
          <LookSwitch looks={looks} look={look} choose={(next) => go({ look: next }, { replace: false })} />
          {!narrow && object.list.actions.includes('export') && <ExportButton name={view?.label ?? object.pluralLabel} columns={shown} source={source} paint={paint} />}
          {!narrow && look === 'table' && <ColumnsMenu object={object} columns={columns} onChange={(paths) => go({ columns: paths })} />}
          {filtered && <Button type="link" size="small" onClick={() => go({ filter: own ? {} : null, words: '' })}>{say('filter.clear')}</Button>}
        </div>
        <FilterChips object={object} objects={through} group={group} onChange={setGroup} hide={narrow ? undefined : quick} />
      </PageHeader>
      {selected.length > 0 && <BulkBar object={object} rows={selected} total={total} source={source} columns={shown} selection={selection} paint={paint} name={view?.label ?? object.pluralLabel} done={() => { setSelected([]); setTurn((now) => now + 1); }} />}
      {failure && failure.code !== offline && total === null ? <Failed failure={failure} retry={() => { setFailure(null); setTurn((now) => now + 1); }} /> : (
        <>
          {failure && <Failed small failure={failure} retry={() => { setFailure(null); setTurn((now) => now + 1); }} />}
          {total === 0 && look !== 'calendar' && <NoRows object={object} filtered={filtered || Boolean(view?.filter)} clear={() => go({ filter: null, words: '', view: object.listViews.find(isWhole)?.name ?? everything })} />}
          <div className="tg-list-body" hidden={total === 0 && look !== 'calendar'}>
            {look === 'board' && boardField && <Suspense fallback={<Loading rows={12} />}><Board key={boardField.name} object={object} field={boardField} sum={board?.sum ? findField(object, board.sum) : undefined} cards={cards} selection={cardSelection} source={source} paint={paint} turn={turn} onTotal={setTotal} onFailure={setFailure} /></Suspense>}
            {look === 'calendar' && calendar && <Suspense fallback={<Loading rows={12} />}><Calendar object={object} parts={calendar} filter={source.filter} on={address.on} span={address.span} narrow={narrow} go={go} turn={turn} onTotal={setTotal} onFailure={setFailure} /></Suspense>}
            {look !== 'table' ? null : narrow ? <Cards object={object} columns={shown} source={source} paint={paint} turn={turn} onTotal={setTotal} onFailure={setFailure} /> : (
              <Suspense fallback={<Loading rows={12} />}>
                <ListGrid object={object} columns={shown} source={source} paint={paint} sort={sort} viewKey={viewKey} turn={turn} onSort={(next) => go({ sort: next.length > 0 ? next : null })} onColumns={(paths) => go({ columns: paths })} onTotal={setTotal} onFailure={setFailure} onSelect={setSelected} />
              </Suspense>
            )}
          </div>
        </>
      )}
    </div>
  );
}

function chosenView(object: ObjectDescription, name: string | null): ListViewDescription | undefined {
  if (name === everything) return undefined;
  const named = name === null ? undefined : object.listViews.find((view) => view.name === name);
  return named ?? object.listViews.find((view) => view.default) ?? object.listViews.find(isWhole);
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
