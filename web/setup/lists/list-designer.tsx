// Designs the list of an object: columns, order, sort and quick filters, above the rows as they will look.
import { Checkbox, Select } from 'antd';
import { useMemo, type ReactNode } from 'react';
import type { FieldDescription } from '../../../metadata/language/description';
import type { ListLayoutDefinition } from '../../../metadata/language/types';
import { useObject, useObjects } from '../../describe/use-description';
import { filterEditorOf } from '../../field-types/field-types';
import { navigate, useAddress } from '../../widgets/navigation';
import { NotFound } from '../../widgets/page-state';
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
import { LiveRows } from '../preview/live-rows';
import { PreviewAs } from '../preview/preview-as';
import { useObjectSetup, type ObjectSetup } from '../setup-data';
import { ColorRulesEditor } from './color-rules-editor';
import { changeList, copyListOnto, type Columns } from './columns';
import { ColumnsEditor } from './columns-editor';
import { objectsForChoices } from './field-choices';
import { QuickFiltersEditor } from './quick-filters-editor';
import { SortEditor } from './sort-editor';

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
      <PreviewAs object={object} records={false}>
        {(seen) => <LiveRows object={seen.object} objects={seen.objects} list={list} narrow={seen.width === 360} onColumns={(columns) => designer.change(changeList(list, { columns: inOrder(list.columns, columns.map(({ field }) => field)) }))} />}
      </PreviewAs>
    </div>
  );
}

function asItIs(list: ListLayoutDefinition): unknown {
  return list;
}

function mayFilter(field: FieldDescription): boolean {
  return filterEditorOf(field) !== 'none' && !['id', 'version'].includes(field.type);
}

const listActions = ['update', 'owner', 'export', 'delete'] as const;

/** The columns in the order of these fields; those that are not among them stay behind. */
function inOrder(columns: Columns, fields: readonly string[]): Columns {
  const place = (field: string): number => { const at = fields.indexOf(field); return at < 0 ? fields.length : at; };
  return [...columns].sort((a, b) => place(a.field) - place(b.field));
}
