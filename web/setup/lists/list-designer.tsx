// Designs the list of an object: columns, order, sort and quick filters, above the rows as they will look.
import { useApolloClient } from '@apollo/client/react';
import { Checkbox, Select } from 'antd';
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import type { ColumnDescription, FieldDescription, ObjectDescription } from '../../../metadata/language/description';
import type { ListLayoutDefinition } from '../../../metadata/language/types';
import { orderValue } from '../../data/document';
import { useApp, useObject, useObjects } from '../../describe/use-description';
import { filterEditorOf } from '../../field-types/field-types';
import { colorFields, rowPainter } from '../../list/row-colors';
import { createRowSource } from '../../list/row-source';
import { fieldAt, listSelection, shownColumns, type Descriptions } from '../../layout/shown-fields';
import { navigate, useAddress } from '../../widgets/navigation';
import { Loading, NotFound } from '../../widgets/page-state';
import { useWords } from '../../words/words';
import { DeleteLayout } from '../layouts/delete-layout';
import { DesignerBar } from '../layouts/designer-bar';
import styles from '../layouts/designers.module.css';
import { layoutsOfKind, type LayoutRow } from '../layouts/layout-list';
import { layoutTitle } from '../layouts/layout-words';
import { isLayout, LostLayout } from '../layouts/lost-layout';
import { useDesigner } from '../layouts/use-designer';
import { DraftGate } from '../drafts/draft-gate';
import type { OwnDraft } from '../drafts/draft-requests';
import type { PublishRequest } from '../publish/use-publish';
import { useObjectSetup, type ObjectSetup } from '../setup-data';
import { ColorRulesEditor } from './color-rules-editor';
import { changeList, copyListOnto, type Columns } from './columns';
import { ColumnsEditor } from './columns-editor';
import { fieldChoices, labelOfPath, mayBeColumn, objectsForChoices } from './field-choices';
import { QuickFiltersEditor } from './quick-filters-editor';
import { SortEditor } from './sort-editor';

const ListGrid = lazy(() => import('../../list/grid').then((module) => ({ default: module.ListGrid })));

/** The designer of the list page. */
export function ListDesigner({ name }: { name: string }): ReactNode {
  const setup = useObjectSetup(name);
  const { query } = useAddress();
  const own = query.get('layout');
  if (!setup || setup.object.off) return <NotFound />;
  if (own !== null && !isLayout(setup, 'list', own)) return <LostLayout setup={setup} name={own} />;
  const key = own === null ? 'list' : `list.${own}`;
  return <DraftGate path={`${setup.folder}/layouts/${key}`}>{(draft) => <Designer key={key} setup={setup} layoutKey={key} draft={draft} />}</DraftGate>;
}

function Designer({ setup, layoutKey: key, draft }: { setup: ObjectSetup; layoutKey: string; draft: OwnDraft | null }): ReactNode {
  const { say, language } = useWords();
  const { path: address } = useAddress();
  const object = useObject(setup.name);
  const objects = useObjects(objectsForChoices(object));
  const path = `${setup.folder}/layouts/${key}`;
  const start = useMemo(() => (setup.layouts[key] ?? setup.inForce.layouts[key]) as ListLayoutDefinition, [setup, key]);
  const rows = layoutsOfKind(setup, 'list');
  const titleOf = (row: LayoutRow): string => layoutTitle(row, { setup, object, say, language });
  const others = rows.filter((row) => row.key !== key);
  const designer = useDesigner({ path, draft, title: say('design.why', { object: object.label, page: say('design.kind.list') }) }, start, asItIs);
  const list = designer.now;
  const request = (): PublishRequest => ({ changes: [{ path, body: list, before: setup.layouts[key] ?? null }], why: say('design.why', { object: object.label, page: say('design.kind.list') }), safe: true });
  const hidden = object.listViews.filter((view) => JSON.stringify(setup.listViews[view.name]?.columns ?? null) !== 'null');
  return (
    <div className={styles.designer}>
      <DesignerBar designer={designer} request={request}>
        {rows.length > 1 && <Select size="small" value={key} aria-label={say('layouts.layout')} style={{ minWidth: 150 }} options={rows.map((row) => ({ value: row.key, label: titleOf(row) }))} onChange={(next: string) => navigate(next === 'list' ? address : `${address}?layout=${encodeURIComponent(next.slice('list.'.length))}`, { replace: true })} />}
        {others.length > 0 && <Select size="small" value={null} placeholder={say('layouts.copyOf')} aria-label={say('layouts.copyOf')} style={{ minWidth: 150 }} options={others.map((row) => ({ value: row.key, label: titleOf(row) }))} onChange={(from: string | null) => { const row = others.find((one) => one.key === from); if (row?.body.kind === 'list') designer.change(copyListOnto(list, row.body)); }} />}
        <DeleteLayout setup={setup} layoutKey={key} what={`${object.label} · ${say('design.kind.list')}`} />
      </DesignerBar>
      <div className={styles.listParts}>
        <section aria-label={say('design.listColumns')}>
          <h3>{say('design.listColumns')}</h3>
          <ColumnsEditor columns={list.columns} object={object} objects={objects} onChange={(columns) => designer.change(changeList(list, { columns }), 'columns')} />
          {hidden.length > 0 && <p className={styles.hint}>{say('design.viewsWithColumns', { views: hidden.map((view) => view.label).join(', ') })}</p>}
        </section>
        <section aria-label={say('design.sort')}>
          <h3>{say('design.sort')}</h3>
          <SortEditor sort={list.sort ?? []} object={object} objects={objects} onChange={(sort) => designer.change(changeList(list, { sort }))} />
          <h3>{say('design.quickFilters')}</h3>
          <QuickFiltersEditor names={list.quickFilters ?? []} object={object} may={mayFilter} onChange={(quickFilters) => designer.change(changeList(list, { quickFilters }))} />
          <h3>{say('design.listActions')}</h3>
          <Checkbox.Group className={styles.checks} value={[...(list.actions ?? listActions)]} options={listActions.map((value) => ({ value, label: say(`design.action.${value}`) }))} onChange={(chosen) => designer.change(changeList(list, { actions: listActions.filter((one) => chosen.includes(one)) }))} />
        </section>
        <section className={styles.wholeRow} aria-label={say('design.colors')}>
          <h3>{say('design.colors')}</h3>
          <ColorRulesEditor rules={list.colors ?? []} object={object} objects={objects} onChange={(colors) => designer.change(changeList(list, { colors }), 'colors')} />
        </section>
      </div>
      <h3>{say('design.liveRows')}</h3>
      <Suspense fallback={<Loading rows={6} />}><LiveRows object={object} objects={objects} list={list} onColumns={(columns) => designer.change(changeList(list, { columns }))} /></Suspense>
    </div>
  );
}

function asItIs(list: ListLayoutDefinition): unknown {
  return list;
}

function mayFilter(field: FieldDescription): boolean {
  return filterEditorOf(field) !== 'none' && !['id', 'version'].includes(field.type);
}

interface LiveRowsProps { readonly object: ObjectDescription; readonly objects: Descriptions; readonly list: ListLayoutDefinition; readonly onColumns: (columns: Columns) => void }

/** The list page's own grid with what is designed; its headings may be dragged too. */
function LiveRows({ object, objects, list, onColumns }: LiveRowsProps): ReactNode {
  const client = useApolloClient();
  const [failed, setFailed] = useState(false);
  const groups = useMemo(() => fieldChoices(object, objects, mayBeColumn), [object, objects]);
  const shown = useMemo(() => shownColumns(object, list.columns.map((column): ColumnDescription => {
    const field = fieldAt(object, column.field.split('.'), objects);
    return { path: column.field, label: labelOfPath(groups, column.field), width: column.width ?? null, fixed: column.fixed ?? false, type: field?.type ?? 'text', sortable: false };
  }), objects), [object, objects, list.columns, groups]);
  const app = useApp();
  const rules = useMemo(() => (list.colors ?? []).map(({ when, color, field }) => ({ when, color, field: field ?? null })), [list.colors]);
  const paint = useMemo(() => rowPainter(object, objects, { rules, app }), [object, objects, rules, app]);
  const source = useMemo(() => createRowSource(client, {
    object, selection: listSelection(object, shown, colorFields(object, objects, rules)), words: '', filter: undefined,
    orderBy: orderValue((list.sort ?? []).map((step) => {
      const target = fieldAt(object, step.field.split('.'), objects)?.targets[0];
      return target ? { ...step, field: `${step.field}.${target.nameField}` } : step;
    })),
  }), [client, object, objects, shown, rules, list.sort]);
  // Widths that this viewer dragged on his own list page are not those of the design.
  const viewKey = useMemo(() => `design.${object.name}.${list.columns.map(({ field, width }) => `${field}${width ?? ''}`).join()}`, [object, list.columns]);
  const reorder = (paths: readonly string[]): void => onColumns([...list.columns].sort((a, b) => paths.indexOf(a.field) - paths.indexOf(b.field)));
  return (
    <div className={styles.liveRows} data-failed={failed || undefined}>
      <ListGrid object={object} columns={shown} source={source} paint={paint} sort={noSort} viewKey={viewKey} turn={0} onSort={nothing} onColumns={reorder} onTotal={nothing} onFailure={(failure) => setFailed(failure !== null)} onSelect={nothing} />
    </div>
  );
}

const listActions = ['update', 'owner', 'export', 'delete'] as const;
const noSort = Object.freeze([]);
function nothing(): void {
  // The design is not changed by what is chosen among its rows.
}
