// One shared list view in setup: its name in both languages, which rows it shows, with which columns, in which order, above the rows as they will look.
import { useApolloClient } from '@apollo/client/react';
import { Alert, Switch } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { ObjectDescription } from '../../../metadata/language/description';
import type { Json, ListLayoutDefinition, ListViewDefinition } from '../../../metadata/language/types';
import { useApp } from '../../describe/use-description';
import { ForAnybody } from '../../list/for-anybody';
import type { Descriptions } from '../../layout/shown-fields';
import { conditionsOf, filterOf, isUnfinished } from '../../list/conditions';
import { filterShapeOf } from '../../list/filter-fields';
import { FilterPanel } from '../../list/filter-panel';
import type { Filter } from '../../list/view-address';
import { useSaveKey } from '../../widgets/use-keys';
import { useWords } from '../../words/words';
import { EditorHead } from '../editor-head';
import { LabelRows } from '../label-rows';
import designers from '../layouts/designers.module.css';
import { ColumnsEditor } from '../lists/columns-editor';
import { SortEditor } from '../lists/sort-editor';
import { nameAfter } from '../names-for';
import { LiveRows } from '../preview/live-rows';
import { PreviewAs } from '../preview/preview-as';
import { usePublish } from '../publish/use-publish';
import { SwitchRow } from '../setting-row';
import type { ObjectSetup } from '../setup-data';
import { usePageEditing } from '../use-page-editing';
import { keyOf, listViewsOf, withListView } from './view-changes';

interface ViewEditorProps { readonly setup: ObjectSetup; readonly object: ObjectDescription; readonly objects: Descriptions; /** Without a name: a new one. */ readonly view: ListViewDefinition; readonly close: () => void }

/** The page. */
export function ViewEditor({ setup, object, objects, view, close }: ViewEditorProps): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const publish = usePublish();
  const second = useApp().languages[1];
  const fresh = view.name === '';
  const list = (setup.layouts['list'] ?? setup.inForce.layouts['list']) as ListLayoutDefinition;
  const [body, setBody] = useState<ListViewDefinition>(view);
  const [other, setOther] = useState(() => (second && !fresh ? setup.translations[second]?.[keyOf(view.name)] ?? '' : ''));
  const [group, setGroup] = useState(() => conditionsOf(view.filter ?? null, filterShapeOf(object, objects)));
  const [filtered, setFiltered] = useState(false);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const editing = usePageEditing(close, fresh);
  const { dirty, state } = editing;
  const put = (part: { readonly [K in keyof ListViewDefinition]?: ListViewDefinition[K] | undefined }): void => {
    setBody((before) => ({ ...before, ...part }) as ListViewDefinition);
    setProblems([]);
    editing.touch();
  };
  // What nobody changed stays as it is written.
  const filter = useMemo(() => (filtered ? filterOf(group) : (view.filter as Filter | undefined) ?? null), [filtered, group, view]);
  const save = async (): Promise<void> => {
    if (state !== 'idle' || !dirty) return;
    const label = body.label.trim();
    if (!label) return setProblems([say('problem.required', { label: say('setup.label') })]);
    if (filtered && isUnfinished(group)) return setProblems([say('views.unfinished')]);
    editing.begin();
    const name = fresh ? await nameAfter(client, other.trim() || label, { others: listViewsOf(setup), otherwise: 'view' }) : view.name;
    const { filter: _before, ...rest } = body;
    const outcome = await publish({
      changes: withListView(setup, { ...rest, name, label, ...(filter ? { filter: filter as { [key: string]: Json } } : {}) }, second ? { language: second, label: other } : undefined),
      why: say(fresh ? 'views.whyAdd' : 'views.whyChange', { object: object.label, view: label }), safe: true,
    });
    editing.finish(outcome);
    if (outcome.state === 'refused') setProblems(outcome.problems.map(({ message }) => message));
  };
  useSaveKey(save);
  const shown = useMemo<ListLayoutDefinition>(() => ({ kind: 'list', columns: body.columns ?? list.columns, ...(body.sort ?? list.sort ? { sort: [...(body.sort ?? list.sort ?? [])] } : {}), ...(list.colors ? { colors: list.colors } : {}) }), [body.columns, body.sort, list]);
  return (
    <div className={designers['designer']} data-editor="listView">
      <EditorHead back={say('views.back')} editing={editing} close={close} save={save} style={{ marginBottom: 0 }} />
      {problems.length > 0 && <Alert type="error" showIcon role="alert" title={problems.join(' ')} />}
      <div className="tg-setup-form tg-setup-card">
        <LabelRows id="list-view" autoFocus={fresh} label={body.label} onLabel={(label) => put({ label })} other={other} onOther={(label) => { setOther(label); setProblems([]); editing.touch(); }} />
        <div className="tg-setup-switches tg-setup-wide">
          <SwitchRow name="default" id="list-view-default" label={say('views.default')} help={say('views.defaultHelp')}><Switch id="list-view-default" size="small" checked={body.default ?? false} onChange={(on) => put({ default: on || undefined })} /></SwitchRow>
        </div>
      </div>
      <div className={designers['listParts']}>
        <section className={designers['wholeRow']} aria-label={say('views.filter')}>
          <h3>{say('views.filter')}</h3>
          <p className={designers['hint']}>{say('views.filterHelp')}</p>
          <ForAnybody.Provider value><FilterPanel object={object} objects={objects} group={group} onChange={(next) => { setGroup(next); setFiltered(true); put({}); }} /></ForAnybody.Provider>
        </section>
        <section aria-label={say('design.listColumns')}>
          <h3>{say('design.listColumns')}</h3>
          <SwitchRow name="ownColumns" id="list-view-columns" label={say('views.ownColumns')}><Switch id="list-view-columns" size="small" checked={body.columns !== undefined} onChange={(own) => put({ columns: own ? [...list.columns] : undefined })} /></SwitchRow>
          {body.columns && <ColumnsEditor columns={body.columns} object={object} objects={objects} onChange={(columns) => put({ columns: [...columns] })} />}
        </section>
        <section aria-label={say('design.sort')}>
          <h3>{say('design.sort')}</h3>
          <SwitchRow name="ownSort" id="list-view-sort" label={say('views.ownSort')}><Switch id="list-view-sort" size="small" checked={body.sort !== undefined} onChange={(own) => put({ sort: own ? [...(list.sort ?? [])] : undefined })} /></SwitchRow>
          {body.sort && <SortEditor sort={body.sort} object={object} objects={objects} onChange={(sort) => put({ sort: [...sort] })} />}
        </section>
      </div>
      <h3>{say('design.liveRows')}</h3>
      <PreviewAs object={object} records={false}>
        {(seen) => <LiveRows object={seen.object} objects={seen.objects} list={shown} filter={filter} narrow={seen.width === 360} onColumns={(columns) => put({ columns: [...columns] })} />}
      </PreviewAs>
    </div>
  );
}
