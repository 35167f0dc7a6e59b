// The pages of an object in setup, group by group: a new one is one line here.
import { lazy, type ComponentType, type ReactNode } from 'react';
import type { FormKind } from '../layouts/form-designer';
import type { ObjectSetup } from '../setup-data';
import type { WordKey } from '../../words/zh-cn';

export interface ObjectTab {
  /** Its part of the address, `/setup/objects/<object>/<key>`. */
  readonly key: string;
  readonly title: WordKey;
  readonly Content: ComponentType<{ setup: ObjectSetup }>;
}

const FormDesigner = lazy(() => import('../layouts/form-designer').then((module) => ({ default: module.FormDesigner })));
const ListDesigner = lazy(() => import('../lists/list-designer').then((module) => ({ default: module.ListDesigner })));
const RelatedListsDesigner = lazy(() => import('../related-lists/related-lists-designer').then((module) => ({ default: module.RelatedListsDesigner })));

/** In groups, as people look for them. */
export const objectTabGroups: readonly { readonly title: WordKey; readonly tabs: readonly ObjectTab[] }[] = [
  {
    title: 'setup.pageGroup.fields',
    tabs: [
      { key: 'fields', title: 'setup.tab.fields', Content: lazy(() => import('../fields/fields-tab').then((module) => ({ default: module.FieldsTab }))) },
      { key: 'record-types', title: 'setup.tab.recordTypes', Content: lazy(() => import('../record-types/record-types-tab').then((module) => ({ default: module.RecordTypesTab }))) },
    ],
  },
  {
    title: 'setup.pageGroup.pages',
    tabs: [
      { key: 'edit', title: 'setup.tab.edit', Content: formDesigner('edit') },
      { key: 'view', title: 'setup.tab.view', Content: formDesigner('view') },
      { key: 'quick-create', title: 'setup.tab.quick-create', Content: formDesigner('quick-create') },
      { key: 'phone', title: 'setup.tab.phone', Content: formDesigner('phone') },
      { key: 'layouts', title: 'setup.tab.layouts', Content: lazy(() => import('../layouts/layouts-tab').then((module) => ({ default: module.LayoutsTab }))) },
      { key: 'preview', title: 'setup.tab.preview', Content: lazy(() => import('../preview/preview-tab').then((module) => ({ default: module.PreviewTab }))) },
      { key: 'print', title: 'setup.tab.print', Content: lazy(() => import('../print-templates/print-tab').then((module) => ({ default: module.PrintTab }))) },
    ],
  },
  {
    title: 'setup.pageGroup.lists',
    tabs: [
      { key: 'list', title: 'setup.tab.list', Content: ({ setup }) => <ListDesigner name={setup.name} /> },
      { key: 'list-views', title: 'setup.tab.listViews', Content: lazy(() => import('../list-views/list-views-tab').then((module) => ({ default: module.ListViewsTab }))) },
      { key: 'related', title: 'setup.tab.related', Content: ({ setup }) => <RelatedListsDesigner name={setup.name} /> },
    ],
  },
  {
    title: 'setup.pageGroup.processes',
    tabs: [
      { key: 'processes', title: 'setup.tab.processes', Content: lazy(() => import('../processes/processes-tab').then((module) => ({ default: module.ProcessesTab }))) },
      { key: 'approvals', title: 'setup.tab.approvals', Content: lazy(() => import('../approvals/approvals-tab').then((module) => ({ default: module.ApprovalsTab }))) },
    ],
  },
  {
    title: 'setup.pageGroup.rules',
    tabs: [
      { key: 'rules', title: 'setup.tab.rules', Content: lazy(() => import('../rules/rules-tab').then((module) => ({ default: module.RulesTab }))) },
      { key: 'duplicates', title: 'setup.tab.duplicates', Content: lazy(() => import('../duplicates/duplicates-tab').then((module) => ({ default: module.DuplicatesTab }))) },
      { key: 'sharing', title: 'setup.tab.sharing', Content: lazy(() => import('../sharing/sharing-tab').then((module) => ({ default: module.SharingTab }))) },
    ],
  },
];

/** The tab of an address; the first one where it names none. */
export function objectTabOf(key: string | undefined): ObjectTab | undefined {
  const all = objectTabGroups.flatMap(({ tabs }) => tabs);
  return key === undefined ? all[0] : all.find((tab) => tab.key === key);
}

function formDesigner(kind: FormKind): ComponentType<{ setup: ObjectSetup }> {
  return function LayoutTab({ setup }): ReactNode { return <FormDesigner key={`${setup.name}.${kind}`} name={setup.name} kind={kind} />; };
}
